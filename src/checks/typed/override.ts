import type { Place } from '../../base/finding';
import { typedNumber } from '../../base/typed-number';
import { rowKey } from '../../forms/clause-table';
import type { LedgerRow } from '../../forms/deduction-ledger';
import { limitSource } from '../../schemes/notes';
import { rowsOf, rubricsOf } from '../../schemes';
import type { Rubric } from '../../schemes/rubric';
import type { Unit } from '../../schemes/scheme';
import type { Origin, Override } from '../../scoring/entries';
import { overriddenRubric } from '../../scoring/rubric';
import { error, warning } from '../finding';
import type { Context } from './context';

/** 手填扣分: a number that stands in place of a whole 小项. @param known overrides found so far */
export function override(
  context: Context,
  row: LedgerRow,
  unit: Unit,
  origin: Origin,
  place: Place,
  known: readonly Override[],
): Override | null {
  const key = String(row.clause ?? '');
  const has = (of: Rubric) => rowsOf(of).some(({ row: line }) => rowKey(of, line) === key);
  const rubric = rubricsOf(context.state.scheme, unit.kind).find(has);
  const item = rubric?.items.find(
    (each) => each.kind === 'scored' && each.rows.some((line) => rowKey(rubric, line) === key),
  );
  const line = rubric && item?.rows.find((each) => rowKey(rubric, each) === key);
  const typed = typedNumber(row.manual);
  const fail = (code: string, message: string, remedy: string) => {
    context.findings.push(error(code, message, remedy, { ...place, unit: unit.name }));
    return null;
  };
  if (!rubric || !line)
    return fail(
      'ledger-row-unknown',
      `手填扣分要写明小项（如 附1-8），“${key}”不是${unit.name}的小项。`,
      '在“条款编号”栏填小项编号。',
    );
  if (typed.kind !== 'number' || typed.before !== undefined)
    return fail('ledger-manual', `手填扣分“${String(row.manual)}”不是数。`, '填写数字。');
  if (typed.value.lt(0))
    return fail('deduction-negative', `扣分 ${typed.value.toFixed()} 是负数。`, '填写不小于 0 的数。');
  if (line.points !== undefined && typed.value.gt(line.points))
    return fail(
      'deduction-over-row',
      `手填扣分 ${typed.value.toFixed()} 超过本小项 ${line.points} 分。`,
      `填写 0 至 ${line.points} 的数。`,
    );
  if (item && typed.value.gt(item.points))
    context.findings.push(
      warning(
        'deduction-over-item',
        `手填扣分 ${typed.value.toFixed()} 超过本大项 ${item.points} 分，扣完为止。`,
        '核对扣分。',
        { ...place, unit: unit.name, source: limitSource(rubric) },
      ),
    );
  context.findings.push(
    warning(
      'deduction-typed-over',
      `小项 ${key} 的扣分 ${typed.value.toFixed()} 是手填的，代替台账各条。`,
      '有条款可循的，改为在台账逐条登记。',
      { ...place, unit: unit.name },
    ),
  );
  if (String(row.facts ?? '').trim() === '')
    context.findings.push(
      error(
        'deduction-no-reason',
        `小项 ${key} 扣了 ${typed.value.toFixed()} 分，没有说明事实。`,
        '补写扣分说明。',
        { ...place, unit: unit.name },
      ),
    );
  const { scheme } = context.state;
  const before = known.some(
    (each) => each.unit === unit.id && each.row === line.no && overriddenRubric(scheme, each) === rubric.id,
  );
  if (before)
    context.findings.push(
      warning('override-twice', `小项 ${key} 有两个手填扣分，以后一个为准。`, '删去多余的一行。', {
        ...place,
        unit: unit.name,
      }),
    );
  return {
    unit: unit.id,
    row: line.no,
    ...(rubric.id === overriddenRubric(scheme, { unit: unit.id }) ? {} : { rubric: rubric.id }),
    points: typed.value,
    reason: String(row.facts ?? ''),
    origin,
  };
}
