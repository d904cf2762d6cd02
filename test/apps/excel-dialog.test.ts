import { openDialog } from '../../src/apps/excel/dialog-window';

/** The window of a ribbon command when Excel is slow to open it, or never answers (office-js issues 880, 1982). */

interface Answer {
  status: string;
  value: { close: () => void; addEventHandler: () => void };
  error: { code: number };
}

let answer: ((given: Answer) => void) | undefined;
let closed = 0;

const opened = (): Answer => ({
  status: 'succeeded',
  value: { close: () => (closed += 1), addEventHandler: () => undefined },
  error: { code: 0 },
});

beforeEach(() => {
  closed = 0;
  answer = undefined;
  jest.useFakeTimers();
  Object.assign(globalThis, {
    location: { href: 'https://localhost/commands.html' },
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      EventType: { DialogMessageReceived: 1, DialogEventReceived: 2 },
      context: {
        requirements: { isSetSupported: () => true },
        ui: {
          displayDialogAsync: (_address: string, _options: object, then: (given: Answer) => void) => {
            answer = then;
          },
        },
      },
    },
  });
});

afterEach(() => {
  jest.useRealTimers();
  for (const name of ['location', 'Office']) Reflect.deleteProperty(globalThis, name);
});

test('Excel 15 秒不答：不再等，照样往下做', async () => {
  const dialog = openDialog(() => undefined);
  await jest.advanceTimersByTimeAsync(15_000);
  expect(await dialog).toBeNull();
});

test('不等了以后窗口才打开：随即关上，不留在那里', async () => {
  const dialog = openDialog(() => undefined);
  await jest.advanceTimersByTimeAsync(15_000);
  await dialog;
  answer?.(opened());
  expect(closed).toBe(1);
});

test('15 秒以内打开的照常用，也不留下计时', async () => {
  const dialog = openDialog(() => undefined);
  await jest.advanceTimersByTimeAsync(14_000);
  answer?.(opened());
  expect(await dialog).not.toBeNull();
  expect([closed, jest.getTimerCount()]).toEqual([0, 0]);
});
