import { parseAddress } from '../../base/address';
import type { Result } from '../../base/finding';
import type { CellPlace, Unsubscribe } from '../../port/program';
import { burst, type Burst } from '../web/burst';
import type { ExcelLibrary } from './options';
import { excelErrorOf, isEditing } from './session/excel-error';

/** Selections and changes as Excel reports them: one registration each, however many listen. */

type Handler = OfficeExtension.EventHandlerResult<unknown>;

/**
 * A set of listeners that is registered with Excel while it has any.
 * @param pause waits before another try: Excel takes no registration while a cell is being edited, in whichever window
 * @param late called when it was registered only then: what happened meanwhile was not told
 * @param ended called when the last one is gone
 */
function listeners<Event>(
  register: (tell: (event: Event) => void) => Promise<Handler[]>,
  pause: () => Promise<void>,
  late: (tell: (event: Event) => void) => void,
  ended: () => void = () => undefined,
): (listener: (event: Event) => void) => Unsubscribe {
  const listening = new Set<(event: Event) => void>();
  let handlers: Promise<Handler[]> | undefined;

  const tell = (event: Event): void => {
    for (const listener of [...listening]) listener(event);
  };
  const registered = async (): Promise<Handler[]> => {
    for (let tries = 0; ; tries++)
      try {
        const found = await register(tell);
        if (tries > 0) late(tell);
        return found;
      } catch (error) {
        // Tried again with the next listener; until then the pane does without.
        if (!isEditing(excelErrorOf(error)) || listening.size === 0) throw error;
        await pause();
      }
  };
  const release = (old: Promise<Handler[]>): void => {
    void old
      .then(async (found) => {
        for (const handler of found) handler.remove();
        await found[0]?.context.sync();
      })
      // Nobody listens any more; that Excel still reports does no harm.
      .catch(() => undefined);
  };
  return (listener) => {
    listening.add(listener);
    handlers ??= registered().catch(() => {
      handlers = undefined;
      return [];
    });
    return () => {
      listening.delete(listener);
      if (listening.size > 0 || !handlers) return;
      ended();
      release(handlers);
      handlers = undefined;
    };
  };
}

/** The first cell of "B2:C5". */
const firstCell = (address: string) => parseAddress(address.replaceAll('$', '').split(/[:,]/)[0] ?? '');

/** Registers in its turn, so that what is written after is told of. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** When registering comes to its turn, and how long it waits for another try. */
interface Turns {
  inTurn: InTurn;
  pause: () => Promise<void>;
}

/**
 * @param nameOf the name of a sheet by its id
 * @param selection the cell that is selected now
 */
export const selections = (
  { RequestContext }: ExcelLibrary,
  { inTurn, pause }: Turns,
  nameOf: (id: string) => Promise<string | undefined>,
  selection: () => Promise<Result<CellPlace | null>>,
): ((listener: (place: CellPlace) => void) => Unsubscribe) =>
  listeners<CellPlace>(
    async (tell) => {
      const context = new RequestContext();
      const handler = context.workbook.worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        const at = firstCell(address);
        const sheet = await nameOf(worksheetId);
        // Whole rows and columns are no cell.
        if (at && sheet !== undefined) tell({ sheet, ...at });
      });
      await inTurn(() => context.sync());
      return [handler];
    },
    pause,
    (tell) => {
      void selection().then(
        (now) => now.ok && now.value && tell(now.value),
        () => undefined,
      );
    },
  );

/** Told once when it has been quiet for a moment: a write of ours is hundreds of changes to Excel. */
export function changes(
  { RequestContext }: ExcelLibrary,
  { inTurn, pause }: Turns,
  quiet: number,
): (listener: () => void) => Unsubscribe {
  let pending: Burst | undefined;
  return listeners<null>(
    async (tell) => {
      const now = burst(quiet, () => {
        tell(null);
      });
      pending = now;
      const again = (): Promise<void> => {
        now.again();
        return Promise.resolve();
      };
      const context = new RequestContext();
      const { worksheets } = context.workbook;
      const handlers = [
        worksheets.onChanged.add(again),
        worksheets.onAdded.add(again),
        worksheets.onDeleted.add(again),
      ];
      await inTurn(() => context.sync());
      return handlers;
    },
    pause,
    () => pending?.again(),
    () => pending?.end(),
  );
}
