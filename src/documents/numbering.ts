import { chineseDigits, chineseNumber } from '../base/chinese-number';
import { child, elements, type Element } from './xml';

/** Automatic numbers: computed from numbering.xml, for they stand nowhere in the text. */

interface Level {
  start: number;
  format: string;
  text: string;
}

const letters = (value: number, first: number): string =>
  String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

function roman(value: number): string {
  const table: readonly [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, letter] of table)
    while (rest >= worth) {
      text += letter;
      rest -= worth;
    }
  return text;
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** A number in a format of ST_NumberFormat (ECMA-376 part 1, 17.18.59). */
function formatted(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanDigital2':
      return format === 'ideographDigital'
        ? [...String(value)]
            .map((digit) => (digit === '0' ? '○' : (chineseDigits[Number(digit)] ?? '')))
            .join('')
        : chineseNumber(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperLetter':
      return letters(value, 65);
    case 'lowerLetter':
      return letters(value, 97);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'ideographTraditional':
      return stems[(value - 1) % 10] ?? String(value);
    case 'ideographZodiac':
      return branches[(value - 1) % 12] ?? String(value);
    default:
      return String(value);
  }
}

function levelOf(element: Element): [number, Level] {
  return [
    Number(element.attributes.ilvl ?? 0),
    {
      start: Number(child(element, 'start')?.attributes.val ?? 1),
      format: child(element, 'numFmt')?.attributes.val ?? 'decimal',
      text: child(element, 'lvlText')?.attributes.val ?? '',
    },
  ];
}

/** Counts the numbered paragraphs of a document, in its order. */
export class Numbering {
  private readonly lists = new Map<
    string,
    { abstract: string; levels: Map<number, Level>; starts: Map<number, number> }
  >();
  /** Counters belong to the abstract list: two lists of one kind go on with each other, unless one starts anew. */
  private readonly counters = new Map<string, number[]>();
  private readonly started = new Set<string>();

  constructor(part: Element | null) {
    const root = part === null ? undefined : child(part, 'numbering');
    const abstracts = new Map<string, Map<number, Level>>();
    for (const element of elements(root)) {
      if (element.name === 'abstractNum')
        abstracts.set(
          element.attributes.abstractNumId ?? '',
          new Map(
            elements(element)
              .filter(({ name }) => name === 'lvl')
              .map(levelOf),
          ),
        );
      if (element.name !== 'num') continue;
      const abstract = child(element, 'abstractNumId')?.attributes.val ?? '';
      const levels = new Map(abstracts.get(abstract) ?? []);
      const starts = new Map<number, number>();
      for (const override of elements(element).filter(({ name }) => name === 'lvlOverride')) {
        const level = Number(override.attributes.ilvl ?? 0);
        const start = child(override, 'startOverride')?.attributes.val;
        if (start !== undefined) starts.set(level, Number(start));
        const own = child(override, 'lvl');
        if (own) levels.set(level, levelOf(own)[1]);
      }
      this.lists.set(element.attributes.numId ?? '', { abstract, levels, starts });
    }
  }

  /** The number of the next paragraph of a list: 「一、」「(2)」; empty where it has none. */
  next(numId: string, level: number): string {
    const list = this.lists.get(numId);
    const own = list?.levels.get(level);
    if (numId === '0' || !list || !own) return '';
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    if (!this.started.has(numId)) {
      this.started.add(numId);
      for (const [at, start] of list.starts) counters[at] = start - 1;
    }
    const before = counters[level];
    counters[level] = before === undefined ? own.start : before + 1;
    // A level begins anew below its parent.
    counters.length = Math.max(level + 1, 0);
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = list.levels.get(at);
      return formatted(counters[at] ?? format?.start ?? 1, format?.format ?? 'decimal');
    });
  }
}
