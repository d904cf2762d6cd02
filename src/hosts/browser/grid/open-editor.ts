import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  FOCUSING_FX_BAR_EDITOR,
  ICommandService,
  IContextService,
  IUniverInstanceService,
} from '@univerjs/core';
import {
  DeviceInputEventType,
  DocSelectionRenderService,
  IEditorBridgeService,
  IEditorService,
  ISheetCellDropdownManagerService,
} from '@univerjs/preset-sheets-core';
import { letKeyboardIn } from './elsewhere';
import type { Grid } from './univer';

/** Where the grid takes keys and the words of input methods in. */
const inputs = '[id^="univer-doc-selection-container-"]';

/**
 * An open editor belongs to whoever types in it. The grid fills it anew whenever something is put into a cell of the
 * same row and column, were it on another sheet: the results of a calculation take what was typed so far out of it.
 * What stands in the cell is of no concern before the editor is closed.
 */
export function leaveOpenEditor({ univer }: Grid): void {
  const bridge = univer.__getInjector().get(IEditorBridgeService);
  // An input method composes before the editor shows.
  let composing = false;
  const follow = (now: boolean) => (event: Event) => {
    if (event.target instanceof Element && event.target.closest(inputs)) composing = now;
  };
  document.addEventListener('compositionstart', follow(true), { capture: true });
  document.addEventListener('compositionend', follow(false), { capture: true });
  const refresh = bridge.refreshEditCellState.bind(bridge);
  bridge.refreshEditCellState = () => {
    if (!composing && !bridge.isVisible().visible) refresh();
  };
}

/**
 * Whoever clicks into the formula bar types there at once. The grid opens the editor in the cell along with it, and that
 * one takes the keyboard again with the next frames, which come late on a busy machine: the keys of then were lost.
 */
export function leaveFormulaBar({ univer }: Grid): void {
  const injector = univer.__getInjector();
  const [editors, context] = [injector.get(IEditorService), injector.get(IContextService)];
  const known = new WeakSet<DocSelectionRenderService>();
  injector.get(IEditorBridgeService).visible$.subscribe(() => {
    const input = editors.getEditor(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)?.render.with(DocSelectionRenderService);
    if (!input || known.has(input)) return;
    known.add(input);
    const focus = input.focus.bind(input);
    input.focus = () => {
      if (!context.getContextValue(FOCUSING_FX_BAR_EDITOR)) focus();
    };
  });
}

/**
 * Whoever types into a cell with a list goes on typing. The grid shows the list beside the open editor with a field for
 * searching that takes the keyboard a moment later; the editor takes it back with the next frames, and on a busy machine
 * comes first: then all that was typed went into that field. The list that the arrow of a cell opens keeps its field.
 */
export function leaveWhatIsTyped(grid: Grid): void {
  const lists = grid.univer.__getInjector().get(ISheetCellDropdownManagerService);
  const show = lists.showDropdown.bind(lists);
  lists.showDropdown = (list) =>
    show(
      list.type === 'list' && isEditing(grid)
        ? { ...list, props: { ...list.props, showSearch: false } }
        : list,
    );
}

/** Puts the keyboard into the grid: what is typed next goes into the selected cell, as after a click on it. */
export function takeKeyboard({ univer, api }: Grid): void {
  const injector = univer.__getInjector();
  const open = api.getActiveWorkbook()?.getId();
  if (open === undefined) return;
  letKeyboardIn();
  injector.get(IUniverInstanceService).focusUnit(open);
  const editor = injector.get(IEditorService).getEditor(DOCS_NORMAL_EDITOR_UNIT_ID_KEY);
  editor?.render.with(DocSelectionRenderService).focus();
}

/** Whether somebody is typing into a cell. */
export const isEditing = ({ univer }: Grid): boolean =>
  univer.__getInjector().get(IEditorBridgeService).isVisible().visible;

/** Puts what is being typed into its cell, as a click beside it does. */
export function finishEditing({ univer }: Grid): void {
  const injector = univer.__getInjector();
  const { visible, unitId } = injector.get(IEditorBridgeService).isVisible();
  if (!visible) return;
  injector.get(ICommandService).syncExecuteCommand('sheet.operation.set-cell-edit-visible', {
    visible: false,
    eventType: DeviceInputEventType.PointerDown,
    unitId,
  });
}
