/** A table of another program on the clipboard, as texts of its cells. */

const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3']);

/** The text as it is seen: blanks as one, a line for each paragraph. */
function seen(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ');
  if (node.nodeName === 'BR') return '\n';
  const inner = [...node.childNodes].map(seen).join('');
  return blocks.has(node.nodeName) ? `\n${inner}\n` : inner;
}

const textOf = (cell: Element): string =>
  seen(cell)
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || (index > 0 && lines[index - 1] !== ''))
    .join('\n')
    .trim();

/** The table row by row; undefined where there is none, or other text beside it. A merged cell's text stands in its first. */
export function pastedTable(html: string): string[][] | undefined {
  if (!/<table[\s>]/i.test(html)) return undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [table, ...others] = page.querySelectorAll('table');
  if (!table || others.length > 0) return undefined;
  const lines: string[][] = [];
  [...table.rows].forEach((row, index) => {
    const line = (lines[index] ??= []);
    let column = 0;
    for (const cell of row.cells) {
      while (line[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rowSpan && index + down < table.rows.length; down += 1)
        for (let right = 0; right < cell.colSpan; right += 1)
          (lines[index + down] ??= [])[column + right] = down + right === 0 ? textOf(cell) : '';
      column += cell.colSpan;
    }
  });
  table.remove();
  const beside = page.body.textContent.trim() !== '';
  return beside || lines.length === 0 ? undefined : lines;
}
