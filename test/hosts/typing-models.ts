import { scoreFormula } from '../../src/sheets/entry-rule';
import type { Validation, WorkbookModel } from '../../src/sheets/model';
import { cell, entry, sheetOf, workbookOf } from '../support/xlsx-models';

/** What people type into: scores, choices, numbers with a rule of somebody's own; and a sheet with results beside it. */

const rows = 16;
const first = 4;
const last = first + rows - 1;

const rule = (column: number, more: Partial<Validation>): Validation => ({
  area: { top: first, left: column, bottom: last, right: column },
  type: 'custom',
  severity: 'stop',
  title: '不符合要求',
  message: '',
  ...more,
});

/** C: scores. D: 是 or 否. E: no number twice, a rule that the program has to work out. F: anything. */
export function typingModel(): WorkbookModel {
  const field = () => cell(null, { style: entry });
  const heading = Array.from({ length: first }, () => [cell('表头')]);
  const scores = sheetOf(
    '评分',
    [
      ...heading,
      ...Array.from({ length: rows }, (_, index) => [
        cell(index + 1),
        cell(`单位${index + 1}`),
        field(),
        field(),
        field(),
        field(),
      ]),
    ],
    {
      protected: true,
      validations: [
        rule(2, { formula: scoreFormula('C5', 10, 1), message: '请填 0—10 的数' }),
        rule(3, { type: 'list', list: ['1', '2', '3'], message: '请选 1、2 或 3' }),
        rule(4, { formula: 'COUNTIF($E$5:$E$20,E5)=1', message: '不能重复' }),
      ],
    },
  );
  const results = sheetOf('汇总', [
    ...heading,
    ...Array.from({ length: rows }, (_, index) => [
      cell(index + 1),
      cell(`单位${index + 1}`),
      cell('', { formula: `IF('评分'!C${first + index + 1}="","",'评分'!C${first + index + 1}*2)` }),
      cell(0, { formula: `SUM('评分'!$C$5:$C$20)+ROW()*0` }),
    ]),
  ]);
  return workbookOf([scores, results], { title: '打字' });
}
