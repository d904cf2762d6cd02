import { draftCheck } from '../../forms/draft/lines';
import { readScheme } from '../../forms/master/scheme-reading';
import { fileMaster, readFileWorkbook } from '../../hosts/folder';
import { zhengzhou2019 } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { draftOrigin } from '../../workflow/draft';
import { createMaster } from '../../workflow/issue';
import { options } from '../arguments';
import { now } from '../../base/clock';
import { newId } from '../../base/id';
import { complain, findingLine, say, sayFindings } from '../terminal';

interface Given {
  scheme: Scheme;
  origin: string;
}

/** The scheme of an edited 总表 or of a 草案 that was looked at, or null after saying what is wrong with it. */
async function schemeOf(path: string): Promise<Given | null> {
  const book = await readFileWorkbook(path);
  if (!book.ok) {
    complain(findingLine(book.finding));
    return null;
  }
  const draft = draftCheck(book.value);
  const { scheme, findings } = readScheme(book.value);
  const all = [...(draft?.findings ?? []), ...findings];
  sayFindings(all);
  if (!scheme || all.some(({ severity }) => severity === 'error')) return null;
  return { scheme, origin: draftOrigin(draft) };
}

/** kaohe new */
export async function create(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['out', 'scheme', 'by'] });
  const out = given.required('out');
  const source = given.text('scheme');
  const from = source === undefined ? { scheme: zhengzhou2019(), origin: '' } : await schemeOf(source);
  if (!from) return 1;
  const { scheme, origin } = from;
  const created = await createMaster(fileMaster(out), scheme, now(), {
    id: newId(),
    by: given.text('by') ?? '',
    origin,
  });
  if (!created.ok) {
    complain(findingLine(created.finding));
    return 1;
  }
  say(`已建总表：${out}（${scheme.title}，${scheme.documentNumber}）`);
  return 0;
}
