import { failed, ok, type Result } from '../base/finding';
import {
  cell,
  nestedTable,
  type Block,
  type Grid,
  type GridCell,
  type Source,
  type Unread,
} from '../drafting/source';
import { readDocumentParts, type DocumentParts } from '../xlsx/document';
import { Numbering } from './numbering';
import { child, elements, isOn, parseXml, textOf, XmlError, type Element } from './xml';

/**
 * A Word document as blocks: paragraphs with their automatic numbers, tables as true grids. Changes are taken as accepted,
 * hidden text is left out, and both are listed; so is what cannot be read (pictures, footnotes).
 */
export function readDocx(bytes: Uint8Array, label: string): Result<Source> {
  return readDocumentParts(bytes, label, 'word', (parts) => {
    try {
      return ok(new Reader(parts).source());
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      return failed(
        'file-broken',
        `文档已损坏，无法读取（${error.message}）。`,
        '请用 Word 或 WPS 打开后另存为 .docx 再选；打不开的，请重新索取。',
        { file: label },
      );
    }
  });
}

/** Cells and paragraphs of a document that any office would write; beyond it is no notice. */
const most = { blocks: 20_000, columns: 200, text: 5_000_000 };

interface Style {
  hidden: boolean;
  numId: string | null;
  level: number;
  basedOn: string | null;
}

const dropped = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'rPr',
  'pPr',
  'rt',
  'annotationRef',
]);
const descended = new Set([
  'ins',
  'moveTo',
  'hyperlink',
  'smartTag',
  'fldSimple',
  'sdt',
  'sdtContent',
  'ruby',
  'rubyBase',
  'customXml',
  'dir',
  'bdo',
  'AlternateContent',
  'Choice',
]);

class Reader {
  private readonly numbering: Numbering;
  private readonly styles: Map<string, Style>;
  private readonly notes: Unread[] = [];
  private readonly blocks: Block[] = [];
  private paragraphs = 0;
  private tables = 0;
  private size = 0;
  /** Where the reader stands, for what it lists. */
  private at = '';
  /** Blocks found inside of others: text boxes, tables in cells. They follow what holds them. */
  private inner: Element[] = [];

  constructor(private readonly parts: DocumentParts) {
    const related = parts.related(parts.main);
    this.numbering = new Numbering(this.part(related.get('numbering')));
    this.styles = stylesOf(this.part(related.get('styles')));
  }

  private part(path: string | undefined): Element | null {
    return path !== undefined && this.parts.has(path) ? parseXml(this.parts.text(path)) : null;
  }

  source(): Source {
    const body = child(parseXml(this.parts.text(this.parts.main)), 'document', 'body');
    if (!body) throw new XmlError('没有正文');
    this.all(body);
    return { blocks: this.blocks, notes: this.notes };
  }

  private note(text: string, why: string): void {
    const same = this.notes.find((one) => one.where === this.at && one.why === why);
    if (same) same.text += text;
    else this.notes.push({ where: this.at, text, why });
  }

  private all(parent: Element): void {
    for (const element of elements(parent)) {
      if (this.blocks.length > most.blocks) throw new XmlError('段落和表格过多');
      if (element.name === 'p') this.paragraph(element);
      else if (element.name === 'tbl') this.table(element);
      else if (element.name === 'altChunk') this.note('', '嵌入的另一个文件没有读入');
      else if (
        [
          'sdt',
          'sdtContent',
          'ins',
          'moveTo',
          'customXml',
          'smartTag',
          'AlternateContent',
          'Choice',
        ].includes(element.name)
      )
        this.all(element);
      else if (element.name === 'del' || element.name === 'moveFrom')
        this.note(textOf(element), '修订中已删除，没有读入');
    }
  }

  private paragraph(element: Element): void {
    this.paragraphs += 1;
    this.at = `第 ${this.paragraphs} 段`;
    const { at } = this;
    const text = this.textOfParagraph(element);
    if (text.trim() !== '') this.blocks.push({ kind: 'paragraph', at, text: text.trim() });
    this.rest();
  }

  /** What stood inside of a paragraph or a cell follows it. */
  private rest(): void {
    const waiting = this.inner;
    this.inner = [];
    for (const element of waiting) {
      if (element.name === 'tbl') this.table(element);
      else this.all(element);
    }
  }

  private textOfParagraph(element: Element): string {
    const properties = child(element, 'pPr');
    const number = this.numberOf(properties);
    const style = this.styles.get(child(properties, 'pStyle')?.attributes.val ?? '');
    const text = this.runs(element, style?.hidden === true);
    this.size += text.length;
    if (this.size > most.text) throw new XmlError('文字过多');
    // A paragraph whose mark was deleted goes on in the next; its words stand where they stood.
    return number !== '' && (text.trim() !== '' || /\d|[一二三四五六七八九十]/.test(number))
      ? `${number}${text}`
      : text;
  }

  private numberOf(properties: Element | undefined): string {
    const own = child(properties, 'numPr');
    let style = this.styles.get(child(properties, 'pStyle')?.attributes.val ?? '');
    let level = Number(child(own, 'ilvl')?.attributes.val ?? style?.level ?? 0);
    let numId = child(own, 'numId')?.attributes.val ?? null;
    for (let depth = 0; numId === null && style && depth < 20; depth++) {
      numId = style.numId;
      level = style.level;
      style = style.basedOn === null ? undefined : this.styles.get(style.basedOn);
    }
    return numId === null ? '' : this.numbering.next(numId, level);
  }

  private runs(parent: Element, hidden: boolean): string {
    let text = '';
    for (const element of elements(parent)) {
      const { name } = element;
      if (name === 'r') text += this.run(element, hidden);
      else if (name === 'del' || name === 'moveFrom') this.note(textOf(element), '修订中已删除，没有读入');
      else if (name === 'oMath' || name === 'oMathPara') {
        text += textOf(element);
        this.note(textOf(element), '公式按文字读入，请核对');
      } else if (descended.has(name)) {
        const before = text.length;
        text += this.runs(element, hidden);
        if (name === 'ins' || name === 'moveTo') this.note(text.slice(before), '修订中新增，已按接受读入');
      } else if (name === 'txbxContent') this.inner.push(element);
    }
    return text;
  }

  private run(element: Element, hiddenStyle: boolean): string {
    const properties = child(element, 'rPr');
    const style = this.styles.get(child(properties, 'rStyle')?.attributes.val ?? '');
    const vanish = child(properties, 'vanish');
    const hidden = vanish === undefined ? hiddenStyle || style?.hidden === true : isOn(vanish);
    const text = this.contentOf(element);
    if (text === '') return '';
    if (hidden) {
      this.note(text, '隐藏文字，没有读入');
      return '';
    }
    if (isOn(child(properties, 'strike')) || isOn(child(properties, 'dstrike')))
      this.note(text, '带删除线，已读入，请核对');
    return text;
  }

  private contentOf(element: Element): string {
    let text = '';
    for (const one of elements(element)) {
      if (dropped.has(one.name)) continue;
      switch (one.name) {
        case 't':
          text += textOf(one);
          break;
        case 'tab':
        case 'ptab':
          text += '\t';
          break;
        case 'br':
        case 'cr':
          text += '\n';
          break;
        case 'noBreakHyphen':
          text += '-';
          break;
        case 'sym':
          text += symbolOf(one);
          if (symbolOf(one) === '□') this.note('□', '特殊符号读不出，以“□”代替');
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          this.note('', '此处有脚注或尾注，没有读入');
          break;
        case 'ruby':
          text += this.runs(one, false);
          break;
        case 'drawing':
        case 'pict':
        case 'object':
          this.drawing(one);
          break;
        case 'AlternateContent':
          for (const choice of elements(one).filter(({ name }) => name === 'Choice'))
            text += this.contentOf(choice);
          break;
        default:
      }
    }
    return text;
  }

  /** Text boxes are read after the paragraph that anchors them; pictures are named. */
  private drawing(element: Element): void {
    const boxes = within(element, 'txbxContent');
    if (boxes.length > 0) this.inner.push(...boxes);
    else if (within(element, 'blip').length > 0 || within(element, 'imagedata').length > 0)
      this.note('', '此处有图片，没有读入');
  }

  private table(element: Element): void {
    this.tables += 1;
    const name = `表 ${this.tables}`;
    const rows: GridCell[][] = [];
    const rowsAt: string[] = [];
    let inner: Element[] = [];
    const lines = rowsOf(element);
    for (const [index, line] of lines.entries()) {
      this.at = `${name} 第 ${index + 1} 行`;
      const properties = child(line, 'trPr');
      if (child(properties, 'del')) {
        this.note(textOf(line), '修订中已删除的一行，没有读入');
        continue;
      }
      if (child(properties, 'ins')) this.note('', '修订中新增的一行，已按接受读入');
      rows.push(this.row(line, properties, `${name} 第 ${index + 1} 行`));
      rowsAt.push(`${name} 第 ${index + 1} 行`);
      inner = [...inner, ...this.inner];
      this.inner = [];
    }
    // A table with one cell is a frame; what it holds is what counts.
    const frame = rows.length === 1 && rows[0]?.length === 1 && inner.some((one) => one.name === 'tbl');
    if (!frame) this.blocks.push(squared({ kind: 'grid', at: name, rows, rowsAt, exact: true }));
    this.inner = inner;
    this.rest();
  }

  private row(line: Element, properties: Element | undefined, at: string): GridCell[] {
    const row: GridCell[] = [];
    const skip = (name: string) =>
      Math.min(Number(child(properties, name)?.attributes.val ?? 0) || 0, most.columns);
    for (let before = skip('gridBefore'); before > 0; before--) row.push(cell(''));
    for (const element of cellsOf(line)) {
      const tcPr = child(element, 'tcPr');
      const span = Math.min(
        Math.max(Number(child(tcPr, 'gridSpan')?.attributes.val ?? 1) || 1, 1),
        most.columns,
      );
      const merge = child(tcPr, 'vMerge');
      const above = merge !== undefined && merge.attributes.val !== 'restart';
      const left = child(tcPr, 'hMerge');
      const goesLeft = left !== undefined && left.attributes.val !== 'restart';
      this.at = at;
      const text = this.cellText(element);
      row.push(cell(above || goesLeft ? '' : text, above ? 'above' : goesLeft ? 'left' : null));
      if ((above || goesLeft) && text.trim() !== '') this.note(text, '合并单元格里被盖住的文字，没有读入');
      for (let more = 1; more < span; more++) row.push(cell('', above ? 'above' : 'left'));
      if (row.length > most.columns) throw new XmlError('表格列数过多');
    }
    return row;
  }

  /** The lines of a table that stands in a cell. */
  private listed(table: Element): string {
    this.note('', nestedTable);
    return rowsOf(table)
      .flatMap((row) => cellsOf(row).map((one) => this.cellText(one)))
      .filter((text) => text !== '')
      .join('\n');
  }

  private cellText(element: Element): string {
    const lines: string[] = [];
    const walk = (parent: Element) => {
      for (const one of elements(parent)) {
        if (one.name === 'p') {
          const text = this.textOfParagraph(one);
          if (text.trim() !== '') lines.push(text.trim());
        } else if (one.name === 'tbl') {
          if (isList(one)) lines.push(this.listed(one));
          else this.inner.push(one);
        } else if (
          ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'AlternateContent', 'Choice'].includes(one.name)
        )
          walk(one);
        else if (one.name === 'del') this.note(textOf(one), '修订中已删除，没有读入');
      }
    };
    walk(element);
    return lines.join('\n');
  }
}

/** A table of one column inside a cell only sets lines apart. */
const isList = (table: Element): boolean => rowsOf(table).every((row) => cellsOf(row).length <= 1);

/** Rows and cells, also inside of content controls and tracked changes. */
function rowsOf(table: Element): Element[] {
  return elements(table).flatMap((one) =>
    one.name === 'tr'
      ? [one]
      : ['sdt', 'sdtContent', 'ins', 'customXml'].includes(one.name)
        ? rowsOf(one)
        : [],
  );
}

function cellsOf(row: Element): Element[] {
  return elements(row).flatMap((one) =>
    one.name === 'tc' ? [one] : ['sdt', 'sdtContent', 'customXml'].includes(one.name) ? cellsOf(one) : [],
  );
}

function within(element: Element, name: string): Element[] {
  if (element.name === 'Fallback') return [];
  if (element.name === name) return [element];
  return elements(element).flatMap((one) => within(one, name));
}

/** All rows equally long, and the texts of cells that go on under one another told apart. */
function squared(grid: Grid): Grid {
  const width = Math.max(0, ...grid.rows.map((row) => row.length));
  for (const row of grid.rows) while (row.length < width) row.push(cell(''));
  return grid;
}

/** Symbols of the fonts Symbol and Wingdings that forms use; others are said. */
const symbols: Readonly<Record<string, string>> = {
  F0B7: '·',
  F0D8: '',
  F0FC: '√',
  F0FE: '☑',
  F0A8: '□',
  F052: '☑',
  F0B1: '±',
  F0B3: '≥',
  F0A3: '≤',
  F0B4: '×',
};

function symbolOf(element: Element): string {
  const code = (element.attributes.char ?? '').toUpperCase();
  const known = symbols[code];
  if (known !== undefined) return known;
  const value = parseInt(code, 16);
  return Number.isNaN(value) || (value >= 0xe000 && value <= 0xf8ff)
    ? '□'
    : String.fromCodePoint(Math.min(value, 0x10ffff));
}

function stylesOf(part: Element | null): Map<string, Style> {
  const found = new Map<string, Style>();
  for (const element of elements(part === null ? undefined : child(part, 'styles'))) {
    if (element.name !== 'style') continue;
    const numPr = child(element, 'pPr', 'numPr');
    found.set(element.attributes.styleId ?? '', {
      hidden: isOn(child(element, 'rPr', 'vanish')),
      numId: child(numPr, 'numId')?.attributes.val ?? null,
      level: Number(child(numPr, 'ilvl')?.attributes.val ?? 0),
      basedOn: child(element, 'basedOn')?.attributes.val ?? null,
    });
  }
  return found;
}
