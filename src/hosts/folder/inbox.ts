import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failed, ok, type Result } from '../../base/finding';
import type { Incoming, Inbox } from '../../port/port';
import { systemFinding } from './findings';
import { readWorkbook } from '../../xlsx/read';
import { fileBytes } from './read-file';

/**
 * Files that came back, in a folder and those below it. Everything is listed that could be somebody's return, also what
 * we cannot read (.xls, .et, .ods, a scan): a file that vanishes without a word is a score that vanishes.
 */

/** Made by programs, not by people. */
const ignored =
  /^(?:~\$|\.|\._)|\.(?:tmp|lnk|ini|db|log|bak|part|crdownload)$|^(?:Thumbs\.db|desktop\.ini)$/i;
/** Never a return: our own notes and reports, and text. */
const documents = /\.(?:txt|md|json|html?|log)$/i;

interface Found {
  label: string;
  path: string;
}

async function filesBelow(folder: string, prefix: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (ignored.test(entry.name)) continue;
    const label = prefix + entry.name;
    const path = join(folder, entry.name);
    // Links are not followed: they can lead in circles, or to somebody else's files.
    if (entry.isDirectory()) found.push(...(await filesBelow(path, `${label}/`)));
    else if (entry.isFile() && !documents.test(entry.name)) found.push({ label, path });
  }
  return found;
}

/** The inbox of a folder. Sorted by path, so that two runs see one order. */
export function folderInbox(folder: string): Inbox {
  return {
    async list(): Promise<Result<readonly Incoming[]>> {
      try {
        const files = await filesBelow(folder, '');
        files.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
        const found: Incoming[] = [];
        for (const file of files) found.push(await incoming(file));
        return ok(found);
      } catch (error) {
        const finding = systemFinding(error, '读取', basename(folder));
        if (finding.finding.code !== 'file-missing') return finding;
        return failed('folder-missing', `找不到文件夹「${folder}」。`, '请检查文件夹是否被移走或改名。');
      }
    },
  };
}

/** Read twice, once for the hash and once for its content, so that a full inbox does not fill the memory. */
async function incoming({ label, path }: Found): Promise<Incoming> {
  const bytes = await fileBytes(path, label);
  // A file that cannot be loaded is known by its failure; its hash stays empty.
  if (!bytes.ok) return { label, hash: '', read: () => Promise.resolve(bytes) };
  const hash = hashOf(bytes.value);
  async function read() {
    const again = await fileBytes(path, label);
    if (!again.ok) return again;
    if (hashOf(again.value) === hash) return readWorkbook(again.value, label);
    return failed('file-changed', `「${label}」在读取过程中被改动。`, '请等文件复制或同步完成后再收一次。', {
      file: label,
    });
  }
  return { label, hash, read };
}

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
