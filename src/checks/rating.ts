import type { Finding, Place } from '../base/finding';
import { folded } from '../base/text';
import type { Decimal } from '../base/decimal';
import { formOf, formPartOf, ownUnitOf, unitByName, unitsOfRater } from '../schemes';
import type { Rater, Scheme } from '../schemes/scheme';
import { textOf, type LocatedRow, type LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { Claims } from './claims';
import { error, warning } from './finding';
import { checkScore } from './score';

/** A 评价表 that came back: its scores by unit, and everything found on it. */
export interface CheckedRating {
  /** By unit id, in the form's order. */
  scores: { unit: string; typed: Scalar; taken: Scalar; sheet: string; cell: string }[];
  /** No score at all was filled in. */
  blank: boolean;
  findings: Finding[];
}

/** 说明 and the lines to sign stand below the units, in the first column. */
const belongsToForm = (row: LocatedRow, signatures: readonly string[]): boolean => {
  const first = folded(textOf(row.cell('no')));
  return ['说明', ...signatures].some((each) => first.startsWith(folded(each)));
};

/** A score for the rater's own unit, where nobody scores his own. */
export const ownVote = (unit: string, typed: string, place: Place): Finding =>
  error(
    'score-own-unit',
    `“${unit}”是填表的本单位，所填的“${typed}”没有收。`,
    '本单位不给本单位打分：删去这一格。评价人与考核对象同名而不是一家的，改评价人的名称。',
    place,
  );

export function checkRating(
  scheme: Scheme,
  rater: Rater,
  located: LocatedTable,
  file: string,
  claims = new Claims(),
): CheckedRating {
  claims.table(located);
  const form = formOf(scheme, rater.kind);
  const findings: Finding[] = [];
  const scores: CheckedRating['scores'] = [];
  const values: Decimal[] = [];
  const sheet = located.sheet.name;
  const at = (cell: string, unit?: string): Place => ({
    file,
    sheet,
    cell,
    rater: rater.name,
    ...(unit ? { unit } : {}),
  });
  /** Where the unit of a score stands. */
  const standing = new Map<string, string>();
  for (const row of located.rows) {
    if (belongsToForm(row, form.signatures)) continue;
    const cell = row.cell('score');
    if (row.key === '') {
      // Anything else of such a row is no score; whoever looks at what nobody claimed names it.
      if (cell.type === 'number') {
        claims.row(located, row, ['score']);
        findings.push(
          error(
            'score-without-unit',
            `这一行有分数 ${String(cell.value)}，没有写单位。`,
            '请填表人写明是哪个单位的分数，或删去这个分数后重报。',
            at(row.address('score')),
          ),
        );
      }
      continue;
    }
    const unit = unitByName(scheme, row.key);
    claims.row(located, row, ['unit', 'score']);
    if (!unit || !formPartOf(scheme, unit.kind, rater.kind)) {
      findings.push(
        error(
          'unit-unknown',
          `“${row.key}”不是本表的考核对象${cell.value === null || cell.value === '' ? '' : `，所填的“${String(cell.value)}”没有收`}。`,
          '改回原来的单位名称；若是新的叫法，先在总表“考核对象”的别名里加上。',
          at(row.address('unit'), row.key),
        ),
      );
      continue;
    }
    if (folded(row.key) !== folded(unit.name))
      findings.push(
        warning(
          'unit-alias',
          `单位写作“${row.key}”，按“${unit.name}”计。`,
          '不必处理。',
          at(row.address('unit'), unit.name),
        ),
      );
    const before = standing.get(unit.id);
    if (before !== undefined) {
      findings.push(
        error(
          'unit-twice',
          `“${unit.name}”出现两次（${before}、${row.address('unit')}），后一行的“${String(cell.value ?? '空白')}”没有收。`,
          '请填表人删去多余的一行，或改回原来的单位名称后重报。',
          at(row.address('unit'), unit.name),
        ),
      );
      continue;
    }
    standing.set(unit.id, row.address('unit'));
    if (unit.id === ownUnitOf(scheme, rater)) {
      if (cell.value !== null && cell.value !== '')
        findings.push(ownVote(unit.name, String(cell.value), at(row.address('score'), unit.name)));
      continue;
    }
    const checked = checkScore(cell, form, at(row.address('score'), unit.name), {
      sheet: located.sheet,
      row: row.row,
      column: located.place.columns.get('score') ?? 0,
    });
    findings.push(...checked.findings);
    if (checked.value) values.push(checked.value);
    scores.push({
      unit: unit.id,
      typed: cell.value,
      taken: checked.taken,
      sheet,
      cell: row.address('score'),
    });
  }
  const units = unitsOfRater(scheme, rater);
  for (const unit of units)
    if (!scores.some((each) => each.unit === unit.id))
      findings.push(
        error(
          'unit-missing',
          `表上没有“${unit.name}”。`,
          '请填表人用原表补填后重报，或在总表相应评分格中录入。',
          at('', unit.name),
        ),
      );
  const [first] = values;
  if (
    first &&
    values.length > 1 &&
    values.length === units.length &&
    values.every((value) => value.eq(first))
  )
    findings.push(
      warning('scores-all-equal', `各单位都是 ${first.toFixed()} 分。`, '请与填表人核实。', at('')),
    );
  return { scores, blank: scores.every(({ typed }) => typed === null || typed === ''), findings };
}
