import type { Finding } from '../base/finding';
import { distinctNames, safeName } from '../cells/file-name';
import type { CellMark } from '../port/files';
import type { Incoming } from '../port/port';
import type { Scheme } from '../schemes/scheme';
import type { OpenMaster } from './master';
import { readReturn } from './returns';

/** 退回单: for a file with errors, the cells to mark and the wording that goes back with it. */

export interface Slip {
  /** The file as it came. */
  file: string;
  /** Rater id or team number. */
  id: string;
  name: string;
  marks: CellMark[];
  text: string;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** One thing to mend, as a line: where, what, and what is allowed. */
function line({ unit, sheet, cell, message, allowed, remedy }: Finding): string {
  const at = [unit, cell === undefined || cell === '' ? sheet : cell].filter(
    (part) => part !== undefined && part !== '',
  );
  const where = at.length === 0 ? '' : `${at.join(' ')}：`;
  return `${where}${message}${allowed === undefined ? remedy : `应填${allowed}。`}`;
}

/** Lines before the rest is only counted: a message on a phone is not read further. */
const most = 20;

/** The wording to send with a file that goes back. */
export function slipText(scheme: Scheme, name: string, file: string, faults: readonly Finding[]): string {
  const rest = faults.length - most;
  return [
    `【退回】${name}：${scheme.title}，您报来的“${file.split('/').at(-1) ?? file}”有 ${faults.length} 处要改：`,
    ...faults.slice(0, most).map((fault, index) => `${index + 1}. ${line(fault)}`),
    ...(rest > 0 ? [`另有 ${rest} 处，见所附表中标红的格。`] : []),
    `请在所附的表里改好标红的格（鼠标停上去有说明），不要改别处，保存后重报${scheme.issuer}。`,
  ].join('\n');
}

/** What is wrong in a file as marks, a cell once. */
function marksOf(faults: readonly Finding[]): CellMark[] {
  const notes = new Map<string, CellMark>();
  for (const fault of faults) {
    const { sheet, cell, message, allowed } = fault;
    if (!sheet || !cell) continue;
    const note = `${message}${allowed === undefined ? '' : `应填${allowed}。`}`;
    const [first = cell] = cell.split(':');
    const known = notes.get(`${sheet} ${first}`);
    notes.set(`${sheet} ${first}`, { sheet, cell: first, note: known ? `${known.note}\n${note}` : note });
  }
  return [...notes.values()];
}

/** A slip with the names of its two files: the marked copy, and the wording. */
interface NamedSlip {
  slip: Slip;
  copy: string;
  text: string;
}

/** Files of one name lie in many archives and folders: here each has a name of its own. */
export function namedSlips(slips: readonly Slip[]): NamedSlip[] {
  const names = distinctNames(
    slips.map(({ file, name }) => safeName(`退回-${name}-${file.split('/').at(-1) ?? file}`)),
  );
  // Two copies may differ in their ending alone.
  const texts = distinctNames(names.map((name) => `${name.replace(/\.\w+$/, '')}.txt`));
  return slips.map((slip, index) => ({ slip, copy: names[index] ?? '', text: texts[index] ?? '' }));
}

/**
 * Slips of the files that have errors and that tell whose they are, in their order; and why of the others none can be made.
 * @param only id of the rater or team that is asked about; null for all
 */
export async function slipsOf(
  { state, reading }: OpenMaster,
  files: readonly Incoming[],
  only: string | null,
): Promise<{ slips: Slip[]; refused: Finding[] }> {
  const slips: Slip[] = [];
  const refused: Finding[] = [];
  for (const incoming of files) {
    const returns = await readReturn(state.scheme, incoming, { ...reading.identity, left: [] });
    for (const each of returns) {
      if (each.is === 'refused') {
        refused.push(each.finding);
        continue;
      }
      if (only !== null && each.id !== only) continue;
      const faults = each.findings.filter(isError);
      if (faults.length === 0) continue;
      slips.push({
        file: each.file,
        id: each.id,
        name: each.name,
        marks: marksOf(faults),
        text: slipText(state.scheme, each.name, each.file, faults),
      });
    }
  }
  return { slips, refused };
}
