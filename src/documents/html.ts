import { xmlText } from '../xlsx/document';
import {
  cell,
  nestedTable,
  type Block,
  type Grid,
  type GridCell,
  type Source,
  type Unread,
} from '../drafting/source';

/**
 * What was copied from Word, WPS or a web page, as text/html: tables laid out from rowspan and colspan, paragraphs around them.
 * Read token by token, never put into a page: nothing of it runs. Deleted and hidden text is left out and listed.
 */

const names: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  divide: '÷',
  ge: '≥',
  le: '≤',
  permil: '‰',
  laquo: '《',
  raquo: '》',
  copy: '©',
  deg: '°',
  plusmn: '±',
};
const decoded = (text: string): string =>
  xmlText(text.replace(/&([a-zA-Z]+);/g, (whole: string, name: string) => names[name] ?? whole));

interface Token {
  kind: 'text' | 'open' | 'close';
  /** Lower case, without prefix. */
  name: string;
  text: string;
}

const silent = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'select',
  'textarea',
]);

function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next < 0) {
      yield { kind: 'text', name: '', text: html.slice(at) };
      return;
    }
    if (next > at) yield { kind: 'text', name: '', text: html.slice(at, next) };
    // Comments, and Word's conditional ones: <!--[if …]> … <![endif]--> and <![if …]>.
    if (html.startsWith('<!--', next)) {
      const end = html.indexOf('-->', next + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    // What begins no tag is text; nobody looks for its end.
    if (!/^<[!?/]?[a-zA-Z[]/.test(html.slice(next, next + 3))) {
      yield { kind: 'text', name: '', text: '<' };
      at = next + 1;
      continue;
    }
    const end = tagEnd(html, next);
    const inner = html.slice(next + 1, end);
    at = end + 1;
    const match = /^(\/?)(?:[\w-]+:)?([a-zA-Z][\w-]*)/.exec(inner);
    if (!match) continue;
    const name = (match[2] ?? '').toLowerCase();
    if (match[1] === '/') yield { kind: 'close', name, text: '' };
    else {
      yield { kind: 'open', name, text: inner };
      if (silent.has(name) && !inner.endsWith('/')) {
        const close = html.toLowerCase().indexOf(`</${name}`, at);
        at = close < 0 ? html.length : close;
      }
    }
  }
}

function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const letter = html[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return html.length;
}

const attribute = (tag: string, name: string): string =>
  decoded(
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
      .exec(tag)
      ?.slice(1)
      .find((value: string | undefined) => value !== undefined) ?? '',
  );

const spanOf = (tag: string, name: string): number => {
  const value = Number(attribute(tag, name));
  return Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : 1;
};

const isHidden = (tag: string): boolean =>
  /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(attribute(tag, 'style')) ||
  /\shidden(?:[\s=>]|$)/i.test(tag);
const blocksEnd = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'ul',
  'ol',
  'dd',
  'dt',
  'body',
  'header',
  'footer',
  'blockquote',
  'pre',
  'caption',
]);
const empty = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'wbr',
  'area',
  'base',
  'source',
  'frame',
]);

interface OpenTable {
  grid: Grid;
  row: number;
  column: number;
  text: string;
  inCell: boolean;
  rowSpan: number;
  columnSpan: number;
  /** List numbers are counted anew in each list. */
}

const most = { rows: 20_000, columns: 200 };

export function htmlSource(html: string): Source {
  const blocks: Block[] = [];
  const notes: Unread[] = [];
  const open: OpenTable[] = [];
  const lists: { ordered: boolean; count: number }[] = [];
  let text = '';
  let paragraphs = 0;
  let tables = 0;
  // Names of the elements that hide all within, innermost last.
  let hidden: { name: string; depth: number; why: string; text: string } | null = null;
  const where = (): string => (open.length > 0 ? (open.at(-1)?.grid.at ?? '') : `第 ${paragraphs + 1} 段`);
  const put = (more: string) => {
    const table = open.at(-1);
    if (table?.inCell) table.text += more;
    else if (!table) text += more;
  };
  const endParagraph = () => {
    const table = open.at(-1);
    if (table?.inCell) {
      if (table.text !== '' && !table.text.endsWith('\n')) table.text += '\n';
      return;
    }
    if (table || text.trim() === '') {
      text = table ? text : '';
      return;
    }
    paragraphs += 1;
    blocks.push({ kind: 'paragraph', at: `第 ${paragraphs} 段`, text: text.replace(/[ \t]+/g, ' ').trim() });
    text = '';
  };
  for (const token of tokens(html)) {
    if (hidden !== null) {
      if (token.kind === 'text') hidden.text += decoded(token.text);
      else if (token.name === hidden.name) hidden.depth += token.kind === 'open' ? 1 : -1;
      if (hidden.depth > 0) continue;
      if (hidden.text.trim() !== '')
        notes.push({ where: where(), text: hidden.text.trim(), why: hidden.why });
      hidden = null;
      continue;
    }
    if (token.kind === 'text') {
      put(
        decoded(token.text).replace(
          /[\r\n]+/g,
          open.length > 0 || /[\u4e00-\u9fff]/.test(token.text) ? '' : ' ',
        ),
      );
      continue;
    }
    const { name } = token;
    if (token.kind === 'open' && !empty.has(name) && !token.text.endsWith('/')) {
      const why =
        name === 'del' || (name === 's' && /\bmsodel/i.test(token.text))
          ? '修订中已删除，没有读入'
          : isHidden(token.text)
            ? '隐藏文字，没有读入'
            : null;
      // A hidden cell still takes its place in the row.
      if (why !== null && name !== 'td' && name !== 'th') {
        hidden = { name, depth: 1, why, text: '' };
        continue;
      }
    }
    if (name === 'br') put('\n');
    else if (name === 'table') {
      if (token.kind === 'open') {
        endParagraph();
        tables += 1;
        open.push({
          grid: { kind: 'grid', at: `表 ${tables}`, rows: [], rowsAt: [], exact: true },
          row: -1,
          column: 0,
          text: '',
          inCell: false,
          rowSpan: 1,
          columnSpan: 1,
        });
      } else {
        const table = open.pop();
        if (table) {
          endCell(table);
          const outer = open.at(-1);
          // A table of one column inside a cell only sets lines apart.
          if (outer?.inCell && table.grid.rows.every((row) => row.length <= 1)) {
            const lines = table.grid.rows.flatMap((row) => row.map((one) => one.text));
            outer.text += `${outer.text === '' ? '' : '\n'}${lines.join('\n')}\n`;
            notes.push({ where: outer.grid.at, text: '', why: nestedTable });
          } else finish(table.grid, blocks);
        }
      }
    } else if (name === 'tr' || name === 'td' || name === 'th') {
      const table = open.at(-1);
      if (!table) continue;
      endCell(table);
      if (token.kind === 'close') continue;
      if (name === 'tr') beginRow(table);
      else beginCell(table, token.text);
    } else if (name === 'ol' || name === 'ul') {
      endParagraph();
      if (token.kind === 'open')
        lists.push({ ordered: name === 'ol', count: Number(attribute(token.text, 'start') || 1) - 1 });
      else lists.pop();
    } else if (blocksEnd.has(name)) {
      endParagraph();
      const list = lists.at(-1);
      if (name === 'li' && token.kind === 'open' && list?.ordered) {
        list.count += 1;
        put(`${list.count}. `);
      }
    }
  }
  endParagraph();
  // A cut-off copy still gives what it has.
  for (const table of open.reverse()) {
    endCell(table);
    finish(table.grid, blocks);
  }
  return { blocks, notes };
}

function beginRow(table: OpenTable): void {
  table.row += 1;
  table.column = 0;
  if (table.row >= most.rows) return;
  table.grid.rows[table.row] ??= [];
  table.grid.rowsAt[table.row] = `${table.grid.at} 第 ${table.row + 1} 行`;
}

function beginCell(table: OpenTable, tag: string): void {
  if (table.row < 0) beginRow(table);
  const row = table.grid.rows[table.row] ?? [];
  // Cells of earlier rows that go on here stand in the way.
  while (row[table.column]) table.column += 1;
  table.inCell = true;
  table.text = '';
  table.rowSpan = spanOf(tag, 'rowspan');
  table.columnSpan = Math.min(spanOf(tag, 'colspan'), most.columns);
}

function endCell(table: OpenTable): void {
  if (!table.inCell) return;
  table.inCell = false;
  if (table.row >= most.rows || table.column >= most.columns) return;
  const text = table.text
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
  for (let down = 0; down < table.rowSpan && table.row + down < most.rows; down++) {
    const row = (table.grid.rows[table.row + down] ??= []);
    for (let across = 0; across < table.columnSpan; across++) {
      const first = down === 0 && across === 0;
      row[table.column + across] ??= cell(first ? text : '', first ? null : down > 0 ? 'above' : 'left');
    }
  }
  table.column += table.columnSpan;
}

function finish(grid: Grid, blocks: Block[]): void {
  // A span may reach below the last row.
  const rows = grid.rows.slice(0, grid.rowsAt.length);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled: GridCell[][] = rows.map((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? cell('')),
  );
  if (filled.some((row) => row.some(({ text }) => text !== ''))) blocks.push({ ...grid, rows: filled });
}
