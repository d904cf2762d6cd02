import { createStore, del, get, set } from 'idb-keyval';
import { failed, ok, type Result } from '../../base/finding';
import type { NamedFile } from '../../port/files';

/** The open workbook, kept by the browser on this machine: a page that is closed or falls over loses nothing. */
export interface Keep {
  put(file: NamedFile): Promise<Result<void>>;
  /** What was kept, or null. */
  take(): Promise<Result<NamedFile | null>>;
  clear(): Promise<Result<void>>;
}

const slot = 'open';

/** A browser in private mode, or one told to keep nothing, has no storage: that is told and never thrown. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch {
    return failed(
      'keep-unavailable',
      '浏览器不让本页保存数据（无痕模式、已禁用或空间已满），关闭页面会丢失没有另存的内容。',
      '请随时点“另存”把工作簿存成文件，或换用普通窗口。',
    );
  }
}

const isFile = (value: unknown): value is NamedFile =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'bytes' in value &&
  value.bytes instanceof Uint8Array;

export function localKeep(): Keep {
  // Opening the storage can fail too, so it is opened inside an attempt, at the first use.
  let opened: ReturnType<typeof createStore> | undefined;
  const store = () => (opened ??= createStore('kaohe', 'workbook'));
  return {
    put: ({ name, bytes }) => attempt(() => set(slot, { name, bytes }, store())),
    take: () =>
      attempt(async () => {
        const kept: unknown = await get(slot, store());
        return isFile(kept) ? kept : null;
      }),
    clear: () => attempt(() => del(slot, store())),
  };
}
