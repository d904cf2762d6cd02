import type { PageSetup } from '../../../src/hosts/wps/model';
import type { Page, Sheet } from '../state';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** How a sheet goes to paper. Lengths are points. */

const between = (value: unknown, names: string): number | false => {
  if (value === false) return false;
  if (typeof value !== 'number' || value < 1) throw new Refusal(names);
  return value;
};

export function pageObject(world: World, sheet: Sheet): PageSetup {
  const { page } = sheet;
  const change = (work: () => void) => {
    world.alive(sheet);
    if (world.quirks.rulesFail) throw new Refusal('页面设置不可用');
    work();
    sheet.book.saved = false;
  };
  const target = {};
  const define = (name: keyof PageSetup, get: () => unknown, set: (value: never) => void) =>
    Object.defineProperty(target, name, {
      enumerable: true,
      get,
      set: (value: never) => change(() => set(value)),
    });
  const margin = (name: keyof PageSetup, side: keyof Page['margins']) =>
    define(
      name,
      () => page.margins[side],
      (value: number) => (page.margins[side] = value),
    );
  const section = (name: keyof PageSetup, part: 'header' | 'footer', index: 0 | 1 | 2) =>
    define(
      name,
      () => page[part][index],
      (value: string) => (page[part][index] = value),
    );
  define(
    'Orientation',
    () => page.orientation,
    (value: number) => (page.orientation = value),
  );
  define(
    'PaperSize',
    () => page.paper,
    (value: number) => (page.paper = value),
  );
  margin('TopMargin', 'top');
  margin('BottomMargin', 'bottom');
  margin('LeftMargin', 'left');
  margin('RightMargin', 'right');
  margin('HeaderMargin', 'header');
  margin('FooterMargin', 'footer');
  define(
    'Zoom',
    () => page.zoom,
    (value) => (page.zoom = between(value, 'Zoom')),
  );
  define(
    'FitToPagesWide',
    () => page.wide,
    (value) => (page.wide = between(value, 'FitToPagesWide')),
  );
  define(
    'FitToPagesTall',
    () => page.tall,
    (value) => (page.tall = between(value, 'FitToPagesTall')),
  );
  define(
    'PrintArea',
    () => page.printArea,
    (value: string) => (page.printArea = value),
  );
  define(
    'PrintTitleRows',
    () => page.titleRows,
    (value: string) => (page.titleRows = value),
  );
  section('LeftHeader', 'header', 0);
  section('CenterHeader', 'header', 1);
  section('RightHeader', 'header', 2);
  section('LeftFooter', 'footer', 0);
  section('CenterFooter', 'footer', 1);
  section('RightFooter', 'footer', 2);
  define(
    'CenterHorizontally',
    () => page.centered,
    (value: boolean) => (page.centered = value),
  );
  return strictly('PageSetup', target as PageSetup);
}
