import { messageOf } from '../base/thrown';
import { failed, ok, type Result } from '../base/finding';
import type { Paper } from '../papers/paper';
import type { Progress } from '../port/port';
import { openMaster, type OpenMaster } from '../workflow/master';
import { paperPath, papersOf, papersWorkbook } from '../workflow/papers';
import type { Assistant, Package, PaperChoice } from './api';
import { readMaster, type Desk } from './desk';

/** 文书. */

/** Where nothing was given that writes Word documents. */
export const noWord = (): Promise<Uint8Array> => Promise.reject(new Error('这里不能做 Word 文件'));

async function lastYear(desk: Desk, { last }: PaperChoice): Promise<Result<OpenMaster | undefined>> {
  if (!last) return ok(undefined);
  const read = () => desk.files.read(last.bytes, last.name);
  return openMaster({ label: last.name, read });
}

const stopped: Package = { name: '', bytes: new Uint8Array(), files: 0, cancelled: true };

/** One document as it is, several in an archive. */
async function words(
  desk: Desk,
  papers: readonly Paper[],
  archive: string,
  progress: Progress,
): Promise<Result<Package>> {
  const files = new Map<string, Uint8Array>();
  for (const [index, paper] of papers.entries()) {
    if (!(await progress(index, papers.length, paper.name))) return ok(stopped);
    files.set(`${paperPath(paper)}.docx`, await desk.word(paper));
  }
  if (!(await progress(papers.length, papers.length, ''))) return ok(stopped);
  const [[path, bytes] = ['', new Uint8Array()]] = files;
  return ok(
    files.size === 1
      ? { name: path.split('/').at(-1) ?? path, bytes, files: 1, cancelled: false }
      : { name: `${archive}.zip`, bytes: desk.files.archive(files), files: files.size, cancelled: false },
  );
}

async function made(desk: Desk, choice: PaperChoice, progress: Progress): Promise<Result<Package>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const last = await lastYear(desk, choice);
  if (!last.ok) return last;
  const today = desk.now().slice(0, 10);
  const papers = papersOf(open.value, {
    ...choice,
    ...(choice.unit === undefined ? {} : { units: [choice.unit] }),
    today,
    last: last.value,
  });
  if (!papers.ok) return papers;
  const [only] = choice.kinds;
  const { year } = open.value.state.scheme;
  const name = `${choice.kinds.length === 1 && only ? only : '文书'}-${year}年度-${today}`;
  if (choice.as === 'word') return words(desk, papers.value, name, progress);
  if (!(await progress(0, 1, '做成表'))) return ok(stopped);
  const bytes = await desk.files.write(papersWorkbook(open.value, papers.value));
  if (!(await progress(1, 1, ''))) return ok(stopped);
  return ok({ name: `${name}.xlsx`, bytes, files: 1, cancelled: false });
}

type Steps = Pick<Assistant, 'papers'>;

export const paperSteps = (desk: Desk): Steps => ({
  papers: (choice, progress) =>
    made(desk, choice, progress).catch((error: unknown) =>
      failed(
        'papers-failed',
        `文书没有做成：${messageOf(error)}`,
        '请再试一次；仍不行的，点“做成表”，或在命令行里用 kaohe papers。',
      ),
    ),
});
