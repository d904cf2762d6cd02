import type { Cell as FileCell, CellStyle } from 'hucre';
import { CalcError } from '../calc/values';
import type { Cell } from './book';

/** A cell as Excel would save it. */

const edges = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;

/** Looks that came with a file are in the file's words; those that calls have set stand beside them by path. */
function styleOf({ look, numberFormat, locked }: Cell): CellStyle {
  const { font, fill, border, alignment } = look as CellStyle;
  const text = (path: string) => (path in look ? String(look[path]) : undefined);
  const colour = (path: string) => text(path)?.replace('#', '');
  const small = (path: string) => text(path)?.toLowerCase();
  const defined = <Part extends object>(part: Part) =>
    Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
      [Key in keyof Part]?: NonNullable<Part[Key]>;
    };
  const [fontColour, fillColour] = [colour('font/Color'), colour('fill/Color')];
  return {
    font: {
      ...font,
      ...defined({
        name: text('font/Name'),
        size: look['font/Size'] as number | undefined,
        bold: look['font/Bold'] as boolean | undefined,
        color: fontColour === undefined ? undefined : { rgb: fontColour },
      }),
    },
    ...(fillColour === undefined
      ? fill && { fill }
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fillColour } } }),
    border: {
      ...border,
      ...defined(
        Object.fromEntries(
          Object.entries(edges).map(([side, name]) => [
            side,
            look[`border/${name}/Style`] === 'Continuous'
              ? { style: 'thin' as const, color: { rgb: '000000' } }
              : undefined,
          ]),
        ),
      ),
    },
    alignment: {
      ...alignment,
      ...(defined({
        horizontal: small('horizontal'),
        vertical: small('vertical'),
        wrapText: look.wrap as boolean | undefined,
      }) as CellStyle['alignment']),
    },
    ...(numberFormat === 'General' ? {} : { numFmt: numberFormat }),
    ...(locked ? {} : { protection: { locked: false } }),
  };
}

/** Throws for what no test has needed to save: an error. */
export function savedCell(cell: Cell): Partial<FileCell> {
  const { value, formula } = cell;
  if (value instanceof CalcError) throw new Error(`an error cannot be saved yet: ${value.code}`);
  const style = styleOf(cell);
  return formula === undefined ? { style, value } : { style, formula, formulaResult: value ?? '' };
}
