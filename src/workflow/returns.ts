import { messageOf } from '../base/thrown';
import { formOf } from '../schemes';
import { decimal } from '../base/decimal';
import { folded } from '../base/text';
import type { Finding } from '../base/finding';
import { bounded } from '../checks/bounded';
import { Claims } from '../checks/claims';
import { expectedTeam } from '../checks/expected-team';
import { checkFile, type MasterMark } from '../checks/file';
import { error, warning } from '../checks/finding';
import { checkRating, type CheckedRating } from '../checks/rating';
import { checkTeam, type CheckedTeam } from '../checks/team';
import { unread } from '../checks/unread';
import type { FormIdentity } from '../forms/identity';
import { ratingRole, ratingSheet, readRatingForm } from '../forms/rating-form';
import { unitOfRole } from '../forms/team/entries';
import { readTeamWorkbook } from '../forms/team/reading';
import type { Incoming } from '../port/port';
import { unitById, unitByName } from '../schemes';
import type { Rater, Scheme, Team, Unit } from '../schemes/scheme';
import type { SheetData, WorkbookData } from '../sheets/data';
import type { Scalar } from '../sheets/model';
import { fitting } from '../sheets/storable';

/** Files that came back, each read once: what it is, what it says, or why it is refused. */

export type Return =
  | {
      is: 'rating';
      file: string;
      hash: string;
      id: string;
      name: string;
      content: CheckedRating;
      print: string;
      findings: Finding[];
    }
  | {
      is: 'team';
      file: string;
      hash: string;
      id: string;
      name: string;
      content: CheckedTeam;
      print: string;
      findings: Finding[];
    }
  | {
      is: 'refused';
      file: string;
      kind: string;
      /** Whose it is, as far as the file says so; "" where it does not. */
      who: string;
      finding: Finding;
      findings: Finding[];
    };

const refused = (
  file: string,
  finding: Finding,
  kind = '',
  findings: Finding[] = [finding],
  who = '',
): Return => ({
  is: 'refused',
  file,
  kind,
  who,
  finding,
  findings,
});

/** @param bound whether the forms of several raters are meant to be in one workbook */
function readRating(
  scheme: Scheme,
  given: WorkbookData,
  incoming: Incoming,
  id: string,
  notes: Finding[],
  left: readonly string[],
  bound = false,
): Return {
  const file = incoming.label;
  const rater = scheme.raters.find((each) => each.id === id);
  if (!rater)
    return refused(
      file,
      error('rater-unknown', `评价人 ${id} 不在本方案的评价人名单中。`, '在“评价人”表补上，或重新发表。', {
        file,
      }),
      'rating',
    );
  const book = filledFirst(scheme, given, rater);
  const strangers = bound ? [] : otherRaters(scheme, book, rater, file);
  const located = readRatingForm(scheme, book, rater);
  if (!located)
    return refused(
      file,
      error(
        'form-structure',
        '表头“单位、分数”找不到，表的结构被改动了。',
        '请填表人用原表重新填写；表头文字不能改动。',
        { file, rater: rater.name },
      ),
      'rating',
    );
  const claims = new Claims();
  const content = checkRating(scheme, rater, located, file, claims);
  if (content.blank) {
    const blank = error('form-blank', '表是空白的，一个分数也没有填。', '请填表人填写后重报。', {
      file,
      rater: rater.name,
    });
    return refused(file, blank, 'rating', [blank, ...strangers], rater.name);
  }
  const print = JSON.stringify(content.scores.map(({ unit, taken }) => [unit, taken]).sort());
  return {
    is: 'rating',
    file,
    hash: incoming.hash,
    id,
    name: rater.name,
    content,
    print,
    findings: [
      ...notes,
      ...(isOlder(notes) ? asIssued(content.findings, left) : content.findings),
      ...strangers,
      ...unreadRating(scheme, rater, book, content, claims, file),
    ],
  };
}

const leftRemedy = '不必处理；发表以后撤去的单位，原来的总表里还有它的记录。';

/** Whether a file went out before the scheme was changed. */
const isOlder = (notes: readonly Finding[]): boolean =>
  notes.some(({ code }) => code === 'file-older-scheme');

/** What is wrong with a form only because the scheme was changed after it had gone out. */
const asIssued = (findings: readonly Finding[], left: readonly string[]): Finding[] => {
  const names = new Set(left.map(folded));
  return findings.map((finding) => {
    if (finding.code === 'unit-missing')
      return {
        ...finding,
        code: 'unit-later',
        severity: 'warning',
        message: `这份表发表时还没有“${finding.unit ?? ''}”，其余单位照收。`,
        remedy: '请填表人补报这一家：“补发”一份，只填这一家再收，别的不动；或在总表相应评分格中录入。',
      };
    return finding.code === 'unit-unknown' && names.has(folded(finding.unit ?? ''))
      ? {
          ...finding,
          code: 'unit-left',
          severity: 'warning',
          message: finding.message.replace('不是本表的考核对象', '已不是考核对象'),
          remedy: leftRemedy,
        }
      : finding;
  });
};

/** What the form holds besides the scores that were read. */
function unreadRating(
  scheme: Scheme,
  rater: Rater,
  book: WorkbookData,
  content: CheckedRating,
  claims: Claims,
  file: string,
): Finding[] {
  const scores = new Map(
    content.scores.flatMap(({ unit, taken }) =>
      typeof taken === 'number' && Number.isFinite(taken) ? [[unit, decimal(taken)] as const] : [],
    ),
  );
  const expected = {
    sheets: [ratingSheet(scheme, rater, scores)],
    loose: new Set<string>(),
    // A name that the form did not have yet when it went out, and the name of an office that earlier versions left blank.
    free: (was: string, now: string) =>
      (now.trim().endsWith('：') && was === `${now.trim()}${rater.name}`) ||
      (was === rater.name && new RegExp(`^${formOf(scheme, rater.kind).raterWord}\\d+$`).test(now.trim())),
    others: (role: string) => role.startsWith('rating:') && role !== ratingRole(rater.id),
  };
  return unread(book, expected, claims, file);
}

/** The workbook with the filled one of two copies of a form first: that one is read, the other is named. */
function filledFirst(scheme: Scheme, book: WorkbookData, rater: Rater): WorkbookData {
  const copies = book.sheets.filter(({ role }) => role === ratingRole(rater.id));
  if (copies.length < 2) return book;
  const isFilled = (sheet: SheetData): boolean => {
    const located = readRatingForm(scheme, { ...book, sheets: [sheet] }, rater);
    return located !== undefined && !checkRating(scheme, rater, located, '').blank;
  };
  const filled = copies.find(isFilled);
  return filled ? { ...book, sheets: [filled, ...book.sheets.filter((sheet) => sheet !== filled)] } : book;
}

/** Filled forms of other raters in a file that is one rater's: whose they are is not for us to decide. */
function otherRaters(scheme: Scheme, book: WorkbookData, own: Rater, file: string): Finding[] {
  return book.sheets.flatMap((sheet): Finding[] => {
    if (!sheet.role.startsWith('rating:') || sheet.role === ratingRole(own.id)) return [];
    const other = scheme.raters.find(({ id }) => ratingRole(id) === sheet.role);
    const place = { file, sheet: sheet.name, ...(other ? { rater: other.name } : {}) };
    if (!other)
      return [
        warning(
          'sheet-added',
          `“${sheet.name}”是别的评价人的表，没有收。`,
          '请核对；需要收的，单独报一份。',
          place,
        ),
      ];
    const located = readRatingForm(scheme, { ...book, sheets: [sheet] }, other);
    if (!located || checkRating(scheme, other, located, file).blank) return [];
    return [
      error(
        'sheet-other-rater',
        `${own.name}的文件里还有${other.name}填好的表“${sheet.name}”，没有收。`,
        `请${other.name}用自己的表单独报一份，并从这份文件里删去该表。`,
        { ...place, allowed: '一份文件一位评价人（合订的评价表除外）' },
      ),
    ];
  });
}

/** What the open 总表 knows of the forms that come back to it. */
export interface Known extends MasterMark {
  /** Names of units that left since forms went out. */
  left: readonly string[];
}

/**
 * A workbook that went out before the groups changed, judged by the units that it was made for: one that has come since
 * is outstanding, one that another team has now is still what this team found.
 */
function teamAsIssued(
  scheme: Scheme,
  book: WorkbookData,
  team: Team,
): { team: Team; outstanding: readonly Unit[] } {
  const scored = new Set(book.sheets.flatMap(({ role }) => unitOfRole(role) ?? []));
  const listed = new Set(
    (readTeamWorkbook(scheme, book, team).visits?.rows ?? []).map(({ key }) => unitByName(scheme, key)?.id),
  );
  const held = (id: string) => scored.has(id) || listed.has(id);
  const units = [
    ...team.units.filter(held),
    ...scheme.units.map(({ id }) => id).filter((id) => !team.units.includes(id) && scored.has(id)),
  ];
  if (units.length === 0) return { team, outstanding: [] };
  return {
    team: { ...team, units },
    outstanding: team.units.filter((id) => !held(id)).flatMap((id) => unitById(scheme, id) ?? []),
  };
}

/** Rows of units that left: their place in the 总表 has gone with them, and is told. */
function withoutLeft(content: CheckedTeam, left: readonly string[], file: string): CheckedTeam {
  const names = new Set(left.map(folded));
  const gone = (unit: Scalar) => names.has(folded(String(unit ?? '')));
  const rows = [...content.deductions, ...content.bonuses].filter(({ unit }) => gone(unit));
  return {
    ...content,
    deductions: content.deductions.filter(({ unit }) => !gone(unit)),
    bonuses: content.bonuses.filter(({ unit }) => !gone(unit)),
    findings: [
      ...content.findings.flatMap((finding): Finding[] => {
        if (!gone(finding.unit ?? '')) return [finding];
        return finding.code === 'visit-unit-unknown'
          ? [{ ...finding, code: 'unit-left', severity: 'warning', remedy: leftRemedy }]
          : [];
      }),
      ...rows.map(({ unit, sheet, cell, facts }) =>
        warning(
          'unit-left',
          `“${String(unit)}”已不是考核对象，这一行没有收：${String(facts ?? '')}。`,
          leftRemedy,
          { file, sheet, cell, unit: String(unit) },
        ),
      ),
    ],
  };
}

function readTeam(
  scheme: Scheme,
  book: WorkbookData,
  incoming: Incoming,
  no: string,
  notes: Finding[],
  left: readonly string[],
): Return {
  const file = incoming.label;
  const own = scheme.teams.find((each) => String(each.no) === no);
  const { team, outstanding } =
    own && isOlder(notes) ? teamAsIssued(scheme, book, own) : { team: own, outstanding: [] };
  if (!team)
    return refused(
      file,
      error('team-unknown', `第 ${no} 组不在本方案的考核分组中。`, '在“考核分组”表补上，或重新发表。', {
        file,
      }),
      'team',
    );
  const claims = new Claims();
  const whole = checkTeam(scheme, team, readTeamWorkbook(scheme, book, team), file, claims);
  const content = withoutLeft(whole, left, file);
  const lost = content.findings.find(
    (finding) => finding.code === 'team-sheet-missing' || finding.code === 'team-rubric-missing',
  );
  if (lost) return refused(file, lost, 'team', content.findings);
  const expected = { ...expectedTeam(scheme, team, whole), loose: new Set(['guide']) };
  const rest = unread(book, expected, claims, file);
  const print = JSON.stringify([
    content.deductions.map((row) => [row.unit, row.clause, row.quantity, row.facts, row.date, row.manual]),
    content.bonuses.map((row) => [row.unit, row.rule, row.work, row.facts]),
    content.visits,
  ]);
  return {
    is: 'team',
    file,
    hash: incoming.hash,
    id: no,
    name: team.name,
    content,
    print,
    findings: [
      ...notes,
      ...content.findings,
      ...rest,
      ...outstanding.map(({ name }) =>
        warning(
          'unit-later',
          `这份工作簿发表时还没有${name}，其余单位照收。`,
          `请${team.name}补报${name}；或把扣分、考核情况直接录入总表。`,
          { file, unit: name, rater: team.name },
        ),
      ),
    ],
  };
}

/** All rating sheets of a workbook that holds many (评价表合订); blank ones are not returns. */
function readRatings(
  scheme: Scheme,
  book: WorkbookData,
  incoming: Incoming,
  notes: Finding[],
  left: readonly string[],
): Return[] {
  const filled = scheme.raters
    .filter((rater) => book.sheets.some((sheet) => sheet.role === ratingRole(rater.id)))
    .map((rater) => readRating(scheme, book, incoming, rater.id, notes, left, true))
    .filter((each) => each.is !== 'refused' || each.finding.code !== 'form-blank');
  if (filled.length > 0) return filled;
  return [
    refused(
      incoming.label,
      error('form-blank', '合订的评价表是空白的。', '填写后再收；只用于打印的，移出收表文件夹。', {
        file: incoming.label,
      }),
      'ratings',
    ),
  ];
}

/**
 * Whose form of another year or scheme it is. A number may have been somebody else's then: the name on its own sheet
 * counts, 「附件3-张三」.
 */
function senderOf(scheme: Scheme, book: WorkbookData, identity: FormIdentity | null): string {
  if (identity?.kind === 'rating') {
    const name = book.sheets.find(({ role }) => role === ratingRole(identity.rater))?.name ?? '';
    const at = name.indexOf('-');
    return at < 0 ? (scheme.raters.find(({ id }) => id === identity.rater)?.name ?? '') : name.slice(at + 1);
  }
  return identity?.kind === 'team'
    ? (scheme.teams.find(({ no }) => String(no) === identity.team)?.name ?? '')
    : '';
}

/** Reads one file. A print workbook may hold the forms of several raters. Throws where the program is at fault. */
export async function returnsOf(scheme: Scheme, incoming: Incoming, own?: Known): Promise<Return[]> {
  const file = incoming.label;
  const read = await incoming.read();
  if (!read.ok) return [refused(file, { ...read.finding, file })];
  const { book, findings: long } = bounded(read.value, file);
  const { identity, findings: said } = checkFile(scheme, book, file, own);
  const findings = [...said, ...long];
  const fault = said.find((finding) => finding.severity === 'error');
  if (fault) return [refused(file, fault, identity?.kind ?? '', [fault], senderOf(scheme, book, identity))];
  const left = own?.left ?? [];
  switch (identity?.kind) {
    case 'rating':
      return [readRating(scheme, book, incoming, identity.rater, findings, left)];
    case 'ratings':
      return readRatings(scheme, book, incoming, findings, left);
    case 'team':
      return [readTeam(scheme, book, incoming, identity.team, findings, left)];
    default:
      return [
        refused(
          file,
          error(
            'file-not-return',
            identity?.kind !== 'master'
              ? '这是空白表，不是收回的表。'
              : own && own.master !== '' && identity.master !== '' && identity.master !== own.master
                ? '这是同一年度的另一份总表，不是收回的表。'
                : '这是总表，不是收回的表。',
            '移出收表文件夹。',
            { file },
          ),
          identity?.kind ?? '',
        ),
      ];
  }
}

/** Reads one file that came back. */
export type ReadReturn = (incoming: Incoming) => Promise<Return[]>;

/** Reads one file behind a fence of its own: whatever goes wrong with it, all others are read. */
export async function readReturn(scheme: Scheme, incoming: Incoming, own?: Known): Promise<Return[]> {
  try {
    return await returnsOf(scheme, incoming, own);
  } catch (trouble) {
    const file = incoming.label;
    const what = messageOf(trouble);
    return [
      refused(
        file,
        error(
          'file-unreadable',
          `读这个文件时程序出错（${fitting(what).slice(0, 200)}），没有收。`,
          '其他文件照常收。请用 Excel 或 WPS 打开它另存一份再收；仍不行的，把文件发给软件维护人员。',
          { file },
        ),
      ),
    ];
  }
}
