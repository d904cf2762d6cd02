import type { WriteSheet } from 'hucre';
import type { PageSetup } from '../../sheets/model';
import { clean } from '../../cells/text';

/** How a sheet goes to paper, in hucre's words. Print area and repeated rows are names: see names.ts. */

/** Millimetres to the inches a workbook counts in. */
const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 10_000) / 10_000;

export function page(setup: PageSetup): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'rowBreaks'> {
  const { margins } = setup;
  return {
    pageSetup: {
      paperSize: setup.paper === 'A3' ? 'a3' : 'a4',
      orientation: setup.orientation,
      fitToPage: true,
      fitToWidth: setup.fit.across,
      fitToHeight: setup.fit.down,
      margins: {
        top: inches(margins.top),
        bottom: inches(margins.bottom),
        left: inches(margins.left),
        right: inches(margins.right),
        header: inches(margins.header),
        footer: inches(margins.footer),
      },
      ...(setup.centered ? { horizontalCentered: true } : {}),
    },
    headerFooter: {
      // Without a section mark Excel takes the middle; said outright, all programs agree.
      oddFooter: section(setup.footer),
      ...(setup.header ? { oddHeader: section(setup.header) } : {}),
    },
    // hucre counts a break as the row above it, the model as the row below.
    ...(setup.breaks ? { rowBreaks: setup.breaks.map((row) => row - 1) } : {}),
  };
}

const section = (text: string) => {
  const cleaned = clean(text);
  return cleaned === '' || /^&[LCR]/.test(cleaned) ? cleaned : `&C${cleaned}`;
};
