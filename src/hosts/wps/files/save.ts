import { failed, ok, type Finding, type Result } from '../../../base/finding';
import { attempt } from '../object-model/access';
import { safeName } from '../../../cells/file-name';
import type { Disk } from './disk';
import { messageOf } from '../../../base/thrown';
import { wpsFinding, wpsFindings } from '../findings';
import type { Application } from '../object-model/members';
import type { Note } from '../object-model/settings';

/** What the page around the program can do. */
export interface Surroundings {
  /** Hands a file over the way a browser does. Without it that way is not taken. */
  download?: (name: string, bytes: Uint8Array) => void;
  /** Says something that people should know: where a file went. */
  tell?: (message: string) => void;
  /** Hears what people should know and nobody asked for. */
  report?: (finding: Finding) => void;
  /** The engine, as the page's navigator names it. */
  engine?: string;
}

const kinds: Readonly<Record<string, string>> = {
  xlsx: 'Excel 工作簿 (*.xlsx),*.xlsx',
  zip: '压缩文件 (*.zip),*.zip',
};

const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
};

/** The place that the user chooses; null where they call it off, undefined where they cannot be asked. */
function asked(app: Application, name: string): string | null | undefined {
  const extension = extensionOf(name);
  const answer = attempt(() =>
    app.GetSaveAsFilename?.(safeName(name), kinds[extension] ?? '所有文件 (*.*),*.*'),
  );
  if (answer === undefined) return undefined;
  if (typeof answer !== 'string' || answer === '' || answer === 'False') return null;
  return extension === '' || extensionOf(answer) === extension ? answer : `${answer}.${extension}`;
}

/**
 * Saving for the user: where they say; else on the desktop, and they are told; else as a browser downloads. A file that
 * does not hold all bytes afterwards counts as not saved.
 */
export function saver(
  app: Application,
  disk: Disk | undefined,
  { download, tell }: Surroundings,
  note: Note,
): (name: string, bytes: Uint8Array) => Result<void> {
  return (name, bytes) => {
    if (disk) {
      const chosen = asked(app, name);
      if (chosen === null) return failed('cancelled', '没有保存：已取消。', '需要时请再保存一次。');
      try {
        const path = chosen ?? disk.free(disk.visible, name);
        disk.write(path, bytes);
        tell?.(`已保存到 ${path}`);
        return ok(undefined);
      } catch (error) {
        note(`保存“${name}”：${messageOf(error)}`);
        if (!download) return wpsFinding(`保存“${name}”`, error);
      }
    }
    if (!download)
      return wpsFindings.cannot('由加载项保存文件', '请用浏览器版导出，或在 WPS 里用“文件—另存为”。');
    download(name, bytes);
    return ok(undefined);
  };
}
