/** Bytes as Excel's interfaces take them. `btoa` wants a string of bytes, made in pieces a call can hold. */

const piece = 32_768;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
