import { ok, type Result } from '../../base/finding';

/** Hands a file to the browser's downloads. Whether it arrived only the user knows. */
export function download(name: string, bytes: Uint8Array): Result<void> {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when it begins to write, which is after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
  return ok(undefined);
}
