import { decimal, decimalsOf, zero, type Decimal } from '../../base/decimal';
import type { Finding, Place } from '../../base/finding';
import { typedDate } from '../../base/typed-date';
import { typedNumber } from '../../base/typed-number';
import type { LedgerRow } from '../../forms/deduction-ledger';
import { clauseById, sourceOf, usesRubric, type ClauseEntry } from '../../schemes';
import type { Clause } from '../../schemes/rubric';
import type { Unit } from '../../schemes/scheme';
import type { Deduction, Override } from '../../scoring/entries';
import type { Scalar } from '../../sheets/model';
import { error, warning } from '../finding';
import { inPercent } from '../../scoring/clause';
import { originOf, unitOf, type Context } from './context';
import { override } from './override';

/** 扣分台账: each row a deduction, an override, or a finding that says why it is neither. */

/** What stands in 数量 of a clause's row: its unit, the decimals it may have, and the points it lies between. */
interface Measure {
  /** Null where nothing is counted. */
  counts: string | null;
  percent: boolean;
  decimals: number;
  points?: { from: number; to: number };
}

function measureOf(clause: Clause): Measure {
  if (once.has(clause.kind)) return { counts: null, percent: false, decimals: 0 };
  if (clause.kind === 'discretion')
    return {
      counts: '分',
      percent: false,
      decimals: 2,
      points: { from: clause.points ?? 0, to: clause.to ?? 0 },
    };
  const percent = inPercent(clause);
  const counts = clause.unit ?? (percent ? '百分点' : '次');
  // What is measured by steps (每 5 亩) need not be whole.
  return { counts, percent, decimals: percent || clause.step !== null ? 2 : 0 };
}

function quantity(
  context: Context,
  row: LedgerRow,
  place: Place,
  { counts, percent, decimals, points }: Measure,
): Decimal | null {
  if (counts === null) return decimal(1);
  const typed = typedNumber(row.quantity);
  const bad = (message: string) => {
    context.findings.push(error('ledger-quantity', message, `填写大于 0 的数（${counts}）。`, place));
    return null;
  };
  if (typed.kind === 'empty') return bad(`没有填数量（${counts}）。`);
  if (typed.kind === 'bad') return bad(`数量“${typed.text}”不是数。`);
  if (typed.percent && !percent) return bad(`数量“${typed.before ?? ''}”带百分号，这一条按${counts}计。`);
  if (typed.before !== undefined) return bad(`数量“${typed.before}”是文字，公式不会计入。`);
  if (typed.value.lte(0)) return bad(`数量 ${typed.value.toFixed()} 不大于 0。`);
  if (percent && typed.value.gt(100)) return bad(`数量 ${typed.value.toFixed()} 个百分点超过 100。`);
  if (points && (typed.value.lt(points.from) || typed.value.gt(points.to))) {
    const message = `酌情定的 ${typed.value.toFixed()} 分不在 ${points.from}—${points.to} 分之内。`;
    const allowed = `${points.from}—${points.to} 分`;
    context.findings.push(
      error('ledger-discretion', message, '在“数量”栏填酌情定的分数。', { ...place, allowed }),
    );
    return null;
  }
  if (decimalsOf(typed.value) > decimals) return bad(`数量 ${typed.value.toFixed()} 的小数位太多。`);
  return typed.value;
}

/** The clause of a row, where it exists and applies to the unit. */
function clauseOf(context: Context, row: LedgerRow, unit: Unit, place: Place): ClauseEntry | undefined {
  const id = String(row.clause ?? '');
  const entry = clauseById(context.state.scheme).get(id);
  const refuse = (code: string, message: string, remedy: string, source = ''): undefined => {
    context.findings.push(error(code, message, remedy, source === '' ? place : { ...place, source }));
    return undefined;
  };
  if (!entry) {
    refuse(
      'ledger-clause-unknown',
      id === '' ? '没有选条款。' : `没有条款“${id}”。`,
      '从“条款”表中选用条款编号（如 附1-8-2）。',
    );
    return;
  }
  if (!usesRubric(context.state.scheme, unit.kind, entry.rubric.id)) {
    refuse(
      'ledger-clause-other-annex',
      `条款 ${id} 属于${entry.rubric.annex}，不适用于${unit.name}。`,
      '改选该单位适用的条款。',
      entry.clause.text,
    );
    return;
  }
  if (entry.clause.kind === 'veto') {
    refuse(
      'ledger-clause-veto',
      `条款 ${id} 是否决项，不在台账扣分。`,
      '在“奖惩情形”表填写事故起数；分数由核算判定。',
      entry.clause.text,
    );
    return;
  }
  return entry;
}

const once = new Set(['fixed', 'row', 'indicator', 'event', 'unstated']);

/** What is to be said of a row that is a deduction. */
function remarks(
  context: Context,
  row: LedgerRow,
  { clause, item }: ClauseEntry,
  place: Place,
  amount: Decimal,
): void {
  const more = { ...place, source: clause.text };
  if (String(row.facts ?? '').trim() === '')
    context.findings.push(
      error(
        'deduction-no-reason',
        `条款 ${clause.id} 没有写事实说明。`,
        '补写事实，以备答复被考核单位。',
        more,
      ),
    );
  if (once.has(clause.kind) && row.quantity !== null && row.quantity !== '' && row.quantity !== 1)
    context.findings.push(
      warning(
        'ledger-quantity-unused',
        `条款 ${clause.id} 只扣一次，所填的数量 ${String(row.quantity)} 不计。`,
        '核对条款：要按次数、家数扣分的，改选相应的条款；否则清空数量。',
        more,
      ),
    );
  // Ten times what empties the 大项 is no count of what was seen in a day or two.
  const open = clause.kind === 'count' || (clause.kind === 'shortfall' && clause.required === null);
  if (open && clause.points !== null && amount.times(clause.points).gt(10 * item.points))
    context.findings.push(
      warning(
        'ledger-quantity-large',
        `条款 ${clause.id} 的数量是 ${amount.toFixed()}${clause.unit ?? ''}，本大项只有 ${item.points} 分。`,
        '核对数量；不是笔误的不必处理，扣完为止。',
        more,
      ),
    );
  if (clause.kind === 'unstated')
    context.findings.push(
      warning(
        'clause-unstated',
        `条款 ${clause.id} 原文未列分值，只记录，不扣分。`,
        '需要扣分的，请示后在方案的条款表中写明分值。',
        more,
      ),
    );
}

/** A date that cannot be read: what stands there is kept, and asked for. */
export const unreadableDate = (date: Scalar, place: Place): Finding =>
  warning('ledger-date', `日期“${String(date)}”认不出，照录。`, '核实后改填日期，如 2020-01-15。', place);

export function ledgerOf(context: Context): { deductions: Deduction[]; overrides: Override[] } {
  const deductions: Deduction[] = [];
  const overrides: Override[] = [];
  /** By unit and clause: what is recorded so far. */
  const recorded = new Map<string, Decimal>();
  context.state.deductions.forEach((row, index) => {
    const { origin, place: at } = originOf(context, row, 'clause');
    const unit = unitOf(context, row.unit, at);
    if (!unit) return;
    const place: Place = { ...at, unit: unit.name };
    // Of a form the team's check has said it, with the form's own cell.
    if (row.place && typedDate(row.date).kind === 'bad')
      context.findings.push(
        unreadableDate(row.date, { ...originOf(context, row, 'date').place, unit: unit.name }),
      );
    if (row.manual !== null && row.manual !== '') {
      const typed = override(context, row, unit, origin, place, overrides);
      if (typed) overrides.push(typed);
      return;
    }
    const entry = clauseOf(context, row, unit, place);
    if (!entry) return;
    const { clause } = entry;
    const measure = measureOf(clause);
    const { counts } = measure;
    const amount = quantity(context, row, place, measure);
    if (!amount) return;
    remarks(context, row, entry, place, amount);
    const key = `${unit.id}|${clause.id}`;
    const before = recorded.get(key);
    const total = (before ?? zero).plus(amount);
    recorded.set(key, total);
    const more = { ...place, source: clause.text };
    if (clause.required !== null && total.gt(clause.required))
      context.findings.push(
        error(
          'ledger-shortfall',
          `缺 ${total.toFixed()} ${clause.unit ?? ''}，多于应达的 ${clause.required} ${clause.unit ?? ''}。`,
          '数量应填缺少的数。',
          more,
        ),
      );
    if (clause.outOf !== undefined && total.gt(clause.outOf))
      context.findings.push(
        warning(
          'ledger-quantity-closed',
          `条款 ${clause.id} 登记了 ${total.toFixed()} ${clause.unit ?? ''}，一共只有 ${clause.outOf} ${clause.unit ?? ''}。`,
          '核对数量；方案另有规定的，改“条款”表的“共有数”。',
          { ...more, source: sourceOf(entry) },
        ),
      );
    if (before && counts === null)
      context.findings.push(
        warning(
          'ledger-repeated',
          `条款 ${clause.id} 对${unit.name}重复登记，只扣一次。`,
          '删去多余的一行。',
          more,
        ),
      );
    deductions.push({
      id: `D${index + 1}`,
      unit: unit.id,
      clause: clause.id,
      quantity: amount,
      facts: String(row.facts ?? ''),
      date: String(row.date ?? ''),
      origin,
    });
  });
  return { deductions, overrides };
}
