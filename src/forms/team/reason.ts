import { literal } from '../../base/address';
import type { RubricRow } from '../../schemes/rubric';
import type { Unit } from '../../schemes/scheme';
import { columnReference, lookedUp, type TablePlace } from '../../sheets/table';
import type { TeamEntries } from './entries';
import { unitRowKey } from './ledgers';
import { shortened, shortenedFormula } from './shortened';

/** 扣分说明 of a 小项: what its first ledger row says, and how many more there are. */
interface Place {
  ledger: TablePlace;
  entries: TeamEntries;
  unit: Unit;
  /** 附1-8 */
  key: string;
  row: RubricRow;
  /** Full-width characters that the cell holds: longer facts are shown in part, and say so. */
  letters: number;
}

/** The longest 「（等…条）」. */
const longestCount = '（等99条）'.length;

/** Said where a clause has no points; the quoted text itself stays as it is. */
function unstatedNote(row: RubricRow): string {
  const ids = row.clauses.filter((clause) => clause.kind === 'unstated').map((clause) => clause.id);
  return ids.length === 0 ? '' : `（${ids.join('、')}：原文未列分值）`;
}

/** Works without TEXTJOIN. */
function factsFormula({ ledger, unit, key }: Place, letters: number): string {
  const column = (name: string) => columnReference(ledger, name);
  const count = `COUNTIFS(${column('unit')},${literal(unit.name)},${column('row')},"${key}")`;
  const first = lookedUp(ledger, 'unitRow', literal(unitRowKey(unit.name, key)), 'ownFacts');
  const alone = shortenedFormula(first, letters);
  const several = `${shortenedFormula(first, letters - longestCount)}&"（等"&${count}&"条）"`;
  return `IF(${count}=0,"",IF(${count}>1,${several},${alone}))`;
}

function factsValue({ entries, unit, key }: Place, letters: number): string {
  const rows = entries.deductions.filter((row) => row.unit === unit.name && row.looked?.row === key);
  const [first] = rows;
  if (!first) return '';
  const facts = String(first.facts ?? '');
  return rows.length > 1
    ? `${shortened(facts, letters - longestCount)}（等${rows.length}条）`
    : shortened(facts, letters);
}

/** Whether a text is what the formula shows of ledger rows: a program that keeps no formulas leaves it as text. */
export function showsFacts(text: string, facts: readonly string[]): boolean {
  const head = text
    .replace(/（附[^（）]*：原文未列分值）$/u, '')
    .replace(/（等\d+条）$/u, '')
    .replace(/……$/u, '');
  return head !== '' && facts[0]?.startsWith(head) === true;
}

export function reason(place: Place): { formula: string; value: string } {
  const note = unstatedNote(place.row);
  const letters = place.letters - note.length;
  return {
    formula: `${factsFormula(place, letters)}${note === '' ? '' : `&${literal(note)}`}`,
    value: `${factsValue(place, letters)}${note}`,
  };
}
