import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failed, ok } from '../../src/base/finding';
import { fileLayouts } from '../../src/xlsx/layouts';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import type { Inbox, Incoming, HostWorkbook, Outbox } from '../../src/port/port';

/** The port in memory, over the same bytes that files would hold. */

const alreadyRead = new WeakMap<Uint8Array, Map<string, ReturnType<typeof readWorkbook>>>();

/**
 * Bytes never change under the port, so what stands in them is read once and frozen: whoever changed what it was given
 * to read would change it for all others, and fails here.
 */
function readOnce(bytes: Uint8Array, label: string): ReturnType<typeof readWorkbook> {
  const readings = alreadyRead.get(bytes) ?? new Map<string, ReturnType<typeof readWorkbook>>();
  alreadyRead.set(bytes, readings);
  const reading = readings.get(label) ?? readWorkbook(bytes, label).then(frozen);
  readings.set(label, reading);
  return reading;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

export interface MemoryMaster extends HostWorkbook {
  bytes: () => Uint8Array;
  replace: (bytes: Uint8Array) => void;
  /** How often it was written. */
  writes: () => number;
}

export function memoryMaster(label = '总表.xlsx'): MemoryMaster {
  let content: Uint8Array | undefined;
  let writes = 0;
  const missing = () => failed('file-missing', '没有总表。', '先建表。', { file: label });
  return {
    label,
    create: async (model) => {
      content = await workbookBytes(model);
      return ok(undefined);
    },
    read: () => (content ? readOnce(content, label) : Promise.resolve(missing())),
    layouts: (sheets) => Promise.resolve(content ? fileLayouts(content, sheets, label) : missing()),
    write: async (changes, identity) => {
      if (!content) return missing();
      content = await patchWorkbook(content, changes, identity);
      writes += 1;
      return ok(undefined);
    },
    bytes: () => content ?? new Uint8Array(),
    replace: (bytes) => {
      content = bytes;
    },
    writes: () => writes,
  };
}

export type Files = Map<string, Uint8Array>;

export const memoryOutbox = (files: Files): Outbox => ({
  put: async (path, model) => {
    files.set(path, await workbookBytes(model));
    return ok(undefined);
  },
});

export const incoming = (label: string, bytes: Uint8Array): Incoming => ({
  label,
  hash: bytesToHex(sha256(bytes)),
  read: () => readOnce(bytes, label),
});

export const memoryInbox = (files: Files): Inbox => ({
  list: () =>
    Promise.resolve(
      ok([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, bytes]) => incoming(label, bytes))),
    ),
});
