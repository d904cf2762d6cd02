import { annexNumber } from '../schemes';
import type { Clause, Rubric, RubricRow } from '../schemes/rubric';

/** The sentence of the 考核标准 that a clause belongs to: 「未签订的扣 2 分」 alone tells nobody what was not signed. */

/** Shorter than this a piece does not say what is asked for, and the one before it is told as well. */
const telling = 25;

/** Positions of the text's characters other than spaces, and the text without them. */
function unspaced(text: string): { letters: string; at: number[] } {
  const at = [...Array(text.length).keys()].filter((index) => !/\s/u.test(text.charAt(index)));
  return { letters: at.map((index) => text.charAt(index)).join(''), at };
}

/** Where pieces begin: after each 「扣 N 分」 or 「不得分」 with the mark behind it. */
const pieceEnd = /(?:[扣加得]\s*\d+(?:\.\d+)?\s*分|不得分|扣完|记0分)[，。；,;]?\s*/gu;

/**
 * The piece of the standard that ends with the clause, quoted; the whole standard for a row as such, or where the clause is
 * not found in it.
 */
function quoted(row: RubricRow, clause: Clause | undefined): string {
  const whole = row.standard === '' ? (row.content ?? '') : row.standard;
  if (!clause) return whole;
  const { letters, at } = unspaced(whole);
  const from = letters.indexOf(unspaced(clause.text).letters);
  if (from < 0) return whole === '' ? clause.text : whole;
  const begin = at[from] ?? 0;
  const end = (at[from + unspaced(clause.text).letters.length - 1] ?? whole.length - 1) + 1;
  const starts = [0, ...[...whole.matchAll(pieceEnd)].map(({ index, 0: piece }) => index + piece.length)];
  const before = starts.filter((start) => start <= begin);
  const start = before.findLast((each) => end - each >= telling) ?? before[0] ?? 0;
  return whole.slice(start, end).trim();
}

/** 「附件1 第8行：层层签订责任目标书; 未签订的扣 2 分」. */
export const standardSentence = (rubric: Rubric, row: RubricRow, clause: Clause | undefined): string =>
  `附件${annexNumber(rubric)} 第${row.no}行：${quoted(row, clause).replaceAll('\n', '')}`;
