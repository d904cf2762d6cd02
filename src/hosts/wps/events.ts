import type { CellPlace, Unsubscribe } from '../../port/program';
import { burst } from '../web/burst';
import { messageOf } from '../../base/thrown';
import { attempt } from './object-model/access';
import type { Application, EventName, Worksheet } from './object-model/members';
import type { Note } from './object-model/settings';
import { placeOf, selectedPlace } from './selection';

/** Selections and changes as the program's events report them. */

export interface ProgramEvents {
  onSelection: (listener: (place: CellPlace) => void) => Unsubscribe;
  onChange: (listener: () => void) => Unsubscribe;
  /** We changed something ourselves, with the program's events held. */
  changed: () => void;
}

/** A burst of changes is told once, when it has been quiet for so many milliseconds. */
const quiet = 120;

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

/** @param reported whether this version reports events; without them only our own changes are told */
export function eventsOf(app: Application, reported: boolean, note: Note): ProgramEvents {
  const selections = new Set<(place: CellPlace) => void>();
  const changes = new Set<() => void>();
  const changed = burst(quiet, () => {
    for (const listener of [...changes]) listener();
  });
  const handleSelection: Handler = (sheet, range) => {
    const place = placeOf(app, range, sheet as Worksheet | undefined) ?? selectedPlace(app);
    if (place) for (const listener of [...selections]) listener(place);
  };

  /** Registers while there are listeners; one registration an event, as some versions keep only one. */
  const registration = (names: readonly EventName[], handler: Handler) => {
    let on = false;
    return (wanted: boolean) => {
      if (!reported || wanted === on) return;
      on = wanted;
      const api = attempt(() => app.ApiEvent);
      for (const name of names)
        try {
          if (wanted) api?.AddApiEventListener(name, handler);
          else api?.RemoveApiEventListener(name, handler);
        } catch (error) {
          note(`${wanted ? '登记' : '取消'}事件 ${name}：${messageOf(error)}`);
        }
    };
  };
  const registerChanges = registration(changeEvents, changed.again);
  const registerSelections = registration(selectionEvents, handleSelection);

  const follow = () => {
    registerChanges(changes.size > 0);
    registerSelections(selections.size > 0);
    if (changes.size === 0) changed.end();
  };
  const subscribe = <Listener>(listeners: Set<Listener>, listener: Listener): Unsubscribe => {
    listeners.add(listener);
    follow();
    return () => {
      listeners.delete(listener);
      follow();
    };
  };
  return {
    // Each subscription is one of its own, also of the same function twice.
    onSelection: (listener) => subscribe(selections, (place) => listener(place)),
    onChange: (listener) => subscribe(changes, () => listener()),
    changed: () => {
      if (changes.size > 0) changed.again();
    },
  };
}
