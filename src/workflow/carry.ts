import { ok, type Finding, type Place, type Result } from '../base/finding';
import { folded } from '../base/text';
import { formDifferences } from '../checks/evidence';
import { error, warning } from '../checks/finding';
import type { TableFinder } from '../checks/typed/context';
import { unclaimedCells } from '../checks/unclaimed';
import { rowKey } from '../forms/clause-table';
import { readIdentity, schemePrint } from '../forms/identity';
import { pastOf, type Past } from '../forms/master/earlier';
import {
  changeKeys,
  contentOf,
  currentEvidence,
  evidenceKinds,
  recordFields,
  recordsDigest,
  valuesOf,
  type EvidenceRow,
  type RecordKind,
} from '../forms/master/evidence';
import { headOf } from '../forms/master/log';
import { readPastMaster, type MasterReading } from '../forms/master/reading';
import { emptyState, type IncidentRow, type MasterState, type ProvenanceRow } from '../forms/master/state';
import { masterWorkbook } from '../forms/master/workbook';
import { reportKey } from '../forms/master/reports';
import {
  clauseById,
  groupsOf,
  ratersOf,
  reportPartsOf,
  unitById,
  unitByName,
  unitsRatedBy,
} from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import { textOf } from '../sheets/locate';
import type { Scalar, WorkbookModel } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { beyondCapacity } from './capacity';
import { keep, type Author } from './evidence';
import { logLine } from './log-line';
import { computed, nextIdentity, tableFinder } from './master';

/**
 * 方案变更: a 总表 drawn anew for a scheme that was changed in the middle of the year, with everything that the office
 * typed and that came back. What has no place any more is listed, cell by cell.
 */
export interface Carried {
  model: WorkbookModel;
  /** What has no place any more, and what is to be known of the rest. */
  findings: Finding[];
  /** What was carried over, for people. */
  words: string;
  /** Forms that are more or fewer than before, where the coefficient does not fit any more: to be decided. */
  coefficients: { object: string; original: string; now: string }[];
}

/** Whether a workbook is a 总表 of this scheme and year: only what was typed there belongs into one of the scheme. */
export function isSameYear(book: WorkbookData, scheme: Scheme): boolean {
  const identity = readIdentity(book.identity);
  return (
    identity?.kind === 'master' && identity.scheme === scheme.id && identity.year === String(scheme.year)
  );
}

const remedy = '核对；还要用的，记在新总表的相应位置。原来的总表里都还在，不要删。';

const shown = (value: Scalar): string => String(value);

/** Values of a record with their words. */
const recordWords = (kind: RecordKind, record: object): string => {
  const values = valuesOf(kind, { ...record });
  return Object.entries(recordFields[kind])
    .flatMap(([field, word]) => {
      const value = values[field] ?? null;
      return value === null ? [] : [`${word} ${shown(value)}`];
    })
    .join('，');
};

/** What is typed in a row of 奖惩情形, by the key of its column. */
const incidentValues = ({ counts, basis, mismatch }: IncidentRow): [string, Scalar][] =>
  Object.entries({ ...counts, basis, mismatch }).filter(([, value]) => value !== null && value !== '');

/** A row of a ledger without where it stood and what its formulas gave there. */
function unplaced<Row extends { place?: unknown; looked?: unknown }>(row: Row): Row {
  const copy = { ...row };
  delete copy.place;
  delete copy.looked;
  return copy;
}

class Carrier {
  readonly findings: Finding[] = [];
  readonly to: MasterState;
  private readonly find: TableFinder;
  private readonly from: MasterState;
  private readonly gone: ReadonlyMap<string, string>;
  private readonly raters: ReadonlySet<string>;

  constructor(
    private readonly reading: MasterReading,
    private readonly past: Past,
    private readonly scheme: Scheme,
    private readonly now: string,
  ) {
    this.from = reading.state;
    this.to = emptyState(scheme);
    this.find = tableFinder(reading);
    this.gone = new Map(past.units.map(({ id, name }) => [folded(name), id]));
    this.raters = new Set(scheme.raters.map(({ id }) => id));
  }

  private left(what: string, why: string, place: Place): void {
    this.findings.push(warning('carry-left', `${what}没有转入：${why}。`, remedy, place));
  }

  /** A cell of a keyed table of the 总表 as read. */
  private at(table: string, key: (rowKey: string) => boolean, column: string): Place {
    const located = this.find(table);
    const row = located?.rows.find((each) => key(each.key));
    return { sheet: located?.sheet.name ?? '', cell: row?.address(column) ?? '' };
  }

  private ofUnit(table: string, id: string, column: string): Place {
    const name = unitById(this.past.scheme, id)?.name ?? id;
    const is = (key: string) => unitByName(this.past.scheme, key)?.id === id;
    return { ...this.at(table, is, column), unit: name };
  }

  private ofReport(unit: string, part: string): Place {
    return { ...this.at('reports', (key) => key === reportKey(unit, part), 'value'), unit };
  }

  /** The unit's present name for a ledger; undefined where the unit has left. */
  private unitText(text: Scalar): Scalar | undefined {
    const name = text === null ? '' : String(text);
    if (this.gone.has(folded(name))) return undefined;
    const was = this.past.renamed.find(
      ({ of, was: before }) => of === 'unit' && folded(before) === folded(name),
    );
    return was ? was.now : text;
  }

  scores(): void {
    for (const rater of this.past.scheme.raters) {
      const own = this.from.scores.get(rater.id);
      if (!own) continue;
      const units = new Set(unitsRatedBy(this.scheme, rater.kind).map(({ id }) => id));
      const stays = [...own].filter(([unit]) => this.raters.has(rater.id) && units.has(unit));
      if (stays.length > 0) this.to.scores.set(rater.id, new Map(stays));
      for (const [unit, value] of own) {
        if (this.raters.has(rater.id) && units.has(unit)) continue;
        const place = this.ofUnit(rater.kind, unit, rater.id);
        const why = this.raters.has(rater.id)
          ? `${place.unit ?? ''}不再由评价人评分`
          : `${rater.id} ${rater.name}不在评价人名单中`;
        this.left(`${rater.name}对${place.unit ?? ''}的评分 ${shown(value)} `, why, {
          ...place,
          rater: rater.name,
        });
      }
    }
  }

  returns(): void {
    const teams = new Set(this.scheme.teams.map(({ no }) => String(no)));
    const known = (id: string) => this.raters.has(id) || teams.has(id);
    const place = (id: string, column: string): Place => {
      const rater = this.past.scheme.raters.find((each) => each.id === id);
      const table = rater ? 'raters' : 'teams';
      return { ...this.at(table, (key) => key === id, column), ...(rater ? { rater: rater.name } : {}) };
    };
    for (const [id, decision] of this.from.missing)
      if (this.raters.has(id)) this.to.missing.set(id, decision);
      else this.left(`缺表处理“${decision}”`, `${id} 不在评价人名单中`, place(id, 'decision'));
    for (const [id, receipt] of this.from.receipts)
      if (known(id)) this.to.receipts.set(id, receipt);
      else
        this.left(
          `${receipt.received}收到的“${receipt.file}”（校验值 ${receipt.hash}）`,
          `${id} 不在评价人和考核分组中`,
          place(id, 'file'),
        );
    for (const [id, conflict] of this.from.conflicts)
      if (known(id)) this.to.conflicts.set(id, conflict);
      else this.left(`待选定的“${conflict}”`, `${id} 不在评价人和考核分组中`, place(id, 'conflict'));
  }

  private clauseGone(clause: Scalar, manual: Scalar): boolean {
    const id = clause === null ? '' : String(clause);
    if (id === '') return false;
    if (manual === null || manual === '') return !clauseById(this.scheme).has(id);
    return !this.scheme.rubrics.some(({ items, ...rubric }) =>
      items.some(({ rows }) => rows.some((row) => rowKey({ items, ...rubric }, row) === id)),
    );
  }

  ledgers(): void {
    for (const row of this.from.deductions) {
      const unit = this.unitText(row.unit);
      const place = this.ofRow('deductions', row.place?.row, 'unit');
      if (unit === undefined) {
        this.left(`扣分（${recordWords('deduction', row)}）`, `${shown(row.unit)}不是考核对象`, place);
        continue;
      }
      this.to.deductions.push({ ...unplaced(row), unit });
      if (this.clauseGone(row.clause, row.manual))
        this.findings.push(
          warning(
            'carry-clause-gone',
            `扣分（${recordWords('deduction', row)}）转入了台账，可条款表里没有“${shown(row.clause)}”。`,
            '在新总表的台账里改选条款；收表带来的行要写明更正原因。',
            this.ofRow('deductions', row.place?.row, 'clause'),
          ),
        );
    }
    for (const row of this.from.bonuses) {
      const unit = this.unitText(row.unit);
      if (unit === undefined) {
        const place = this.ofRow('bonuses', row.place?.row, 'unit');
        this.left(`加分（${recordWords('bonus', row)}）`, `${shown(row.unit)}不是考核对象`, place);
        continue;
      }
      this.to.bonuses.push({ ...unplaced(row), unit });
    }
  }

  private ofRow(table: string, row: number | undefined, column: string): Place {
    const located = this.find(table);
    const at = located?.rows.find((each) => each.row === row);
    return { sheet: located?.sheet.name ?? '', cell: at?.address(column) ?? '' };
  }

  unitFacts(): void {
    for (const visit of this.from.visits.values()) {
      const said = recordWords('visit', visit);
      if (unitById(this.scheme, visit.unit)) this.to.visits.set(visit.unit, visit);
      else if (said !== '') {
        const place = this.ofUnit('visits', visit.unit, 'unit');
        this.left(`考核情况（${said}）`, `${place.unit ?? ''}不是考核对象`, place);
      }
    }
    for (const [key, entry] of this.from.reports) {
      const kind = unitById(this.scheme, entry.unit)?.kind;
      const parts = kind === undefined ? [] : reportPartsOf(this.scheme, kind);
      if (parts.some(({ name }) => name === entry.part)) this.to.reports.set(key, entry);
      else {
        const name = unitById(this.past.scheme, entry.unit)?.name ?? entry.unit;
        const why = kind === undefined ? `${name}不是考核对象` : `${name}没有“${entry.part}”这个计分部分`;
        const said = [entry.value, entry.basis, entry.file]
          .filter((value) => value !== null)
          .map(shown)
          .join('，');
        this.left(`${name}的${entry.part}（${said}）`, why, this.ofReport(name, entry.part));
      }
    }
    for (const row of this.from.incidents.values()) {
      const { unit } = row;
      const said = incidentValues(row);
      if (unitById(this.scheme, unit)) this.to.incidents.set(unit, row);
      else
        for (const [key, value] of said) {
          const place = this.ofUnit('incidents', unit, key);
          this.left(`奖惩情形“${shown(value)}”`, `${place.unit ?? ''}不是考核对象`, place);
        }
    }
  }

  /** What was received and noted; what is about somebody who has left is kept as replaced. */
  records(): void {
    const { from, to, now } = this;
    to.log = [...from.log];
    to.corrections = [...from.corrections];
    const stays = ({ rater, unit }: ProvenanceRow) =>
      this.raters.has(rater) && unitById(this.scheme, unit) !== undefined;
    to.provenance = from.provenance.filter(stays);
    // What was found in files is judged anew by the scheme from now on.
    to.evidence = from.evidence
      .filter(({ kind }) => kind !== evidenceKinds.said)
      .map((row) => this.evidence(row));
    const lost = new Map<string, ProvenanceRow[]>();
    for (const row of from.provenance)
      if (!stays(row)) lost.set(row.rater, [...(lost.get(row.rater) ?? []), row]);
    for (const [rater, rows] of lost)
      to.evidence.push({
        kind: evidenceKinds.scores,
        key: rater,
        content: JSON.stringify(
          Object.fromEntries(rows.map(({ unit, typed, taken }) => [unit, [typed, taken]])),
        ),
        file: rows[0]?.file ?? '',
        sheet: rows[0]?.sheet ?? '',
        cell: '',
        noted: from.receipts.get(rater)?.received ?? '',
        replaced: now,
      });
  }

  private evidence(row: EvidenceRow): EvidenceRow {
    if (row.replaced !== '') return row;
    const { kind, key } = row;
    if (kind === evidenceKinds.visit && !unitById(this.scheme, key)) return { ...row, replaced: this.now };
    if (kind === evidenceKinds.fault) {
      const sender = key.split(' ')[0] ?? '';
      const known = this.raters.has(sender) || this.scheme.teams.some(({ no }) => String(no) === sender);
      return known ? row : { ...row, replaced: this.now };
    }
    if (kind !== evidenceKinds.deduction && kind !== evidenceKinds.bonus) return row;
    const content = contentOf(row);
    const unit = this.unitText(content.unit ?? null);
    if (unit === undefined) return { ...row, replaced: this.now };
    return unit === (content.unit ?? null) ? row : { ...row, content: JSON.stringify({ ...content, unit }) };
  }

  /** Who left, and how many forms went out: later returns and 折算系数 are judged by it. */
  changes(issued: boolean): void {
    const note = (key: string, content: object) => {
      if (currentEvidence(this.to, 'change').some((row) => row.key === key)) return;
      this.to.evidence.push({
        kind: evidenceKinds.change,
        key,
        content: JSON.stringify(content),
        file: '',
        sheet: '',
        cell: '',
        noted: this.now,
        replaced: '',
      });
    };
    for (const { id, name } of this.past.units) note(changeKeys.unit(id), { name });
    for (const { id, name } of this.past.raters) note(changeKeys.rater(id), { name });
    if (!issued) return;
    for (const { id, name } of this.past.joined) note(changeKeys.joined(id), { name });
    for (const kind of groupsOf(this.scheme))
      if (this.past.forms[kind] !== ratersOf(this.scheme, kind).length)
        note(changeKeys.forms(kind), { forms: this.past.forms[kind] });
  }

  /** What no table of the earlier 总表 takes, and figures that were typed over its formulas. */
  besides(): void {
    for (const { sheet, cell, text } of unclaimedCells(this.reading, this.from))
      this.left(`“${text}”`, '写在表的行和栏目以外', { sheet, cell });
    const { state } = computed(this.from, this.reading);
    for (const { entry, located } of this.reading.tables)
      entry.use(({ table, rows, mode, rowOf }) => {
        if (mode === 'written') return;
        const formulas = table.columns.filter(
          ({ kind, key }) => kind === 'formula' && located.place.columns.has(key),
        );
        const byKey = new Map(
          located.rows.map((row) => [mode === 'ledger' ? String(row.row) : folded(row.key), row]),
        );
        rows(state).forEach((row, index) => {
          const key = mode === 'ledger' ? String(rowOf?.(row) ?? '') : folded(table.keyOf(row, index));
          const at = byKey.get(key);
          for (const column of at ? formulas : []) {
            const cell = at?.cell(column.key);
            if (!at || !cell || cell.formula !== undefined || textOf(cell) === '') continue;
            if (sameValue(cell.value, column.value(row, index))) continue;
            this.left(`“${textOf(cell)}”`, '它盖住了公式，新总表按公式计算', {
              sheet: located.sheet.name,
              cell: at.address(column.key),
            });
          }
        });
      });
  }

  /** The same number under another name: a successor, or a unit that is called otherwise now. */
  renamed(): void {
    for (const { id, was, now, of } of this.past.renamed) {
      const place =
        of === 'unit' ? { sheet: this.find('units')?.sheet.name ?? '', unit: now } : { rater: now };
      if (of === 'unit')
        this.findings.push(
          warning(
            'carry-renamed',
            `考核对象 ${id} 由“${was}”改称“${now}”：记录随编号转入，“${was}”记为它的别名。`,
            '是改名的不必处理；是另一个单位的，给它新编号，再做一次方案变更。',
            place,
          ),
        );
      else if (this.to.scores.has(id))
        this.findings.push(
          warning(
            'carry-renamed',
            `评价人 ${id} 由“${was}”改为“${now}”：${was}的分数随编号转入，算作${now}的。`,
            '是改名、继任的不必处理；要另评的，给新人新编号，再做一次方案变更。',
            place,
          ),
        );
    }
  }
}

/** The scheme with earlier names of its units as aliases, so that forms which came back before are still read. */
function withAliases(scheme: Scheme, { renamed }: Past): Scheme {
  const earlier = new Map(
    renamed.flatMap(({ id, was, of, free }) => (of === 'unit' && free ? [[id, was] as const] : [])),
  );
  if (earlier.size === 0) return scheme;
  return {
    ...scheme,
    units: scheme.units.map((unit) => {
      const was = earlier.get(unit.id);
      const known = [unit.name, ...unit.aliases].some((name) => folded(name) === folded(was ?? unit.name));
      return was === undefined || known ? unit : { ...unit, aliases: [...unit.aliases, was] };
    }),
  };
}

/** What comes along, in words; what there is none of is not named. */
const counted = (state: MasterState): string => {
  const scores = [...state.scores.values()].reduce((sum, own) => sum + own.size, 0);
  const visits = [...state.visits.values()].filter((visit) => recordWords('visit', visit) !== '').length;
  const incidents = [...state.incidents.values()].filter((row) => incidentValues(row).length > 0).length;
  const counts: [string, number, string][] = [
    ['评分', scores, '个'],
    ['转报分', state.reports.size, '个'],
    ['缺表处理', state.missing.size, '份'],
    ['收表', state.receipts.size, '份'],
    ['扣分', state.deductions.length, '笔'],
    ['加分', state.bonuses.length, '笔'],
    ['考核情况', visits, '家'],
    ['奖惩情形', incidents, '家'],
    ['更正', state.corrections.length, '条'],
    ['操作记录', state.log.length, '条'],
  ];
  return counts
    .flatMap(([what, count, measure]) => (count > 0 ? [`${what} ${count} ${measure}`] : []))
    .join('、');
};

/**
 * @param book the 总表 as it is, its scheme sheets edited or not
 * @param label its file's name, for findings
 * @param given the scheme from now on
 */
export function carryOver(book: WorkbookData, label: string, given: Scheme, author: Author): Result<Carried> {
  const past = pastOf(book, given);
  const [moved] = past.renumbered;
  if (moved)
    return {
      ok: false,
      finding: error(
        'carry-renumbered',
        `“${moved.name}”原来的编号是 ${moved.was}，现在是 ${moved.now}：收回的表和记录都认编号，改了会记到别人名下。`,
        '一年之内编号不要改，也不要重排：改回原来的编号；新增的用没有用过的编号，去掉的空着。',
        {
          file: label,
          sheet: moved.of === 'unit' ? '考核对象' : '评价人',
          unit: moved.of === 'unit' ? moved.name : '',
        },
      ),
    };
  const reading = readPastMaster(book, past.scheme);
  const fault = reading.findings.find(({ severity }) => severity === 'error');
  if (fault) return { ok: false, finding: { file: label, ...fault } };
  const scheme = withAliases(given, past);
  const identity = readIdentity(book.identity);
  const issued = identity?.issuedFingerprint ?? '';
  const carrier = new Carrier(reading, past, scheme, author.now);
  carrier.scores();
  carrier.returns();
  carrier.ledgers();
  carrier.unitFacts();
  carrier.records();
  carrier.changes(issued !== '');
  carrier.besides();
  carrier.renamed();
  const { to: state, findings } = carrier;
  if (reading.state.settled)
    findings.push(
      warning(
        'carry-resettle',
        '原来的总表已经核算过；新总表的成绩还没有核算，“成绩公布”是空的。',
        '核对以后在新总表里再核算一次。',
      ),
    );
  const words = counted(state);
  const before = reading.state.log.at(-1)?.fingerprint ?? identity?.fingerprint ?? '';
  state.log.push(
    logLine(
      state,
      author.now,
      '方案变更',
      `按改过的方案另建总表，转入：${words}；没有位置的 ${findings.filter(({ code }) => code === 'carry-left').length} 处。`,
      {
        by: author.by ?? '',
        object: '方案',
        before,
        after: schemePrint(scheme),
        file: label,
      },
    ),
  );
  // The list goes with the 总表: whoever asks in a year finds what stood where.
  for (const { code, sheet = '', cell = '', message, unit = '', rater = '' } of findings)
    if (code === 'carry-left')
      state.log.push(
        logLine(state, author.now, '未转入', message, {
          by: author.by ?? '',
          object: [`${sheet}!${cell}`, unit, rater].filter((part) => part !== '').join(' '),
          file: label,
        }),
      );
  keep(state, () => undefined, author);
  const model = masterWorkbook(computed(state).state, identity?.issued ?? '');
  const beyond = beyondCapacity(scheme, model);
  if (beyond) return { ok: false, finding: beyond };
  return ok({
    words,
    coefficients: formDifferences(state).map(({ object, original, now }) => ({
      object: object.replaceAll(' ', ''),
      original,
      now,
    })),
    findings: findings.map((finding) => ({ file: label, ...finding })),
    model: {
      ...model,
      identity: {
        ...model.identity,
        ...nextIdentity(reading.identity, state),
        ...(issued === '' ? {} : { issuedFingerprint: schemePrint(scheme) }),
        ...(reading.state.issuedForms ? { issuedForms: JSON.stringify(reading.state.issuedForms) } : {}),
        logHead: headOf(state.log),
        records: recordsDigest(state),
      },
    },
  });
}
