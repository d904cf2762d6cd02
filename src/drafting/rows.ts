import { consequences } from './consequence';
import { fold } from './fold';
import type { Headings, Role } from './headings';
import type { Grid } from './source';
import { amount } from './terms';

/** The rows of a rubric's table as they are meant: merged cells carried on, broken rows joined, shifted columns put right. */

export interface TableRow {
  /** Where its first line stands. */
  at: string;
  /** As printed; null where the row has none. */
  no: number | null;
  /** 考核项目 that begins here. */
  title: string | null;
  content: string;
  standard: string;
  method: string;
  /** 分值 printed here, and whether that cell goes on over rows below. */
  points: number | null;
  /** A piece of a title that a page broke off. */
  titlePiece: string | null;
}

/** What stands between or below the rows: 备注, 合计. */
export interface TableNotes {
  notes: { at: string; text: string }[];
  total: number | null;
}

const points = new RegExp(`^\\(?(${amount})(?:分)?\\)?$`);
const pointsOf = (text: string): number | null => {
  const match = points.exec(fold(text).text);
  return match?.[1] !== undefined && /^\d/.test(match[1]) ? Number(match[1]) : null;
};
const title = /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?\s*[、.．]|第[一二三四五六七八九十]+[项章部])/;
const note = /^\s*(?:备\s*注|注|说\s*明|附\s*注|注\s*释)\s*[:：]?/;
const total = /^\s*(?:合\s*计|总\s*计|总\s*分|小\s*计)/;
const subtotal = /^\s*小\s*计/;
/** Whether a cell heads the line of a sum. */
export const isTotal = (text: string): boolean => total.test(text);
/** Whether a line below a table is its note. */
export const isNote = (text: string): boolean => note.test(text);

const has = (text: string): boolean => consequences(fold(text).text).some(({ kind }) => kind !== 'nothing');

/** The cells of a row by role, as the headings say. */
function byColumn(cells: Grid['rows'][number], roles: readonly (Role | null)[]): Map<Role, string> {
  const found = new Map<Role, string>();
  cells.forEach(({ text }, column) => {
    const role = roles[column];
    if (!role || role === 'other' || text.trim() === '') return;
    const before = found.get(role);
    found.set(role, before === undefined ? text : role === 'points' ? text : `${before}\n${text}`);
  });
  return found;
}

/** Whether the columns of a line of plain text stand where the headings say: no consequence outside of the standard. */
function columnsHold(cells: Grid['rows'][number], roles: readonly (Role | null)[]): boolean {
  const filled = cells.map(({ text }) => text.trim());
  const width = roles.length;
  if (filled.slice(width).some((text) => text !== '')) return false;
  const found = byColumn(cells, roles);
  const standard = found.get('standard');
  const point = found.get('points');
  if (point !== undefined && pointsOf(point) === null) return false;
  const number = found.get('no');
  if (number !== undefined && !/^\d+$/.test(number.trim())) return false;
  if (standard === undefined)
    return filled.every(
      (text, column) =>
        text === '' ||
        roles[column] === 'no' ||
        ((roles[column] === 'content' || roles[column] === 'item') && !/^[(（]\d/.test(text) && !has(text)),
    );
  if (has(standard)) return true;
  return !cells.some(({ text }, column) => roles[column] !== 'standard' && text.trim() !== '' && has(text));
}

/** Reads the cells of a shifted row by what they say. */
function byContent(cells: Grid['rows'][number], roles: readonly (Role | null)[]): Map<Role, string> {
  const found = new Map<Role, string>();
  const put = (role: Role, text: string) =>
    found.set(role, found.has(role) ? `${found.get(role) ?? ''}\n${text}` : text);
  const itemColumn = roles.indexOf('item');
  const texts = cells
    .map(({ text }, column) => ({ text: text.trim(), column }))
    .filter(({ text }) => text !== '');
  const standardAt = texts.findIndex(({ text }, index) => index >= 0 && has(text) && !title.test(text));
  texts.forEach(({ text, column }, index) => {
    if (column === 0 && /^\d+$/.test(text)) put('no', text);
    else if (title.test(text) && !has(text)) put('item', text);
    else if (pointsOf(text) !== null && (/分/.test(text) || roles[column] === 'points')) put('points', text);
    else if (standardAt >= 0 && index === standardAt) put('standard', text);
    else if (standardAt < 0 || index < standardAt) {
      // Only a numbered row has a piece of a title there; a line that goes on has slipped to the left.
      if (column === itemColumn && found.has('no') && !/^\s*(?:\d+[.．、]|[(（①])/.test(text))
        put('item', text);
      else put('content', text);
    } else if (has(text)) put('standard', text);
    else put('method', text);
  });
  return found;
}

const isTitle = (text: string): boolean => title.test(text);

/** Joins what a page broke, without a mark where the break came in mid-sentence. */
const joined = (before: string, after: string): string =>
  before === ''
    ? after
    : after === ''
      ? before
      : /[。;；:：)）]$/.test(before)
        ? `${before}\n${after}`
        : `${before}${after}`;

/** All rows of a table below its headings. */
export function tableRows(grid: Grid, headings: Headings): { rows: TableRow[] } & TableNotes {
  const rows: TableRow[] = [];
  const notes: TableNotes['notes'] = [];
  let sum: number | null = null;
  const { roles } = headings;
  const numbered = roles.includes('no');
  const headingText = (grid.rows[headings.first] ?? []).map(({ text }) => text.replace(/\s/g, '')).join('|');
  for (let index = headings.first + headings.rows; index < grid.rows.length; index++) {
    const cells = grid.rows[index] ?? [];
    const at = grid.rowsAt[index] ?? grid.at;
    const own = cells.filter(({ text, covered }) => covered === null && text.trim() !== '');
    if (own.length === 0) continue;
    // A page repeats the headings.
    if (headings.rows > 0 && cells.map(({ text }) => text.replace(/\s/g, '')).join('|') === headingText)
      continue;
    const [first] = own;
    const head = first?.text ?? '';
    if (note.test(head)) {
      notes.push({ at, text: own.map(({ text }) => text).join('\n') });
      continue;
    }
    if (total.test(head) || (total.test(own[1]?.text ?? '') && /^\d*$/.test(head))) {
      // 「小计」 adds up one 大项.
      if (!own.some(({ text }) => subtotal.test(text)))
        sum = own.map(({ text }) => pointsOf(text)).find((value) => value !== null) ?? sum;
      continue;
    }
    // A line that goes over the whole table: 「一、组织领导（20 分）」.
    const covers =
      own.length === 1 &&
      cells.length > 1 &&
      cells.slice(1).every(({ covered, text }) => covered === 'left' || text.trim() === '');
    const found = grid.exact || columnsHold(cells, roles) ? byColumn(cells, roles) : byContent(cells, roles);
    if (covers && grid.exact && !has(head) && head.length < 60) {
      rows.push(emptyRow(at, { title: head }));
      continue;
    }
    add(rows, { at, found, cells, roles, numbered, exact: grid.exact });
  }
  return { rows, notes, total: sum };
}

const emptyRow = (at: string, some: Partial<TableRow>): TableRow => ({
  at,
  no: null,
  title: null,
  content: '',
  standard: '',
  method: '',
  points: null,
  titlePiece: null,
  ...some,
});

interface Line {
  at: string;
  found: Map<Role, string>;
  cells: Grid['rows'][number];
  roles: readonly (Role | null)[];
  numbered: boolean;
  exact: boolean;
}

function add(rows: TableRow[], { at, found, cells, roles, numbered, exact }: Line): void {
  const text = (role: Role): string => (found.get(role) ?? '').trim();
  const number = /^\d+[.、．]?$/.test(text('no')) ? parseInt(text('no'), 10) : null;
  const last = rows.at(-1);
  const noColumn = roles.indexOf('no');
  const numberCovered = noColumn >= 0 && cells[noColumn]?.covered === 'above';
  // A line without a number below a numbered row goes on with it: a page broke it.
  const goesOn =
    numbered &&
    number === null &&
    last !== undefined &&
    (exact
      ? !numberCovered &&
        text('no') === '' &&
        text('item') === '' &&
        text('points') === '' &&
        last.no !== null
      : !isTitle(text('item')));
  const row = emptyRow(at, {
    no: number,
    content: text('content'),
    standard: text('standard'),
    method: text('method'),
    points: text('points') === '' ? null : pointsOf(text('points')),
  });
  const item = text('item');
  // On paper with numbered titles, an item cell without one is a piece of the title before.
  const titled = rows.some((one) => one.title !== null && isTitle(one.title));
  if (item !== '') {
    if (!exact && titled && !isTitle(item)) row.titlePiece = item;
    else row.title = item;
  }
  if (goesOn && row.title === null) {
    last.content = joined(last.content, row.content);
    last.standard =
      last.standard === ''
        ? row.standard
        : row.standard === ''
          ? last.standard
          : `${last.standard}\n${row.standard}`;
    last.method = joined(last.method, row.method);
    last.points ??= row.points;
    return;
  }
  if (row.content === '' && row.standard === '' && row.title === null && row.titlePiece === null && last) {
    last.method = joined(last.method, row.method);
    last.points ??= row.points;
    return;
  }
  rows.push(row);
}
