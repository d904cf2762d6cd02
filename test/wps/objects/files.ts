import type { Env, FileSystem } from '../../../src/hosts/wps/object-model/members';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** The program's file system, as a map of paths. */

const temporaryFolder = 'C:\\Users\\kh\\AppData\\Local\\Temp';
export const desktopFolder = 'C:\\Users\\kh\\Desktop';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

export function fileSystemObject({ files }: World): FileSystem {
  const known = (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw new Refusal(`没有文件 ${path}`);
    return bytes;
  };
  return strictly('FileSystem', {
    Exists: (path: string) => files.has(path),
    Remove: (path: string) => files.delete(path),
    writeAsBinaryString: (path: string, text: string) => {
      files.set(path, bytesOf(text));
      return true;
    },
    ReadFileAsArrayBuffer: (path: string) => known(path).slice().buffer,
  });
}

export const envObject = (): Env =>
  strictly('Env', {
    GetTempPath: () => `${temporaryFolder}\\`,
    GetHomePath: () => 'C:\\Users\\kh',
    GetDesktopPath: () => desktopFolder,
  });
