import { zipSync, strToU8 } from 'fflate';

/** A .docx made by hand, as Word and old WPS write them. */
export interface DocxParts {
  body: string;
  numbering?: string;
  styles?: string;
  /** Other parts, whole. */
  more?: Record<string, string>;
}

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function docx({ body, numbering, styles, more = {} }: DocxParts): Uint8Array {
  const relations = [
    ...(numbering === undefined
      ? []
      : [`<Relationship Id="rId1" Type="${office}/numbering" Target="numbering.xml"/>`]),
    ...(styles === undefined
      ? []
      : [`<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/>`]),
  ];
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...(numbering === undefined
      ? {}
      : { 'word/numbering.xml': `<w:numbering ${w}>${numbering}</w:numbering>` }),
    ...(styles === undefined ? {} : { 'word/styles.xml': `<w:styles ${w}>${styles}</w:styles>` }),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`;
export const tc = (content: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : p(content)}</w:tc>`;
export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const tbl = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
