import { readdirSync } from 'node:fs';
import { neededLevel } from '../../../src/apps/excel/diagnose';
import { leveledUses, type LeveledUse } from '../../support/excel-levels';

/** Nothing that we call of Excel is younger than Excel 2021: @types/office-js knows more than its library has. */

const minor = ({ level }: LeveledUse): number =>
  Number(/^ExcelApi 1\.(\d+)$/.exec(level)?.[1] ?? (level.startsWith('ExcelApi') ? 99 : 0));
const highest = Number(neededLevel.split('.')[1]);

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

/** Sets of the web or the desktop alone are never there; those of other programs say nothing of Excel. */
const tooYoung = (uses: readonly LeveledUse[]): LeveledUse[] =>
  uses.filter(({ level }) => level.startsWith('ExcelApi')).filter((use) => minor(use) > highest);

test('src/hosts/excel 与 src/apps/excel 只用 ExcelApi 1.14 以内的成员，包括读取时点名的', () => {
  const uses = leveledUses([...filesOf('src/hosts/excel'), ...filesOf('src/apps/excel')]);
  expect(tooYoung(uses)).toEqual([]);
  // It sees what is there: the youngest that we need is the insertion of sheets.
  expect(Math.max(...uses.map(minor))).toBe(13);
  expect(new Set(uses.map(({ member }) => member)).size).toBeGreaterThan(60);
});

test.each([
  ['调用', 'sheet.getRange("A1").getDependents();', 'Range.getDependents'],
  ['读属性', 'export const shown = sheet.getRange("A1").valuesAsJson;', 'Range.valuesAsJson'],
  ['点名读取', 'sheet.getRange("A1").load("valueTypes,valuesAsJsonLocal");', 'Range.valuesAsJsonLocal'],
  ['解构', 'export const { showDataTypeIcons } = sheet;', 'Worksheet.showDataTypeIcons'],
])('写了更新的成员就会被发现：%s', (_name, line, member) => {
  const text = `const sheet = new Excel.RequestContext().workbook.worksheets.getItem("a");\n${line}\nexport {};`;
  const found = tooYoung(leveledUses([], { 'src/hosts/excel/too-young.ts': text }));
  expect(found.map((use) => use.member)).toEqual([member]);
});
