/** Six random bytes in hex: tells one 总表 from another. `fill` is for tests and samples that must repeat. */
export function newId(fill: (bytes: Uint8Array) => void = (bytes) => crypto.getRandomValues(bytes)): string {
  const bytes = new Uint8Array(6);
  fill(bytes);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
