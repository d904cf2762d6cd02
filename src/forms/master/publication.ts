import { chineseDay } from '../../base/calendar';
import { sum, zero } from '../../base/decimal';
import { kindName, kindOf, partsOf, rubricPartsOf, unitById, unitsOf } from '../../schemes';
import { bonusWord } from '../../schemes/bonus';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { lessPenalty } from '../../scoring/awards';
import { addedParts, bonusBeside, rubricAlone } from '../../scoring/total';
import { unitsIn, type UnitResult } from '../../scoring/results';
import { lineCount, linesHeight, widthFor } from '../../sheets/measure';
import type { Table, TableColumn } from '../../sheets/table';
import { centered, header, inputText } from '../look';
import { partKey, publishedId } from './kind-tables';
import type { MasterState } from './state';
import { evenFormat, partFormat, totalFormat, vetoWord } from './summary-formulas';

/** 成绩公布 and 评先候选: written by settling, printed and signed. Values, so that a signed table never changes. */
export interface PublishedRow {
  result: UnitResult;
  scheme: Scheme;
}

const last = Number.MAX_SAFE_INTEGER;
const order = (a: UnitResult, b: UnitResult): number => (a.rank ?? last) - (b.rank ?? last);

/** Ranked; units without a rank stand last. Empty before settling. */
export function publishedRows(state: MasterState, kind: UnitKind): PublishedRow[] {
  if (!state.settled || !state.results) return [];
  return [...unitsIn(state.results, kind)].sort(order).map((result) => ({ result, scheme: state.scheme }));
}

/** All kinds in the scheme's order: units of the eligible grade without veto or cancellation. */
export const candidateRows = (state: MasterState): PublishedRow[] =>
  state.scheme.kinds.flatMap(({ id }) => publishedRows(state, id)).filter(({ result }) => result.eligible);

const nameOf = ({ result, scheme }: PublishedRow): string =>
  unitById(scheme, result.unit)?.name ?? result.unit;

/** What of 加分 has no column of its own: beside 细则得分 it has one. */
export function bonusRemarks({ result }: Pick<PublishedRow, 'result'>): string[] {
  const { exactTotal, yearEnd } = result;
  const beside = exactTotal && !rubricAlone(result) ? bonusBeside(yearEnd) : zero;
  return [
    ...(beside.gt(0) ? [`另加分${beside.toFixed()}`] : []),
    ...(beside.lt(0) ? [`另减分${beside.abs().toFixed()}`] : []),
  ];
}

/** That a limit of the total took something away. */
export function capRemarks({ result, scheme }: PublishedRow): string[] {
  const { exactTotal, penalty } = result;
  const added = lessPenalty(sum(addedParts(scheme, result).flatMap((part) => part ?? [])), penalty);
  return exactTotal?.lt(added) ? [`${exactTotal.toFixed()}分封顶`] : [];
}

/** Why all that is added up does not come to the total, where it does not. */
export const totalRemarks = (row: PublishedRow): string[] => [
  ...(row.result.exactTotal && row.result.penalty.gt(0) ? [`情形扣${row.result.penalty.toFixed()}分`] : []),
  ...capRemarks(row),
];

/** 降一等, 不得评为优秀, 超出名额: in the words of their effect alone. */
export const gradeRemarks = ({ result }: Pick<PublishedRow, 'result'>): string[] => [
  ...new Set(result.gradeReasons.map((each) => each.slice(0, each.indexOf('：')))),
];

function remark(row: PublishedRow): string {
  const { result, scheme } = row;
  // Only units that would have been candidates lose something worth printing.
  const lost = !result.eligible && result.grade === scheme.awards.grade ? ['取消评先资格'] : [];
  return [
    ...(result.veto ? [vetoWord] : lost),
    ...gradeRemarks(row),
    ...bonusRemarks(row),
    ...totalRemarks(row),
  ].join('\n');
}

type Column = TableColumn<PublishedRow>;

/** Size of all that is signed, in points. */
const size = 12;

/** 「考核时限：2019年1月1日至2019年12月31日」. */
export const periodLine = ({ calendar }: Scheme): string =>
  `考核时限：${chineseDay(calendar.periodStart)}至${chineseDay(calendar.periodEnd)}`;

/** Rows of one line leave a page room for the lines to sign. */
const oneLine = 20;

/** What the columns of texts will hold, whichever unit stands on which row. */
class Texts {
  private lines = 1;

  /** Width in characters of a column for these texts, between bounds. */
  column(texts: readonly string[], least: number, most: number): number {
    const width = widthFor(texts, size, least, most, 0.95);
    this.lines = Math.max(this.lines, ...texts.map((text) => lineCount(text, width, size)));
    return width;
  }

  /** Whether any of them takes more than a line. */
  get wrap(): boolean {
    return this.lines > 1;
  }

  /** One height for all rows, in points: they are drawn before it is known which unit will stand on which. */
  height(): (row: PublishedRow | undefined) => number {
    const least = this.wrap ? linesHeight(this.lines, size) : oneLine;
    return (row) => {
      const text = row ? remark(row) : '';
      return text === '' ? least : Math.max(least, linesHeight(text.split('\n').length, size));
    };
  }
}

const written = (
  key: string,
  head: string,
  width: number,
  value: Column['value'],
  { format = 'General', wrap = false }: { format?: string; wrap?: boolean } = {},
): Column => ({
  key,
  header: head,
  width,
  kind: 'engine',
  style: centered(size, { numberFormat: format, wrap }),
  value,
});

const gradeNames = ({ grades }: Scheme): string[] => grades.map(({ name }) => name);

/** Words that a part's name closes with, and its line is broken before. */
const closing = /(?:考核|考评|测评|评价|评估|调查)$/u;

/** A head in lines of two or three characters, broken behind words: 领导／考核, 第一／季度／考核, 隐患／整改率. */
function stacked(name: string): string {
  if (name.length <= 3) return name;
  const at = closing.test(name) ? name.length - 2 : 2;
  return `${stacked(name.slice(0, at))}\n${stacked(name.slice(at))}`;
}

export function publishedTable(scheme: Scheme, kind: UnitKind): Table<PublishedRow> {
  const format = totalFormat(scheme);
  const score = rubricPartsOf(scheme, kind)[0]?.alone
    ? [
        written('rubric', '细则\n得分', 8, ({ result }) => result.yearEnd.rubric.toNumber(), {
          format: evenFormat(null),
        }),
        written('bonus', bonusWord(scheme), 8, ({ result }) => result.yearEnd.bonus.toNumber(), {
          format: evenFormat(null),
        }),
      ]
    : partsOf(scheme, kind).map((part) =>
        written(
          partKey(part),
          stacked(part.name),
          8,
          ({ result }) => result.parts[part.index]?.weighted?.toNumber() ?? '',
          { format: partFormat(scheme, part) },
        ),
      );
  const texts = new Texts();
  const names = unitsOf(scheme, kind).map(({ name }) => name);
  const nameWidth = texts.column(names, 14, 26);
  const gradeWidth = texts.column(gradeNames(scheme), 10, 16);
  const { wrap } = texts;
  return {
    id: publishedId(kind),
    role: 'publication',
    keyColumn: 'name',
    keyOf: nameOf,
    headerStyle: header(size),
    headerHeight: 28,
    height: texts.height(),
    columns: [
      written('rank', '名次', 6, ({ result }) => result.rank ?? '—'),
      written('name', kindOf(scheme, kind).name, nameWidth, nameOf, { wrap }),
      ...score,
      written('total', '总分', 9, ({ result }) => result.total?.toNumber() ?? '', { format }),
      written('grade', '等次', gradeWidth, ({ result }) => result.grade ?? '', { wrap }),
      written('remark', '备注', 15, remark, { wrap: true }),
    ],
  };
}

export function candidateTable(scheme: Scheme): Table<PublishedRow> {
  const texts = new Texts();
  const names = scheme.units.map(({ name }) => name);
  const nameWidth = texts.column(names, 20, 26);
  const kindWidth = texts.column(
    scheme.kinds.map(({ name }) => name),
    12,
    16,
  );
  const gradeWidth = texts.column([scheme.awards.grade], 10, 16);
  const { wrap } = texts;
  return {
    id: 'candidates',
    role: 'candidates',
    keyColumn: 'name',
    keyOf: nameOf,
    // Of those who may be chosen nobody knows how many there will be.
    spareHidden: true,
    headerStyle: header(size),
    headerHeight: 28,
    height: texts.height(),
    columns: [
      written('no', '序号', 6, (_, index) => index + 1),
      written('name', '候选单位', nameWidth, nameOf, { wrap }),
      written('unitKind', '类别', kindWidth, ({ result }) => kindName(scheme, result.kind), { wrap }),
      written('total', '总分', 9, ({ result }) => result.total?.toNumber() ?? '', {
        format: totalFormat(scheme),
      }),
      written('grade', '等次', gradeWidth, ({ result }) => result.grade ?? '', { wrap }),
      { ...written('note', '评选意见', 18, () => null), kind: 'input', own: true, style: inputText(size) },
    ],
  };
}
