import type { Known, KnownSheet } from './known';
import { layoutBytes } from './layout';
import { columnsOf, queuePiece, type Piece, type PieceAnswer } from './piece';
import { missingColumns } from './sheet';
import type { Answer, Session } from '../session/session';

/** Fetches what stands on all sheets, in messages that are filled evenly. */

/** Asks for the list of sheets. */
export function queueSheets(context: Excel.RequestContext): () => KnownSheet[] {
  const sheets = context.workbook.worksheets.load('items/id,items/name,items/visibility');
  return () => sheets.items.map(({ id, name, visibility }) => ({ id, name, visibility }));
}

interface Fetched {
  sheets: KnownSheet[];
  custom: Record<string, string>;
  label: string;
  manual: boolean;
  pieces: PieceAnswer[];
}

/** Large sheets are cut finely, so that messages can be filled evenly. */
const pieceBytes = 500_000;

/** Pieces of all sheets, large ones cut by rows. */
export function piecesOf(known: Known, merges: boolean): Piece[] {
  return known.sheets.flatMap((sheet): Piece[] => {
    const { id } = sheet;
    const hints = known.hints.get(id);
    // What is hidden goes to no printer.
    const shown = sheet.visibility === 'Visible' ? sheet : undefined;
    const layout = hints && shown ? layoutBytes(hints) : 0;
    const bytes = 2_000 + (hints ? hints.rows * hints.rowBytes : 0) + layout;
    const parts = Math.ceil(bytes / pieceBytes);
    if (parts <= 1 || !hints) return [{ sheet: id, hints, head: true, shown, merges, bytes }];
    const step = Math.ceil(hints.rows / parts);
    return Array.from({ length: parts }, (_, part) => ({
      sheet: id,
      hints,
      head: part === 0,
      shown: part === 0 ? shown : undefined,
      merges,
      bytes: bytes / parts,
      rows: { first: part * step, last: part === parts - 1 ? 1_048_575 : (part + 1) * step - 1 },
    }));
  });
}

/** Everything at once, the list of sheets with it: what was asked of sheets of before may have changed. */
export async function fetched(session: Session, pieces: readonly Piece[]): Promise<Answer<Fetched>> {
  const head = { sheets: [] as KnownSheet[], custom: {} as Record<string, string>, label: '', manual: false };
  const items: (Piece | 'head')[] = ['head', ...pieces];
  const done = await session.roundTrips<Piece | 'head', PieceAnswer | undefined>(
    items,
    (item) => (item === 'head' ? 20_000 : item.bytes),
    (context, item) => {
      if (item !== 'head') return queuePiece(context, item);
      const sheets = queueSheets(context);
      const custom = context.workbook.properties.custom.load('items/key,items/value');
      context.workbook.load('name');
      const { application } = context.workbook;
      application.load('calculationMode');
      // First of all: where Excel calculates by hand, what is read would be old. Elsewhere nothing is left to do.
      application.calculate('Recalculate');
      return () => {
        head.sheets = sheets();
        head.custom = Object.fromEntries(
          custom.items.map(({ key, value }): [string, string] => [key, String(value)]),
        );
        head.label = context.workbook.name;
        head.manual = application.calculationMode === 'Manual';
        return undefined;
      };
    },
  );
  if (!done.ok) return done;
  return { ok: true, value: { ...head, pieces: done.value.flatMap((answer) => answer ?? []) } };
}

/** Columns that turned out to be needed; one more round trip, the first time only. */
export async function completed(
  session: Session,
  answers: readonly PieceAnswer[],
): Promise<Answer<PieceAnswer[]>> {
  const open = answers
    .map((answer) => ({ answer, missing: missingColumns(answer) }))
    .filter(({ missing }) => missing.values.size + missing.formats.size > 0);
  if (open.length === 0) return { ok: true, value: [...answers] };
  const done = await session.roundTrips(
    open,
    ({ answer }) => answer.piece.bytes,
    (context, { answer, missing }) => {
      const sheet = context.workbook.worksheets.getItem(answer.piece.sheet);
      const { top = 0, bottom = -1 } = answer.formulas?.area ?? {};
      const rows = { first: top, last: bottom };
      const values = columnsOf(sheet, rows, missing.values, 'values');
      const formats = columnsOf(sheet, rows, missing.formats, 'numberFormat');
      return () => [answer, { values: values(), formats: formats() }] as const;
    },
  );
  if (!done.ok) return done;
  const more = new Map(done.value);
  return {
    ok: true,
    value: answers.map((answer) => ({
      ...answer,
      values: [...answer.values, ...(more.get(answer)?.values ?? [])],
      formats: [...answer.formats, ...(more.get(answer)?.formats ?? [])],
    })),
  };
}
