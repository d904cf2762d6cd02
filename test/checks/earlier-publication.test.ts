import { checkUnclaimed } from '../../src/checks/unclaimed';
import { checkOfficial } from '../../src/checks/official';
import { masterChanges } from '../../src/forms/master/refresh';
import { readMaster } from '../../src/forms/master/reading';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { absentWords, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { CellData, SheetData } from '../../src/sheets/data';
import { computed } from '../../src/workflow/master';
import { dataOf, onSheets, put } from '../support/forms';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 以前的总表，成绩公布的标题、签字栏几类合用一个：照样认得，核算照样写；今天的，每一类一个，少了一个就说出来。 */

const schemes: [string, Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019()],
  ...sampleSchemes.map(({ name }): [string, Scheme] => [name, sampleSchemeNamed(name)]),
];

const text = (value: string): CellData => ({ value, type: 'text' });
const isFilled = (cell: CellData | undefined): cell is CellData => (cell?.value ?? '') !== '';

/** The sheet as earlier versions had it: tables below each other, each from the first column on, two rows between. */
function earlier(scheme: Scheme, sheet: SheetData): SheetData {
  const heads = sheet.rows.flatMap((cells, row) => (cells?.[0]?.value === '名次' ? [row] : []));
  const tables = heads.map((head, index) => {
    const count = scheme.units.filter(({ kind }) => kind === scheme.kinds[index]?.id).length;
    const gap = sheet.rows[head]?.findIndex((cell, column) => column > 1 && isFilled(cell)) ?? 2;
    return sheet.rows.slice(head, head + 1 + count).map((cells) => cells?.toSpliced(2, gap - 2));
  });
  const [from, to] = [scheme.calendar.periodStart, scheme.calendar.periodEnd];
  const absent = absentWords(scheme);
  return {
    ...sheet,
    rows: [
      [text(`${scheme.year}年度安全生产目标考核成绩`)],
      [text(`考核时限：${from} 至 ${to}`)],
      ...tables.flatMap((rows, index) => (index === 0 ? rows : [[], [], ...rows])),
      [],
      ...(absent === '' ? [] : [[text(absent)]]),
      [text(`${scheme.issuer}（盖章）`)],
      [text('负责人签字：                    年    月    日')],
    ],
  };
}

describe.each(schemes)('%s', (name, scheme) => {
  const year = name === '郑安委〔2020〕1号' ? generatedYear(scheme, 1) : filledYear(scheme, 1);

  test.each([true, false])('核算过：%s', async (settled) => {
    const { state } = computed({ ...year, settled });
    const now = await dataOf(masterWorkbook(state));
    const before = onSheets(now, (sheet) => (sheet.role === 'publication' ? earlier(scheme, sheet) : sheet));
    for (const book of [now, before]) {
      const { reading, findings } = readMaster(book);
      if (!reading) throw new Error('cannot be read');
      expect(findings).toEqual([]);
      const again = { ...computed(reading.state, reading).state, settled };
      const besides = checkUnclaimed(reading, again).filter(({ sheet }) => sheet === '成绩公布');
      expect(besides).toEqual([]);
      expect(checkOfficial(reading, again)).toEqual([]);
      const written = masterChanges(reading, { ...again, settled: true }, true);
      const published = written.filter(({ sheet }) => sheet === '成绩公布');
      // Settled once, it says the same again; not yet, it takes every unit.
      expect(published.length > scheme.units.length).toBe(!settled);
    }
  });
});

test.each([/^负责人签字/u, /成绩\u3000成员单位$/u, /^依据/u])(
  '今天的：%s 改了或没有了，说出那一格',
  async (begins) => {
    const scheme = zhengzhou2019();
    const now = await dataOf(masterWorkbook(computed({ ...generatedYear(scheme, 1), settled: true }).state));
    const sheet = now.sheets.find(({ role }) => role === 'publication');
    const row = sheet?.rows.findIndex((cells) => begins.test(String(cells?.[0]?.value))) ?? -1;
    const edited = onSheets(now, (each) =>
      each.role === 'publication' ? put(row, 0, { value: null, type: 'empty' })(each) : each,
    );
    const { reading } = readMaster(edited);
    if (!reading) throw new Error('cannot be read');
    const found = checkUnclaimed(reading, { ...computed(reading.state, reading).state, settled: true });
    expect(found).toEqual([expect.objectContaining({ sheet: '成绩公布', cell: `A${row + 1}` })]);
  },
);
