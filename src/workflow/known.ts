import type { Finding } from '../base/finding';
import { schemePrint } from '../forms/identity';
import { currentEvidence, evidenceKinds, recordsDigest } from '../forms/master/evidence';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import type { Incoming } from '../port/port';
import type { WorkbookData } from '../sheets/data';
import { hashesOf, type Taken } from './choose';

/**
 * Files that are in the inbox again, byte for byte as they were taken: what was found in them is kept with what was
 * received, so that collecting once more need not read hundreds of workbooks to say nothing new.
 */
export interface KnownReturn {
  kind: 'rating' | 'team';
  id: string;
  findings: Finding[];
}

/** A cell holds some 32,000 characters; what is longer is read again each time. */
const longest = 30_000;

/** What is kept of a file that was read: under which scheme, and what was found in it. */
interface Said {
  print: string;
  findings: Finding[];
}

/**
 * Keeps what was found in a file beside what it brought.
 * @returns whether anything had to be kept anew
 */
export function keepSaid(state: MasterState, file: Taken, noted: string): boolean {
  const said: Said = {
    print: schemePrint(state.scheme),
    // The file may be moved until it is seen again.
    findings: file.findings.map((finding) =>
      finding.file === file.file ? { ...finding, file: '' } : finding,
    ),
  };
  const content = JSON.stringify(said);
  const mine = (row: { kind: string; key: string }) => row.kind === evidenceKinds.said && row.key === file.id;
  const known = state.evidence.filter(mine);
  const kept = content.length <= longest;
  if (kept ? known.length === 1 && known[0]?.content === content : known.length === 0) return false;
  state.evidence = state.evidence.filter((row) => !mine(row));
  if (kept)
    state.evidence.push({
      kind: evidenceKinds.said,
      key: file.id,
      content,
      file: '',
      sheet: '',
      cell: '',
      noted,
      replaced: '',
    });
  return true;
}

function saidOf(content: string): Said | undefined {
  try {
    return JSON.parse(content) as Said;
  } catch {
    return undefined;
  }
}

/**
 * Which files need not be read. Nothing is, where somebody changed the records, where the scheme is another one, where
 * staff have to choose or scores were wiped out: then the file says again what it said.
 */
export function knownReturns(
  { identity }: MasterReading,
  state: MasterState,
  files: readonly Incoming[],
  chosen: ReadonlySet<string>,
): Map<Incoming, KnownReturn> {
  const known = new Map<Incoming, KnownReturn>();
  if (identity.records === '' || identity.records !== recordsDigest(state)) return known;
  const print = schemePrint(state.scheme);
  const said = new Map(currentEvidence(state, 'said').map(({ key, content }) => [key, saidOf(content)]));
  const raters = new Set(state.scheme.raters.map(({ id }) => id));
  const ids = new Map<string, string>();
  const bound = new Set<string>();
  for (const id of state.receipts.keys()) {
    const { taken } = hashesOf(state, id);
    // A workbook of many forms: each of them has its own story.
    if (bound.size === bound.add(taken).size) {
      ids.delete(taken);
      continue;
    }
    const open = state.conflicts.has(id) || (raters.has(id) && !state.scores.has(id));
    if (!open && said.get(id)?.print === print) ids.set(taken, id);
  }
  const senders = new Set<string>();
  for (const file of files) {
    const id = file.hash === '' ? undefined : ids.get(file.hash);
    if (id === undefined || chosen.has(file.label)) continue;
    // The same bytes twice: which of the two is named as the copy is decided where both are read.
    if (senders.has(id)) {
      for (const [other, { id: same }] of known) if (same === id) known.delete(other);
      continue;
    }
    senders.add(id);
    known.set(file, {
      kind: raters.has(id) ? 'rating' : 'team',
      id,
      findings: (said.get(id)?.findings ?? []).map((finding) =>
        finding.file === '' ? { ...finding, file: file.label } : finding,
      ),
    });
  }
  return known;
}

const digestText = /^[0-9a-f]{64}(?: [0-9a-f]{64})*$/;

/** The digests of files that a workbook mentions anywhere: a file of another one is not known to it. */
export function digestsIn(book: WorkbookData): Set<string> {
  const found = new Set<string>();
  for (const { rows } of book.sheets)
    for (const cells of rows)
      for (const cell of cells ?? [])
        if (typeof cell?.value === 'string' && digestText.test(cell.value))
          for (const digest of cell.value.split(' ')) found.add(digest);
  return found;
}
