import type { CellPlace, Unsubscribe } from '../../port/program';
import { attempt } from './address';
import { said } from './findings';
import { lookout } from './lookout';
import type { Application, EventName, Worksheet } from './model';
import type { Note } from './quiet';
import { placeOf, selectedPlace } from './selection';
import type { Ways } from './ways';

/** Tells of selections and changes: by the program's events, or by looking now and then where it tells nothing. */

export interface Watch {
  onSelection: (listener: (place: CellPlace) => void) => Unsubscribe;
  onChange: (listener: () => void) => Unsubscribe;
  /** We changed something ourselves, with the program's events held. */
  changed: () => void;
}

/** A burst of changes is told once, when it is over. */
const pauseAfterBurst = 120;

const changeEvents: readonly EventName[] = [
  'SheetChange',
  'WorkbookOpen',
  'NewWorkbook',
  'WorkbookActivate',
  'WorkbookNewSheet',
  'SheetBeforeDelete',
];
const selectionEvents: readonly EventName[] = ['SheetSelectionChange', 'SheetActivate', 'WorkbookActivate'];

type Handler = (first?: unknown, second?: unknown) => void;

export function watch(app: Application, ways: Ways, note: Note): Watch {
  const selections = new Set<(place: CellPlace) => void>();
  const changes = new Set<() => void>();
  let burst: ReturnType<typeof setTimeout> | undefined;

  const changed = () => {
    if (burst !== undefined || changes.size === 0) return;
    burst = setTimeout(() => {
      burst = undefined;
      for (const listener of [...changes]) listener();
    }, pauseAfterBurst);
  };
  const selected = (place: CellPlace | null) => {
    if (place) for (const listener of [...selections]) listener(place);
  };
  const handleSelection: Handler = (sheet, range) =>
    selected(placeOf(app, range, sheet as Worksheet | undefined) ?? selectedPlace(app));
  const handleChange: Handler = () => changed();

  const look = lookout(app, { selected, changed });

  /** The program's events while there are listeners; one registration an event, as some versions keep only one. */
  const events = (names: readonly EventName[], handler: Handler) => {
    let on = false;
    return (wanted: boolean) => {
      if (wanted === on) return;
      on = wanted;
      const api = attempt(() => app.ApiEvent);
      for (const name of names)
        try {
          if (wanted) api?.AddApiEventListener(name, handler);
          else api?.RemoveApiEventListener(name, handler);
        } catch (error) {
          note(`${wanted ? '登记' : '取消'}事件 ${name}：${said(error)}`);
        }
    };
  };
  const listenChange = events(changeEvents, handleChange);
  const listenSelection = events(selectionEvents, handleSelection);

  const follow = () => {
    if (ways.events) {
      listenChange(changes.size > 0);
      listenSelection(selections.size > 0);
    } else look(changes.size > 0, selections.size > 0);
  };
  const subscribe = <Listener>(listeners: Set<Listener>, listener: Listener): Unsubscribe => {
    listeners.add(listener);
    follow();
    return () => {
      listeners.delete(listener);
      if (changes.size === 0 && burst !== undefined) {
        clearTimeout(burst);
        burst = undefined;
      }
      follow();
    };
  };
  return {
    // Each subscription is one of its own, also of the same function twice.
    onSelection: (listener) => subscribe(selections, (place) => listener(place)),
    onChange: (listener) => subscribe(changes, () => listener()),
    changed,
  };
}
