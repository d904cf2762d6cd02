import { chineseDay } from '../base/calendar';
import { sum } from '../base/decimal';
import { bonusWord, hasOwnBonus } from '../schemes/bonus';
import { circumstanceRules } from '../schemes';
import { unsaid } from '../schemes/notes';
import type { Scheme } from '../schemes/scheme';
import { shown } from '../scoring/explain-step';
import { partedReason, type Reason } from '../scoring/reasons';
import type { Picture } from '../pictures/picture';
import { nothingBelow, type Block, type PaperCell, type PaperTable } from './paper';
import { namesOf, type Loss, type PaperKindOfUnit, type PaperUnit } from './year';

/** What several papers have in common. */

/** 「甲、乙、丙等 9 个」, where there is no room for more; "" for nobody. */
export const some = (names: readonly string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join('、')}等 ${names.length} 个` : names.join('、');

/** A cell with a text; numbers as they are printed everywhere. */
export const says = (text: string | number): PaperCell => ({ text: String(text) });

/** 「（以下空白）」 over a whole row. */
const endRow = (columns: number): PaperCell[] => [{ text: nothingBelow, align: 'center', across: columns }];

/** A column of a list. Its cells are centred, unless they are texts to read. */
interface ListColumn {
  head: string;
  /** Part of the text width. */
  width: number;
  reads?: true;
}

type ListCell = string | number | PaperCell;

const asCell = (content: ListCell): PaperCell => (typeof content === 'object' ? content : says(content));

/**
 * A list under its heads.
 * @param open whether rows follow that close it in another way than 「（以下空白）」
 */
export const listed = (
  columns: readonly ListColumn[],
  rows: readonly (readonly ListCell[])[],
  size: number,
  open = false,
): PaperTable => ({
  is: 'table',
  widths: columns.map(({ width }) => width),
  size,
  header: columns.map(({ head }) => head),
  aligned: columns.map(({ reads }) => (reads ? 'left' : 'center')),
  rows: [...rows.map((cells) => cells.map(asCell)), ...(open ? [] : [endRow(columns.length)])],
});

/** A last row: what it is over all columns but the last, and the figure. */
export const totalRow = (columns: number, label: string, figure: string): PaperCell[] => [
  { text: label, align: 'right', across: columns - 1 },
  says(figure),
];

/** A table or, where there is nothing to list, the sentence that says so. */
export const tableOr = (table: PaperTable | undefined, none: string): Block =>
  table ?? { is: 'text', text: none };

/** 「2019年1月1日至2019年12月31日」; one day by itself. */
export const span = (from: string, to: string): string => [...new Set([from, to])].map(chineseDay).join('至');

/** 「依据郑安委〔2020〕1号」 and the period, as each table of results says them. */
export const basisLine = (scheme: Scheme): string =>
  `依据：${scheme.documentNumber}　考核时限：${span(scheme.calendar.periodStart, scheme.calendar.periodEnd)}`;

/** The notice's own words within quotation marks; those that they have themselves become single ones. */
export const quoted = (words: string): string => `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;

const gives = ({ points }: Loss): boolean => points.lt(0);

/** Whether a unit lost points by what is not recorded of it: 小项 that begin at nothing. */
const unearned = ({ scored }: PaperUnit): boolean =>
  scored.some(({ result }) =>
    result.items.some(({ rows }) => rows.some(({ earns, deduction }) => earns && deduction.gt(0))),
  );

/** What is recorded of a unit: under some schemes clauses give points, too. */
export const recordWord = (own: PaperUnit): string =>
  own.losses.some(gives) || unearned(own) ? '扣分和得分' : '扣分';

/** 「扣 0.5」 as a figure; what gives points with its sign. */
const lost = (loss: Loss): string => (gives(loss) ? `得${shown(loss.points.times(-1))}` : shown(loss.points));

/** Every loss with its sentence and the whole facts. */
function lossTable(losses: readonly Loss[], size: number): PaperTable | undefined {
  if (losses.length === 0) return undefined;
  const rows = losses.map((loss, index) => [
    index + 1,
    loss.standard,
    loss.quantity,
    loss.remark === '' ? loss.facts : `${loss.facts}（${loss.remark}）`,
    lost(loss),
  ]);
  // 「6百分点」 and 「得11.88」 on one line.
  const quantity = losses.some((loss) => loss.quantity.length > 4) ? 13 : 9;
  const points = losses.some(gives) ? 12 : 9;
  return listed(
    [
      { head: '序号', width: 7 },
      { head: '考核标准（条款）', width: 33, reads: true },
      { head: '数量', width: quantity },
      { head: '事实', width: 60 - quantity - points, reads: true },
      { head: losses.some(gives) ? '扣或得' : '扣分', width: points },
    ],
    rows,
    size,
  );
}

/** 「二、扣分（3 笔）」: every loss below its heading, or that there is none; and why points are lost that none of them tells of. */
export function lossBlocks(own: PaperUnit, size: number): Block[] {
  const { losses } = own;
  const word = recordWord(own);
  return [
    { is: 'heading', level: 1, text: `二、${word}（${losses.length} 笔）` },
    tableOr(lossTable(losses, size), `没有${word}。`),
    ...(unearned(own)
      ? [{ is: 'note' as const, text: '按得分计的小项从 0 分起计，记录了得分的才得分，没有记录的不得分。' }]
      : []),
  ];
}

/** Every claim with its work, what it rests on, and what of it counts; undefined where there is none. */
export function bonusTable(scheme: Scheme, { result }: PaperUnit, size: number): PaperTable | undefined {
  const { bonuses, bonus } = result.yearEnd;
  if (bonuses.length === 0) return undefined;
  const counted = sum(bonuses.map((each) => each.counted));
  const rows = bonuses.map(({ claim, points, counted: own }, index) => {
    const rule = scheme.bonus.rules.find(({ id }) => id === claim.rule);
    return [
      index + 1,
      claim.work,
      rule?.source ?? claim.rule,
      claim.facts,
      own.eq(points) ? shown(own) : `${shown(own)}（同一工作${points.lt(0) ? '只减一次' : '就高'}）`,
    ];
  });
  const over = hasOwnBonus(scheme) ? '按方案的上限' : `累计不超过 ${scheme.bonus.cap} 分`;
  const cap = bonus.eq(counted) ? '' : `（${over}）`;
  return listed(
    [
      { head: '序号', width: 7 },
      { head: '工作', width: 28, reads: true },
      { head: `${bonusWord(scheme)}规定`, width: 28, reads: true },
      { head: '依据', width: 25, reads: true },
      { head: bonusWord(scheme), width: 12 },
    ],
    [...rows, totalRow(5, `合计${cap}`, shown(bonus))],
    size,
    true,
  );
}

/** A reason and the notice's sentence for it, as far as the notice has one. */
function apart(scheme: Scheme, kind: string, reason: string): Reason {
  const { words, source } = partedReason(reason, [
    ...circumstanceRules(scheme, kind).map((rule) => rule.source),
    scheme.veto.sources.join('；'),
  ]);
  return { words, source: source === unsaid ? '' : source };
}

/** Why a unit is vetoed or, being of the grade, may not be chosen. */
interface Against {
  /** 「一票否决」. */
  what: string;
  reasons: Reason[];
}

/** Null where nothing speaks against a unit. */
function against(scheme: Scheme, { result }: PaperUnit): Against | null {
  const all = (reasons: readonly string[]) => reasons.map((each) => apart(scheme, result.kind, each));
  if (result.veto) return { what: '一票否决', reasons: all(result.vetoReasons) };
  const lostRight = !result.eligible && result.grade === scheme.awards.grade;
  return lostRight ? { what: '取消评先资格', reasons: all(result.ineligibleReasons) } : null;
}

/** Why a unit is vetoed or, being of the grade, may not be chosen, in words; empty where nothing speaks against it. */
export function verdictWords(scheme: Scheme, own: PaperUnit): string[] {
  const found = against(scheme, own);
  return found ? [`${found.what}：${found.reasons.map(({ words }) => words).join('；')}`] : [];
}

/** The notice's sentences that this rests on, each once. */
export function verdictSources(scheme: Scheme, own: PaperUnit): string[] {
  const { awards, veto } = scheme;
  const sources = against(scheme, own)?.reasons.flatMap(({ source }) => {
    if (source === veto.sources.join('；')) return veto.sources;
    return source === awards.sources.join('；') ? awards.sources : [source];
  });
  return [...new Set(sources)].filter((source) => source !== '');
}

/** 「9 个县（市、区）、功能区」: who is ranked together. */
export const rankedWords = (kinds: readonly PaperKindOfUnit[]): string =>
  `${kinds.reduce((count, { units }) => count + units.length, 0)} 个${kinds.map(({ name }) => name).join('、')}`;

/** 「优秀（3 个）：A、B、C。」 */
export const counted = (name: string, units: readonly PaperUnit[]): Block => ({
  is: 'text',
  text: `${name}（${units.length} 个）：${units.length > 0 ? namesOf(units) : '无'}。`,
});

/** A picture, where it has anything to show. */
export const shownPicture = (picture: Picture): Block[] =>
  (picture.is === 'spread' ? picture.groups : picture.rows).length > 0 ? [{ is: 'picture', picture }] : [];

/** Lines to write a day on. */
export const blankDay = '　　　　年　　月　　日';
