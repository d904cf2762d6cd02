import { zhengzhou2019 } from '../../../src/schemes';
import { checkFormulas } from '../../../src/checks/formulas';
import { openMaster } from '../../../src/workflow/master';
import type { Book, Sheet } from '../../simulated/book/book';
import { intersecting, spellings } from '../../simulated/book/spelling';
import { steps, returnsOf } from '../../excel/year';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { compactScheme } from '../../support/scoring-scheme';
import { valueOf } from '../../support/year';

/**
 * Excel spells formulas in its own way, and may calculate by hand. Neither keeps a 总表 from being made, collected into
 * and settled; a formula that Excel points at another file does.
 */

afterEach(withoutGaps);

const scheme = compactScheme(2, 1, 2);

function excel(change: (book: Book) => void = () => undefined) {
  const notices: string[] = [];
  const host = excelUnderTest({ onNotice: ({ message }) => void notices.push(message) });
  change(host.excel.book);
  return { host, notices, book: host.excel.book };
}

test('Excel 2021 把文件里来的公式显示为 =@…：2019 年的总表照样建成，不用补什么', async () => {
  const { host, notices } = excel((book) => {
    book.spelling = intersecting;
  });
  valueOf(await steps.create(host, zhengzhou2019()));
  expect([notices, host.excel.wire.messages.length]).toEqual([[], 3]);
});

test.each(Object.entries(spellings))('%s：建表、校验都没有话说', async (_, spelling) => {
  const { host, notices } = excel((book) => {
    book.spelling = spelling;
  });
  valueOf(await steps.create(host, scheme));
  expect(notices).toEqual([]);
  const { reading, state, label } = valueOf(await openMaster(host.workbook));
  expect(checkFormulas(reading, state, label)).toEqual([]);
});

/** Formulas that name other sheets, pointed at the file that the sheets came from (office-js issue 2809). */
const toSource = (sheets: readonly Sheet[]): void => {
  for (const { cells } of sheets)
    for (const cell of cells.values())
      if (cell.formula !== undefined)
        cell.formula = cell.formula.replace(/'?([\p{L}\d]+)'?!/gu, "'[x.xlsx]$1'!");
};

test('Excel 把公式指到来的文件：用自己的公式写过去，一处也不再指着别的文件', async () => {
  const { host, book } = excel();
  book.resultsWait = () => true;
  host.excel.onInsert = (sheets) => {
    toSource(sheets);
    return false;
  };
  valueOf(await steps.create(host, scheme));
  const formulas = book.sheets.flatMap(({ cells }) =>
    [...cells.values()].flatMap(({ formula }) => formula ?? []),
  );
  expect(formulas.length).toBeGreaterThan(500);
  expect(formulas.filter((formula) => formula.includes('['))).toEqual([]);
});

describe.each([
  ['原样', (formula: string) => formula],
  ['加 @', intersecting],
])('手动计算，公式%s', (_, spelling) => {
  async function collected(answersCalculate: boolean) {
    const { host, book } = excel((opened) => {
      opened.spelling = spelling;
      opened.resultsWait = () => true;
    });
    valueOf(await steps.create(host, scheme));
    valueOf(await steps.issue(host));
    if (!answersCalculate) book.calculate = () => undefined;
    valueOf(await steps.collect(host, await returnsOf(scheme)));
    return host;
  }

  test('写入以后请 Excel 算一次：表里的结果是新的', async () => {
    const host = await collected(true);
    const { reading, state, label } = valueOf(await openMaster(host.workbook));
    expect(checkFormulas(reading, state, label)).toEqual([]);
  });

  test('Excel 没有算：旧结果只提醒，不当成别的公式，核算照样进行', async () => {
    const host = await collected(false);
    const { findings, results } = valueOf(await steps.settle(host));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.map(({ code }) => code)).toContain('formula-stale');
    expect(results).not.toBeNull();
  });
});
