import { LocaleType, Univer, UniverInstanceType } from '@univerjs/core';
import type { ICellData, IWorkbookData, Workbook } from '@univerjs/core';
import { FormulaDataModel, UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import fc from 'fast-check';
import { scanOneSheet } from '../../../src/hosts/browser/grid/formula-scan';
import type { Grid } from '../../../src/hosts/browser/grid/univer';

/** Which formulas a change of cells touches: the same as the grid finds on all sheets, looked for on one of them. */

type Cells = Record<number, Record<number, ICellData | null>>;

/** Each book in a spreadsheet of its own, with or without the shortened search. */
class Opened {
  readonly #model: FormulaDataModel;
  readonly #book: Workbook;
  /** Sheets whose cells were looked at since the last change. */
  readonly looked: string[] = [];

  constructor(sheets: readonly Cells[], shortened: boolean) {
    const univer = new Univer({ locale: LocaleType.ZH_CN });
    univer.registerPlugin(UniverFormulaEnginePlugin);
    const ids = sheets.map((_, index) => `sheet-${index}`);
    const data: IWorkbookData = {
      id: 'book',
      name: '总表',
      appVersion: '',
      locale: LocaleType.ZH_CN,
      styles: {},
      sheetOrder: ids,
      sheets: Object.fromEntries(
        sheets.map((cells, index) => [
          `sheet-${index}`,
          {
            id: `sheet-${index}`,
            name: `表${index}`,
            rowCount: 10,
            columnCount: 10,
            cellData: structuredClone(cells) as Record<number, Record<number, ICellData>>,
          },
        ]),
      ),
    };
    this.#book = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    // The rest of the grid needs a page; the search asks for its services alone.
    if (shortened) scanOneSheet({ univer } as Grid);
    const injector = univer.__getInjector();
    this.#model = injector.get(FormulaDataModel);
    for (const sheet of this.#book.getSheets()) {
      const matrix = sheet.getCellMatrix.bind(sheet);
      sheet.getCellMatrix = () => {
        this.looked.push(sheet.getSheetId());
        return matrix();
      };
    }
  }

  /** What the search says that a change touches; then the change is made, as the grid makes it. */
  change(sheet: string, cells: Cells): unknown {
    this.looked.length = 0;
    const touched = this.#model.updateFormulaData('book', sheet, structuredClone(cells));
    const looked = [...this.looked];
    const matrix = this.#book.getSheetBySheetId(sheet)?.getCellMatrix();
    for (const [row, line] of Object.entries(cells))
      for (const [column, cell] of Object.entries(line))
        if (cell === null) matrix?.realDeleteValue(Number(row), Number(column));
        else matrix?.setValue(Number(row), Number(column), structuredClone(cell));
    this.looked.splice(0, Infinity, ...looked);
    return structuredClone(touched);
  }

  /** All formulas of the workbook, as the calculation reads them. */
  formulas(): unknown {
    return structuredClone(this.#model.getFormulaData());
  }
}

const emptied: ICellData = { v: 1, f: null, si: null };

/** A column of one shared formula, beside single ones; a second sheet that has as many. */
const sheet: Cells = {
  0: { 0: { f: '=B1*2', si: '甲' }, 1: { v: 1 } },
  1: { 0: { si: '甲' }, 1: { v: 2 } },
  2: { 0: { si: '甲' }, 1: { f: '=SUM(B1:B2)' } },
};

describe('一处改动动到哪些公式', () => {
  test.each<[string, Cells, unknown]>([
    ['不是公式的格', { 0: { 1: { v: 9 } } }, {}],
    ['空格里填一个数', { 7: { 7: { v: 9 } } }, {}],
    ['新写一个公式', { 7: { 7: { f: '=A1' } } }, { 7: { 7: { f: '=A1' } } }],
    ['公式改成另一个', { 2: { 1: { f: '=B1' } } }, { 2: { 1: { f: '=B1' } } }],
    ['公式改成数', { 2: { 1: emptied } }, { 2: { 1: null } }],
    ['整格清空', { 2: { 1: null } }, { 2: { 1: null } }],
    [
      '合用的公式，领头的一格改成数：其余的接着算',
      { 0: { 0: emptied } },
      { 0: { 0: null }, 1: { 0: { f: '=B2*2', si: '甲' } }, 2: { 0: { f: '=B2*2', si: '甲', x: 0, y: 1 } } },
    ],
    ['合用的公式，后面的一格改成数：别的不动', { 2: { 0: emptied } }, { 2: { 0: null } }],
  ])('%s', (_, cells, touched) => {
    const book = new Opened([sheet, sheet], true);
    expect(book.change('sheet-0', cells)).toMatchObject(touched as object);
    expect(Object.keys(new Opened([sheet, sheet], true).change('sheet-0', cells) as object)).toEqual(
      Object.keys(touched as object),
    );
  });

  test('只看那一张表，别的表一格也不看；过后问全部公式的，仍是全部', () => {
    const book = new Opened([sheet, sheet, sheet], true);
    book.change('sheet-1', { 0: { 1: { v: 9 } } });
    expect(new Set(book.looked)).toEqual(new Set(['sheet-1']));
    expect(Object.keys((book.formulas() as Record<string, object>).book ?? {})).toEqual([
      'sheet-0',
      'sheet-1',
      'sheet-2',
    ]);
  });

  test('没有的表：什么也不动', () => {
    expect(new Opened([sheet], true).change('别的', { 0: { 0: { v: 1 } } })).toEqual({});
  });
});

const content: fc.Arbitrary<ICellData | null> = fc.oneof(
  fc.constant(null),
  fc.constant(emptied),
  fc.integer({ min: 0, max: 9 }).map((v): ICellData => ({ v })),
  fc.constantFrom('=A1', '=B2*2', '=SUM(A1:B3)', '=表1!A1').map((f): ICellData => ({ f })),
  fc
    .tuple(fc.constantFrom('=A1', '=B2*2'), fc.constantFrom('甲', '乙'))
    .map(([f, si]): ICellData => ({ f, si })),
  fc.constantFrom('甲', '乙').map((si): ICellData => ({ si })),
);
const place = fc.integer({ min: 0, max: 4 });
const cells: fc.Arbitrary<Cells> = fc.array(fc.tuple(place, place, content), { maxLength: 10 }).map((all) => {
  const made: Cells = {};
  for (const [row, column, cell] of all) (made[row] ??= {})[column] = cell;
  return made;
});

test('任意的表、任意的改动，一次接一次：与逐张表都看的答得一样', () =>
  fc.assert(
    fc.property(
      fc.array(cells, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(3), cells), { maxLength: 5 }),
      (sheets, changes) => {
        const [short, long] = [new Opened(sheets, true), new Opened(sheets, false)];
        for (const [at, change] of changes) {
          const id = `sheet-${at}`;
          expect(short.change(id, change)).toEqual(long.change(id, change));
          expect(short.formulas()).toEqual(long.formulas());
        }
      },
    ),
    { numRuns: 60 },
  ));
