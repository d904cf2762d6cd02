import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok, type Result } from '../../base/finding';
import { isLitter } from '../../cells/file-name';
import type { CellMark } from '../../port/files';
import type { Incoming } from '../../port/port';
import { unarchived } from '../../xlsx/archive';
import { xlsxFormat } from '../../xlsx/format';
import { systemFinding } from './findings';
import { makeRoom } from './memory';
import { previousPattern } from './previous';
import { fileBytes } from './read-file';

/**
 * Files that came back, in a folder and those below it. Everything is listed that could be somebody's return, also what
 * we cannot read (.xls, .et, .ods, a scan): a file that vanishes without a word is a score that vanishes.
 */

/** Never a return: our own notes and reports, and text. */
const documents = /\.(?:txt|md|json|html?|log)$/i;
/** Folders in which programs keep things of their own. */
const ofPrograms = /^\.(?:git|svn|Trash.*|Spotlight.*|fseventsd|TemporaryItems|DocumentRevisions.*)$/i;

interface Found {
  label: string;
  path: string;
  /** Why it is named and not read. */
  passed?: ReturnType<typeof failed>;
}

const passedOver = {
  link: (file: string) =>
    failed('file-link', '这是链接（快捷方式），没有跟着去读。', '请把文件本身复制进收表文件夹再收。', {
      file,
    }),
  hidden: (file: string) =>
    failed('file-hidden', '这是隐藏的文件或文件夹，没有读取。', '里面有报来的表的，取消隐藏后再收。', {
      file,
    }),
  unfinished: (file: string) =>
    failed(
      'file-unfinished',
      '这个文件还没有下载完，或是备份，没有读取。',
      '下载完成后再收；不需要的请移走。',
      {
        file,
      },
    ),
  special: (file: string) =>
    failed('file-not-workbook', '这不是普通文件，没有读取。', '请移出收表文件夹。', { file }),
};

async function filesBelow(folder: string, prefix: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (isLitter(name) || ofPrograms.test(name) || previousPattern.test(name)) continue;
    const label = prefix + name;
    const path = join(folder, name);
    const pass = (why: (file: string) => ReturnType<typeof failed>) =>
      found.push({ label, path, passed: why(label) });
    // Links are not followed: they can lead in circles, or to somebody else's files. They are named, like all that
    // could hold somebody's return.
    if (entry.isSymbolicLink() || /\.(?:lnk|url|webloc)$/i.test(name)) pass(passedOver.link);
    else if (name.startsWith('.')) {
      if (!entry.isDirectory() || (await below(path, label)).length > 0) pass(passedOver.hidden);
    } else if (entry.isDirectory()) found.push(...(await below(path, label)));
    else if (documents.test(name)) continue;
    else if (/\.(?:bak|part|partial|crdownload|download)$/i.test(name)) pass(passedOver.unfinished);
    else if (entry.isFile()) found.push({ label, path });
    else pass(passedOver.special);
  }
  return found;
}

/** A folder that cannot be read is named; the others are read. */
async function below(path: string, label: string): Promise<Found[]> {
  try {
    return await filesBelow(path, `${label}/`);
  } catch (error) {
    return [{ label, path, passed: systemFinding(error, '读取', label) }];
  }
}

/** A file of the folder, or of an archive in it. */
interface FolderFile extends Incoming {
  /** A copy of it with cells marked and noted. */
  marked(marks: readonly CellMark[]): Promise<Result<Uint8Array>>;
}

/** The inbox of a folder. Sorted by path, so that two runs see one order. */
export function folderInbox(folder: string) {
  return {
    async list(): Promise<Result<readonly FolderFile[]>> {
      try {
        const files = await filesBelow(folder, '');
        files.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
        const found: FolderFile[] = [];
        for (const file of files) found.push(...(await incoming(file)));
        return ok(found);
      } catch (error) {
        const finding = systemFinding(error, '读取', basename(folder));
        if (finding.finding.code !== 'file-missing') return finding;
        return failed('folder-missing', `找不到文件夹「${folder}」。`, '请检查文件夹是否被移走或改名。');
      }
    },
  };
}

const unreadable = (label: string, why: Result<never>): FolderFile => ({
  label,
  // A file that cannot be loaded is known by its failure; its hash stays empty.
  hash: '',
  read: () => Promise.resolve(why),
  marked: () => Promise.resolve(why),
});

/**
 * Read twice, once for the hash and once for its content, so that a full inbox does not fill the memory.
 * @param load the bytes once more
 */
function readAgain(label: string, hash: string, load: () => Promise<Result<Uint8Array>>): FolderFile {
  async function same(): Promise<Result<Uint8Array>> {
    const again = await load();
    return again.ok && xlsxFormat.hash(again.value) !== hash ? changedMeanwhile(label) : again;
  }
  return {
    label,
    hash,
    read: async () => {
      const again = await same();
      if (!again.ok) return again;
      makeRoom(again.value.length);
      return xlsxFormat.read(again.value, label);
    },
    marked: async (marks) => {
      const again = await same();
      return again.ok ? ok(xlsxFormat.marked(again.value, marks)) : again;
    },
  };
}

const changedMeanwhile = (label: string) =>
  failed('file-changed', `「${label}」在读取过程中被改动。`, '请等文件复制或同步完成后再收一次。', {
    file: label,
  });

/** A file, or the files in an archive. */
async function incoming({ label, path, passed }: Found): Promise<FolderFile[]> {
  if (passed) return [unreadable(label, passed)];
  const load = () => fileBytes(path, label);
  const bytes = await load();
  if (!bytes.ok) return [unreadable(label, bytes)];
  const inside = unarchived(bytes.value, (name) => !documents.test(name));
  if (!inside) return [readAgain(label, xlsxFormat.hash(bytes.value), load)];
  return inside
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, bytes: own }) =>
      readAgain(`${label}/${name}`, xlsxFormat.hash(own), async () => {
        const again = await load();
        if (!again.ok) return again;
        const [file] = unarchived(again.value, (other) => other === name) ?? [];
        return file ? ok(file.bytes) : changedMeanwhile(label);
      }),
    );
}
