import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookData } from '../../sheets/data';
import { limits } from '../xlsx/guard';
import { identityOf, identityOfProperties, isIdentitySheet } from '../xlsx/identity';
import type { Known, KnownSheet } from './known';
import { areaOf } from './places';
import { columnsOf, queuePiece, type Piece, type PieceAnswer } from './read-piece';
import { learned, missingColumns, sheetData } from './read-sheet';
import type { Session, Trip } from './session';
import { findingOf, isMissing, isTooLarge } from './trouble';

/** Reads the whole workbook in as few round trips as its bytes allow; their number knows nothing of units or raters. */

/** Asks for the list of sheets. */
export function queueSheets(context: Excel.RequestContext): () => KnownSheet[] {
  const sheets = context.workbook.worksheets.load('items/id,items/name,items/visibility');
  return () => sheets.items.map(({ id, name, visibility }) => ({ id, name, visibility }));
}

interface Answers {
  sheets: KnownSheet[];
  custom: Record<string, string>;
  label: string;
  pieces: PieceAnswer[];
}

export interface Reading {
  data: WorkbookData;
  known: Known;
  label: string;
}

/** Large sheets are cut finely, so that messages can be filled evenly. */
const pieceBytes = 500_000;

/** Pieces of all sheets, large ones cut by rows. */
function piecesOf(known: Known, merges: boolean): Piece[] {
  return known.sheets.flatMap(({ id }): Piece[] => {
    const hints = known.hints.get(id);
    const bytes = 2_000 + (hints ? hints.rows * hints.rowBytes : 0);
    const parts = Math.ceil(bytes / pieceBytes);
    if (parts <= 1 || !hints) return [{ sheet: id, hints, head: true, merges, bytes }];
    const step = Math.ceil(hints.rows / parts);
    return Array.from({ length: parts }, (_, part) => ({
      sheet: id,
      hints,
      head: part === 0,
      merges,
      bytes: bytes / parts,
      rows: { first: part * step, last: part === parts - 1 ? 1_048_575 : (part + 1) * step - 1 },
    }));
  });
}

/** Everything at once, the list of sheets with it: what was asked of sheets of before may have changed. */
async function fetched(session: Session, pieces: readonly Piece[]): Promise<Trip<Answers>> {
  const head = { sheets: [] as KnownSheet[], custom: {} as Record<string, string>, label: '' };
  const items: (Piece | 'head')[] = ['head', ...pieces];
  const done = await session.trips<Piece | 'head', PieceAnswer | undefined>(
    items,
    (item) => (item === 'head' ? 20_000 : item.bytes),
    (context, item) => {
      if (item !== 'head') return queuePiece(context, item);
      const sheets = queueSheets(context);
      const custom = context.workbook.properties.custom.load('items/key,items/value');
      context.workbook.load('name');
      return () => {
        head.sheets = sheets();
        head.custom = Object.fromEntries(
          custom.items.map(({ key, value }): [string, string] => [key, String(value)]),
        );
        head.label = context.workbook.name;
        return undefined;
      };
    },
  );
  if (!done.ok) return done;
  return { ok: true, value: { ...head, pieces: done.value.flatMap((answer) => answer ?? []) } };
}

/** Columns that turned out to be needed; one more round trip, the first time only. */
async function completed(session: Session, answers: readonly PieceAnswer[]): Promise<Trip<PieceAnswer[]>> {
  const open = answers
    .map((answer) => ({ answer, missing: missingColumns(answer) }))
    .filter(({ missing }) => missing.values.size + missing.formats.size > 0);
  if (open.length === 0) return { ok: true, value: [...answers] };
  const done = await session.trips(
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

const sameSheets = (a: readonly KnownSheet[], b: readonly KnownSheet[]): boolean =>
  a.length === b.length && a.every(({ id }, index) => b[index]?.id === id);

/** Sizes of all sheets, when nothing is known and all at once is too much. */
async function measured(session: Session, known: Known): Promise<Trip<number>> {
  const done = await session.trip((context) => {
    const ranges = known.sheets.map(({ id }) =>
      context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true).load('address'),
    );
    return () => ranges.map((range) => (range.isNullObject ? undefined : areaOf(range.address)));
  });
  if (!done.ok) return done;
  let cells = 0;
  done.value.forEach((area, index) => {
    const sheet = known.sheets[index];
    if (!sheet || !area) return;
    const width = area.right - area.left + 1;
    const before = known.hints.get(sheet.id);
    cells += width * (area.bottom - area.top + 1);
    const all = new Set(Array.from({ length: width }, (_, column) => area.left + column));
    known.hints.set(sheet.id, {
      rows: area.bottom + 1,
      rowBytes: Math.max(width * 60, (before?.rowBytes ?? 0) * 2),
      formulas: before?.formulas ?? all,
      dates: before?.dates ?? all,
    });
  });
  return { ok: true, value: cells };
}

/** @param known from the last look; undefined before the first */
export async function readOpen(
  session: Session,
  known: Known | undefined,
  label: string,
): Promise<Result<Reading>> {
  let now = known;
  let merges = true;
  for (let tries = 0; tries < 5; tries++) {
    if (!now) {
      const sheets = await session.trip(queueSheets);
      if (!sheets.ok) return findingOf(sheets.trouble, label);
      now = { sheets: sheets.value, hints: new Map() };
    }
    const first = await fetched(session, piecesOf(now, merges));
    const done = first.ok && !first.value.pieces.some(({ lost }) => lost) ? first : undefined;
    if (!done) {
      if (!first.ok && isMissing(first.trouble)) now = undefined;
      else if (first.ok || isTooLarge(first.trouble)) {
        const cells = await measured(session, now);
        if (!cells.ok) return findingOf(cells.trouble, label);
        if (cells.value > limits.cells) return tooMany(cells.value, label);
      } else if (merges && /merged/i.test(first.trouble.location)) merges = false;
      else return findingOf(first.trouble, label);
      continue;
    }
    const { sheets, custom, label: name } = done.value;
    const whole = await completed(session, done.value.pieces);
    if (!whole.ok) return findingOf(whole.trouble, label);
    const hints = new Map(now.hints);
    for (const { id } of now.sheets) {
      const answers = whole.value.filter(({ piece }) => piece.sheet === id);
      if (answers.length > 0) hints.set(id, learned(answers, hints.get(id)));
    }
    if (sameSheets(sheets, now.sheets)) return ok(assembled({ sheets, hints }, whole.value, custom, name));
    // A sheet came or went: once more, with the list as it is now.
    now = { sheets, hints };
  }
  return failed('excel-changing', '读取时工作簿一直在变。', '请等别的程序或别的人改完再做一次。', {
    file: label,
  });
}

const tooMany = (cells: number, label: string) =>
  failed('too-many-cells', `工作簿里约有 ${cells} 格，太大了。`, '请把不相干的大表移出这个工作簿。', {
    file: label,
  });

function assembled(
  known: Known,
  answers: readonly PieceAnswer[],
  custom: Readonly<Record<string, string>>,
  label: string,
): Reading {
  const all = known.sheets.map((sheet) => ({
    id: sheet.id,
    data: sheetData(
      sheet,
      answers.filter(({ piece }) => piece.sheet === sheet.id),
    ),
  }));
  const plain = ({ rows }: (typeof all)[number]['data']) =>
    rows.map((row) => row?.map((cell) => cell?.value));
  const own = all.find(({ data }) => isIdentitySheet(plain(data)));
  const identity = own ? identityOf(plain(own.data)) : identityOfProperties(custom);
  const data: WorkbookData = {
    identity,
    sheets: all.filter((each) => each !== own).map((each) => each.data),
    // Excel does not tell an add-in of macros or links; nothing of them is run by reading.
    baggage: [],
  };
  return {
    data,
    label,
    known: { ...known, data, identity: own ? { sheet: own.id, entries: identity } : undefined },
  };
}
