import type { PageSetup as PageModel } from '../../sheets/model';
import { absoluteA1, cellAreaOf, rangeOf } from './address';
import type { PageSetup, Worksheet } from './model';
import { orientation, paperA4 } from './numbers';

/** How a sheet goes to paper, as the file writer says it (xlsx/page.ts), in the program's words. */

/** Millimetres to the points that the program counts in. */
const points = (millimetres: number) => Math.round(((millimetres * 72) / 25.4) * 1_000) / 1_000;

type Sections = { left: string; center: string; right: string };

/** "&R内部资料" → the text of each section; without a mark it is the middle. */
function sections(text: string): Sections {
  const found: Sections = { left: '', center: '', right: '' };
  const marked = /^&[LCR]/.test(text) || text === '' ? text : `&C${text}`;
  for (const part of marked.split(/(?=&[LCR])/)) {
    const content = part.slice(2);
    if (part.startsWith('&L')) found.left = content;
    else if (part.startsWith('&R')) found.right = content;
    else if (part.startsWith('&C')) found.center = content;
  }
  return found;
}

/** @param prints a hidden sheet has no print area: see xlsx/names.ts */
export function applyPage(sheet: Worksheet, model: PageModel, prints: boolean): void {
  const setup: PageSetup = sheet.PageSetup;
  const { margins } = model;
  setup.PaperSize = paperA4;
  setup.Orientation = orientation[model.orientation];
  setup.TopMargin = points(margins.top);
  setup.BottomMargin = points(margins.bottom);
  setup.LeftMargin = points(margins.left);
  setup.RightMargin = points(margins.right);
  setup.HeaderMargin = points(margins.header);
  setup.FooterMargin = points(margins.footer);
  // A number here would win over fitting to pages.
  setup.Zoom = false;
  setup.FitToPagesWide = model.fit.across;
  // false: as many pages as it takes.
  setup.FitToPagesTall = model.fit.down === 0 ? false : model.fit.down;
  if (prints) setup.PrintArea = absoluteA1(model.printArea);
  if (model.repeatRows) setup.PrintTitleRows = `$${model.repeatRows.first + 1}:$${model.repeatRows.last + 1}`;
  const header = sections(model.header ?? '');
  setup.LeftHeader = header.left;
  setup.CenterHeader = header.center;
  setup.RightHeader = header.right;
  const footer = sections(model.footer);
  setup.LeftFooter = footer.left;
  setup.CenterFooter = footer.center;
  setup.RightFooter = footer.right;
  if (model.centered) setup.CenterHorizontally = true;
  for (const row of model.breaks ?? []) sheet.HPageBreaks.Add(rangeOf(sheet, cellAreaOf(row, 0)));
}
