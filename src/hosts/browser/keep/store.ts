import { createStore, del, get, set } from 'idb-keyval';
import { failed, ok, type Result } from '../../../base/finding';
import type { NamedFile } from '../../../port/files';

/** The open workbook, kept by the browser on this machine: a page that is closed or falls over loses nothing. */
export interface Keep {
  put(work: KeptWork): Promise<Result<void>>;
  /** What was kept, or null. */
  take(): Promise<Result<KeptWork | null>>;
  clear(): Promise<Result<void>>;
}

interface KeptWork extends NamedFile {
  /** Of this workbook alone, since it was opened; "" where an older version of the page kept it. */
  id: string;
  /** The last entry of the journal that is in the bytes. */
  upTo: number;
}

const slot = 'open';

/** A browser in private mode, or one told to keep nothing, has no storage: that is told and never thrown. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch {
    return failed(
      'keep-unavailable',
      '浏览器不让本页保存数据（无痕模式、已禁用或空间已满），关闭页面会丢失没有下载的内容。',
      '请随时在“文件”里点“下载”，把工作簿存成文件，或换用普通窗口。',
    );
  }
}

function workOf(value: unknown): KeptWork | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, bytes, id, upTo } = value as Partial<KeptWork>;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return null;
  return { name, bytes, id: typeof id === 'string' ? id : '', upTo: typeof upTo === 'number' ? upTo : 0 };
}

export function localKeep(): Keep {
  // Opening the storage can fail too, so it is opened inside an attempt, at the first use.
  let opened: ReturnType<typeof createStore> | undefined;
  const store = () => (opened ??= createStore('kaohe', 'workbook'));
  return {
    put: (work) => attempt(() => set(slot, work, store())),
    take: () => attempt(async () => workOf(await get(slot, store()))),
    clear: () => attempt(() => del(slot, store())),
  };
}
