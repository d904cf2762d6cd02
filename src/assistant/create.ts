import { messageOf } from '../base/thrown';
import { failed, ok, type Result } from '../base/finding';
import type { NamedFile } from '../port/files';
import type { Outbox, Progress } from '../port/port';
import { sampleNamed, sampleSchemeOf, sampleSchemes } from '../sample/schemes';
import { sampleMaster } from '../sample/year';
import { zhengzhou2019 } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';
import { acceptanceScheme } from '../workflow/acceptance';
import { carryOver, isSameYear, type Carried } from '../workflow/carry';
import { issue, issueOne, madeFor } from '../workflow/issue';
import { namedScheme, namesOf, saveNames, schemeOfWorkbook } from '../workflow/names';
import { sampleMark, type Assistant, type Names, type Package, type SchemeDraft } from './api';
import { begin, readMaster, type Desk } from './desk';

/** 建表 and 发表. */

export const draftOf = (
  scheme: Scheme,
  from: SchemeDraft['from'],
  findings: SchemeDraft['findings'],
): SchemeDraft => ({
  ...namesOf(scheme),
  from,
  title: scheme.title,
  documentNumber: scheme.documentNumber,
  findings,
});

export async function schemeOfFile(desk: Desk, file: NamedFile) {
  const book = await desk.files.read(file.bytes, file.name);
  if (!book.ok) return book;
  const read = schemeOfWorkbook(book.value);
  return read.ok ? ok({ ...read.value, carries: isSameYear(book.value, read.value.scheme) }) : read;
}

/** Workbooks kept in memory until they are saved as one file. */
function memoryOutbox({ files }: Desk, kept: Map<string, Uint8Array>): Outbox {
  return {
    put: async (path, model) => {
      kept.set(path, await files.write(model));
      return ok(undefined);
    },
  };
}

async function issued(desk: Desk, as: 'archive' | 'print', progress: Progress): Promise<Result<Package>> {
  const now = begin(desk, '发表');
  const kept = new Map<string, Uint8Array>();
  const result = await issue(
    desk.workbook,
    memoryOutbox(desk, kept),
    now,
    progress,
    as === 'print' ? 'print' : 'all',
    desk.by,
  );
  if (!result.ok) return result;
  const { cancelled } = result.value;
  if (cancelled) return ok({ name: '', bytes: new Uint8Array(), files: 0, cancelled });
  const date = now.slice(0, 10);
  const [[path, first] = []] = kept;
  const within = (folder: string) => [...kept.keys()].some((each) => each.startsWith(`${folder}/`));
  const made = [...(within('评价表') ? ['评价表'] : []), ...(within('考核组') ? ['考核组工作簿'] : [])];
  return as === 'print' && path !== undefined && first && kept.size === 1
    ? ok({
        name: `${(path.split('/').at(-1) ?? path).replace(/\.xlsx$/, '')}-${date}.xlsx`,
        bytes: first,
        files: 1,
        cancelled,
      })
    : ok({
        name: `${as === 'print' ? '打印用工作簿' : made.join('和')}-${date}.zip`,
        bytes: desk.files.archive(kept),
        files: kept.size,
        cancelled,
      });
}

/** The scheme of the sample of that name. */
function sampleScheme(name: string): Result<Scheme> {
  const sample = sampleNamed(name);
  const read = sample && sampleSchemeOf(sample);
  if (read?.scheme) return ok(read.scheme);
  const [trouble] = read?.findings ?? [];
  return trouble
    ? { ok: false, finding: trouble }
    : failed('sample-unknown', `没有范例“${name}”。`, '从列出的范例里选一个。');
}

/**
 * The 总表 of a draft: its scheme with the names of the draft. From another 总表 of the same year comes what was typed and
 * received there, too (方案变更).
 */
async function ofDraft(
  desk: Desk,
  draft: SchemeDraft,
  now: string,
): Promise<Result<{ model: WorkbookModel; carried: Carried | null }>> {
  const { from } = draft;
  const made = (scheme: Scheme, origin: string): Result<{ model: WorkbookModel; carried: null }> => {
    const named = namedScheme(scheme, draft);
    if (!named.ok) return named;
    const model = madeFor(named.value, now, { id: desk.newId(), by: desk.by, origin });
    return model.ok ? ok({ model: model.value, carried: null }) : model;
  };
  if (from === 'acceptance') return made(acceptanceScheme(), '验收样例，不是正式考核。');
  if (from === 'built-in') return made(zhengzhou2019(), '');
  if (typeof from === 'string') {
    const name = from.slice(sampleMark.length);
    const sampled = sampleScheme(name);
    return sampled.ok ? made(sampled.value, `方案取自范例“${name}”。`) : sampled;
  }
  const book = await desk.files.read(from.bytes, from.name);
  if (!book.ok) return book;
  const source = schemeOfWorkbook(book.value);
  if (!source.ok) return source;
  const named = namedScheme(source.value.scheme, draft);
  if (!named.ok) return named;
  if (!isSameYear(book.value, named.value)) return made(source.value.scheme, source.value.origin);
  const scheme: Scheme =
    draft.byFullMarks === true
      ? { ...named.value, readings: { ...named.value.readings, 折算系数: '按满分折算' } }
      : named.value;
  const carried = carryOver(book.value, from.name, scheme, { now, by: desk.by });
  return carried.ok ? ok({ model: carried.value.model, carried: carried.value }) : carried;
}

async function modelOfDraft(desk: Desk, draft: SchemeDraft, now: string): Promise<Result<WorkbookModel>> {
  const made = await ofDraft(desk, draft, now);
  return made.ok ? ok(made.value.model) : made;
}

type Steps = Pick<
  Assistant,
  | 'builtInDraft'
  | 'draftFrom'
  | 'schemeSamples'
  | 'sampleDraft'
  | 'carried'
  | 'create'
  | 'sample'
  | 'masterFile'
  | 'saveNames'
  | 'names'
  | 'issue'
  | 'issueOne'
>;

export const createSteps = (desk: Desk): Steps => ({
  builtInDraft: () => Promise.resolve(draftOf(zhengzhou2019(), 'built-in', [])),

  draftFrom: async (file) => {
    const read = await schemeOfFile(desk, file);
    if (!read.ok) return read;
    const draft = draftOf(read.value.scheme, file, read.value.findings);
    return ok(read.value.carries ? { ...draft, carries: true } : draft);
  },

  carried: async (draft) => {
    const made = await ofDraft(desk, draft, desk.now());
    if (!made.ok) return made;
    const { carried } = made.value;
    return ok(
      carried && { words: carried.words, findings: carried.findings, coefficients: carried.coefficients },
    );
  },

  schemeSamples: () => Promise.resolve(sampleSchemes.map(({ name, what }) => ({ name, what }))),

  sampleDraft: (name) => {
    const scheme = sampleScheme(name);
    return Promise.resolve(scheme.ok ? ok(draftOf(scheme.value, `${sampleMark}${name}`, [])) : scheme);
  },

  create: async (draft) => {
    const model = await modelOfDraft(desk, draft, begin(desk, '建表'));
    return model.ok ? desk.workbook.create(model.value) : model;
  },

  sample: async (progress) => {
    const model = await sampleMaster(progress);
    if (!model.ok) return model;
    if (!model.value) return ok(false);
    begin(desk, '看样例');
    const created = await desk.workbook.create(model.value);
    return created.ok ? ok(true) : created;
  },

  masterFile: async (draft) => {
    const model = await modelOfDraft(desk, draft, desk.now());
    if (!model.ok) return model;
    return ok({
      name: `${model.value.title}.xlsx`,
      bytes: await desk.files.write(model.value),
      files: 1,
      cancelled: false,
    });
  },

  saveNames: (names: Names) => {
    const author = { now: begin(desk, '填名单'), by: desk.by };
    return saveNames(desk.workbook, names, author);
  },

  names: async () => {
    const open = await readMaster(desk);
    return open.ok ? ok(namesOf(open.value.state.scheme)) : open;
  },

  issueOne: async (id) => {
    const one = await issueOne(desk.workbook, id, begin(desk, '补发'), desk.by);
    if (!one.ok) return one;
    const { name, model } = one.value;
    return ok({ name, bytes: await desk.files.write(model), files: 1, cancelled: false });
  },

  issue: (as, progress) =>
    issued(desk, as, progress).catch((error: unknown) =>
      failed(
        'issue-failed',
        `生成表格时出错：${messageOf(error)}`,
        '请再试一次；仍不行的，把这句话发给维护人员。',
      ),
    ),
});
