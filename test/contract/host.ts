import type { Capabilities, Program } from '../../src/port/program';
import type { HostWorkbook } from '../../src/port/port';
import type { Scalar } from '../../src/sheets/model';

/** What a host brings to the contract suite. A fresh one is made for every scenario. */
export interface HostUnderTest {
  /** Where nothing is open yet, or a new and empty workbook. */
  workbook: HostWorkbook;
  /** The program around the workbook; null for a host that is only files. */
  program: Program | null;
  /** Types into a cell as a person would, by A1 address. A text that begins with "=" is a formula. */
  type(sheet: string, address: string, typed: Scalar): Promise<void>;
  /** Gives a sheet another name, as a person would. */
  rename(sheet: string, name: string): Promise<void>;
  /** Selects a cell as a person would; only asked of hosts whose capabilities say `events`. */
  select(sheet: string, address: string): Promise<void>;
}

/** One promise of the port. It throws where the host does not keep it. */
export interface Scenario {
  name: string;
  /** Hosts that lack this are not asked. */
  needs?: keyof Capabilities;
  run(host: HostUnderTest): Promise<void>;
}
