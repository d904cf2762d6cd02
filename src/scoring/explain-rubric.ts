import { sum, zero, type Decimal } from '../base/decimal';
import { annexWord, clauseById, type RubricPart } from '../schemes';
import { bonusWord } from '../schemes/bonus';
import { limitSource } from '../schemes/notes';
import type { Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { explainBonus, explainDeduction } from './explain-entry';
import { addition, readingStep, shown, type Step } from './explain-step';
import type { ItemResult, RowResult, RubricResult } from './results';

/** The year-end part of a trace: items that lost points, row by row. */

/** Whether two clauses that exclude each other were both recorded. */
function tiersMeet(scheme: Scheme, { deductions }: RowResult): boolean {
  const clauses = [...new Set(deductions.map(({ deduction }) => deduction.clause))];
  const tiers = clauses.flatMap((id) => clauseById(scheme).get(id)?.clause.tier ?? []);
  return new Set(tiers).size < tiers.length;
}

/** How the rows of the ledger come to what the 小项 loses: added up, or against the points that it can earn or lose. */
function rowFormula(row: RowResult, counting: readonly Decimal[]): { formula?: string } {
  if (row.points === null) return addition(counting);
  const [given, taken] = [counting.filter((each) => each.lt(0)), counting.filter((each) => each.gt(0))];
  const lost = sum(taken);
  const kept = row.points.minus(row.deduction);
  if (!row.earns) return { formula: `分值 ${shown(row.points)}，登记扣 ${shown(lost)}，得 ${shown(kept)}` };
  const less = lost.gt(0) ? `，登记扣 ${shown(lost)}` : '';
  return {
    formula: `分值 ${shown(row.points)}，登记得 ${shown(sum(given).abs())}${less}，得 ${shown(kept)}`,
  };
}

/** What of a typed 扣分 the 小项 does not lose, since it has fewer points. */
const typedFormula = ({ points, deduction }: RowResult, typed: Decimal): { formula?: string } =>
  points !== null && typed.gt(deduction)
    ? { formula: `分值 ${shown(points)}，手填扣 ${shown(typed)}，扣 ${shown(deduction)}` }
    : {};

/** Quantities of the same clause in the rows of the ledger above one of them. */
const above = ({ deductions }: RowResult, index: number): Decimal => {
  const own = deductions[index]?.deduction.clause;
  return sum(
    deductions.slice(0, index).map(({ deduction }) => (deduction.clause === own ? deduction.quantity : zero)),
  );
};

function explainRow(scheme: Scheme, annex: string, row: RowResult): Step {
  const typed = row.override;
  const counting = row.deductions
    .filter(({ reason }) => reason === '' || reason === 'limited')
    .map(({ counted }) => counted);
  return {
    label: `${annex} 第${row.no}行`,
    value: `扣 ${shown(row.deduction)}`,
    ...(typed ? typedFormula(row, typed.points) : rowFormula(row, counting)),
    children: [
      ...(typed
        ? [
            {
              label: `手填扣分：${typed.reason}`,
              value: `扣 ${shown(typed.points)}`,
              origin: typed.origin,
              children: [],
            },
          ]
        : []),
      ...row.deductions.map((each, index) => explainDeduction(scheme, each, above(row, index))),
      ...(!typed && tiersMeet(scheme, row) ? [readingStep(scheme, '互斥条款')] : []),
    ],
  };
}

/** Whether there is anything to say of a 小项: an entry, or points that it would have had to earn. */
const recorded = (row: RowResult): boolean =>
  row.deductions.length > 0 || row.override !== null || (row.earns && row.deduction.gt(0));

function explainItem(scheme: Scheme, rubric: Rubric, item: ItemResult, other: { rubric?: string }): Step {
  const annex = annexWord(rubric.annex);
  const over = item.recorded.gt(item.points);
  const rows = item.rows.filter(recorded);
  const added = addition(rows.map(({ deduction }) => deduction)).formula ?? `登记 ${shown(item.recorded)}`;
  return {
    label: rubric.items.find((each) => each.no === item.no)?.title ?? String(item.no),
    value: `得 ${shown(item.score)}（分值 ${shown(item.points)}，扣 ${shown(item.deduction)}）`,
    ...(over
      ? { formula: `${added}，扣完为止`, source: limitSource(rubric) }
      : rows.length > 1
        ? { formula: added }
        : {}),
    about: { is: 'item', no: item.no, ...other },
    children: rows.map((row) => explainRow(scheme, annex, row)),
  };
}

/**
 * A figure of a rubric as a part of the total: 「（细则 92 + 加分 3）× 50% = 47.5」.
 * @param rounded what the part adds, where it is rounded
 */
function partFormula({ alone, full, weight, decimals }: RubricPart, score: string, added: Decimal): string {
  if (alone) return `${score} = ${shown(added)}`;
  const share = full === 100 ? `${weight}%` : `${weight} ÷ ${full}`;
  const rounded = decimals === null || decimals === undefined ? ' = ' : '，四舍五入为 ';
  return `（${score}）× ${share}${rounded}${shown(added)}`;
}

/** @param apart whether 加分 enters the total beside the parts */
export function explainRubric(scheme: Scheme, part: RubricPart, result: RubricResult, apart: boolean): Step {
  const { rubric, alone, weight, full } = part;
  const annex = annexWord(rubric.annex);
  // Beside the rubric where some of it enters the total: then the claims are told once, with the total.
  const bonus = part.first && !apart;
  const inside = part.first && (bonus || !result.inside.eq(0));
  const other = part.first ? {} : { rubric: rubric.id };
  const touched = result.items.filter((item) => item.rows.some(recorded));
  const whole = result.items.filter((item) => !touched.includes(item));
  const sign = result.inside.lt(0) ? '−' : '+';
  const entered = inside ? ` ${sign} ${bonusWord(scheme)} ${shown(result.inside.abs())}` : '';
  const floor = result.rubric.plus(result.inside).lt(0) ? '，不足 0 分按 0 分计' : '';
  const score = `细则 ${shown(result.rubric)}${entered}${floor}`;
  const share = full === 100 ? `占 ${weight}%` : `${full} 分折 ${weight} 分`;
  return {
    label: `${part.name}（${annex}${alone ? '' : `，${share}`}）`,
    value: shown(result.weighted),
    formula: partFormula(part, score, result.weighted),
    ...(part.sentence === '' ? {} : { source: part.sentence }),
    about: { is: 'rubric', ...other },
    children: [
      ...touched.map((item) => explainItem(scheme, rubric, item, other)),
      ...(whole.length > 0
        ? [
            {
              label: `没有扣分的大项 ${whole.length} 个`,
              value: `得 ${sum(whole.map(({ score: own }) => own)).toFixed()}`,
              children: [],
            },
          ]
        : []),
      ...(bonus ? explainBonus(scheme, result, !alone) : []),
    ],
  };
}
