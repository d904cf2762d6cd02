import type { PageSetup } from '../../../src/hosts/wps/object-model/members';
import type { Page, Sheet } from '../../simulated/book/book';
import { withProperties, type Property } from '../strict';
import { Refusal, type World } from '../world';

/** How a sheet goes to paper. Lengths are points. */

export function pageObject(world: World, sheet: Sheet): PageSetup {
  const { page } = sheet;
  const property = <Of, Name extends keyof Of>(
    of: Of,
    name: Name,
    from = (value: never): unknown => value,
    to = (value: Of[Name]): unknown => value,
  ): Property => [
    () => to(of[name]),
    (value) => {
      world.alive(sheet);
      of[name] = from(value) as Of[Name];
      sheet.book.saved = false;
    },
  ];
  const count = (name: 'wide' | 'tall') =>
    property(page, name, (value: unknown) => {
      if (value !== false && (typeof value !== 'number' || value < 1)) throw new Refusal(name);
      return value;
    });
  const margin = (side: keyof Page['margins']) => property(page.margins, side);
  return withProperties<PageSetup>('PageSetup', {
    PaperSize: property(page, 'paper'),
    Orientation: property(
      page,
      'orientation',
      (value: unknown) => (value === 2 ? 'landscape' : 'portrait'),
      (value) => (value === 'landscape' ? 2 : 1),
    ),
    TopMargin: margin('top'),
    BottomMargin: margin('bottom'),
    LeftMargin: margin('left'),
    RightMargin: margin('right'),
    HeaderMargin: margin('header'),
    FooterMargin: margin('footer'),
    FitToPagesWide: count('wide'),
    FitToPagesTall: count('tall'),
    PrintArea: property(page, 'printArea'),
    PrintTitleRows: property(page, 'titleRows'),
  });
}
