import type { Env, FileSystem } from '../../../src/hosts/wps/model';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** The program's file system, as a map of paths. */

const temporaryFolder = 'C:\\Users\\kh\\AppData\\Local\\Temp';
export const desktopFolder = 'C:\\Users\\kh\\Desktop';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const textOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

export function fileSystemObject({ files, quirks }: World): FileSystem {
  const known = (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw new Refusal(`没有文件 ${path}`);
    return bytes;
  };
  const { oldFiles, textFiles } = quirks;
  return strictly('FileSystem', {
    Exists: (path: string) => files.has(path),
    Remove: (path: string) => files.delete(path),
    WriteFile: (path: string, text: string) => {
      files.set(path, oldFiles ? bytesOf(text) : new TextEncoder().encode(text));
      return true;
    },
    readAsBinaryString: (path: string) => textOf(known(path)),
    ...(oldFiles
      ? { writeAsBinaryString: undefined, ReadFileAsArrayBuffer: undefined }
      : {
          writeAsBinaryString: (path: string, text: string) => {
            if (textFiles) throw new Refusal(`路径 ${path}`);
            files.set(path, bytesOf(text));
            return true;
          },
          ReadFileAsArrayBuffer: (path: string) => known(path).slice().buffer,
        }),
  } as FileSystem);
}

export const envObject = (): Env =>
  strictly('Env', {
    GetTempPath: () => `${temporaryFolder}\\`,
    GetHomePath: () => 'C:\\Users\\kh',
    GetDesktopPath: () => desktopFolder,
  });
