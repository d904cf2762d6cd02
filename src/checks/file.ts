import type { Finding } from '../base/finding';
import { layoutVersion, readIdentity, schemePrint, type FormIdentity } from '../forms/identity';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import { error, warning } from './finding';

/** Whether a workbook is ours, of this scheme and year: known by its identity, never by its name. */
export interface CheckedFile {
  identity: FormIdentity | null;
  /** An error among them means that the file is refused. */
  findings: Finding[];
}

const reissue = '请用考核助手发表的原表填写；找不到原表时重新发表一份。';

/** @param own the open 总表, where the file comes back to one */
export function checkFile(
  scheme: Scheme | null,
  book: WorkbookData,
  file: string,
  own?: MasterMark,
): CheckedFile {
  const identity = readIdentity(book.identity);
  const findings: Finding[] = [];
  if (book.baggage.includes('macros'))
    findings.push(
      warning(
        'file-macros',
        '文件带有宏；只读数据，宏不会运行。',
        '不必处理；如非本单位所加，请提醒填表人查毒。',
        { file },
      ),
    );
  if (book.baggage.includes('external-links'))
    findings.push(
      warning(
        'file-external-links',
        '文件引用了别的工作簿；只读存下的数值，不去更新。',
        '请核对被引用的数值。',
        { file },
      ),
    );
  if (!identity) {
    findings.push(error('file-not-ours', '认不出这是考核助手的表（没有标识）。', reissue, { file }));
    return { identity: null, findings };
  }
  const newer = newerMaster(book, file);
  if (newer) findings.push(newer);
  else if (isNewer(book))
    findings.push(
      warning(
        'file-newer-layout',
        `这份表是更新版本的考核助手发的（版式 ${book.identity.layout ?? ''}），可能有本版本读不到的内容。`,
        '请用发表的那个版本收表，或核对收到的内容。',
        { file },
      ),
    );
  if (scheme && identity.scheme !== scheme.id) {
    const year = identity.year === String(scheme.year) ? '' : `（${identity.year}年度）`;
    findings.push(
      error(
        'file-other-scheme',
        `这份表属于另一方案 ${identity.scheme}${year}，不是 ${scheme.id}。`,
        reissue,
        { file },
      ),
    );
  } else if (scheme && identity.year !== String(scheme.year))
    findings.push(error('file-other-year', `这份表是 ${identity.year} 年度的。`, reissue, { file }));
  else if (scheme && identity.fingerprint !== schemePrint(scheme))
    findings.push(
      warning(
        'file-older-scheme',
        '这份表发表以后，方案又改过。',
        '核对改动是否影响本表；影响的，重新发表后请对方重填。',
        { file },
      ),
    );
  if (own) findings.push(...otherMaster(identity, own, file));
  return { identity, findings };
}

/** Whether a later version of the program made the workbook, in a layout that this one does not know. */
const isNewer = ({ identity }: WorkbookData): boolean =>
  Number(identity.layout ?? layoutVersion) > Number(layoutVersion);

/** A 总表 that is newer than the program: what this one does not know it would leave out, and write so. */
export const newerMaster = (book: WorkbookData, file: string): Finding | undefined =>
  readIdentity(book.identity)?.kind === 'master' && isNewer(book)
    ? error(
        'master-newer',
        `这份总表是更新版本的考核助手写的（版式 ${book.identity.layout ?? ''}，本版本认到 ${layoutVersion}），用本版本会漏读、漏写。`,
        '换用新版本的考核助手打开；总表没有动过。',
        { file },
      )
    : undefined;

/** Which 总表 a file belongs to, and how far it had got: what a returned form and the open 总表 have in common. */
export type MasterMark = Pick<FormIdentity, 'master' | 'serial'>;

/** A form of another 总表 of the same year, or one that was made by a newer state of this one. 0.1.0 says neither. */
function otherMaster({ master, serial }: FormIdentity, own: MasterMark, file: string): Finding[] {
  if (master === '' || own.master === '') return [];
  if (master !== own.master)
    return [
      warning(
        'file-other-master',
        '这份表是由同一年度的另一份总表发出的。',
        '先弄清以哪一份总表为准：另建过总表、名单没有变的，照用即可；两份总表并用的，合到一份里。',
        { file, allowed: '一个年度只用一份总表。' },
      ),
    ];
  return serial > own.serial
    ? [
        warning(
          'master-older',
          `这份表发出时总表写过 ${serial} 次，现在打开的总表只写过 ${own.serial} 次：像是放回了旧的总表。`,
          '换回最新的总表再收；找不到的，把旧总表之后做过的事重做一遍。',
          { file },
        ),
      ]
    : [];
}
