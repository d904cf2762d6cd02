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

/** The bytes of {@link binaryText}. */
export function bytesOfBinary(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index) & 0xff;
  return bytes;
}

/** Base64, as Excel's interfaces take a file. */
export const base64Of = (bytes: Uint8Array): string => btoa(binaryText(bytes));
