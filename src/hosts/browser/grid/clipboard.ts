import { BrowserClipboardService, IClipboardInterfaceService } from '@univerjs/preset-sheets-core';
import type { Grid } from './univer';

/** Looks in what was copied: the page's security policy forbids them, and nothing is pasted here but values. */
const looks = /\sstyle=(?:"[^"]*"|'[^']*')|<style[^]*?<\/style>/gi;

/** Copies without looks. */
export function copyPlainly({ univer }: Grid): void {
  const clipboard = univer.__getInjector().get(IClipboardInterfaceService);
  // Set before it is ever read: the grid hands its services out so that what was read once stays.
  clipboard.write = (text, html, custom) =>
    BrowserClipboardService.prototype.write.call(clipboard, text, html.replace(looks, ''), custom);
}
