import {
  ArrayValueObject,
  functionLookup,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { BaseFunction } from '@univerjs/engine-formula';
import { mendChoose } from '../../../src/hosts/browser/grid/choose';

/** CHOOSE of the grid's formula engine: what it chooses is the range itself, wherever the number comes from. */

const table = (...values: (string | number)[]) =>
  new ArrayValueObject({
    calculateValueList: values.map((value) => [
      typeof value === 'number' ? NumberValueObject.create(value) : StringValueObject.create(value),
    ]),
    rowCount: values.length,
    columnCount: 1,
    unitId: '',
    sheetId: '',
    row: 0,
    column: 0,
  });

test('号码是一格大小的数组（VLOOKUP、IFERROR 给的）：选的是整列', () => {
  mendChoose();
  const functions = functionLookup as unknown as readonly (readonly [
    new (name: string) => BaseFunction,
    string,
  ])[];
  const [Choose] = functions.find(([, name]) => name === 'CHOOSE') ?? [];
  if (!Choose) throw new Error('no CHOOSE');
  const choose = new Choose('CHOOSE');
  const [first, second] = [table('甲', '乙'), table('丙', '丁', '戊')];
  expect(choose.calculate(table(2), first, second)).toBe(second);
  expect(choose.calculate(NumberValueObject.create(1), first, second)).toBe(first);
});
