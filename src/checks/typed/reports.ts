import { decimalsOf } from '../../base/decimal';
import type { Place } from '../../base/finding';
import { typedNumber } from '../../base/typed-number';
import { reportKey, reportLimits, reportName, reportRows } from '../../forms/master/reports';
import type { Report } from '../../scoring/entries';
import { error } from '../finding';
import type { Context } from './context';

const blank = (value: unknown): boolean => value === null || value === '';

/** 转报分 as typed: numbers from 0 to 满分, each with what it rests on. One that has not come is named at settlement. */
export function reportsOf(context: Context): Report[] {
  const located = context.find('reports');
  const { scheme } = context.state;
  const cells = new Map(located?.rows.map((row) => [row.key.trim(), row]));
  return reportRows(context.state).flatMap(({ unit, part, entry }): Report[] => {
    const row = cells.get(reportKey(unit.name, part.name));
    const sheet = located?.sheet.name ?? '';
    const cell = row?.address('value') ?? '';
    const place: Place = { sheet, cell, unit: unit.name };
    const fail = (code: string, message: string, remedy: string): Report[] => {
      context.findings.push(
        error(code, message, remedy, { ...place, allowed: `0—${part.full} 分`, source: part.sentence }),
      );
      return [];
    };
    const name = reportName(scheme, entry);
    if (blank(entry.value)) {
      if (!blank(entry.basis) || !blank(entry.file))
        return fail(
          'report-no-score',
          `${name}写了依据，没有写得分。`,
          '填写转报的得分；没有转报的，清空依据。',
        );
      return [];
    }
    const typed = typedNumber(entry.value);
    // In the 总表 itself a number must be a number: the formulas do not read text.
    if (typed.kind !== 'number' || typed.before !== undefined)
      return fail('report-score', `${name}“${String(entry.value)}”不是数。`, '改填数字。');
    if (typed.value.lt(0) || typed.value.gt(part.full))
      return fail(
        'report-score',
        `${name} ${typed.value.toFixed()} 不在 0—${part.full} 分之内。`,
        '与转报部门核实后改正。',
      );
    const { decimals } = reportLimits(part);
    if (decimalsOf(typed.value) > decimals)
      return fail(
        'report-score',
        `${name} ${typed.value.toFixed()} 的小数位太多。`,
        `最多 ${decimals} 位小数。`,
      );
    if (blank(entry.basis))
      fail(
        'report-no-basis',
        `${name} ${typed.value.toFixed()} 分没有写依据。`,
        '在“转报依据”栏写明文号或来件名称。',
      );
    const basis = [entry.basis, entry.file].filter((each) => !blank(each)).map(String);
    return [
      {
        unit: unit.id,
        part: part.name,
        value: typed.value,
        basis: basis.join('，'),
        origin: { file: '', sheet, cell },
      },
    ];
  });
}
