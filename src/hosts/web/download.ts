/**
 * Hands a file to the browser's downloads, by a link that nobody sees. Whether it arrived only the user knows; inside
 * Excel it works on the web and mostly on Windows.
 */
export function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.style.display = 'none';
  // Some engines click only what stands in the page.
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address when it begins to write, which is after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
