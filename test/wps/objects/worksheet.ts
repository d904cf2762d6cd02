import type { Protection, Range, Worksheet } from '../../../src/hosts/wps/model';
import { permissions } from '../../../src/hosts/wps/protect';
import { renameSheet } from '../rename';
import { usedArea, type Sheet } from '../state';
import { behind, strictly } from '../strict';
import { Refusal, type World } from '../world';
import { areaNamed } from './areas';
import { bgrOf, rgbOf } from './look';
import { namesObject } from './names';
import { pageObject } from './page';
import { rangeObject } from './range';

/** A worksheet. */
class WorksheetObject implements Worksheet {
  constructor(
    private readonly world: World,
    readonly sheet: Sheet,
  ) {}

  get Name() {
    this.world.alive(this.sheet);
    return this.sheet.name;
  }
  set Name(value) {
    renameSheet(this.world, this.sheet, value);
  }
  get Visible() {
    return this.sheet.visible;
  }
  set Visible(value) {
    const { book } = this.sheet;
    if (value !== -1 && !book.sheets.some((sheet) => sheet !== this.sheet && sheet.visible === -1))
      throw new Refusal('至少要有一张可见的表');
    this.sheet.visible = value;
    const next = book.sheets.find(({ visible }) => visible === -1);
    if (book.active === this.sheet && value !== -1 && next) book.active = next;
  }
  get UsedRange() {
    return this.range(usedArea(this.sheet));
  }
  get Names() {
    return namesObject(this.world, this.sheet);
  }
  get PageSetup() {
    return pageObject(this.world, this.sheet);
  }
  get HPageBreaks() {
    const { sheet } = this;
    return strictly('HPageBreaks', {
      Add: (before: Range) => {
        sheet.page.breaks.push(before.Row - 1);
        return null;
      },
    });
  }
  get Tab() {
    const { sheet } = this;
    return strictly('Tab', {
      get Color(): unknown {
        return bgrOf(sheet.tab);
      },
      set Color(value) {
        sheet.tab = rgbOf(value);
      },
    });
  }
  get ProtectContents() {
    return this.sheet.protection !== null;
  }
  get ProtectDrawingObjects() {
    return this.sheet.protection?.drawings === true;
  }
  get ProtectScenarios() {
    return this.sheet.protection?.scenarios === true;
  }
  get Protection() {
    const allowed = this.sheet.protection?.allowed ?? {};
    return strictly(
      'Protection',
      Object.fromEntries(permissions.map((name) => [name, allowed[name] === true])) as unknown as Protection,
    );
  }

  Range(address: string): Range {
    return this.range(areaNamed(address));
  }
  Activate() {
    const { world, sheet } = this;
    world.alive(sheet);
    if (sheet.visible !== -1) throw new Refusal('隐藏的表不能激活');
    world.active = sheet.book;
    sheet.book.active = sheet;
    world.tell('SheetActivate', () => worksheetObject(world, sheet));
  }
  Delete() {
    const { world, sheet } = this;
    const { book } = sheet;
    world.alive(sheet);
    if (world.settings.alerts) throw new Error('程序在问是否删除，没有人回答');
    if (!book.sheets.some((each) => each !== sheet && each.visible === -1))
      throw new Refusal('至少要有一张可见的表');
    world.tell('SheetBeforeDelete');
    book.sheets = book.sheets.filter((each) => each !== sheet);
    if (book.active === sheet) book.active = book.sheets.find(({ visible }) => visible === -1) ?? book.active;
    world.touched(book);
  }
  Unprotect(password = '') {
    const { protection } = this.sheet;
    if (!protection) return;
    if (protection.password !== password) throw new Refusal('密码不正确');
    this.sheet.protection = null;
  }
  Protect(
    password = '',
    drawings = true,
    contents = true,
    scenarios = true,
    own = false,
    ...allowed: (boolean | undefined)[]
  ) {
    if (!contents || own) throw new Error('模拟只认保护内容');
    if (this.sheet.protection) throw new Refusal('已受保护');
    this.sheet.protection = {
      password,
      drawings,
      scenarios,
      allowed: Object.fromEntries(permissions.map((name, index) => [name, allowed[index] === true])),
    };
  }

  private range(area: Parameters<typeof rangeObject>[2]): Range {
    return rangeObject(this.world, this.sheet, area);
  }
}

export const worksheetObject = (world: World, sheet: Sheet): Worksheet =>
  strictly('Worksheet', new WorksheetObject(world, sheet));

/** The sheet behind an object that is handed back as an argument. */
export function sheetBehind(value: unknown): Sheet | undefined {
  const object = behind(value);
  return object instanceof WorksheetObject ? object.sheet : undefined;
}
