import { folded } from '../../base/text';
import { textOf, type LocatedRow, type LocatedTable } from '../../sheets/locate';
import type { RubricLine, RubricReading } from '../rubric-reading';
import { clauseRowKey } from './rubric-draft';

/**
 * Numbers of 小项 and 条款 by their order, for a 总表 that is made from edited sheets: who inserts a 小项 renumbers nothing.
 * Numbers are only for reference. Within a year they stay what they are, as ledgers quote them; what was inserted gets
 * one that is free.
 */

/** A 小项 with the number that it had on the sheet; "" where somebody inserted it without one. */
interface Numbered {
  reading: RubricReading;
  line: RubricLine;
  typed: string;
}

export interface Renumbered {
  readings: RubricReading[];
  /** Number of a clause and key of its 小项 (附1-8), or null for a line that belongs to no 小项. */
  clause: (line: LocatedRow) => { id: string; row: string } | null;
}

/** Filled rows that say a 考核标准 are 小项, with or without a number. */
function inOrder(reading: RubricReading, keep: boolean): { reading: RubricReading; rows: Numbered[] } {
  const inserted = reading.numberless.filter(({ line }) => line.standard !== '');
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
    numberless: reading.numberless.filter(({ line }) => line.standard === ''),
  };
  const rows = whole.lines.map((line, index): Numbered => {
    const typed = lines[index];
    return { reading: whole, line, typed: typed && !blank.has(typed.row) ? String(typed.no) : '' };
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
    const called = rows.filter((row) => typedKey(row) === label);
    const worded = called.filter(({ line }) => folded(line.standard).includes(text));
    const [home, other] = called.length === 1 ? called : worded;
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
