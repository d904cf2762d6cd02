import { grouped } from '../base/grouped';
import { parseAddress } from '../base/address';
import { guard } from './guard';
import { restyledSheet } from './patch/sheet';
import { partsOf, partText, relatedParts, relationshipsPath } from './zip/parts';
import { repacked } from './zip/repack';
import { appended, children, encoded, endOf, firstTag, opening, prefixed, within } from './zip/xml';
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

/** A styles part, and a red twin of each style that is asked for. */
function redTwins(xml: string) {
  const prefix = firstTag(xml, 'styleSheet')?.prefix ?? '';
  const fillId = String([...children(within(xml, 'fills'))].length);
  const list = within(xml, 'cellXfs');
  const own = [...children(list)].map(({ start, end }) => list.slice(start, end));
  const whole = firstTag(xml, 'fills') !== undefined && own.length > 0;
  const twins = new Map<number, { index: number; xf: string }>();
  return {
    /** The twin's index; the style's own where the part has none of that index. */
    of: (style: number): number => {
      const look = own[style];
      if (look === undefined || !whole) return style;
      const tag = firstTag(look, 'xf');
      if (!tag) return style;
      const start = opening(`${tag.prefix}xf`, { ...tag.attributes, fillId, applyFill: '1' });
      const xf = `<${start}${tag.closed ? '/>' : `>${look.slice(tag.end)}`}`;
      const twin = twins.get(style) ?? { index: own.length + twins.size, xf };
      twins.set(style, twin);
      return twin.index;
    },
    xml: (): string => {
      if (twins.size === 0) return xml;
      const looks = [...twins.values()].map(({ xf }) => xf);
      return appended(appended(xml, 'fills', prefixed(ground, prefix)), 'cellXfs', looks.join(''));
    },
  };
}

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

/** What stands behind `legacyDrawing` in a sheet (ECMA-376 part 1, 18.3.1.99), also when wrapped for older programs. */
const behind = new Set(
  'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst AlternateContent'.split(
    ' ',
  ),
);

function withBoxes(xml: string, id: string): string {
  const data = firstTag(xml, 'sheetData');
  if (!data) return xml;
  const end = endOf(xml, data, 'sheetData');
  const tail = xml.slice(end);
  const next = [...children(tail)].find(({ name }) => behind.has(name))?.start;
  const at = next === undefined ? xml.lastIndexOf('</') : end + next;
  return `${xml.slice(0, at)}<${data.prefix}legacyDrawing xmlns:r="${office}" r:id="${id}"/>${xml.slice(at)}`;
}

const noRelationships = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packages}/relationships"></Relationships>`;

/** A part with more at the end of its outermost element. */
function extended(xml: string, root: string, more: string): string {
  return appended(xml, root, prefixed(more, firstTag(xml, root)?.prefix ?? ''));
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
  const red = redTwins(parts.styles ? partText(file, parts.styles) : '');
  for (const [name, own] of grouped(marks, ({ sheet }) => sheet)) {
    const part = parts.sheets.find((sheet) => sheet.name === name);
    if (!part) continue;
    const places = own.flatMap(({ cell }) => parseAddress(cell) ?? []);
    let xml = restyledSheet(partText(file, part.path), name, places, red.of);
    if (!relatedParts(file, part.path).has('comments') && !firstTag(xml, 'legacyDrawing')) {
      const [notes, drawing] = [`xl/kaohe-notes${part.index + 1}.xml`, `xl/kaohe-notes${part.index + 1}.vml`];
      changed.set(notes, comments(own));
      changed.set(drawing, boxes(own));
      types.push(notes);
      xml = withBoxes(xml, 'kaoheBoxes');
      const path = relationshipsPath(part.path);
      changed.set(
        path,
        extended(
          file.entries.has(path) ? partText(file, path) : noRelationships,
          'Relationships',
          `<Relationship Id="kaoheNotes" Type="${office}/comments" Target="/${notes}"/><Relationship Id="kaoheBoxes" Type="${office}/vmlDrawing" Target="/${drawing}"/>`,
        ),
      );
    }
    changed.set(part.path, xml);
  }
  if (changed.size === 0) return bytes;
  if (parts.styles) changed.set(parts.styles, red.xml());
  if (types.length > 0) {
    const list = partText(file, '[Content_Types].xml');
    const vml = /Extension="vml"/i.test(list)
      ? ''
      : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
    const notes = types.map(
      (path) =>
        `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`,
    );
    changed.set('[Content_Types].xml', extended(list, 'Types', vml + notes.join('')));
  }
  return repacked(file, changed);
}
