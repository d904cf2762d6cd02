import type { Assistant } from '../../assistant/api';
import { assistantFor } from '../../assistant/assistant';
import { now } from '../../base/clock';
import { keptWrites } from '../../hosts/web/kept-writes';
import { xlsxFormat } from '../../xlsx/format';
import { notices } from '../../documents/read';
import type { HostWorkbook, Progress } from '../../port/port';
import { word } from './word';

/** Longer than a frame of the screen, so that what was just said is painted before work goes on. */
const frame = 20;

const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, frame));

/**
 * The assistant in the page itself, where no Worker starts. Work holds the page up from one step of its progress to the
 * next; in between the page paints and hears 取消.
 */
export function assistantInPage(workbook: HostWorkbook): Assistant {
  const assistant = assistantFor({ workbook, files: xlsxFormat, notices, word, now, memory: keptWrites });
  const unhurried =
    (progress: Progress): Progress =>
    async (...told) => {
      const goOn = await progress(...told);
      await painted();
      return goOn;
    };
  const methods = Object.entries(assistant) as [string, (...given: unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    methods.map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        await painted();
        return method(
          ...given.map((each) => (typeof each === 'function' ? unhurried(each as Progress) : each)),
        );
      },
    ]),
  ) as unknown as Assistant;
}
