import { folded } from '../../base/text';
import { textOf, type LocatedRow, type LocatedTable } from '../../sheets/locate';
import type { RubricLine, RubricReading } from '../rubric-reading';
import { clauseRowKey } from './rubric-draft';

/**
 * Numbers of 小项 and 条款 by their order, for a 总表 that is made from edited sheets: who inserts a 小项 renumbers nothing.
 * Numbers are only for reference. Within a year they stay what they are, as ledgers quote them; what was inserted gets
 * one that is free.
 */

/**
 * A 小项 with the number by which 条款 names it: the one that stands on the sheet, or, where no 小项 of the sheet has one,
 * its place; "" where somebody inserted it among numbered ones.
 */
interface Numbered {
  reading: RubricReading;
  line: RubricLine;
  typed: string;
  /** Whether it stands without a number. */
  blank: boolean;
}

export interface Renumbered {
  readings: RubricReading[];
  /** Number of a clause and key of its 小项 (附1-8), or null for a line that belongs to no 小项. */
  clause: (line: LocatedRow) => { id: string; row: string } | null;
}

/**
 * Filled rows that say a 考核标准 are 小项, with or without a number; where no row of the sheet has one, those that only say
 * a 考核内容 are, too (the 否决项).
 */
function inOrder(reading: RubricReading, keep: boolean): { reading: RubricReading; rows: Numbered[] } {
  const isPlain = reading.lines.length === 0;
  const isRow = ({ line }: RubricReading['numberless'][number]) =>
    line.standard !== '' || (isPlain && line.content !== '');
  const inserted = reading.numberless.filter(isRow);
  const lines = [...reading.lines, ...inserted.map(({ line }) => line)].sort((a, b) => a.row - b.row);
  const blank = new Set(inserted.map(({ row }) => row));
  let free = Math.max(0, ...reading.lines.map(({ no }) => no));
  const numbers = lines.map(({ no, row }, index) => {
    if (!keep) return index + 1;
    if (!blank.has(row)) return no;
    free += 1;
    return free;
  });
  const whole: RubricReading = {
    ...reading,
    lines: lines.map((line, index) => ({ ...line, no: numbers[index] ?? line.no })),
    numberless: reading.numberless.filter((each) => !isRow(each)),
  };
  const rows = whole.lines.map((line, index): Numbered => {
    const typed = lines[index];
    const isBlank = !typed || blank.has(typed.row);
    const place = isPlain ? String(index + 1) : '';
    return { reading: whole, line, typed: isBlank ? place : String(typed.no), blank: isBlank };
  });
  return { reading: whole, rows };
}

/**
 * @param keep whether the year goes on: then numbers stay
 * @param clauses lines of 条款, whose 小项 is said by its number, or by the words where the 小项 has none
 */
export function renumbered(
  readings: readonly RubricReading[],
  clauses: LocatedTable,
  keep: boolean,
): Renumbered {
  const numbered = readings.map((reading) => inOrder(reading, keep));
  const rows = numbered.flatMap((each) => each.rows);
  const typedKey = ({ reading, typed }: Numbered) =>
    typed === '' ? '' : clauseRowKey(reading, { no: Number(typed) });
  const used = new Set(keep ? clauses.rows.map(({ key }) => key).filter((key) => key !== '') : []);
  const named = new Map<LocatedRow, { id: string; row: string }>();
  const counts = new Map<string, number>();
  for (const clause of clauses.rows) {
    const [label, text] = [textOf(clause.cell('row')), folded(textOf(clause.cell('text')))];
    if (text === '' && clause.key === '') continue;
    const called = rows.filter((row) => (label === '' ? row.blank : typedKey(row) === label));
    const says = ({ line }: Numbered) => folded(line.standard).includes(text);
    // Who inserted a 小项 without a number may have named it by its place, which is another one's number.
    const [only, another] =
      called.length === 1 && !called.some(says) ? rows.filter((row) => row.blank && says(row)) : [];
    const [home, other] = only && !another ? [only] : called.length === 1 ? called : called.filter(says);
    if (!home || other) continue;
    const row = clauseRowKey(home.reading, home.line);
    if (keep && clause.key.startsWith(`${row}-`)) named.set(clause, { id: clause.key, row });
    else {
      let count = (counts.get(row) ?? 0) + 1;
      while (used.has(`${row}-${count}`)) count += 1;
      counts.set(row, count);
      named.set(clause, { id: `${row}-${count}`, row });
    }
  }
  return { readings: numbered.map(({ reading }) => reading), clause: (line) => named.get(line) ?? null };
}
