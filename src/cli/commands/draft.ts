import { basename } from 'node:path';
import { readSource } from '../../documents/read';
import { draftOf } from '../../drafting/draft';
import { draftJson } from '../../drafting/json';
import { draftDifferences, draftedWorkbook } from '../../workflow/draft';
import { fileBytes, fileMaster, readFileWorkbook } from '../../hosts/folder';
import { options } from '../arguments';
import { readScheme } from '../../forms/master/scheme-reading';
import type { Scheme } from '../../schemes/scheme';
import { complain, findingLine, say, sayFindings, sayJson } from '../terminal';

/** The scheme of last year's 总表, or null after saying what is wrong with it. */
async function lastYear(path: string): Promise<Scheme | null> {
  const book = await readFileWorkbook(path);
  if (!book.ok) {
    complain(findingLine(book.finding));
    return null;
  }
  const { scheme, findings } = readScheme(book.value);
  if (!scheme) sayFindings(findings);
  return scheme;
}

/** kaohe draft */
export async function draft(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['from', 'out', 'against'], flags: ['json'] });
  const from = given.required('from');
  const label = basename(from);
  const bytes = await fileBytes(from, label);
  const source = bytes.ok ? await readSource(bytes.value, label) : bytes;
  if (!source.ok) {
    complain(findingLine(source.finding));
    return 1;
  }
  const drawn = draftOf(source.value);
  if (given.flag('json')) sayJson(draftJson(drawn));
  else {
    const clauses = drawn.rubrics.flatMap(({ items }) =>
      items.flatMap(({ rows }) => rows.flatMap((row) => row.clauses)),
    );
    const doubtful = clauses.filter(({ doubts }) => doubts.length > 0).length;
    say(
      `读出考核细则 ${drawn.rubrics.length} 份、条款 ${clauses.length} 条，其中 ${doubtful} 条请核对；另有 ${drawn.unread.length} 处没有读入：`,
    );
    for (const { where, text, why } of drawn.unread)
      say(`  ${where}：${why}${text === '' ? '' : `（${text.slice(0, 60)}）`}`);
  }
  if (drawn.rubrics.length === 0) {
    complain(
      '错误 [draft-nothing]：没有找到考核细则。请核对选的是不是通知全文；表格要有“考核标准”“分值”一类的表头。',
    );
    return 1;
  }
  const against = given.text('against');
  const last = against === undefined ? undefined : await lastYear(against);
  if (last === null) return 1;
  if (last && !given.flag('json')) {
    const changes = draftDifferences(drawn, last);
    say(`与去年（${last.title}）对照，${changes.length} 处不同：`);
    for (const { where, what, subject, before, after } of changes)
      say(`  ${where} ${what}${subject}：${[before, after].filter((text) => text !== '').join(' → ')}`);
  }
  const out = given.text('out');
  if (out === undefined) return 0;
  const written = await fileMaster(out).create(draftedWorkbook(drawn, last));
  if (!written.ok) {
    complain(findingLine(written.finding));
    return 1;
  }
  if (!given.flag('json'))
    say(`已写草案：${out}。逐行核对后，用 kaohe new --scheme ${out} --out 总表.xlsx 建总表。`);
  return 0;
}
