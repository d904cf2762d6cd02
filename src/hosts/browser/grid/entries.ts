import { ICommandService, IUndoRedoService, UndoCommandId } from '@univerjs/core';
import type { ICellData, Nullable } from '@univerjs/core';
import { IDialogService, MessageType, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { address } from '../../../base/address';
import { grouped } from '../../../base/grouped';
import { judge, rulesAt } from '../../../sheets/entry-rule';
import type { Scalar, Validation } from '../../../sheets/model';
import { scalarIn } from '../cells/read';
import { byHost, type GridBook } from './book';
import { setCells } from './overtaken';
import { ruleHolds } from './rule-question';
import { words } from './words';
import type { Grid } from './univer';

/**
 * What the rules of a sheet say to what people put in: typed, chosen, pasted or filled. A refused value never enters its
 * cell, so that nothing has to be taken back while the next is being typed. What our forms ask is judged in the page at
 * once. Any other formula is asked of the formula worker; until it answers the value stands.
 */
export interface Entries {
  /** Takes what is refused out of a change that is about to be made, and says why. */
  admit: (change: CellChange) => void;
}

/** A change of cells as the grid puts it. */
export interface CellChange {
  unitId: string;
  subUnitId: string;
  /** The command that brought it. */
  trigger?: string;
  /** Rows changed places: every value stood in the table before, and was judged then. */
  sorted?: true;
  cellValue?: Record<number, Record<number, Nullable<ICellData>> | null>;
}

/** What is to be said of an entry. */
interface Said {
  reason: string;
  place: string;
}

/** What a change puts into a cell; undefined for a formula, whose result nobody has yet. */
const enteredValue = (cell: Nullable<ICellData>): Scalar | undefined =>
  typeof cell?.f === 'string' && cell.f !== '' ? undefined : scalarIn(cell);

/** What a cell holds, in words that put it back as it was. */
function contentOf(cell: Nullable<ICellData>): ICellData {
  const { v, t, f, si, p } = cell ?? {};
  return { v: v ?? null, t: t ?? null, f: f ?? null, si: si ?? null, p: p ?? null };
}

/** The result of a formula may have come meanwhile; it is the same entry. */
const sameEntry = (a: ICellData, b: ICellData): boolean =>
  a.f === b.f && (typeof a.f === 'string' || (a.v === b.v && a.t === b.t && a.p === b.p));

/** 查找 and 替换: the one dialog that people ask for themselves, and that stands beside what they do. */
const findDialog = 'DESKTOP_FIND_REPLACE_DIALOG';

const reasonOf = (rule: Validation): string => (rule.message === '' ? words.refused : rule.message);

/** 「C5」, 「C5、C6 等 9 格」. */
const placesText = (places: readonly string[]): string =>
  places.length > 3 ? `${places.slice(0, 2).join('、')} 等 ${places.length} 格` : places.join('、');

export function watchEntries(grid: Grid, book: () => GridBook | undefined): Entries {
  const { univer, api } = grid;
  const injector = univer.__getInjector();
  /** Cells that were refused in the present change. */
  const refused = new Set<string>();
  let undoing = false;

  const tell = (content: string): void => {
    api.showMessage({ content, type: MessageType.Warning });
  };

  // Set before they are ever read: the grid hands its services out so that what was read once stays. A dialog would
  // stand in the way of typing on, and puts a style into the page that the page's security policy forbids.
  const dialogs = injector.get(IDialogService);
  const open = dialogs.open.bind(dialogs);
  dialogs.open = (dialog) => {
    if (dialog.id === findDialog) return open(dialog);
    const says: unknown = dialog.children?.title;
    tell(typeof says === 'string' ? says : words.structure);
    return { dispose: () => undefined };
  };

  injector.get(SheetInterceptorService).onValidateCell = (workbook, _worksheet, row, column) => {
    // What was refused left nothing behind; an undo that would do nothing is not kept either.
    const undo = injector.get(IUndoRedoService);
    const last = undo.pitchTopUndoElement();
    if (refused.has(address(row, column)) && last?.id !== undefined && last.unitID === workbook.getUnitId()) {
      undoing = true;
      undo.rollback(last.id, last.unitID);
      undoing = false;
    }
    // The cursor goes on in any case: the next value belongs into the next cell.
    return Promise.resolve(true);
  };

  /**
   * Asks once the entry stands, and puts back what stood before where the answer is against it. The rule may look at
   * other cells: where those were changed meanwhile, nobody can say whether the entry was wrong when it was made; then
   * it stands, and people are told.
   * @returns what is to be said of the entry
   */
  async function askLater(
    { unitId, subUnitId }: CellChange,
    rules: readonly Validation[],
    row: number,
    column: number,
  ): Promise<string[]> {
    const cells = book()?.unit.getSheetBySheetId(subUnitId)?.getCellMatrix();
    const content = () => contentOf(cells?.getValue(row, column));
    const before = content();
    await Promise.resolve();
    const entered = content();
    const edits = book()?.edits;
    const said: string[] = [];
    for (const rule of rules) {
      if ((await ruleHolds(grid, rule, { unitId, subUnitId, row, column })) !== false) continue;
      // What stands there by now was judged by itself.
      if (!sameEntry(entered, content()) || book()?.unit.getUnitId() !== unitId) return said;
      const overtaken = book()?.edits !== edits;
      said.push(`${reasonOf(rule)}${overtaken ? words.stands : ''}`);
      if (overtaken || rule.severity === 'warning') continue;
      injector
        .get(ICommandService)
        .syncExecuteCommand(
          setCells,
          { unitId, subUnitId, cellValue: { [row]: { [column]: before } } },
          byHost,
        );
      break;
    }
    return said;
  }

  /** Says each reason once, with the cells it is about. */
  function tellReasons(reasons: readonly Said[]): void {
    for (const [reason, places] of grouped(reasons, ({ reason }) => reason))
      tell(`${placesText(places.map(({ place }) => place))}：${reason}`);
  }

  function admit(change: CellChange): void {
    refused.clear();
    const open = book();
    // What people take back stood there before.
    if (!open || undoing || change.trigger === UndoCommandId) return;
    const reasons: Said[] = [];
    const asked: Promise<Said[]>[] = [];
    for (const [line, cells] of Object.entries(change.cellValue ?? {}))
      for (const [place, cell] of Object.entries(cells ?? {})) {
        const [row, column] = [Number(line), Number(place)];
        const value = enteredValue(cell);
        const judged = rulesAt(open.rules(change.subUnitId), row, column).map((rule) => ({
          rule,
          verdict:
            value === undefined ? ('undecided' as const) : judge(rule, value, open.reader(change.subUnitId)),
        }));
        const against = judged.filter(({ verdict }) => verdict === 'refused').map(({ rule }) => rule);
        for (const rule of against) reasons.push({ reason: reasonOf(rule), place: address(row, column) });
        if (against.some(({ severity }) => severity === 'stop')) {
          Reflect.deleteProperty(cells ?? {}, place);
          refused.add(address(row, column));
          continue;
        }
        const later = judged.filter(({ verdict }) => verdict === 'undecided').map(({ rule }) => rule);
        if (later.length > 0)
          asked.push(
            askLater(change, later, row, column).then((said) =>
              said.map((reason) => ({ reason, place: address(row, column) })),
            ),
          );
      }
    tellReasons(reasons);
    void Promise.all(asked).then((said) => {
      tellReasons(said.flat());
    });
  }

  return { admit };
}
