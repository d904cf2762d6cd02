import { bearable, type Switch } from '../excel/switches';
import { excelUnderTest } from '../excel/under-test';
import { spellings } from '../simulated/book/spelling';
import { whole, wpsUnderTest } from '../wps/under-test';
import { describeContract } from './suite';

/** The contract on Excel and WPS with things switched on that real ones are reported to do. */

const twos: readonly (readonly Switch[])[] = bearable.flatMap((_, index) =>
  index % 2 === 0 ? [bearable.slice(index, index + 2)] : [],
);

/** Four at a time, so that any two meet: each two neighbours with each two others. */
export const fours: readonly Switch[] = twos.flatMap((first, index) =>
  twos.slice(index + 1).map((second) => {
    const all = [...first, ...second];
    return {
      name: all.map(({ name }) => name).join('，'),
      on: (excel) => {
        for (const each of all) each.on(excel);
      },
    };
  }),
);

export function describeWith(switches: readonly Switch[]): void {
  for (const { name, on } of switches)
    describeContract(`Excel（${name}）`, excelUnderTest().program.capabilities, () => {
      const host = excelUnderTest();
      on(host.excel);
      return host;
    });
}

/** Excel's constant, which WPS has too. */
const manual = -4135;

const spelling = Object.values(spellings).at(-1);

/** What can be switched on in WPS. A workbook of ours is opened as a file there: nothing is lost of it, nothing comes late. */
const wpsSwitches = ['手动计算', '公式换了写法', '别的工作簿在前'] as const;

/** Each alone and any two together. */
export function describeWpsWith(): void {
  const sets = wpsSwitches.flatMap((first, index) => [
    [first],
    ...wpsSwitches.slice(index + 1).map((second) => [first, second]),
  ]);
  for (const on of sets)
    describeContract(`WPS（${on.join('，')}）`, whole, async () => {
      const host = await wpsUnderTest({}, whole, on.includes('别的工作簿在前'))();
      if (on.includes('手动计算')) host.world.settings.calculation = manual;
      if (on.includes('公式换了写法') && spelling) host.world.spelling = spelling;
      return host;
    });
}
