import { inside, tags } from '../../../src/xlsx/zip/xml';
import { plainLook, shared, type Look } from '../book/look';
import { NotSimulated } from '../refused';

/** The looks of a workbook file, by the numbers that cells give. */

const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  49: '@',
};

const rgb = (xml: string, name: string): string => {
  for (const { attributes } of tags(xml, name)) if (attributes.rgb) return attributes.rgb.slice(-6);
  return '';
};

const list = (xml: string, outer: string, inner: string): string[] => {
  for (const tag of tags(xml, outer)) {
    const text = inside(xml, tag, outer);
    return [...tags(text, inner)].map((each) => text.slice(each.start, each.end) + inside(text, each, inner));
  }
  return [];
};

function edgesOf(xml: string): Look['borders'] {
  const drawn = (name: string) => [...tags(xml, name)].some(({ attributes }) => attributes.style === 'thin');
  return { left: drawn('left'), top: drawn('top'), bottom: drawn('bottom'), right: drawn('right') };
}

interface Font {
  font: string;
  size: number;
  bold: boolean;
  color: string;
}

function fontOf(xml: string): Font {
  const value = (name: string) => [...tags(xml, name)][0]?.attributes.val;
  return {
    font: value('name') ?? plainLook.font,
    size: Number(value('sz') ?? plainLook.size),
    bold: [...tags(xml, 'b')].length > 0,
    color: rgb(xml, 'color'),
  };
}

export interface Styles {
  looks: Look[];
  /** Colours of conditional formats. */
  differences: { fontColor: string; fillColor: string; bordered: boolean }[];
}

/** Throws for a number format that only its number tells. */
export function stylesOf(xml: string): Styles {
  const formats = new Map(
    [...tags(xml, 'numFmt')].map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  );
  const fonts = list(xml, 'fonts', 'font').map(fontOf);
  const fills = list(xml, 'fills', 'fill').map((each) =>
    each.includes('solid') ? rgb(each, 'fgColor') : '',
  );
  const borders = list(xml, 'borders', 'border').map(edgesOf);
  const looks = list(xml, 'cellXfs', 'xf').map((each): Look => {
    const [xf] = tags(each, 'xf');
    const number = (name: string) => Number(xf?.attributes[name] ?? 0);
    const format = formats.get(number('numFmtId')) ?? builtIn[number('numFmtId')];
    if (format === undefined) throw new NotSimulated(`数字格式 ${number('numFmtId')}`);
    const [align] = tags(each, 'alignment');
    const [protection] = tags(each, 'protection');
    return shared({
      ...(fonts[number('fontId')] ?? plainLook),
      fill: fills[number('fillId')] ?? '',
      borders: borders[number('borderId')] ?? plainLook.borders,
      horizontal: align?.attributes.horizontal ?? plainLook.horizontal,
      vertical: align?.attributes.vertical ?? plainLook.vertical,
      wrap: align?.attributes.wrapText === 'true' || align?.attributes.wrapText === '1',
      format,
      locked: !['0', 'false'].includes(protection?.attributes.locked ?? ''),
    });
  });
  return {
    looks,
    differences: list(xml, 'dxfs', 'dxf').map((each) => ({
      fontColor: each.includes('<font>') ? rgb(each.slice(0, each.indexOf('</font>')), 'color') : '',
      fillColor: rgb(each, 'bgColor'),
      bordered: each.includes('<border>'),
    })),
  };
}
