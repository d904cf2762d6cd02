import { checkFile } from '../../src/checks/file';
import { checkFormulas } from '../../src/checks/formulas';
import { checkCoefficients, checkFingerprint, checkReturns } from '../../src/checks/settlement';
import { formIdentity, schemePrint } from '../../src/forms/identity';
import { readMaster } from '../../src/forms/master/reading';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import { computed } from '../../src/workflow/master';
import { dataOf } from '../support/forms';
import { generatedYear } from '../support/generated-year';

const scheme = zhengzhou2019();
const brief = (findings: readonly { severity: string; code: string }[]) =>
  findings.map(({ severity, code }) => `${severity}:${code}`);

describe('文件是不是我们的、是不是这个方案的', () => {
  const book = (own: Scheme, more: Partial<WorkbookData> = {}): WorkbookData => ({
    identity: formIdentity(own, { kind: 'rating', issued: '', rater: 'L01' }),
    sheets: [],
    baggage: [],
    ...more,
  });
  test.each<[string, WorkbookData, string[]]>([
    ['就是发出的表', book(scheme), []],
    ['没有标识', book(scheme, { identity: {} }), ['error:file-not-ours']],
    [
      '别的软件的标识',
      book(scheme, { identity: { product: 'other', kind: 'rating' } }),
      ['error:file-not-ours'],
    ],
    [
      '认不出的种类',
      book(scheme, { identity: { product: 'kaohe', kind: '新种类' } }),
      ['error:file-not-ours'],
    ],
    ['另一方案', book({ ...scheme, id: 'luoyang-2019' }), ['error:file-other-scheme']],
    ['另一年度', book({ ...scheme, year: 2018 }), ['error:file-other-year']],
    ['发表以后方案改过', book({ ...scheme, issuer: '某办公室' }), ['warning:file-older-scheme']],
    [
      '只改了评价人姓名',
      book({ ...scheme, raters: scheme.raters.map((rater) => ({ ...rater, name: '某人' })) }),
      [],
    ],
    [
      '带宏、引用别的工作簿',
      book(scheme, { baggage: ['macros', 'external-links'] }),
      ['warning:file-macros', 'warning:file-external-links'],
    ],
  ])('%s', (_, data, expected) => {
    expect(brief(checkFile(scheme, data, '表.xlsx').findings)).toEqual(expected);
  });
});

describe('总表的公式与核算逐格对照', () => {
  let state: MasterState;
  let book: WorkbookData;

  beforeAll(async () => {
    ({ state } = computed({ ...generatedYear(scheme, 6), settled: true }));
    book = await dataOf(masterWorkbook(state));
  });

  /** The findings with the first formula cell of a sheet below its header changed. */
  const changed = (role: string, change: (cell: CellData) => CellData | undefined) => {
    let done = false as boolean;
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells, row) =>
        cells?.map((cell) => {
          if (done || sheet.role !== role || row < 4 || !cell || typeof cell.value !== 'number') return cell;
          if (cell.formula === undefined) return cell;
          done = true;
          return change(cell);
        }),
      ),
    }));
    const { reading } = readMaster({ ...book, sheets });
    if (!reading || !done) throw new Error('no formula to change');
    return checkFormulas(reading, computed(reading.state, reading).state);
  };

  test('没有动过：没有话说', () => {
    const { reading } = readMaster(book);
    expect(reading && checkFormulas(reading, state)).toEqual([]);
  });

  test.each(['leader', 'office', 'deductions', 'yearEnd', 'summary', 'memberSummary', 'raters'])(
    '%s 的公式改成数、改成别的公式、没有重算，各是各的话',
    (role) => {
      expect(brief(changed(role, ({ value }) => ({ value, type: 'number' })))).toEqual([
        'error:formula-overwritten',
      ]);
      expect(brief(changed(role, (cell) => ({ ...cell, value: 12345, formula: '12345' })))).toEqual([
        'error:formula-mismatch',
      ]);
      expect(brief(changed(role, (cell) => ({ ...cell, value: 12345 })))).toEqual(['warning:formula-stale']);
      expect(brief(changed(role, () => ({ value: null, type: 'empty' }))).slice(0, 1)).toEqual(
        // Of a ledger's row the next write puts it back.
        [role === 'deductions' ? 'warning:formula-stale' : 'error:formula-overwritten'],
      );
    },
  );
});

describe('公式取自别的文件', () => {
  const scheme2 = zhengzhou2019();
  const formulas = async (change: (formula: string) => string, value?: number) => {
    const book = await dataOf(
      masterWorkbook(computed({ ...generatedYear(scheme2, 6), settled: true }).state),
    );
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells) =>
        cells?.map((cell) =>
          sheet.role === 'summary' && cell?.formula?.includes("'年终考核'!")
            ? { ...cell, formula: change(cell.formula), value: value ?? cell.value }
            : cell,
        ),
      ),
    }));
    const { reading } = readMaster({ ...book, sheets });
    if (!reading) throw new Error('cannot be read');
    const found = checkFormulas(reading, computed(reading.state, reading).state, '总表.xlsx');
    return [...new Set(brief(found))];
  };
  const from = (file: string) => (formula: string) => formula.replaceAll("'年终考核'!", `'${file}年终考核'!`);

  test('值一样也是错误，写明是哪个文件', async () => {
    expect(await formulas(from('[1]'))).toEqual(['error:formula-other-file']);
    expect(await formulas(from('C:\\下载\\[去年.xlsx]'))).toEqual(['error:formula-other-file']);
  });

  test('自己的工作簿名、@、空格、大小写：值对就没有话说，没有重算的只提醒', async () => {
    const ways = [from('[总表.xlsx]'), (formula: string) => `@${formula.toLowerCase().replace(/,/g, ' , ')}`];
    for (const way of ways) {
      expect(await formulas(way)).toEqual([]);
      expect(await formulas(way, 7)).toEqual(['warning:formula-stale']);
    }
  });
});

describe('核算以前', () => {
  const state = (more: Partial<MasterState>): MasterState => ({ ...emptyState(scheme), ...more });

  test('什么也没收到：46 份逐份报告', () => {
    const found = brief(checkReturns(state({})));
    expect(found.filter((code) => code === 'error:form-outstanding')).toHaveLength(34);
    expect(found.filter((code) => code === 'error:team-outstanding')).toHaveLength(12);
  });

  test('口径“缺表”已有规定时不逐份报告；一份也没有，仍不能折算', () => {
    const by = (choice: '按收到份数折算' | '按零分计') =>
      brief(checkReturns(emptyState({ ...scheme, readings: { ...scheme.readings, 缺表: choice } }))).filter(
        (code) => !code.includes('team'),
      );
    expect(by('按收到份数折算')).toEqual(['error:nothing-to-scale', 'error:nothing-to-scale']);
    expect(by('按零分计')).toEqual([]);
  });

  test('系数 0.166 满分折不满 30 分，提醒；按满分折算就没有话说', () => {
    expect(brief(checkCoefficients(state({})))).toEqual(['warning:coefficient-forms']);
    const exact = { ...scheme, readings: { ...scheme.readings, 折算系数: '按满分折算' as const } };
    expect(checkCoefficients(emptyState(exact))).toEqual([]);
  });

  test('指纹不同是错误；没有发表过、指纹相同都没有话说', () => {
    expect(brief(checkFingerprint(state({}), 'x'))).toEqual(['error:scheme-changed']);
    expect(checkFingerprint(state({}), '')).toEqual([]);
    expect(checkFingerprint(state({}), schemePrint(scheme))).toEqual([]);
  });
});
