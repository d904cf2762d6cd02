import { chineseDay } from '../base/calendar';
import { type Decimal } from '../base/decimal';
import { gradeRemarks, totalRemarks } from '../forms/master/publication';
import { absentWords } from '../schemes';
import { textWidth } from '../sheets/measure';
import { sixPlaces } from '../scoring/explain-step';
import { paperSizes, type Block, type Paper, type PaperTable } from './paper';
import { readingNotes } from './reading-notes';
import { basisLine, blankDay, counted, listed, rankedWords, verdictSources, verdictWords } from './shared';
import { allUnits, rankedKinds, type PaperKindOfUnit, type PaperUnit, type PaperYear } from './year';

/** 成绩公布 for approval: each kind with its own title, basis and signature, and what the figures alone do not say. */

/** As many decimals as the longest of the figures has, so that the points stand below each other. */
function evenly(values: readonly (Decimal | null)[]): (value: Decimal | null) => string {
  const decimals = Math.max(
    0,
    ...values.map((value) => (value ? (sixPlaces(value).split('.')[1]?.length ?? 0) : 0)),
  );
  return (value) => (value ? value.toFixed(decimals) : '—');
}

/** Whether another one that it is ranked with has the same rank. */
const tied = (year: PaperYear, kind: PaperKindOfUnit, { unit, result }: PaperUnit): boolean =>
  result.rank !== null &&
  rankedKinds(year, kind.id).some(({ units }) =>
    units.some((other) => other.unit !== unit && other.result.rank === result.rank),
  );

/** Why a row stands as it does. */
function remark(year: PaperYear, kind: PaperKindOfUnit, own: PaperUnit): string {
  const { scheme } = year;
  const { result } = own;
  return [
    ...verdictWords(scheme, own),
    ...gradeRemarks({ result }),
    ...totalRemarks({ result, scheme }),
    ...(tied(year, kind, own) ? [`并列第 ${result.rank ?? ''}`] : []),
  ].join('；');
}

/** Words that a part's name closes with, and its line is broken before. */
const closing = /(?:考核|考评|测评|评价|评估|调查)$/u;

/**
 * A part's name over its points, in lines broken behind whole words: 平时 / 考核 / 30分, 第一季度 / 考核 / 10分,
 * 隐患 / 整改率 / 5分.
 */
export function stacked({ name, full }: PaperUnit['parts'][number]): string {
  const { length } = name;
  const at = length <= 3 ? length : closing.test(name) || length % 2 === 0 ? length - 2 : 2;
  return [name.slice(0, at), name.slice(at), `${full}分`].filter((line) => line !== '').join('\n');
}

/** Points between the margins of a page, as the table's paper has them; `large` is A3. */
export const scoreRooms = { letter: 442, upright: 473, landscape: 720, large: 1060 } as const;

/** What a column takes beside its text: the margins of its cells. */
const cellMargins = 7;
/** How much wider than 仿宋 letters are that stand in for it where it is missing. */
const widestFallback = 1.12;

/** What programs put between figures and Chinese, in parts of the size. */
const besideFigures = 0.25;

/** Width of a line as the widest fallback gives it, in parts of its size. */
const lineWidth = (line: string): number =>
  textWidth(line) * widestFallback + (/\d\p{sc=Han}|\p{sc=Han}\d/u.test(line) ? besideFigures : 0);

/** Points of a column that holds these texts, none of their lines broken. */
export const columnFor = (texts: readonly string[]): number =>
  Math.max(...texts.flatMap((text) => text.split('\n')).map(lineWidth)) * paperSizes.signed + cellMargins;

/** What names leave to the remarks, in points; and the least that they have themselves. */
const [remarkRoom, nameRoom] = [90, 73] as const;

/** Parts of a total that an upright page has room for: more, and figures would be broken in two. */
export const uprightParts = 3;

/** Whether the scores of a kind have more columns than stand on an upright page. */
export const isWide = ({ units }: PaperKindOfUnit): boolean => (units[0]?.parts.length ?? 0) > uprightParts;

/** What the scores of a kind say, and the points that columns of figures take. */
function scoreColumns({ units }: PaperKindOfUnit, whole: boolean) {
  const parts = whole ? (units[0]?.parts ?? []) : [];
  const column = parts.map((_, index) => evenly(units.map((own) => own.parts[index]?.score ?? null)));
  const total = evenly(units.map(({ result }) => result.total));
  const figures = units.map(({ parts: scores, result }) => ({
    rank: String(result.rank ?? '—'),
    parts: parts.map((_, index) => column[index]?.(scores[index]?.score ?? null) ?? ''),
    total: total(result.total),
    grade: result.grade ?? '未定',
  }));
  const widths = {
    rank: columnFor(['名次', ...figures.map(({ rank }) => rank)]),
    parts: parts.map((part, index) =>
      columnFor([stacked(part), ...figures.map(({ parts: own }) => own[index] ?? '')]),
    ),
    total: columnFor(['总分', ...figures.map((own) => own.total)]),
    grade: columnFor(['等次', ...figures.map(({ grade }) => grade)]),
  };
  const taken = [widths.rank, ...widths.parts, widths.total, widths.grade].reduce((a, b) => a + b, 0);
  return { parts, figures, widths, taken };
}

/**
 * The scores of a kind by rank, as 成绩公布 and the annex of 通报 have them. No figure is broken in two; names have a line
 * each where the remarks keep room.
 * @param whole whether each part of the total has its column
 * @param room points between the margins
 */
export function scoreTable(
  year: PaperYear,
  kind: PaperKindOfUnit,
  { whole, room }: { whole: boolean; room: number },
): PaperTable {
  const { units } = kind;
  const { parts, figures, widths, taken } = scoreColumns(kind, whole);
  const left = room - taken;
  const longest = columnFor([kind.name, ...units.map(({ unit }) => unit.name)]);
  const name = Math.max(nameRoom, Math.min(longest, left - remarkRoom));
  return listed(
    [
      { head: '名次', width: widths.rank },
      { head: kind.name, width: name },
      ...parts.map((part, index) => ({ head: stacked(part), width: widths.parts[index] ?? 0 })),
      { head: '总分', width: widths.total },
      { head: '等次', width: widths.grade },
      { head: '备注', width: Math.max(nameRoom, left - name), reads: true },
    ],
    units.map((own, index) => {
      const { rank = '', parts: scores = [], total: all = '', grade = '' } = figures[index] ?? {};
      return [rank, own.unit.name, ...scores, all, grade, remark(year, kind, own)];
    }),
    paperSizes.signed,
  );
}

/** The smallest page that holds the scores of all kinds at their own size: A4 upright or landscape, or A3. */
function scorePage(year: PaperYear): 'upright' | 'landscape' | 'large' {
  if (!year.kinds.some(isWide)) return 'upright';
  const needed = Math.max(...year.kinds.map((kind) => scoreColumns(kind, true).taken));
  return needed + nameRoom + remarkRoom <= scoreRooms.landscape ? 'landscape' : 'large';
}

/** Small print that is signed with the table above it is as large. */
const signedNotes = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.is === 'note' ? { ...block, signed: true } : block));

/** The notice's sentences on award and veto, where any unit is concerned. */
function sentences(year: PaperYear): Block[] {
  const { awards, veto } = year.scheme;
  const concerned = allUnits(year).filter((unit) => verdictWords(year.scheme, unit).length > 0);
  const general = [...awards.sources, ...veto.sources];
  const told = general.length > 0 ? general : concerned.flatMap((unit) => verdictSources(year.scheme, unit));
  return concerned.length > 0 && told.length > 0
    ? [{ is: 'note', text: `评先、否决的依据：${[...new Set(told)].join('')}` }]
    : [];
}

/** Whose ranks a kind shares, where it is not ranked by itself. */
export function rankNotes(year: PaperYear, { id }: PaperKindOfUnit): Block[] {
  const together = rankedKinds(year, id);
  return together.length > 1 ? [{ is: 'note', text: `名次：${rankedWords(together)}合在一起排。` }] : [];
}

/** Who of a kind is not assessed this year. */
function absentNote({ scheme }: PaperYear, { id }: PaperKindOfUnit): Block[] {
  const text = absentWords(scheme, id);
  return text === '' ? [] : [{ is: 'text', text }];
}

/** Sentences on one line where they have room, or each on its own: no day is broken. */
const onLines = (sentences: readonly string[], room: number): string =>
  sentences.join(columnFor([sentences.join('')]) > room ? '\n' : '');

export function publicationPaper(year: PaperYear): Paper {
  const { scheme, kinds, today } = year;
  const page = scorePage(year);
  const [wide, room] = [page !== 'upright', scoreRooms[page]];
  const blocks = kinds.flatMap((kind, index): Block[] => [
    ...(index > 0 ? [{ is: 'page' } as const] : []),
    // A landscape page is low, and has room for both on a line.
    { is: 'title', text: `${scheme.title}成绩${wide ? '　' : '\n'}${kind.name}` },
    { is: 'centered', text: basisLine(scheme) },
    scoreTable(year, kind, { whole: true, room }),
    ...signedNotes([
      ...rankNotes(year, kind),
      ...absentNote(year, kind),
      { is: 'note', text: `口径：${readingNotes(scheme, kind).join('')}` },
      ...sentences(year),
    ]),
    {
      is: 'signed',
      lines: [
        {
          text: onLines(
            [
              `${kind.name} ${kind.units.length} 个，成绩如上。`,
              `制表：${scheme.issuer}　${chineseDay(today)}`,
            ],
            room,
          ),
        },
        { text: '制表人（签字）：　　　　　　　　　审核人（签字）：', room: 24 },
        { text: '审批意见：', room: 30 },
        { text: `负责人（签字）：　　　　　　　　　${blankDay}`, room: 6 },
      ],
    },
  ]);
  return {
    kind: '成绩公布',
    name: '成绩公布',
    orientation: wide ? 'landscape' : 'portrait',
    ...(page === 'large' ? { paper: 'A3' } : {}),
    margins: 'table',
    blocks,
  };
}

/** 评先候选, with the text that asks the public. */
export function candidatesPaper(year: PaperYear): Paper {
  const { scheme, kinds } = year;
  const candidates = kinds.flatMap((kind) =>
    kind.units.filter(({ result }) => result.eligible).map((own) => ({ kind: kind.name, own })),
  );
  const total = evenly(candidates.map(({ own }) => own.result.total));
  const sources = [...scheme.awards.sources, ...scheme.veto.sources];
  const blocks: Block[] = [
    { is: 'title', text: `${scheme.title}\n先进单位候选名单` },
    { is: 'centered', text: basisLine(scheme) },
    listed(
      [
        { head: '序号', width: 8 },
        { head: '候选单位', width: 31 },
        { head: '类别', width: 19 },
        { head: '总分', width: 12 },
        { head: '等次', width: 12 },
        { head: '评选意见', width: 18 },
      ],
      candidates.map(({ kind, own }, index) => [
        index + 1,
        own.unit.name,
        kind,
        total(own.result.total),
        own.result.grade ?? '',
        '',
      ]),
      paperSizes.signed,
    ),
    ...(sources.length > 0 ? [{ is: 'note', signed: true, text: `依据：${sources.join('')}` } as const] : []),
    {
      is: 'signed',
      lines: [
        { text: candidates.length > 0 ? `候选单位 ${candidates.length} 个。` : '没有符合评先条件的单位。' },
        { text: '审核人（签字）：', room: 24 },
        { text: `负责人（签字）：　　　　　　　　　${blankDay}`, room: 16 },
      ],
    },
  ];
  // Where nobody may be chosen there is nobody to ask the public about.
  const notice: Block[] = [
    { is: 'page' },
    { is: 'title', text: `关于${scheme.title}\n先进单位候选名单的公示` },
    {
      is: 'text',
      text: `根据${scheme.documentNumber}，经综合考核，拟从以下单位中评选安全生产先进单位，现予公示：`,
    },
    ...kinds.flatMap(({ name, units }): Block[] => {
      const own = units.filter(({ result }) => result.eligible);
      return own.length > 0 ? [counted(name, own)] : [];
    }),
    {
      is: 'text',
      text: '公示期：　　　　年　　月　　日至　　　　年　　月　　日。公示期间，对候选单位有异议的，请以书面形式署实名反映。',
    },
    { is: 'text', text: `受理单位：${scheme.issuer}` },
    { is: 'text', text: '联系电话：＿＿＿＿＿＿＿＿' },
    { is: 'issuer', lines: [scheme.issuer, blankDay] },
  ];
  return {
    kind: '评先候选',
    name: '评先候选',
    orientation: 'portrait',
    margins: 'table',
    blocks: candidates.length > 0 ? [...blocks, ...notice] : blocks,
  };
}
