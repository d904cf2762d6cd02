import { bearable, type Switch } from '../excel/switches';
import { excelUnderTest } from '../excel/under-test';
import type { Scenario } from './host';
import { describeContract } from './suite';

/** The contract on Excel with things switched on that real ones are reported to do. */

export const pairs: readonly Switch[] = bearable.flatMap((first, index) =>
  bearable.slice(index + 1).map((second) => ({
    name: `${first.name}，${second.name}`,
    on: (excel) => {
      first.on(excel);
      second.on(excel);
    },
  })),
);

/** @param asked all scenarios where nothing is given */
export function describeWith(switches: readonly Switch[], asked?: readonly Scenario[]): void {
  for (const { name, on } of switches)
    describeContract(
      `Excel（${name}）`,
      excelUnderTest().program.capabilities,
      () => {
        const host = excelUnderTest();
        on(host.excel);
        return host;
      },
      asked,
    );
}
