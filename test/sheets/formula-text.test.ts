import fc from 'fast-check';
import { computed } from '../../src/workflow/master';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { foldedFormula, otherFile, sameFormula } from '../../src/sheets/formula-text';
import { generatedYear } from '../support/generated-year';

/** Formulas as programs spell them: what differs in spelling alone is the same, what says something else is not. */

const book = '2019年度总表.xlsx';

describe('写法不同、意思相同的公式', () => {
  test.each([
    // https://support.microsoft.com/office/implicit-intersection-operator-ce3be07b-0101-4450-a24e-c1c999be2b34
    ['Excel 2021 给文件里来的公式加 @', 'INDEX(A1:A9,B1)', '@INDEX(A1:A9,B1)'],
    ['函数中间的 @', 'IFERROR(INDEX(A1:A9,B1),"")', 'IFERROR(@INDEX(A1:A9,B1),"")'],
    ['名称前的 @', '1+口径_加分', '1+@口径_加分'],
    ['文件里的 SINGLE', 'INDEX(A1:A9,B1)+1', '_xlfn.SINGLE(INDEX(A1:A9,B1))+1'],
    ['空格和换行', 'IF(A1="","",SUM(B1:B2))', 'IF( A1 = "" , "",\n SUM(B1:B2) )'],
    ['等号', 'A1', '=A1'],
    ['不必要的引号', "'条款'!$A$4", '条款!$A$4'],
    ['引号里的引号', "'it''s'!A1", "'IT''S'!a1"],
    ['函数和名称的大小写', 'SUMIFS(A:A,B:B,C1)', 'sumifs(a:a,b:b,c1)'],
    ['文件里的前缀', 'IFNA(CONCAT(A1),SORT(B1:B2))', '_xlfn.IFNA(_xlfn.CONCAT(A1),_xlfn._xlws.SORT(B1:B2))'],
    ['自己的工作簿名', "'条款'!A1+口径_加分", `'[${book}]条款'!A1+'${book}'!口径_加分`],
    ['自己的工作簿名，不加引号', '条款!A1', '[总表.xlsx]条款!A1', '总表.xlsx'],
    ['文件里的自己', '口径_加分', '[0]!口径_加分'],
    ['知道路径时的自己', 'A!A1', "'D:\\考核\\[总表.xlsx]A'!A1", 'D:\\考核\\总表.xlsx'],
  ])('%s', (_, a, b, own = book) => {
    expect(foldedFormula(b, own)).toBe(foldedFormula(a, own));
    expect(sameFormula(a, b, own)).toBe(true);
    expect(otherFile(b, own)).toBeUndefined();
  });
});

describe('意思不同的公式', () => {
  test.each([
    ['文字里的空格', 'A1&"a b"', 'A1&"ab"'],
    ['文字里的大小写', '"甲a"', '"甲A"'],
    ['文字里的 @', '"@甲"', '"甲"'],
    ['固定与不固定', '$A$1', 'A1'],
    ['交叉的空格', 'SUM(A1:A9 B1)', 'SUM(A1:A9B1)'],
    ['多一个负号', 'A1', '-A1'],
    ['别的表', "'条款'!A1", "'条款 '!A1"],
    ['没有公式', 'A1', undefined],
    ['别的文件里同名的表', '条款!A1', '[别的.xlsx]条款!A1'],
  ])('%s', (_, a, b) => {
    expect(sameFormula(a, b, book)).toBe(false);
  });

  test.each([
    ['[1]条款!A1', '1'],
    ['SUM([别的.xlsx]条款!$A$1:$A$9)', '别的.xlsx'],
    ["1+'C:\\下载\\[2018年总表.xlsx]条 款'!A1", 'C:\\下载\\2018年总表.xlsx'],
    // The same name in a folder is a file that is not open, so another one.
    [`'D:\\旧\\[${book}]条款'!A1`, `D:\\旧\\${book}`],
    ["'https://x.example/[a.xlsx]S'!A1", 'https://x.example/a.xlsx'],
    ['[1]!口径_加分', '1'],
    ['别的.et!口径_加分', '别的.et'],
    ["cmd|'/c calc'!A0", 'cmd'],
  ])('取自别的文件：%s', (formula, file) => {
    expect(otherFile(formula, book)).toBe(file);
  });

  test.each([
    '"[1]条款!A1"',
    '表1[@分值]*表1[[#Totals],[分值]]',
    '#REF!+A1',
    'Sheet1!#REF!',
    'A1|B1'.slice(0, 2),
  ])('不是别的文件：%s', (formula) => {
    expect(otherFile(formula, book)).toBeUndefined();
  });
});

describe('总表的全部公式', () => {
  const model = masterWorkbook(computed(generatedYear(zhengzhou2019(), 1)).state);
  const formulas = [
    ...new Set(
      model.sheets.flatMap(({ rows }) =>
        rows.flatMap((cells) => cells.flatMap((cell) => cell?.formula ?? [])),
      ),
    ),
  ];

  /** Ways of spelling that programs have, each applied outside texts. */
  const outside = (change: (part: string) => string) => (formula: string) =>
    formula
      .split(/("(?:[^"]|"")*")/)
      .map((part, index) => (index % 2 === 0 ? change(part) : part))
      .join('');
  const ways: readonly ((formula: string) => string)[] = [
    outside((part) => part.replace(/,/g, ' , ')),
    outside((part) => part.replace(/\b(VLOOKUP|SUMIFS|IF)\(/g, '@$1(')),
    outside((part) => part.replace(/\b[A-Z]+\(/g, (name) => name.toLowerCase())),
    outside((part) => part.replace(/\b(COUNTIFS|IFERROR)\(/g, '_xlfn.$1(')),
    outside((part) => part.replace(/'(\p{L}+\d?)'!/gu, '$1!')),
    outside((part) => part.replace(/'([^'[\]]+)'!/g, `'[${book}]$1'!`)),
    (formula) => `=${formula}`,
  ];

  test('怎么写都是同一个公式', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...formulas),
        fc.subarray([...ways], { minLength: 1 }),
        (formula, chosen) => {
          const written = chosen.reduce((text, way) => way(text), formula);
          expect(foldedFormula(written, book)).toBe(foldedFormula(formula, book));
          expect(otherFile(written, book)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('没有两个不同的公式被当成一个', () => {
    expect(new Set(formulas.map((formula) => foldedFormula(formula))).size).toBe(formulas.length);
  });

  test('各程序写法、算法都一样：不用 INDEX、OFFSET、INDIRECT，SUMPRODUCT 以外没有数组', () => {
    expect(
      formulas.filter((formula) => /\b(INDEX|OFFSET|INDIRECT|CHOOSECOLS|FILTER|LOOKUP\(1)\b/.test(formula)),
    ).toEqual([]);
    // A whole area where one value is due: compared, added or joined outside SUMPRODUCT.
    const plain = formulas.map((formula) => {
      let rest = formula.replace(/"(?:[^"]|"")*"/g, '""');
      for (let at = rest.indexOf('SUMPRODUCT('); at >= 0; at = rest.indexOf('SUMPRODUCT(')) {
        let end = at + 'SUMPRODUCT('.length;
        for (let depth = 1; depth > 0; end++) depth += { '(': 1, ')': -1 }[rest[end] ?? ''] ?? 0;
        rest = `${rest.slice(0, at)}0${rest.slice(end)}`;
      }
      return rest;
    });
    expect(plain.filter((formula) => /\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+\s*[=<>+\-*/&]/.test(formula))).toEqual(
      [],
    );
  });
});
