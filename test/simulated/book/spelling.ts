/**
 * How programs give formulas back: each the same formula as was put in, spelled in another way. Nothing inside texts
 * changes. A formula is given and answered without "=".
 */

/** @param own the workbook's name, as its window shows it */
export type Spelling = (formula: string, own: string) => string;

const outsideTexts =
  (change: (part: string, own: string) => string): Spelling =>
  (formula, own) =>
    formula
      .split(/("(?:[^"]|"")*")/)
      .map((part, index) => (index % 2 === 0 ? change(part, own) : part))
      .join('');

const plainSheet = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const looksLikeCell = /^(?:[A-Za-z]{1,3}\d+|[rRcC])$/;
/** A sheet before `!`, quoted or not, outside texts. */
const sheetBefore = /'((?:[^']|'')*)'!|(?<![\p{L}\p{N}_.'\]#])([\p{L}_][\p{L}\p{N}_.]*)!/gu;

const inQuotes = (name: string): string => (name.startsWith("'") ? name : `'${name}'`);

/**
 * Excel 2021 and 365, for formulas that came in a file: `@` where a function could give a range, and before names.
 * https://support.microsoft.com/office/implicit-intersection-operator-ce3be07b-0101-4450-a24e-c1c999be2b34
 */
export const intersecting: Spelling = outsideTexts((part) =>
  part
    .replace(/(?<![\p{L}\p{N}_.@])(INDEX|OFFSET|INDIRECT|CHOOSE|VLOOKUP|IF)\(/gu, '@$1(')
    .replace(/(?<![\p{L}\p{N}_.@'!])(口径_[\p{L}\p{N}_]+)/gu, '@$1'),
);

/** Blanks after commas and around comparisons, as people type them and some programs keep them. */
const spaced: Spelling = outsideTexts((part) => part.replace(/,/g, ', ').replace(/(<>|>=|<=|=)/g, ' $1 '));

/** Every sheet name in quotes. */
const quoted: Spelling = outsideTexts((part) =>
  part.replace(sheetBefore, (_, inside: string | undefined, bare: string | undefined) =>
    inside === undefined ? `${inQuotes(bare ?? '')}!` : `'${inside}'!`,
  ),
);

/** No sheet name in quotes that does not need them. */
const unquoted: Spelling = outsideTexts((part) =>
  part.replace(sheetBefore, (whole, inside: string | undefined) =>
    inside !== undefined && plainSheet.test(inside) && !looksLikeCell.test(inside) ? `${inside}!` : whole,
  ),
);

/** Functions in small letters. */
const lowered: Spelling = outsideTexts((part) =>
  part.replace(/(?<![\p{L}\p{N}_.])[A-Z][A-Z0-9.]*\(/gu, (name) => name.toLowerCase()),
);

/** The prefixes that files hold for functions of later versions, shown where a program does not know the function. */
const prefixed: Spelling = outsideTexts((part) =>
  part.replace(/(?<![\p{L}\p{N}_.])(IFERROR|COUNTIFS|SUMIFS)\(/gu, '_xlfn.$1('),
);

/** The workbook names itself before each sheet: `'[总表.xlsx]条款'!A1`. */
const selfNamed: Spelling = (formula, own) =>
  outsideTexts((part) =>
    part.replace(sheetBefore, (_, inside: string | undefined, bare: string | undefined) => {
      const sheet = inside ?? bare ?? '';
      return sheet.startsWith('[') ? `'${sheet}'!` : `'[${own}]${sheet}'!`;
    }),
  )(formula, own);

/** A program keeps its formulas as it spells them; here each is spelled when it is first asked for. */
function remembered(spell: Spelling): Spelling {
  const said = new Map<string, string>();
  return (formula, own) => {
    const key = `${own}\n${formula}`;
    const known = said.get(key);
    if (known !== undefined) return known;
    const answer = spell(formula, own);
    said.set(key, answer);
    return answer;
  };
}

/** Every way by its name, for the contract to be run with each. */
export const spellings: Readonly<Record<string, Spelling>> = {
  '文件来的公式加 @': intersecting,
  逗号等号旁有空格: spaced,
  表名都加引号: quoted,
  表名都不加引号: unquoted,
  函数名小写: lowered,
  '显示 _xlfn. 前缀': prefixed,
  带上自己的工作簿名: selfNamed,
  '几样一起（@、空格、引号、小写、自己的工作簿名）': remembered((formula, own) =>
    [intersecting, lowered, selfNamed, spaced].reduce((said, spell) => spell(said, own), formula),
  ),
};
