import type { CellPlace } from '../../port/program';
import { areaOf, attempt, sheetsOf } from './address';
import { gridOf } from './grid';
import type { Application } from './model';
import { selectedPlace } from './selection';

/**
 * Looks for selections and changes where the program does not tell of them. Bounded: at most some thousand cells around
 * the selection on the sheet that is shown (people type where they look), twice a second, and never once the last
 * listener is gone.
 */
const interval = 500;
const mostCells = 6_000;

/** What was seen at one look. */
interface Imprint {
  /** The workbook and the names of its sheets. */
  book: string;
  sheet: string;
  /** How far the sheet is used. */
  size: string;
  /** First row looked at. */
  top: number;
  /** A number that differs when the cells do. */
  sum: number;
}

function imprint(app: Application): Imprint | undefined {
  const book = app.ActiveWorkbook;
  const sheet = book?.ActiveSheet;
  if (!book || !sheet) return undefined;
  const names = sheetsOf(book).map((each) => each.Name);
  const used = areaOf(sheet.UsedRange);
  const height = Math.max(1, Math.floor(mostCells / (used.right + 1)));
  const around = (selectedPlace(app)?.row ?? 0) - Math.floor(height / 2);
  const top = Math.max(0, Math.min(around, used.bottom - height + 1));
  const area = { top, left: 0, bottom: Math.min(used.bottom, top + height - 1), right: used.right };
  let sum = 0;
  for (const row of gridOf(sheet, area, 'Formula'))
    for (const value of row) {
      const text = `${typeof value}${String(value)}`;
      for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) | 0;
    }
  return {
    book: [book.FullName, ...names].join('\n'),
    sheet: sheet.Name,
    size: `${used.bottom},${used.right}`,
    top,
    sum,
  };
}

/** Whether something changed; where another part is looked at than before, nothing is known to have. */
function differs(before: Imprint | undefined, now: Imprint | undefined): boolean {
  if (!before || !now) return before !== now;
  if (before.book !== now.book) return true;
  if (before.sheet !== now.sheet) return false;
  if (before.size !== now.size) return true;
  return before.top === now.top && before.sum !== now.sum;
}

/** Starts and ends looking, as there are listeners. */
export function lookout(
  app: Application,
  tell: { selected(place: CellPlace): void; changed(): void },
): (changes: boolean, selections: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let wanted = { changes: false, selections: false };
  let seen: Imprint | undefined;
  let place = '';
  const selection = () => attempt(() => selectedPlace(app)) ?? null;

  const look = () => {
    if (wanted.changes) {
      const now = attempt(() => imprint(app));
      if (differs(seen, now)) tell.changed();
      seen = now;
    }
    if (wanted.selections) {
      const now = selection();
      const key = JSON.stringify(now);
      if (now && key !== place) {
        place = key;
        tell.selected(now);
      }
    }
  };
  return (changes, selections) => {
    if (changes && !wanted.changes) seen = attempt(() => imprint(app));
    if (selections && !wanted.selections) place = JSON.stringify(selection());
    wanted = { changes, selections };
    if (changes || selections) timer ??= setInterval(look, interval);
    else if (timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
