import { grouped } from '../base/grouped';
import { parseAddress } from '../base/address';
import { guard, type Guarded } from './guard';
import { cellsOf, cellXml } from './patch/cell';
import { partsOf, partText, relatedParts, relationshipsPath } from './zip/parts';
import { repacked } from './zip/repack';
import { encoded, inside, tags } from './zip/xml';
import { UnwritableError } from '../cells/text';
import type { CellMark } from '../port/files';

/**
 * Marks cells of a workbook for whoever is to mend it: a red ground, and a note that shows when the pointer is over the
 * cell. Values, formulas and everything else stay as they came, so the mended copy is collected like any other. hucre
 * writes notes only into workbooks of its own.
 */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** The red of the forms' own rule for scores that are not allowed. */
const ground =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>';

const prefixOf = (xml: string, root: string): string =>
  new RegExp(`<([\\w.-]+:)?${root}[\\s>]`).exec(xml)?.[1] ?? '';

/** A list of the styles part with members at its end, and how many it had. */
function longer(xml: string, name: string, member: string, add: (own: string[]) => string[]) {
  const [tag] = [...tags(xml, name)];
  if (!tag || tag.closed) return { xml, had: 0 };
  const old = inside(xml, tag, name);
  const pattern = new RegExp(
    `<(?:[\\w.-]+:)?${member}(?=[\\s/>])(?:[^>]*/>|[^>]*>[\\s\\S]*?</(?:[\\w.-]+:)?${member}\\s*>)`,
    'g',
  );
  const own = old.match(pattern) ?? [];
  const more = add(own);
  const start = xml
    .slice(tag.start, tag.end)
    .replace(/\scount="\d+"/, ` count="${own.length + more.length}"`);
  return {
    xml: `${xml.slice(0, tag.start)}${start}${old}${more.join('')}${xml.slice(tag.end + old.length)}`,
    had: own.length,
  };
}

/** The styles part with a red twin of each style, by the number of the style. */
function withRed(xml: string, styles: readonly number[]): { xml: string; red: ReadonlyMap<number, number> } {
  const prefix = prefixOf(xml, 'styleSheet');
  const fill = ground.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  const fills = longer(xml, 'fills', 'fill', () => [fill]);
  const red = new Map<number, number>();
  const looks = longer(fills.xml, 'cellXfs', 'xf', (own) =>
    styles.flatMap((style) => {
      const look = own[style];
      if (look === undefined) return [];
      red.set(style, own.length + red.size);
      const bare = look.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '');
      return [bare.replace(/^<([\w.-]+:)?xf/, (start) => `${start} fillId="${fills.had}" applyFill="1"`)];
    }),
  );
  return { xml: looks.xml, red };
}

const rowPattern = /<(?:[\w.-]+:)?row(?=[\s>])[^>]*>[\s\S]*?<\/(?:[\w.-]+:)?row\s*>/g;

/** The sheet with other styles in the marked cells. `styleOf` is given what a cell has. */
function restyled(xml: string, cells: ReadonlySet<string>, styleOf: (style: number) => number): string {
  const prefix = prefixOf(xml, 'worksheet');
  return xml.replace(rowPattern, (rowXml) => {
    const own = cellsOf(rowXml);
    const row = Number(/\sr="(\d+)"/.exec(rowXml)?.[1] ?? 0) - 1;
    if (row < 0 || !own.some(({ column }) => cells.has(`${row},${column}`))) return rowXml;
    const start = rowXml.slice(0, rowXml.indexOf('>') + 1);
    const body = own.map((cell) => {
      if (!cells.has(`${row},${cell.column}`)) return cellXml(cell, row, prefix);
      const s = String(styleOf(Number(cell.attributes.s ?? 0)));
      return cellXml({ ...cell, attributes: { ...cell.attributes, s } }, row, prefix);
    });
    return `${start}${body.join('')}</${prefix}row>`;
  });
}

const stylesOf = (xml: string, cells: ReadonlySet<string>): number[] => {
  const found = new Set<number>();
  restyled(xml, cells, (style) => {
    found.add(style);
    return style;
  });
  return [...found];
};

function comments(marks: readonly CellMark[]): string {
  const notes = marks.map(
    ({ cell, note }) =>
      `<comment ref="${encoded(cell)}" authorId="0"><text><r><rPr><sz val="10"/><rFont val="宋体"/></rPr>` +
      `<t xml:space="preserve">${encoded(note)}</t></r></text></comment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${main}"><authors><author>考核助手</author></authors><commentList>${notes.join('')}</commentList></comments>`;
}

/** The boxes that old and new programs alike draw notes in. */
function boxes(marks: readonly CellMark[]): string {
  const shapes = marks.map(({ cell }, index) => {
    const { row, column } = parseAddress(cell) ?? { row: 0, column: 0 };
    return (
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;width:200pt;height:70pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      `<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/>` +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>` +
      `<x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 15, ${row + 3}, 4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
    `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>` +
    `${shapes.join('')}</xml>`
  );
}

/** What stands behind `legacyDrawing` in a sheet (ECMA-376 part 1, 18.3.1.99). */
const behind =
  /<(?:[\w.-]+:)?(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s/>]/;

function withBoxes(xml: string, id: string): string {
  const prefix = prefixOf(xml, 'worksheet');
  const own = `<${prefix}legacyDrawing xmlns:r="${office}" r:id="${id}"/>`;
  const next = behind.exec(xml)?.index ?? xml.lastIndexOf(`</${prefix}worksheet`);
  return `${xml.slice(0, next)}${own}${xml.slice(next)}`;
}

/** Relationships with more of them at the end. */
function related(file: Guarded, sheet: string, more: string): [string, string] {
  const path = relationshipsPath(sheet);
  const old = file.entries.has(path)
    ? partText(file, path)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packages}/relationships"></Relationships>`;
  const open = old.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>');
  const prefix = prefixOf(open, 'Relationships');
  const end = open.lastIndexOf(`</${prefix}Relationships`);
  return [
    path,
    `${open.slice(0, end)}${more.replaceAll('<Relationship ', `<${prefix}Relationship `)}${open.slice(end)}`,
  ];
}

/**
 * The workbook with marks. A sheet that has notes of its own keeps them and gets the red ground alone; a mark on a sheet
 * that is not there is passed over.
 *
 * Throws {@link UnwritableError} or ContainerError for bytes that are no workbook.
 */
export function markWorkbook(bytes: Uint8Array, marks: readonly CellMark[]): Uint8Array {
  const guarded = guard(bytes, '');
  if (!guarded.ok) throw new UnwritableError(guarded.finding.message);
  const file = guarded.value;
  const parts = partsOf(file);
  const changed = new Map<string, string>();
  const types: string[] = [];
  let styles = parts.styles ? partText(file, parts.styles) : '';
  for (const [name, own] of grouped(marks, ({ sheet }) => sheet)) {
    const part = parts.sheets.find((sheet) => sheet.name === name);
    if (!part) continue;
    const at = new Set(
      own.flatMap(({ cell }) => {
        const place = parseAddress(cell);
        return place ? [`${place.row},${place.column}`] : [];
      }),
    );
    let xml = partText(file, part.path);
    const twins = withRed(styles, stylesOf(xml, at));
    styles = twins.xml;
    xml = restyled(xml, at, (style) => twins.red.get(style) ?? style);
    if (!relatedParts(file, part.path).has('comments') && !/<(?:[\w.-]+:)?legacyDrawing[\s/>]/.test(xml)) {
      const [notes, drawing] = [`xl/kaohe-notes${part.index + 1}.xml`, `xl/kaohe-notes${part.index + 1}.vml`];
      changed.set(notes, comments(own));
      changed.set(drawing, boxes(own));
      types.push(notes);
      xml = withBoxes(xml, 'kaoheBoxes');
      const [path, rels] = related(
        file,
        part.path,
        `<Relationship Id="kaoheNotes" Type="${office}/comments" Target="/${notes}"/><Relationship Id="kaoheBoxes" Type="${office}/vmlDrawing" Target="/${drawing}"/>`,
      );
      changed.set(path, rels);
    }
    changed.set(part.path, xml);
  }
  if (changed.size === 0) return bytes;
  if (parts.styles) changed.set(parts.styles, styles);
  if (types.length > 0) {
    const list = partText(file, '[Content_Types].xml');
    const prefix = prefixOf(list, 'Types');
    const vml = /Extension="vml"/i.test(list)
      ? ''
      : `<${prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
    const overrides = types.map(
      (path) =>
        `<${prefix}Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`,
    );
    changed.set(
      '[Content_Types].xml',
      list
        .replace(/<(?:[\w.-]+:)?Types[^>]*>/, (start) => `${start}${vml}`)
        .replace(/<\/(?:[\w.-]+:)?Types\s*>/, (end) => `${overrides.join('')}${end}`),
    );
  }
  const encoder = new TextEncoder();
  return repacked(file, new Map([...changed].map(([path, xml]) => [path, encoder.encode(xml)])));
}
