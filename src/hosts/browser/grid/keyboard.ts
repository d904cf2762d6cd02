import { ICommandService } from '@univerjs/core';
import { IContextMenuService, IEditorBridgeService } from '@univerjs/preset-sheets-core';
import { CloseFilterPanelOperation, OpenFilterPanelOperation } from '@univerjs/preset-sheets-filter';
import { filterOf } from './filter';
import { confirmFilter, filterPanel } from './filter-list';
import { takeKeyboard } from './open-editor';
import type { Grid } from './univer';
import { words } from './words';

/**
 * What the mouse opens, by the keyboard: the menu by its key or Shift+F10, the choices of a filter by Alt+↓ on the head of
 * a column, as in Excel and WPS. The grid draws both and gives them no key.
 */

const titles: ReadonlySet<string> = new Set(Object.values(words.menu));

const menuItems = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('section button, section [role="menuitem"]')].filter((item) =>
    titles.has(item.textContent.trim()),
  );

/** Waits some frames for what is about to be drawn. */
async function drawn<Thing>(look: () => Thing | undefined | null): Promise<Thing | undefined> {
  for (let frame = 0; frame < 30; frame++) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return undefined;
}

/** Gives an element the keyboard; undefined where it does not take it. */
function focused(element: HTMLElement | null | undefined): HTMLElement | undefined {
  element?.focus();
  return element && document.activeElement === element ? element : undefined;
}

export function openByKeyboard(grid: Grid): void {
  const { api, container } = grid;
  const injector = grid.univer.__getInjector();
  const commands = injector.get(ICommandService);

  /** Whether keys go to the cells: neither to the pane nor into an open editor. */
  const atCells = (): boolean => {
    const at = document.activeElement;
    if (injector.get(IEditorBridgeService).isVisible().visible) return false;
    return at !== null && (container.contains(at) || at.closest('[id^="univer-doc-"]') !== null);
  };
  const cell = () => {
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    const at = sheet?.getSelection()?.getCurrentCell();
    return sheet && at ? { sheet, row: at.actualRow, column: at.actualColumn } : undefined;
  };

  async function openMenu(): Promise<void> {
    const at = cell();
    const origin = container.querySelector('canvas[id*="sheet-main"]')?.getBoundingClientRect();
    if (!at || !origin) return;
    const { left, top, height } = at.sheet.getRange(at.row, at.column).getCellRect();
    const zoom = at.sheet.getZoom();
    const place = { clientX: origin.left + left * zoom + 8, clientY: origin.top + (top + height) * zoom };
    const event = { ...place, stopPropagation: () => undefined };
    injector.get(IContextMenuService).triggerContextMenu(event as never, 'contextMenu.mainArea');
    // Put where it belongs before it shows, and until then it takes no keyboard.
    await drawn(() => focused(menuItems()[0]));
  }

  function walkMenu(event: KeyboardEvent): boolean {
    const items = menuItems();
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return false;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      injector.get(IContextMenuService).hideContextMenu();
      takeKeyboard(grid);
    } else return false;
    return true;
  }

  function openFilter(): boolean {
    const at = cell();
    const unitId = api.getActiveWorkbook()?.getId() ?? '';
    const subUnitId = at?.sheet.getSheetId() ?? '';
    const range = filterOf(grid, unitId, subUnitId)?.getRange();
    if (!at || !range || at.row !== range.startRow) return false;
    if (at.column < range.startColumn || at.column > range.endColumn) return false;
    void commands.executeCommand(OpenFilterPanelOperation.id, { unitId, subUnitId, col: at.column });
    void drawn(() => focused(filterPanel()?.querySelector('input')));
    return true;
  }

  function closeFilter(): boolean {
    if (filterPanel()?.contains(document.activeElement) !== true) return false;
    void commands.executeCommand(CloseFilterPanelOperation.id);
    takeKeyboard(grid);
    return true;
  }

  // Before the grid hears of it.
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, shiftKey, altKey, isComposing } = event;
      const taken =
        walkMenu(event) ||
        (key === 'Escape' && closeFilter()) ||
        (key === 'Enter' && !isComposing && confirmFilter()) ||
        (atCells() && key === 'ArrowDown' && altKey && openFilter());
      if (!taken && atCells() && (key === 'ContextMenu' || (key === 'F10' && shiftKey))) void openMenu();
      else if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
