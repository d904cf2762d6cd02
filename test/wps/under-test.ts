import { programOn } from '../../src/hosts/wps/program';
import type { Capabilities } from '../../src/port/program';
import { same } from '../contract/expect';
import type { HostUnderTest } from '../contract/host';
import { missed } from '../simulated/refused';
import type { Quirks } from './quirks';
import type { World } from './world';
import { simulatedWps } from './wps';

/** The adapter on a simulated WPS, as the contract wants a host. */

export const whole: Capabilities = { calculates: true, events: true, files: true, prints: true };
export const withoutEvents: Capabilities = { ...whole, events: false };

/**
 * Makes a host on a program with these quirks. It throws where the adapter says other capabilities than expected, and
 * where it asked for a member that is not simulated.
 */
export const wpsUnderTest =
  (quirks: Partial<Quirks>, capabilities = whole) =>
  async (): Promise<HostUnderTest & { world: World }> => {
    const wps = simulatedWps(quirks);
    const program = await programOn(wps.application);
    same(program.capabilities, capabilities, 'capabilities');
    same(missed, [], 'members that are not simulated');
    return {
      world: wps.world,
      workbook: program.workbook,
      program,
      type: async (sheet, address, typed) => {
        await Promise.resolve();
        wps.type(sheet, address, typed);
      },
      rename: async (sheet, name) => {
        await Promise.resolve();
        wps.rename(sheet, name);
      },
      select: async (sheet, address) => {
        await Promise.resolve();
        wps.select(sheet, address);
      },
    };
  };
