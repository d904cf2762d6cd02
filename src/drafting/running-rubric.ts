import { readClauses } from './clauses';
import { consequences } from './consequence';
import { fold } from './fold';
import { pointsInBrackets, type DraftItem, type ReadRubric } from './rubric';
import type { Block, Paragraph, Unread } from './source';
import { unreadScores } from './account';

/** A rubric without a table: numbered paragraphs, whose headings carry points in brackets. */

const heading = /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])/;
const article = /^\s*第[一二三四五六七八九十百]+条/;

const scores = (text: string): boolean =>
  consequences(fold(text).text).some(
    ({ kind }) => kind === '扣' || kind === '得' || kind === '不得分' || kind === '酌情',
  );

/** Three paragraphs with deductions make a rubric; fewer are remarks. */
export function runningRubric(blocks: readonly Block[]): (ReadRubric & { rest: Block[] }) | null {
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const scored = paragraphs.filter(({ text }) => scores(text));
  const needed = scored.some(({ text }) => readClauses(text).clauses.length > 2) ? 1 : 3;
  if (scored.length < needed) return null;
  const items: DraftItem[] = [];
  const unread: Unread[] = [];
  const rest: Block[] = blocks.filter((block) => block.kind !== 'paragraph');
  let title = '';
  let no = 0;
  for (const { at, text } of paragraphs) {
    const points = pointsInBrackets(text.slice(0, 60));
    if (!scores(text)) {
      if (heading.test(text) && points !== null && text.length < 60)
        items.push({ title: text.trim(), points, rows: [] });
      else {
        if (
          items.length === 0 &&
          text.length < 60 &&
          /细则|标准|办法|方案|考核|考评/.test(text) &&
          !article.test(text)
        )
          title ||= text.trim();
        rest.push({ kind: 'paragraph', at, text });
      }
      continue;
    }
    if (items.length === 0) items.push({ title: '', points: null, rows: [] });
    no += 1;
    const read = readClauses(text);
    items
      .at(-1)
      ?.rows.push({ no, content: '', standard: text, method: '', points, clauses: read.clauses, at });
    unread.push(
      ...unreadScores(text, read.used, at, { why: '没有读作条款', known: points === null ? [] : [points] }),
    );
  }
  const kept = items.filter(({ rows }) => rows.length > 0);
  return { rubric: { title, items: kept, notes: [], at: '正文' }, unread, rest };
}
