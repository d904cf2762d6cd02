import { now } from '../../base/clock';
import { ok, type Finding, type Result } from '../../base/finding';
import { fileMaster, folderOutbox, folderShelf } from '../../hosts/folder';
import { kindFacts, paperKinds, type Paper, type PaperKind } from '../../papers/paper';
import { openMaster, type OpenMaster } from '../../workflow/master';
import { paperPath, papersOf, papersWorkbook } from '../../workflow/papers';
import { wordBytes } from '../../word/write';
import { options, UsageError } from '../arguments';
import { complain, findingLine, say, terminalProgress } from '../terminal';

/** kaohe papers */

const isKind = (word: string): word is PaperKind => (paperKinds as readonly string[]).includes(word);

/** What is made when nobody says. */
const usual: readonly PaperKind[] = paperKinds.filter((kind) => kindFacts[kind].usual);

function kindsOf(words: readonly string[]): readonly PaperKind[] {
  const unknown = words.find((word) => !isKind(word));
  if (unknown !== undefined)
    throw new UsageError(`--kind 没有“${unknown}”，可用：${paperKinds.join('、')}。`);
  return words.length > 0 ? words.filter(isKind) : usual;
}

async function writePapers(
  papers: readonly Paper[],
  out: string,
  overwrite: boolean,
): Promise<Result<number>> {
  const shelf = folderShelf(out, overwrite);
  const progress = terminalProgress('生成');
  for (const [index, paper] of papers.entries()) {
    await progress(index, papers.length, paper.name);
    const written = await shelf.put(`${paperPath(paper)}.docx`, await wordBytes(paper));
    if (!written.ok) return written;
  }
  await progress(papers.length, papers.length, '');
  return ok(papers.length);
}

async function lastYear(path: string | undefined): Promise<Result<OpenMaster | undefined>> {
  return path === undefined ? ok(undefined) : openMaster(fileMaster(path, undefined, true));
}

function refused(finding: Finding): number {
  complain(findingLine(finding));
  return 1;
}

export async function papers(args: readonly string[]): Promise<number> {
  const given = options(args, {
    texts: ['master', 'out', 'last', 'as', 'date'],
    lists: ['kind', 'unit'],
    flags: ['no-rank', 'scores', 'names', 'overwrite'],
  });
  const as = given.text('as') ?? 'docx';
  if (as !== 'docx' && as !== 'xlsx') throw new UsageError('--as 只能是 docx 或 xlsx。');
  const today = given.text('date') ?? now().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new UsageError('--date 要写成 2020-01-20。');
  const [kinds, out] = [kindsOf(given.all('kind')), given.required('out')];
  const open = await openMaster(fileMaster(given.required('master'), undefined, true));
  if (!open.ok) return refused(open.finding);
  const last = await lastYear(given.text('last'));
  if (!last.ok) return refused(last.finding);
  const units = given.all('unit');
  const made = papersOf(open.value, {
    kinds,
    ...(units.length > 0 ? { units } : {}),
    rank: !given.flag('no-rank'),
    scores: given.flag('scores'),
    named: given.flag('names'),
    today,
    last: last.value,
  });
  if (!made.ok) return refused(made.finding);
  const written =
    as === 'docx'
      ? await writePapers(made.value, out, given.flag('overwrite'))
      : await folderOutbox(out).put('文书.xlsx', papersWorkbook(open.value, made.value));
  if (!written.ok) return refused(written.finding);
  say(`已生成文书 ${made.value.length} 份：${out}${as === 'xlsx' ? '/文书.xlsx' : ''}`);
  return 0;
}
