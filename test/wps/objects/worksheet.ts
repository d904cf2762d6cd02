import type { Protection, Range, Worksheet } from '../../../src/hosts/wps/object-model/members';
import { permissions } from '../../../src/hosts/wps/write/protection';
import { areaNamed } from '../../simulated/book/areas';
import { permissions as fileWords, usedArea, type Sheet } from '../../simulated/book/book';
import { renameSheet } from '../../simulated/book/sheet-names';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';
import { namesObject } from './names';
import { pageObject } from './page';
import { rangeObject } from './range';

/** By the numbers that the object model has for them: -1, 0, then 2. */
const visibilities = ['visible', 'hidden', undefined, 'veryHidden'] as const;

const visibleOthers = (sheet: Sheet): boolean =>
  sheet.book.sheets.some((each) => each !== sheet && each.visibility === 'visible');

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
    this.world.alive(this.sheet);
    renameSheet(this.sheet, value);
  }
  get Visible() {
    return visibilities.indexOf(this.sheet.visibility) - 1;
  }
  set Visible(value) {
    const { book } = this.sheet;
    const wanted = visibilities[value + 1];
    if (wanted === undefined) throw new Refusal(`可见 ${value}`);
    if (wanted !== 'visible' && !visibleOthers(this.sheet)) throw new Refusal('至少要有一张可见的表');
    this.sheet.visibility = wanted;
    const next = book.sheets.find(({ visibility }) => visibility === 'visible');
    if (book.active === this.sheet && wanted !== 'visible' && next) book.active = next;
  }
  get UsedRange() {
    return this.range(usedArea(this.sheet) ?? { top: 0, left: 0, bottom: 0, right: 0 });
  }
  get Names() {
    return namesObject(this.world, this.sheet);
  }
  get PageSetup() {
    return pageObject(this.world, this.sheet);
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
      Object.fromEntries(
        permissions.map((name, index) => [name, allowed[fileWords[index] ?? ''] === true]),
      ) as unknown as Protection,
    );
  }

  Range(address: string): Range {
    return this.range(areaNamed(address));
  }
  Activate() {
    const { world, sheet } = this;
    world.alive(sheet);
    if (sheet.visibility !== 'visible') throw new Refusal('隐藏的表不能激活');
    world.active = sheet.book;
    sheet.book.active = sheet;
    world.tell('SheetActivate', () => worksheetObject(world, sheet));
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
      allowed: Object.fromEntries(fileWords.map((name, index) => [name, allowed[index] === true])),
    };
  }

  private range(area: Parameters<typeof rangeObject>[2]): Range {
    return rangeObject(this.world, this.sheet, area);
  }
}

export const worksheetObject = (world: World, sheet: Sheet): Worksheet =>
  strictly('Worksheet', new WorksheetObject(world, sheet));
