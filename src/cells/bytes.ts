/** Bytes as text, for interfaces that take nothing else. */

/** Bytes that one call to `fromCharCode` can take as arguments. */
const piece = 0x8000;

/** One character a byte. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return text;
}

/** Base64, as Excel's interfaces take a file. */
export const base64Of = (bytes: Uint8Array): string => btoa(binaryText(bytes));

/** The bytes of a base64 text; throws for what is none. */
export const bytesOfBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
