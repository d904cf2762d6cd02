import type { ClauseRow } from '../clause-table';

/**
 * A clause as a team picks it from the list of its ledger: its code, its own words, and, where these are too short to say
 * what was not done, the head of what the 考核标准 asks for. 「附1-8-1 未签订的扣2分（层层签订责任目标书）」. The ledger's
 * formulas and the collection go by the code, which ends with the first space.
 */

/** Shorter than this a clause does not say what it is about: 「少一项扣1分」. */
const telling = 14;
/** Letters of the requirement that are shown; a list is no wider than its column. */
const contextLetters = 16;
/** A longer clause is shown by its head and its end, where its points are. */
const longest = 34;
const [headLetters, endLetters] = [20, 12];

const squeezed = (text: string): string => text.replace(/\s/gu, '');

const consequence = /(?:[扣加得]\d+(?:\.\d+)?分|不得分|扣完|记0分)/u;
const says = /\d分|不得分|扣完|扣光|全扣/u;

/** What the 考核标准 asks for just before the clause; "" where nothing stands there. */
function context({ row, clause }: ClauseRow): string {
  const standard = squeezed(row.standard);
  const from = standard.indexOf(squeezed(clause.text));
  const pieces = (from < 0 ? standard : standard.slice(0, from)).split(consequence);
  const words = pieces.map((piece) =>
    piece.replace(/^[，。；,;、]*(?:[(（]?\d+[)）.．、])?/u, '').replace(/[，。；,;、]+$/u, ''),
  );
  const last = words.findLast((each) => each.length >= 4) ?? '';
  return last.length > contextLetters ? `${last.slice(0, contextLetters)}…` : last;
}

/** Points of a clause whose words do not say them. */
function worth({ kind, points, earns }: ClauseRow['clause'], words: string): string {
  if (kind === 'unstated') return ' 未列分值';
  return points === null || says.test(words) ? '' : ` ${earns ? '得' : '扣'}${points}`;
}

/** The text that is picked, and stands in the cell then. */
export function clauseWords(line: ClauseRow): string {
  const words = squeezed(line.clause.text);
  const own = words.length > longest ? `${words.slice(0, headLetters)}…${words.slice(-endLetters)}` : words;
  const about = words.length < telling ? context(line) : '';
  return `${line.clause.id} ${own}${about === '' ? '' : `（${about}）`}${worth(line.clause, words)}`;
}

/** The code of what stands in a clause cell: what was picked with its words, or typed without them. */
export const clauseCode = (text: string): string => /^\S*/u.exec(text.trim())?.[0] ?? '';
