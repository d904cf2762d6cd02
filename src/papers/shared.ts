import { chineseDay } from '../base/calendar';
import { sum } from '../base/decimal';
import { hasOwnBonus } from '../schemes/bonus';
import type { Scheme } from '../schemes/scheme';
import { shown } from '../scoring/explain-step';
import { nothingBelow, type PaperCell, type PaperTable } from './paper';
import type { Loss, PaperUnit } from './year';

/** What several papers have in common. */

/** A cell with a text; numbers as they are printed everywhere. */
export const says = (text: string | number, align?: PaperCell['align']): PaperCell => ({
  text: String(text),
  ...(align ? { align } : {}),
});

/** 「（以下空白）」 over a whole row. */
export const endRow = (columns: number): PaperCell[] => [
  { text: nothingBelow, align: 'center', across: columns },
];

/** 「2019年1月1日至2019年12月31日」. */
export const span = (from: string, to: string): string => `${chineseDay(from)}至${chineseDay(to)}`;

/** 「依据郑安委〔2020〕1号」 and the period, as each table of results says them. */
export const basisLine = (scheme: Scheme): string =>
  `依据：${scheme.documentNumber}　考核时限：${span(scheme.calendar.periodStart, scheme.calendar.periodEnd)}`;

/** 「扣 0.5」 as a figure; what gives points with its sign. */
const lost = ({ points }: Loss): string => (points.lt(0) ? `得${shown(points.times(-1))}` : shown(points));

/** Every loss with its sentence and the whole facts. */
export function lossTable(losses: readonly Loss[], size: number): PaperTable {
  const rows = losses.map((loss, index) => [
    says(index + 1),
    says(loss.standard),
    says(loss.quantity),
    says(loss.remark === '' ? loss.facts : `${loss.facts}（${loss.remark}）`),
    says(lost(loss)),
  ]);
  return {
    is: 'table',
    widths: [7, 33, 9, 42, 9],
    size,
    header: ['序号', '考核标准（条款）', '数量', '事实', '扣分'],
    aligned: ['center', 'left', 'center', 'left', 'center'],
    rows: [...rows, endRow(5)],
  };
}

/** Every claim with its work, what it rests on, and what of it counts; undefined where there is none. */
export function bonusTable(scheme: Scheme, { result }: PaperUnit, size: number): PaperTable | undefined {
  const { bonuses, bonus } = result.yearEnd;
  if (bonuses.length === 0) return undefined;
  const counted = sum(bonuses.map((each) => each.counted));
  const rows = bonuses.map(({ claim, points, counted: own }, index) => {
    const rule = scheme.bonus.rules.find(({ id }) => id === claim.rule);
    return [
      says(index + 1),
      says(claim.work),
      says(rule?.source ?? claim.rule),
      says(claim.facts),
      says(own.eq(points) ? shown(own) : `${shown(own)}（同一工作就高）`),
    ];
  });
  const over = hasOwnBonus(scheme) ? '按方案的上限' : `累计不超过 ${scheme.bonus.cap} 分`;
  const cap = bonus.eq(counted) ? '' : `（${over}）`;
  return {
    is: 'table',
    widths: [7, 28, 28, 25, 12],
    size,
    header: ['序号', '工作', '加分规定', '依据', '加分'],
    aligned: ['center', 'left', 'left', 'left', 'center'],
    rows: [...rows, [{ text: `合计${cap}`, align: 'right', across: 4 }, says(shown(bonus))]],
  };
}

/** A reason without the sentence it rests on, which is quoted once below: 「被约谈 1 次」. */
const bare = (reason: string): string => reason.replace(/（.*$/su, '');

/** Why a unit is vetoed or, being of the grade, may not be chosen; empty where nothing speaks against it. */
export function verdictWords(scheme: Scheme, { result }: PaperUnit): string[] {
  if (result.veto) return [`一票否决：${result.vetoReasons.map(bare).join('；')}`];
  const lostRight = !result.eligible && result.grade === scheme.awards.grade;
  return lostRight ? [`取消评先资格：${result.ineligibleReasons.map(bare).join('；')}`] : [];
}

/** Lines to write a day on. */
export const blankDay = '　　　　年　　月　　日';
