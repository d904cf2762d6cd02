import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { zipSync } from 'fflate';
import type { FileFormat } from '../port/files';
import { readWorkbook } from './read';
import { unarchived } from './archive';
import { markWorkbook } from './mark';
import { workbookBytes } from './write';

/** Workbooks as .xlsx bytes, in Node and in a browser alike. */
export const xlsxFormat: FileFormat = {
  read: readWorkbook,
  write: workbookBytes,
  hash: (bytes) => bytesToHex(sha256(bytes)),
  marked: markWorkbook,
  unarchived: (bytes) => unarchived(bytes),
  // Workbooks are compressed already; the archive only holds them together.
  archive: (files) => zipSync(Object.fromEntries(files), { level: 0 }),
};
