import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { clean } from '../cells/text';
import {
  linesFor,
  noteSize,
  paperSizes,
  titleLines,
  type Block,
  type Paper,
  type PaperCell,
  type PaperTable,
} from '../papers/paper';
import { drawnOnPages, footnotes } from '../pictures/drawing';
import { captionOf } from '../pictures/picture';
import { emfBytes } from '../pictures/emf';
import { fontTable, fonts } from './fonts';

/**
 * A paper as a Word document by GB/T 9704-2012: A4, text area 156 × 225 mm, 仿宋 三号, page numbers outside. docx writes the
 * parts (dozens of elements whose order Word insists on); everything it is given is text in runs, so nothing from outside
 * becomes a field or a link.
 */

const twips = { perMillimetre: 1440 / 25.4, perPoint: 20 } as const;
/** Sides of a page in twips, the shorter one first. */
const sides = { A4: [11906, 16838], A3: [16838, 23811] } as const;
/** In millimetres; the binding side of a table is 25, as holes are punched there. */
const margins = {
  letter: { top: 37, bottom: 35, left: 28, right: 26, footer: 25 },
  table: { top: 24, bottom: 22, left: 25, right: 18, footer: 13 },
} as const;
/** Distance between lines of the body in points: 22 lines on a page. */
const linePitch = 28;

const millimetres = (value: number): number => Math.round(value * twips.perMillimetre);
const points = (value: number): number => Math.round(value * twips.perPoint);

/** What is between the margins, in twips. */
function textArea({ paper, orientation, margins: own }: Paper): { width: number; height: number } {
  const [short, long] = sides[paper ?? 'A4'];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  const { left, right, top, bottom } = margins[own];
  return { width: width - millimetres(left + right), height: height - millimetres(top + bottom) };
}

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** Text in runs; line feeds break the line. docx counts sizes in half points. */
function runs(text: string, name: string, size: number): TextRun[] {
  const style: IRunOptions = { font: font(name), size: size * 2 };
  return clean(text)
    .replaceAll('\t', '　')
    .split('\n')
    .map((line, index) => new TextRun({ ...style, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

const bodyLine = { line: points(linePitch), lineRule: LineRuleType.AT_LEAST } as const;
const looseLine = { line: 240, lineRule: LineRuleType.AUTO } as const;

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

function cell(
  content: PaperCell,
  table: PaperTable,
  column: number,
  width: number,
  { name, keepNext }: { name: string; keepNext: boolean },
): TableCell {
  const align = content.align ?? (content.across ? 'left' : (table.aligned?.[column] ?? 'left'));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(content.across ? { columnSpan: content.across } : {}),
    children: [
      new Paragraph({
        alignment: alignments[align],
        spacing: looseLine,
        keepNext,
        // An empty cell is as high as its paragraph mark: of the body's size it would make its row the highest.
        run: { font: font(name), size: table.size * 2 },
        children: runs(content.text, name, table.size),
      }),
    ],
  });
}

const cellMargins = { top: 40, bottom: 40, left: 70, right: 70 } as const;

/** Column widths in twips that together are exactly the text width. */
function columnWidths({ widths }: PaperTable, room: number): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const cut = widths.map((width) => Math.floor((width / total) * room));
  const rest = room - cut.reduce((sum, width) => sum + width, 0);
  return cut.map((width, index) => (index === cut.length - 1 ? width + rest : width));
}

/** Rows that stay with the lines to sign below the table, and those that stay together where nothing is signed there. */
const keptRows = { signed: 3, last: 2 } as const;

/** Rows of a line or two that no page's end divides: a handful is as soon looked at as turned over. */
const isSmall = ({ rows }: PaperTable): boolean =>
  rows.length <= 6 && rows.every((cells) => cells.every(({ text }) => text.length <= 40));

/** @param kept whether the last rows stay with what follows: lines to sign, or a note */
function wordTable(table: PaperTable, room: number, kept: boolean): Table {
  const widths = columnWidths(table, room);
  const together = isSmall(table) ? table.rows.length : keptRows.last;
  const row = (cells: readonly PaperCell[], header: boolean, keepNext: boolean): TableRow => {
    let column = 0;
    return new TableRow({
      cantSplit: true,
      tableHeader: header,
      height: { value: points(table.size * 1.7), rule: HeightRule.ATLEAST },
      children: cells.map((content) => {
        const [from, across] = [column, content.across ?? 1];
        column += across;
        const width = widths.slice(from, column).reduce((sum, each) => sum + each, 0);
        return cell(content, table, from, width, { name: header ? fonts.heading : fonts.body, keepNext });
      }),
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    margins: cellMargins,
    rows: [
      ...(table.header
        ? [
            row(
              table.header.map((text) => ({ text, align: 'center' })),
              true,
              true,
            ),
          ]
        : []),
      ...table.rows.map((cells, index) => {
        const below = table.rows.length - index;
        // 「（以下空白）」 never begins a page under a repeated header.
        return row(cells, false, kept ? below <= keptRows.signed : below > 1 && below <= together);
      }),
    ],
  });
}

/** What is concluded and the lines to sign, in one frame: no page's end comes between them. */
const signed = ({ lines }: Extract<Block, { is: 'signed' }>, room: number): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: [room],
    margins: cellMargins,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: room, type: WidthType.DXA },
            children: lines.map(
              ({ text, room: below = 4 }) =>
                new Paragraph({
                  spacing: { ...looseLine, before: points(6), after: points(below) },
                  children: runs(text, fonts.body, paperSizes.signed),
                }),
            ),
          }),
        ],
      }),
    ],
  });

/** A pixel in twips; docx counts pictures in pixels. */
const pixel = 15;
/** Pictures are larger on paper than on a screen: their smallest letters are then 9 points. */
const enlarged = 1.1;
/** In pixels, for what stands above and below a picture on its page: as much as short words take, and a line of small print. */
const captionRoom = { least: 150, question: 80, line: 20 } as const;

/** A metafile is none of the kinds that docx has words for; it takes it as it is, and `withMetafiles` says what it is. */
const metafile = 'emf' as 'bmp';

/** A picture under its question, on as many pages as it needs; below it what it shows, in a sentence. */
function pictureParagraphs(
  { picture }: Extract<Block, { is: 'picture' }>,
  area: { width: number; height: number },
  first: Pick<IParagraphOptions, 'pageBreakBefore'>,
): Paragraph[] {
  const told = [captionOf(picture), ...footnotes(picture)].join('　');
  const lines = linesFor(told, area.width / points(paperSizes.note));
  const caption = Math.max(captionRoom.least, captionRoom.question + lines * captionRoom.line);
  const room = { width: area.width / pixel, height: area.height / pixel - caption };
  const pieces = drawnOnPages(picture, room.width / enlarged, room.height / enlarged);
  return [
    new Paragraph({
      ...first,
      keepNext: true,
      spacing: { ...looseLine, before: points(10), after: points(4) },
      children: runs(picture.question, fonts.heading, paperSizes.signed),
    }),
    ...pieces.map((piece, index) => {
      const scale = Math.min(enlarged, room.width / piece.width);
      return new Paragraph({
        // A page each: two that fill one would leave what stands below them to the next.
        ...(index > 0 ? { pageBreakBefore: true } : {}),
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: looseLine,
        children: [
          new ImageRun({
            type: metafile,
            data: emfBytes(piece),
            transformation: {
              width: Math.round(piece.width * scale),
              height: Math.round(piece.height * scale),
            },
            altText: {
              name: clean(picture.question),
              title: clean(picture.question),
              description: clean(picture.told),
            },
          }),
        ],
      });
    }),
    new Paragraph({
      // Its last lines do not stand alone on the next page.
      keepLines: true,
      spacing: { ...looseLine, before: points(4), after: points(8) },
      children: runs(told, fonts.body, paperSizes.note),
    }),
  ];
}

/** The parts of a document, with what kind of picture a metafile is. */
function withMetafiles(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const types = '[Content_Types].xml';
  const said = strFromU8(parts[types] ?? new Uint8Array());
  const metafiles = '<Default ContentType="image/x-emf" Extension="emf"/>';
  return { ...parts, [types]: strToU8(said.replace('<Default ', `${metafiles}<Default `)) };
}

/** Word joins tables that nothing stands between. */
const gap = (): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { line: points(6), lineRule: LineRuleType.EXACT },
    children: [],
  });

type Written = Paragraph | Table;

const isTable = (block: Block | undefined): boolean => block?.is === 'table' || block?.is === 'signed';

function paragraphs(
  block: Block,
  options: Pick<IParagraphOptions, 'pageBreakBefore' | 'keepNext'>,
  room: number,
): Paragraph[] {
  const make = (text: string, name: string, size: number, more: IParagraphOptions): Paragraph =>
    new Paragraph({ spacing: bodyLine, ...more, ...options, children: runs(text, name, size) });
  const indent = { firstLine: points(paperSizes.body * 2) };
  switch (block.is) {
    case 'title':
      return [
        make(titleLines(block.text, room / points(paperSizes.title)), fonts.title, paperSizes.title, {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { line: points(36), lineRule: LineRuleType.AT_LEAST, after: points(14) },
        }),
      ];
    case 'centered':
      return [
        make(block.text, fonts.body, paperSizes.signed, {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { ...looseLine, after: points(6) },
        }),
      ];
    case 'heading':
      return [
        make(block.text, block.level === 1 ? fonts.heading : fonts.second, paperSizes.body, {
          indent,
          keepNext: true,
        }),
      ];
    case 'text':
      return [
        make(block.text, fonts.body, paperSizes.body, { indent, keepLines: options.keepNext === true }),
      ];
    case 'address':
      return [make(block.text, fonts.body, paperSizes.body, {})];
    case 'note':
      return [
        make(block.text, fonts.body, noteSize(block), { spacing: { ...looseLine, before: points(4) } }),
      ];
    case 'issuer':
      return block.lines.map((line, index) =>
        make(line, fonts.body, paperSizes.body, {
          alignment: AlignmentType.RIGHT,
          indent: { right: points(paperSizes.body * 2) },
          keepNext: index < block.lines.length - 1,
          ...(index === 0 ? { spacing: { ...bodyLine, before: points(linePitch) } } : {}),
        }),
      );
    case 'table':
    case 'signed':
    case 'picture':
    case 'page':
      return [];
  }
}

/** Whether the lines to sign come next, with nothing but small print between. */
function signedNext(blocks: readonly Block[], index: number): boolean {
  const next = blocks.slice(index + 1).find(({ is }) => is !== 'note');
  return next?.is === 'signed';
}

function written(paper: Paper): Written[] {
  const { blocks } = paper;
  const area = textArea(paper);
  const room = area.width;
  return blocks.flatMap((block, index): Written[] => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    const begins = before?.is === 'page' ? { pageBreakBefore: true } : {};
    const split = isTable(block) && isTable(before) ? [gap()] : [];
    // What is written below a table does not stand alone on a page, either.
    if (block.is === 'table')
      return [...split, wordTable(block, room, signedNext(blocks, index) || next?.is === 'note')];
    if (block.is === 'signed') return [gap(), signed(block, room)];
    if (block.is === 'picture') return pictureParagraphs(block, area, begins);
    const stays = next?.is === 'issuer' || next?.is === 'table' || signedNext(blocks, index);
    const kept = stays ? { keepNext: true } : {};
    return paragraphs(block, { ...begins, ...kept }, room);
  });
}

/** 「— 1 —」, outside: to the right on odd pages, to the left on even ones. */
const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: alignments[side],
        indent: { [side]: points(14) },
        children: [
          new TextRun({
            font: font(fonts.page),
            size: 28,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });

/** The document's bytes. */
export async function wordBytes(paper: Paper): Promise<Uint8Array> {
  const portrait = paper.orientation === 'portrait';
  const own = margins[paper.margins];
  const [short, long] = sides[paper.paper ?? 'A4'];
  const document = new Document({
    title: clean(paper.name),
    creator: '考核助手',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          // Figures are no Chinese: in LibreOffice Chinese text may be broken between any two of its letters.
          run: { font: font(fonts.body), size: 32, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // docx turns the sides itself where the orientation says so.
            size: {
              width: short,
              height: long,
              orientation: portrait ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
            },
            margin: {
              top: millimetres(own.top),
              bottom: millimetres(own.bottom),
              left: millimetres(own.left),
              right: millimetres(own.right),
              footer: millimetres(own.footer),
            },
          },
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: written(paper),
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  return zipSync({ ...withMetafiles(parts), 'word/fontTable.xml': strToU8(fontTable) });
}
