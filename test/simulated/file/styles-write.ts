import { encoded } from '../../../src/xlsx/zip/xml';
import { plainLook, type Look } from '../book/look';

/** The styles part of a file, as looks are asked for. */

const edge = (name: string, drawn: boolean) =>
  drawn ? `<${name} style="thin"><color rgb="FF000000"/></${name}>` : `<${name}/>`;

export class StylesPart {
  private readonly looks: Look[] = [];
  private readonly numbers = new Map<Look, number>();
  private readonly differences: string[] = [];

  constructor() {
    this.numberOf(plainLook);
  }

  /** The number by which cells name the look. */
  numberOf(look: Look): number {
    let number = this.numbers.get(look);
    if (number === undefined) this.numbers.set(look, (number = this.looks.push(look) - 1));
    return number;
  }

  /** The number of a conditional format's look. */
  difference(fontColor: string, fillColor: string, bordered: boolean): number {
    const font = fontColor === '' ? '' : `<font><color rgb="FF${fontColor}"/></font>`;
    const fill =
      fillColor === ''
        ? ''
        : `<fill><patternFill patternType="solid"><bgColor rgb="FF${fillColor}"/></patternFill></fill>`;
    const sides = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('');
    const border = bordered ? `<border>${sides}</border>` : '';
    return this.differences.push(`<dxf>${font}${fill}${border}</dxf>`) - 1;
  }

  xml(): string {
    const { looks } = this;
    const part = (name: string, items: readonly string[]) =>
      `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const formats = looks.map(
      ({ format }, index) => `<numFmt numFmtId="${164 + index}" formatCode="${encoded(format)}"/>`,
    );
    const fonts = looks.map(
      ({ font, size, bold, color }) =>
        `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${color === '' ? '' : `<color rgb="FF${color}"/>`}` +
        `<name val="${encoded(font)}"/></font>`,
    );
    const fills = looks.map(({ fill }) =>
      fill === ''
        ? '<fill><patternFill patternType="none"/></fill>'
        : `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`,
    );
    const borders = looks.map(
      ({ borders: { left, right, top, bottom } }) =>
        `<border>${edge('left', left)}${edge('right', right)}${edge('top', top)}${edge('bottom', bottom)}</border>`,
    );
    const cellFormats = looks.map((look, index) => {
      const align =
        `<alignment${look.horizontal === 'general' ? '' : ` horizontal="${look.horizontal}"`}` +
        ` vertical="${look.vertical}"${look.wrap ? ' wrapText="1"' : ''}/>`;
      const lock = look.locked ? '' : '<protection locked="0"/>';
      // The first two fills of a file are always none and grey.
      return (
        `<xf numFmtId="${look.format === 'General' ? 0 : 164 + index}" fontId="${index}" fillId="${index + 2}"` +
        ` borderId="${index}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
        ` applyAlignment="1" applyProtection="1">${align}${lock}</xf>`
      );
    });
    const standard = [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ];
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      part('numFmts', formats) +
      part('fonts', fonts) +
      part('fills', [...standard, ...fills]) +
      part('borders', borders) +
      part('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      part('cellXfs', cellFormats) +
      part('dxfs', this.differences) +
      '</styleSheet>'
    );
  }
}
