import type { CDPSession, Page } from 'playwright-core';

/**
 * Keys as a keyboard sends them: one after the other at its own pace, whether or not the page has taken the last. A
 * tool that waits for the page slows down exactly when the page is busy, and hides what is lost then.
 */
export interface BlindKeys {
  /** "\n" is Enter. @param pace milliseconds from key to key */
  type: (text: string, pace: number) => Promise<void>;
  /** Words by an input method: each step of the composition, then what is chosen. */
  compose: (steps: readonly string[], chosen: string, pace: number) => Promise<void>;
  /** How much slower the page's processor is made: 4 for a quarter of its speed. */
  slow: (times: number) => Promise<void>;
}

const keyOf = (letter: string) => {
  if (letter === '\n') return { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  if (letter === '.') return { key: '.', code: 'Period', windowsVirtualKeyCode: 190, text: '.' };
  if (letter === '-') return { key: '-', code: 'Minus', windowsVirtualKeyCode: 189, text: '-' };
  const code = /\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`;
  return { key: letter, code, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0), text: letter };
};

export async function blindKeys(page: Page): Promise<BlindKeys> {
  const session: CDPSession = await page.context().newCDPSession(page);

  /** Sends each at its time, and waits for the answers at the end. */
  async function atPace(steps: readonly (() => Promise<unknown>[])[], pace: number): Promise<void> {
    const sent: Promise<unknown>[] = [];
    const start = performance.now();
    for (const [index, step] of steps.entries()) {
      sent.push(...step());
      const wait = start + (index + 1) * pace - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    await Promise.all(sent);
  }

  return {
    type: (text, pace) =>
      atPace(
        [...text].map((letter) => () => {
          const { text: typed, ...key } = keyOf(letter);
          return [
            session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: typed }),
            session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
          ];
        }),
        pace,
      ),
    compose: (steps, chosen, pace) =>
      atPace(
        [
          ...steps.map((text) => () => [
            session.send('Input.imeSetComposition', {
              text,
              selectionStart: text.length,
              selectionEnd: text.length,
            }),
          ]),
          () => [session.send('Input.insertText', { text: chosen })],
        ],
        pace,
      ),
    slow: async (times) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: times });
    },
  };
}
