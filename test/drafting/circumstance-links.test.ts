import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { draftedWorkbook, draftLines } from '../../src/workflow/draft';
import { noticeOf } from './notice-of';
import { consequences } from './own-notices';

/** 起草时，条款和情形写的是同一件事的，条款写明是哪一种情形，一条一行请人核对。 */

const linksOf = ({ rubrics }: Scheme): string[] =>
  rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) =>
      rows.flatMap(({ clauses }) =>
        clauses.flatMap(({ text, circumstances = [] }) =>
          circumstances.length === 0 ? [] : [`${text}：${circumstances.join('、')}`],
        ),
      ),
    ),
  );

const schemes: readonly (readonly [string, Scheme])[] = [
  ['2019 年的方案', zhengzhou2019()],
  ...sampleSchemes.flatMap((sample): [string, Scheme][] => {
    const { scheme } = sampleSchemeOf(sample);
    return scheme ? [[sample.name, scheme]] : [];
  }),
];

test.each(schemes)('%s：写作通知再起草，联系上的与原方案相同，多的没有', (_, scheme) => {
  const drawn = linksOf(schemeDraft(draftOf(textSource(noticeOf(scheme)))).scheme);
  // 「发生一起安全生产责任事故的」 names no circumstance: that it is one of them, only people know.
  const made = linksOf(scheme).filter((link) => !link.startsWith('发生一起安全生产责任事故的'));
  const ends = (one: string, other: string) => one.endsWith(other) || other.endsWith(one);
  expect(drawn.filter((link) => !made.some((other) => ends(link, other)))).toEqual([]);
  expect(made.filter((link) => !drawn.some((other) => ends(link, other)))).toEqual([]);
});

const notice = (standard: string): string =>
  consequences
    .replace('履职不到位造成恶劣影响的，取消评先资格。', '发生较大火灾事故的，取消评先资格。')
    .replace(/未[^\t\n]*分。(?=\t|\n)/, standard);

test.each([
  ['发生较大火灾事故的，每起扣2分。', ['较大火灾事故']],
  ['每发生一起较大火灾事故扣2分。', ['较大火灾事故']],
  ['辖区内发生较大火灾事故的扣5分。', ['较大火灾事故']],
  ['发生较大火灾事故的，每人扣2分。', []],
  ['发生一般火灾事故的，每起扣2分。', []],
  ['未按规定报告较大火灾事故的，每起扣2分。', []],
  ['发生较大火灾事故、被省级通报的，每起扣2分。', []],
  ['较大火灾事故整改率每低1个百分点扣1分。', []],
])('%s', (standard, expected) => {
  const { scheme, lines } = schemeDraft(draftOf(textSource(notice(standard))));
  const [clause] = scheme.rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) =>
      rows.flatMap(({ clauses }) => clauses.filter(({ text }) => standard.includes(text))),
    ),
  );
  expect(clause?.circumstances ?? []).toEqual(expected);
  expect(lines.filter(({ linked }) => linked).length).toBe(expected.length);
  expect(lines.filter(({ linked, state }) => linked && state !== '请核')).toEqual([]);
});

test('说“不是一回事”的，条款留下，联系去掉；条款删去的，联系的一行也写明', () => {
  const draft = draftOf(textSource(notice('发生较大火灾事故的，每起扣2分。')));
  const { lines } = draftLines(draft);
  const link = lines.findIndex(({ linked }) => linked);
  const rows = (of: number, verdict: string) => {
    const { sheets } = draftedWorkbook(draft, undefined, {
      verdicts: lines.map((_, index) => (index === of ? verdict : '')),
      by: '张三',
    });
    const values = (role: string) =>
      (sheets.find((sheet) => sheet.role === role)?.rows ?? []).map((row) =>
        row.map((cell) => String(cell?.value ?? '')),
      );
    return {
      clause: values('clauses').find((row) => row.some((value) => value.includes('较大火灾事故的，每起'))),
      line: values('drafting').find(([, target = '']) => target.includes(' 情形')),
    };
  };
  expect(rows(link, '对').clause).toContain('较大火灾事故');
  const apart = rows(link, '不是条款');
  expect(apart.clause?.filter((value) => value === '较大火灾事故')).toEqual([]);
  expect(apart.line?.[1]).toMatch(/情形（删去）$/);
  const [id = ''] = /附\S+/.exec(lines[link]?.target ?? '') ?? [];
  const gone = rows(
    lines.findIndex(({ target }) => target === `条款 ${id}`),
    '不是条款',
  );
  expect(gone.clause).toBeUndefined();
  expect(gone.line?.[1]).toMatch(/情形（删去）$/);
});
