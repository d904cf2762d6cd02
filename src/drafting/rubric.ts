import { consequences } from './consequence';
import { readClauses, type DraftClause } from './clauses';
import { fold } from './fold';
import { headingsOf, type Headings } from './headings';
import { tableRows, type TableRow } from './rows';
import type { Grid, Unread } from './source';
import { unreadScores } from './account';
import { amount } from './terms';

export interface DraftRow {
  no: number | null;
  content: string;
  standard: string;
  method: string;
  /** Points of the row itself; null where only the item has them. */
  points: number | null;
  clauses: DraftClause[];
  /** Where it stands in the source. */
  at: string;
}

export interface DraftItem {
  title: string;
  points: number | null;
  rows: DraftRow[];
}

export interface DraftRubric {
  title: string;
  items: DraftItem[];
  /** 备注 below the table. */
  notes: { at: string; text: string }[];
  at: string;
}

export interface ReadRubric {
  rubric: DraftRubric;
  unread: Unread[];
}

const bracketed = new RegExp(`[(（]\\s*(?:共|满分|计|分值)?:?\\s*(${amount})\\s*分\\s*[)）]`);

/** The points that a title or a demand carries in brackets: 「组织领导（20 分）」. */
export const pointsInBrackets = (text: string): number | null => {
  const match = bracketed.exec(text.normalize('NFKC').replace(/\s/g, ''));
  return match?.[1] !== undefined && /^\d/.test(match[1]) ? Number(match[1]) : null;
};

/** Reads a table as a rubric, or null where it is none. */
export function rubricOf(grid: Grid, title: string): ReadRubric | null {
  const found = headingsOf(grid) ?? withoutHeadings(grid);
  if (!found) return null;
  const headings = contentsAsItems(found, tableRows(grid, found).rows);
  const { rows, notes, total } = tableRows(grid, headings);
  const scored = rows.filter(({ standard, content }) => hasConsequence(standard) || hasConsequence(content));
  // A list of other things may quote rubrics (条款 of a 总表): its own standards say nothing of points.
  if (!scored.some(({ standard }) => hasConsequence(standard, ['否决']))) return null;
  const unread: Unread[] = [];
  const items = itemsOf(rows, headings, unread);
  unread.push(...sums(items, total, grid.at), ...otherColumns(grid, headings));
  return { rubric: { title, items, notes, at: grid.at }, unread };
}

/** @param but kinds that do not count: the word 「否决」 alone makes no rubric */
const hasConsequence = (text: string, but: readonly string[] = []): boolean =>
  consequences(fold(text).text).some(({ kind }) => !['limit', 'nothing', ...but].includes(kind));

/**
 * 「考核内容 | 评分标准 | 分值」 with nothing above the contents: where these are names (组织领导, 火灾防控) and not demands, they
 * are the 大项.
 */
function contentsAsItems(headings: Headings, rows: readonly TableRow[]): Headings {
  const { roles } = headings;
  const contents = rows.map(({ content }) => content.trim()).filter((text) => text !== '');
  const names =
    !roles.includes('item') &&
    roles.includes('points') &&
    rows.every(({ title }) => title === null) &&
    contents.length > 1 &&
    contents.every((text) => text.length <= 12 && !/[。；;，,]/.test(text));
  return names ? { ...headings, roles: roles.map((role) => (role === 'content' ? 'item' : role)) } : headings;
}

/** A text whose lines are 「分值<tab>考核标准」 and nothing else. */
function withoutHeadings(grid: Grid): Headings | null {
  const rows = grid.rows.filter((cells) => cells.some(({ text }) => text !== ''));
  const [first] = rows;
  if (!first) return null;
  const isPoints = (text: string) => /^\s*\d*(?:\.\d+)?\s*分?\s*$/.test(text);
  const pair = rows.every(
    (cells) => cells.length === 2 && isPoints(cells[0]?.text ?? '') && (cells[1]?.text ?? '') !== '',
  );
  if (pair) return { first: 0, rows: 0, roles: ['points', 'standard'] };
  return null;
}

function itemsOf(rows: readonly TableRow[], headings: Headings, unread: Unread[]): DraftItem[] {
  const items: { item: DraftItem; own: (number | null)[] }[] = [];
  const hasItems = headings.roles.includes('item');
  let running = 0;
  const usesNumbers = rows.some(({ no }) => no !== null);
  for (const row of rows) {
    if (row.title !== null || items.length === 0) {
      items.push({
        item: {
          title: tidy(row.title ?? ''),
          points: row.title === null ? null : pointsInBrackets(row.title),
          rows: [],
        },
        own: [],
      });
    }
    const current = items.at(-1);
    if (!current) continue;
    if (row.titlePiece !== null) titlePiece(current.item, row, unread);
    if (row.standard === '' && row.content === '') continue;
    running += 1;
    // The sentence of a 否决项 stands in 考核内容.
    const fromContent = row.standard === '' && hasConsequence(row.content);
    const standard = fromContent ? row.content : row.standard;
    const read = readClauses(standard);
    const point = row.points ?? (headings.roles.includes('points') ? null : bracketPoints(row));
    current.own.push(point);
    const no = row.no ?? (usesNumbers ? null : running);
    current.item.rows.push({
      no,
      content: fromContent ? '' : row.content,
      standard,
      method: row.method,
      points: point,
      clauses: read.clauses,
      at: row.at,
    });
    const rowPoints = point === null ? [] : [point];
    unread.push(
      ...unreadScores(standard, read.used, row.at, { why: '考核标准中没有读作条款', known: rowPoints }),
      ...(fromContent
        ? []
        : unreadScores(row.content, [], row.at, { why: '写在考核内容里，没有读作条款', known: rowPoints })),
      ...unreadScores(row.method, [], row.at, { why: '写在考核方法里，没有读作条款', known: [] }),
    );
    if (read.clauses.length === 0 && standard !== '' && !fromContent)
      unread.push({ where: row.at, text: standard, why: '这一行没有读出条款，请人工录入或确认没有' });
  }
  return settledPoints(items, hasItems);
}

const tidy = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();

/** A demand that ends in 「（2 分）」 says what its row is worth. */
function bracketPoints(row: TableRow): number | null {
  return (
    pointsInBrackets(row.standard.slice(-14)) ??
    pointsInBrackets(row.content.slice(-14)) ??
    pointsInBrackets(row.standard.slice(0, 40))
  );
}

/** The rest of a title that a page broke off: joined where the pieces overlap, else named. */
function titlePiece(item: DraftItem, row: TableRow, unread: Unread[]): void {
  const piece = tidy(row.titlePiece ?? '');
  const overlap = [3, 2, 1].find(
    (length) => piece.length > length && item.title.endsWith(piece.slice(0, length)),
  );
  if (overlap !== undefined) {
    item.title += piece.slice(overlap);
    unread.push({ where: row.at, text: piece, why: `考核项目的名称断成两截，已接成“${item.title}”，请核对` });
  } else
    unread.push({
      where: row.at,
      text: piece,
      why: `像是“${item.title.slice(0, 20)}”名称的另一截，没有接上，请定`,
    });
}

/** Whether the points printed are of items or of rows, for the whole table alike. */
function settledPoints(
  items: readonly { item: DraftItem; own: (number | null)[] }[],
  hasItems: boolean,
): DraftItem[] {
  const many = items.filter(({ item }) => item.rows.length > 1);
  const firstOnly = many.filter(
    ({ own }) => own[0] !== null && own.slice(1).every((value) => value === null),
  );
  const several = many.filter(({ own }) => own.filter((value) => value !== null).length > 1);
  const ofItems = hasItems && firstOnly.length > 0 && several.length <= firstOnly.length;
  return items
    .filter(({ item }) => item.rows.length > 0 || item.title !== '')
    .map(({ item, own }) => {
      const known = own.filter((value) => value !== null);
      const sum = Number(known.reduce((all, value) => all + value, 0).toFixed(4));
      if (ofItems) {
        // Most items have one number for all of their rows; one that has a number in each row has them in sum.
        const points = item.points ?? (known.length > 0 ? sum : null);
        const rows = item.rows.map((row) => ({
          ...row,
          points: known.length <= 1 ? null : row.points,
        }));
        return { ...item, points, rows };
      }
      return { ...item, points: item.points ?? (known.length > 0 ? sum : null) };
    });
}

/** Sums that do not fit are told. */
function sums(items: readonly DraftItem[], total: number | null, at: string): Unread[] {
  const found: Unread[] = [];
  for (const { title, points, rows } of items) {
    const own = rows.map((row) => row.points);
    const known = own.filter((value) => value !== null);
    const sum = Number(known.reduce((all, value) => all + value, 0).toFixed(4));
    if (points !== null && known.length === rows.length && known.length > 1 && sum !== points)
      found.push({ where: at, text: title, why: `各行分值合计 ${sum} 分，与本项 ${points} 分不符，请核对` });
    for (const row of rows) {
      const most = row.points ?? points;
      for (const clause of row.clauses)
        if (most !== null && (clause.to ?? clause.points ?? 0) > most && clause.kind !== '加' && most > 0)
          found.push({
            where: row.at,
            text: clause.text,
            why: `${clause.to ?? clause.points ?? 0} 分超过本项的 ${most} 分，请核对`,
          });
    }
  }
  const all = items.map(({ points }) => points).filter((value) => value !== null);
  const sum = Number(all.reduce((whole, value) => whole + value, 0).toFixed(4));
  if (all.length > 0 && total !== null && sum !== total)
    found.push({ where: at, text: `合计 ${total}`, why: `各项分值相加为 ${sum} 分，与合计不符，请核对` });
  else if (all.length > 1 && total === null && sum !== 100 && sum !== 0 && sum !== 1000)
    found.push({ where: at, text: `各项分值相加为 ${sum} 分`, why: '不是 100 分，请核对' });
  return found;
}

/** Columns that no part of a rubric takes are named once, with how many cells stand in them. */
function otherColumns(grid: Grid, { first, rows, roles }: Headings): Unread[] {
  if (!grid.exact) return [];
  return roles.flatMap((role, column): Unread[] => {
    if (role !== 'other' && role !== null) return [];
    const filled = grid.rows
      .slice(first + rows)
      .filter((cells) => (cells[column]?.text ?? '').trim() !== '').length;
    const heading = grid.rows[first]?.[column]?.text ?? '';
    return filled === 0
      ? []
      : [{ where: grid.at, text: heading, why: `“${heading}”一列没有读入（${filled} 格）` }];
  });
}
