import { readScheme } from '../../forms/master/scheme-reading';
import { fileMaster, readFileWorkbook } from '../../hosts/folder';
import { zhengzhou2019 } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { createMaster } from '../../workflow/issue';
import { options } from '../arguments';
import { now } from '../../base/clock';
import { newId } from '../../base/id';
import { complain, findingLine, say, sayFindings } from '../terminal';

/** The scheme of an edited 总表, or null after saying what is wrong with it. */
async function schemeOf(path: string): Promise<Scheme | null> {
  const book = await readFileWorkbook(path);
  if (!book.ok) {
    complain(findingLine(book.finding));
    return null;
  }
  const { scheme, findings } = readScheme(book.value);
  sayFindings(findings);
  return findings.some(({ severity }) => severity === 'error') ? null : scheme;
}

/** kaohe new */
export async function create(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['out', 'scheme', 'by'] });
  const out = given.required('out');
  const source = given.text('scheme');
  const scheme = source === undefined ? zhengzhou2019() : await schemeOf(source);
  if (!scheme) return 1;
  const created = await createMaster(fileMaster(out), scheme, now(), {
    id: newId(),
    by: given.text('by') ?? '',
  });
  if (!created.ok) {
    complain(findingLine(created.finding));
    return 1;
  }
  say(`已建总表：${out}（${scheme.title}，${scheme.documentNumber}）`);
  return 0;
}
