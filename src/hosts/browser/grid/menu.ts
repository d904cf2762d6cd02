import { IMenuManagerService, MenuItemType } from '@univerjs/preset-sheets-core';
import { toggleFilter } from './filter';
import { sortCommands } from './sort';
import type { Grid } from './univer';
import { words } from './words';

/**
 * What a click with the right button offers: what people may do here. The grid's own menus offer rows, columns and looks
 * too, which a file's own cells cannot take (guards.ts).
 */

type MenuItems = ReturnType<IMenuManagerService['getMenuByPositionKey']>;

const entries = [
  { id: 'univer.command.copy', title: words.menu.copy },
  { id: 'univer.command.cut', title: words.menu.cut },
  { id: 'sheet.command.paste-value', title: words.menu.paste },
  { id: 'sheet.command.clear-selection-content', title: words.menu.clear },
  { id: 'ui.operation.open-find-dialog', title: words.menu.find },
  { id: sortCommands.up, title: words.menu.sortUp },
  { id: sortCommands.down, title: words.menu.sortDown },
  { id: toggleFilter, title: words.menu.filter },
] as const;

const items: MenuItems = [
  {
    key: 'kaohe',
    order: 0,
    children: entries.map(({ id, title }, order) => ({
      key: id,
      order,
      item: { id, title, type: MenuItemType.BUTTON },
    })),
  },
];

/** Puts our menu in place of the grid's. */
export function ownMenus({ univer }: Grid): void {
  const menus = univer.__getInjector().get(IMenuManagerService);
  const ask = menus.getMenuByPositionKey.bind(menus);
  menus.getMenuByPositionKey = (position) =>
    position === 'contextMenu.mainArea' ||
    position === 'contextMenu.colHeader' ||
    position === 'contextMenu.rowHeader'
      ? items
      : position === 'contextMenu.footerTabs' || position === 'contextMenu.footerMenu'
        ? []
        : ask(position);
}
