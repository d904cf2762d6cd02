import { newerMaster } from '../../checks/file';
import { draftCheck } from '../../forms/draft/lines';
import { readScheme } from '../../forms/master/scheme-reading';
import { basename } from 'node:path';
import { readIdentity } from '../../forms/identity';
import type { WorkbookData } from '../../sheets/data';
import { carryOver, isSameYear } from '../../workflow/carry';
import { fileMaster, readFileWorkbook } from '../../hosts/folder';
import { zhengzhou2019 } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { draftOrigin } from '../../workflow/draft';
import { createMaster } from '../../workflow/issue';
import { options, UsageError } from '../arguments';
import { now } from '../../base/clock';
import { newId } from '../../base/id';
import { complain, findingLine, say, sayFindings } from '../terminal';

interface Given {
  scheme: Scheme;
  origin: string;
  /** The workbook that the scheme comes from; null for the built-in one. */
  book: WorkbookData | null;
}

/** The scheme of an edited 总表 or of a 草案 that was looked at, or null after saying what is wrong with it. */
async function schemeOf(path: string): Promise<Given | null> {
  const book = await readFileWorkbook(path);
  if (!book.ok) {
    complain(findingLine(book.finding));
    return null;
  }
  const newer = newerMaster(book.value, basename(path));
  if (newer) {
    complain(findingLine(newer));
    return null;
  }
  const draft = draftCheck(book.value);
  const { scheme, findings } = readScheme(book.value, true);
  const all = [...(draft?.findings ?? []), ...findings];
  sayFindings(all);
  if (!scheme || all.some(({ severity }) => severity === 'error')) return null;
  return { scheme, origin: draftOrigin(draft), book: book.value };
}

/** The scheme of a sample (范例), asked for by the name of its city. */
async function sampleOf(name: string): Promise<Given | null> {
  const { sampleNamed, sampleSchemeOf, sampleSchemes } = await import('../../sample/schemes');
  const sample = sampleNamed(name);
  if (!sample)
    throw new UsageError(
      `没有范例“${name}”。范例有：\n${sampleSchemes.map((each) => `  ${each.name}：${each.what}`).join('\n')}`,
    );
  const { scheme, findings } = sampleSchemeOf(sample);
  sayFindings(findings);
  return scheme && { scheme, origin: `方案取自范例“${sample.name}”。`, book: null };
}

/** Where the scheme of a new 总表 comes from. */
async function given(source: string | undefined, sample: string | undefined): Promise<Given | null> {
  if (source !== undefined && sample !== undefined) throw new UsageError('--scheme 和 --sample 只能选一个。');
  if (sample !== undefined) return sampleOf(sample);
  return source === undefined ? { scheme: zhengzhou2019(), origin: '', book: null } : schemeOf(source);
}

/** kaohe new */
export async function create(args: readonly string[]): Promise<number> {
  const asked = options(args, { texts: ['out', 'scheme', 'sample', 'by'] });
  const out = asked.required('out');
  const source = asked.text('scheme');
  const from = await given(source, asked.text('sample'));
  if (!from) return 1;
  const { scheme, origin, book } = from;
  if (source !== undefined && book && isSameYear(book, scheme))
    return carry(out, { scheme, book, label: basename(source) }, asked.text('by') ?? '');
  const created = await createMaster(fileMaster(out), scheme, now(), {
    id: newId(),
    by: asked.text('by') ?? '',
    origin,
  });
  if (!created.ok) {
    complain(findingLine(created.finding));
    return 1;
  }
  say(`已建总表：${out}（${scheme.title}，${scheme.documentNumber}）`);
  if (book) sayOnlyScheme(book, scheme);
  return 0;
}

/** 方案变更: the same year goes on in a new 总表. */
async function carry(
  out: string,
  { scheme, book, label }: { scheme: Scheme; book: WorkbookData; label: string },
  by: string,
): Promise<number> {
  const carried = carryOver(book, label, scheme, { now: now(), by });
  const created = carried.ok ? await fileMaster(out).create(carried.value.model) : carried;
  if (!carried.ok || !created.ok) {
    if (!created.ok) complain(findingLine(created.finding));
    return 1;
  }
  sayFindings(carried.value.findings);
  say(`已按改过的方案另建总表：${out}（${scheme.title}，${scheme.documentNumber}）`);
  say(`转入：${carried.value.words}。以后用新的总表，原来的留作底稿。`);
  return 0;
}

/** A 总表 of another year or scheme gives its scheme alone; which it is must not surprise anybody. */
function sayOnlyScheme(book: WorkbookData, scheme: Scheme): void {
  const identity = readIdentity(book.identity);
  if (identity?.kind !== 'master') return;
  const why =
    identity.scheme === scheme.id
      ? `原总表是 ${identity.year} 年度，新总表是 ${scheme.year} 年度`
      : `方案标识由 ${identity.scheme} 改为 ${scheme.id}`;
  say(`只取了方案：${why}，原总表里填写和收到的内容没有转入。`);
}
