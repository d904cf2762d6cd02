import { programOn } from '../../src/hosts/wps/program';
import type { Capabilities } from '../../src/port/program';
import { same } from '../contract/expect';
import type { HostUnderTest } from '../contract/host';
import type { Book } from '../simulated/book/book';
import { missed } from '../simulated/refused';
import type { Quirks } from './quirks';
import type { World } from './world';
import { simulatedWps } from './wps';

/**
 * People who go to another workbook while the pane works: whenever it turns to the program that one is in front. What they
 * do in the 总表 themselves they do there. Nothing may ever be written into the other one.
 */
function asideOf(world: World): { aside: <Value>(work: () => Value) => Value; back: () => void } {
  let home: Book | null = world.active;
  const other = world.add();
  world.active = home;
  const back = () => {
    if (world.active === other) world.active = home;
  };
  return {
    back,
    aside: (work) => {
      if (world.active !== other) home = world.active;
      world.active = other;
      world.tell('WorkbookActivate');
      const value = work();
      // Workbooks that the pane itself opens come to the front.
      if (world.active !== other) home = world.active;
      if (other.sheets.some(({ cells }) => cells.size > 0))
        throw new Error('written into the other workbook');
      return value;
    },
  };
}

/** The adapter on a simulated WPS, as the contract wants a host. */

export const whole: Capabilities = { calculates: true, events: true, files: true, prints: true };
export const withoutEvents: Capabilities = { ...whole, events: false };

/**
 * Makes a host on a program with these quirks. It throws where the adapter says other capabilities than expected, and
 * where it asked for a member that is not simulated.
 */
export const wpsUnderTest =
  (quirks: Partial<Quirks>, capabilities = whole, elsewhere = false) =>
  async (): Promise<HostUnderTest & { world: World }> => {
    const wps = simulatedWps(quirks);
    const program = await programOn(wps.application);
    same(program.capabilities, capabilities, 'capabilities');
    same(missed, [], 'members that are not simulated');
    const { world } = wps;
    if (elsewhere) {
      const mark = program.following?.mark();
      mark?.shown();
      mark?.hold();
    }
    const { aside, back } = elsewhere
      ? asideOf(world)
      : { aside: <V>(work: () => V) => work(), back: () => undefined };
    const { workbook } = program;
    return {
      world,
      workbook: {
        get label() {
          return workbook.label;
        },
        create: async (model) => {
          // It is made of bytes first; whoever goes elsewhere may do so meanwhile.
          const made = workbook.create(model);
          aside(() => undefined);
          return made;
        },
        read: () => aside(() => workbook.read()),
        layouts: (sheets) => aside(() => workbook.layouts(sheets)),
        write: (...given) => aside(() => workbook.write(...given)),
      },
      program: {
        ...program,
        bytes: () => aside(() => program.bytes()),
        show: (place) => aside(() => program.show(place)),
      },
      type: async (sheet, address, typed) => {
        await Promise.resolve();
        back();
        wps.type(sheet, address, typed);
      },
      rename: async (sheet, name) => {
        await Promise.resolve();
        back();
        wps.rename(sheet, name);
      },
      select: async (sheet, address) => {
        await Promise.resolve();
        back();
        wps.select(sheet, address);
      },
    };
  };
