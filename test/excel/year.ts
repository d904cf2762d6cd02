import { parseAddress } from '../../src/base/address';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { collect } from '../../src/workflow/collect';
import { createMaster, issue } from '../../src/workflow/issue';
import { settleMaster } from '../../src/workflow/settle';
import type { CellChange } from '../../src/sheets/change';
import { sampleIncidentCells } from '../support/sample-incidents';
import { memoryInbox, type Files } from '../support/memory-host';
import { time, Year } from '../support/year';
import type { HostWorkbook } from '../../src/port/port';
import type { ExcelUnderTest } from './under-test';
import type { Message } from './wire/wire';

/** A year's work on the simulated Excel, step by step, with what each step cost on the wire. */

/** The scheme of 2019 with another number of units: raters and teams stay, the teams share the units. */
export function schemeOf(units: number): Scheme {
  const base = zhengzhou2019();
  const all = Array.from({ length: units }, (_, index) => ({
    id: `D${index + 1}`,
    name: `单位${index + 1}`,
    kind: 'district' as const,
    aliases: [],
  }));
  return {
    ...base,
    units: all,
    teams: base.teams.map((team, no) => ({
      ...team,
      units: all.filter((_, index) => index % base.teams.length === no).map(({ id }) => id),
    })),
  };
}

/** Everything that comes back, filled on sample data. */
export async function returnsOf(scheme: Scheme): Promise<Files> {
  return (await new Year(scheme).filled(7)).returned;
}

export interface Cost {
  trips: number;
  largestRequest: number;
  largestResponse: number;
}

export async function costOf(host: ExcelUnderTest, work: () => Promise<unknown>): Promise<Cost> {
  const { wire } = host.excel;
  wire.reset();
  await work();
  const largest = (of: (message: Message) => number) => Math.max(0, ...wire.messages.map(of));
  return {
    trips: wire.messages.length,
    largestRequest: largest(({ requestBytes }) => requestBytes),
    largestResponse: largest(({ responseBytes }) => responseBytes),
  };
}

/** Types into 奖惩情形 what the ledgers of the sample year say. */
export const typeIncidents = (host: Open, scheme: Scheme) =>
  host.workbook.write(
    Object.entries(sampleIncidentCells(scheme)).map(([at, value]): CellChange => ({
      sheet: '奖惩情形',
      ...(parseAddress(at) ?? { row: 0, column: 0 }),
      kind: 'value',
      value,
    })),
  );

/** Whatever has the workbook open. */
interface Open {
  workbook: HostWorkbook;
}

export const steps = {
  create: (host: Open, scheme: Scheme) => createMaster(host.workbook, scheme, time),
  issue: (host: Open) =>
    issue(host.workbook, { put: () => Promise.resolve({ ok: true, value: undefined }) }, time, () => true),
  collect: (host: Open, files: Files) =>
    collect(host.workbook, memoryInbox(files), { now: time, choose: new Set(), progress: () => true }),
  settle: (host: Open) => settleMaster(host.workbook, { now: time }),
};
