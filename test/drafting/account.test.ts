import * as fc from 'fast-check';
import { draftOf, unfiled, type Draft } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { fourthFields } from './field-sentences';
import { doubtful, sentences } from './sentences';

const all = [...[...sentences, ...fourthFields].map(([sentence]) => sentence), ...doubtful];

/** Sentences of the running text, and notes below a table. */
const running = [
  '考核实行百分制，90分以上为优秀，80分以上90分以下为良好，60分以下为不合格。',
  '获得省级表彰的加3分，市级表彰的加1分，累计不超过5分。',
  '被市级通报批评的，每次从总分中扣2分，最多扣6分。',
  '工作有创新的，可酌情加2分。',
  '未按时上报自评报告的，扣1分。',
  '领导评价实行10分制。',
  '各项扣分以15分为限，平时检查占30分。',
  '考核得分在60分以下的，实行“一票否决”。',
];

const score = /[\d０-９]+(?:[.．。·][\d０-９]+)?(?=\s*分(?![钟之类级工管组别包解公局支段析布期批片制]))/g;

/** The text with a number of its own for each 「N 分」, none of which is a part of another. */
function numbered(text: string): { text: string; scores: string[] } {
  const scores: string[] = [];
  const own = text.replace(score, () => {
    const number = `${10 + (scores.length % 60)}.${Math.floor(scores.length / 60)}1`;
    scores.push(number);
    return number;
  });
  return { text: own, scores };
}

/** All that a draft says of a text: what it read, with its numbers, and what it lists as unread. */
const saidOf = ({ rubrics, unread, facts }: Draft): string =>
  JSON.stringify([
    rubrics.map(({ items }) =>
      items.map(({ points, rows }) => [
        points,
        rows.map((row) => [
          row.points,
          row.clauses.map(({ points: score, to, limit, text, from, until }) => [
            score,
            to,
            limit,
            text,
            // Where a sentence is cut, its limit stands behind the quotation.
            row.standard.slice(from, until),
          ]),
        ]),
      ]),
    ),
    unread,
    unfiled(facts),
    facts,
  ]);

describe('原文里的每一个“N 分”', () => {
  test('写在标准、内容、方法、正文、备注、大项名称的哪一处，不是读进了，就是列为没有读入', () => {
    const some = (from: readonly string[], maxLength: number) =>
      fc.array(fc.constantFrom(...from), { maxLength });
    const row = fc.record({
      title: fc.boolean(),
      content: fc.constantFrom('', '', ...all.slice(0, 40)),
      standard: fc.constantFrom(...all),
      method: fc.constantFrom('查资料', '查资料', ...all.slice(40, 60)),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 10 }),
        some(running, 4),
        some(running, 2),
        (rows, before, behind) => {
          const lines = [
            ...before,
            '临江市2024年度考核细则',
            '考核项目\t考核内容\t考核标准\t考核方法\t分值',
            ...rows.map(({ title, content, standard, method }, index) =>
              [
                title || index === 0 ? `${'一二三四五六七八九十'[index] ?? ''}、责任（40分）` : '',
                content,
                standard,
                method,
                '2000',
              ].join('\t'),
            ),
            ...behind.map((text) => `备注：${text}`),
          ];
          const { text, scores } = numbered(lines.join('\n'));
          const draft = draftOf(textSource(text));
          fc.pre(draft.rubrics.length > 0);
          const said = saidOf(draft);
          const lost = scores.filter((number) => !said.includes(number));
          expect(
            lost.map((number) => lines[text.split('\n').findIndex((line) => line.includes(number))]),
          ).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
