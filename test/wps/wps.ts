import { parseAddress } from '../../src/base/address';
import type { Application } from '../../src/hosts/wps/object-model/members';
import type { Scalar } from '../../src/sheets/model';
import { areaNamed } from '../simulated/book/areas';
import { lookAt, type Sheet } from '../simulated/book/book';
import { enter } from '../simulated/book/entry';
import { renameSheet } from '../simulated/book/sheet-names';
import { applicationObject } from './objects/application';
import { strict, type Quirks } from './quirks';
import { World } from './world';

/** A simulated WPS 表格 with one empty workbook open, and hands that work in it. */
export interface SimulatedWps {
  application: Application;
  world: World;
  /** Types into a cell of the workbook in front as a person does; a protected cell is refused. */
  type(sheet: string, address: string, typed: Scalar): void;
  rename(sheet: string, name: string): void;
  select(sheet: string, address: string): void;
  /** A sheet of the workbook in front. */
  sheet(name: string): Sheet;
}

export function simulatedWps(quirks: Partial<Quirks> = {}): SimulatedWps {
  const world = new World({ ...strict, ...quirks });
  world.add();
  const application = applicationObject(world);
  const sheet = (name: string): Sheet => {
    const found = world.active?.sheets.find((each) => each.name === name);
    if (!found) throw new Error(`没有 ${name}；有 ${world.active?.sheets.map((each) => each.name).join()}`);
    return found;
  };
  return {
    application,
    world,
    sheet,
    type: (name, address, typed) => {
      const at = parseAddress(address);
      if (!at) throw new Error(address);
      const target = sheet(name);
      if (target.protection && lookAt(target, at.row, at.column).locked)
        throw new Error(`${name}!${address} 受保护`);
      enter(target, at.row, at.column, typed);
      world.tell('SheetChange');
    },
    rename: (name, next) => renameSheet(sheet(name), next),
    select: (name, address) => {
      const target = sheet(name);
      target.book.active = target;
      target.selected = areaNamed(address);
      world.tell(
        'SheetSelectionChange',
        () => undefined,
        () => application.Selection,
      );
    },
  };
}
