import type { Finding } from '../base/finding';
import { checkFile } from '../checks/file';
import { error } from '../checks/finding';
import { checkFormulas } from '../checks/formulas';
import { readMaster } from '../forms/master/reading';
import type { HostWorkbook, Incoming } from '../port/port';
import type { Scheme } from '../schemes/scheme';
import { asRead } from './as-read';
import { openMaster } from './master';
import { readReturn } from './returns';
import { masterFindings } from './settle';

/** 校验 of any of our workbooks, by what it says it is. */
export async function checkWorkbook(
  incoming: Incoming,
  schemeFor: (id: string) => Scheme | undefined,
  newest?: HostWorkbook['newest'],
): Promise<Finding[]> {
  const file = incoming.label;
  const book = await incoming.read();
  if (!book.ok) return [{ ...book.finding, file }];
  const { identity, findings } = checkFile(null, book.value, file);
  if (!identity) return findings;
  const again: Incoming = {
    ...incoming,
    label: file,
    hash: incoming.hash,
    read: () => Promise.resolve(book),
  };
  if (identity.kind === 'master') {
    const open = await openMaster(asRead(file, book.value, newest));
    // All that keeps it from being read, not only what came first.
    const unreadable = open.ok ? [] : readMaster(book.value).findings;
    if (!open.ok)
      return (unreadable.length > 0 ? unreadable : [open.finding]).map((each) => ({ ...each, file }));
    const { reading, state } = open.value;
    return [...masterFindings(open.value, state), ...checkFormulas(reading, state, open.value.label)].map(
      (finding) => ({
        ...finding,
        file: finding.file ?? file,
      }),
    );
  }
  if (identity.kind === 'blank') return findings;
  const scheme = schemeFor(identity.scheme);
  if (!scheme)
    return [
      ...findings,
      error(
        'file-other-scheme',
        `不认识方案 ${identity.scheme}。`,
        '用 --master 指明总表，按总表里的方案校验。',
        { file },
      ),
    ];
  const found = (await readReturn(scheme, again)).flatMap((each) => each.findings);
  // A form that is still blank is refused when collected; looked at by itself it is in order.
  return found.map((each) => (each.code === 'form-blank' ? { ...each, severity: 'warning' } : each));
}
