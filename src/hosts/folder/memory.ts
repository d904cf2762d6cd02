import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Node gives memory back late: while it has much to give, what earlier files needed is still there when the next is
 * unpacked, and eight large files in an inbox take as much as all of them together. An ordinary form is far below this
 * many bytes; an inbox full of them pays for a few collections of a small heap.
 */
const bytesBetween = 512 * 1024;

let unpacked = 0;
let collectGarbage: (() => void) | undefined;

/** To be called before a file of that many bytes is unpacked. */
export function makeRoom(bytes: number): void {
  unpacked += bytes;
  if (unpacked < bytesBetween) return;
  unpacked = 0;
  if (!collectGarbage) {
    setFlagsFromString('--expose-gc');
    collectGarbage = runInNewContext('gc') as () => void;
  }
  collectGarbage();
}
