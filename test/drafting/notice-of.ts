import { partsOf, rubricPartsOf } from '../../src/schemes';
import type { Rubric } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';

/** A scheme as a notice would say it: running text, and each rubric as a table of text with tabs. */

const day = (iso: string): string => {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year ?? ''}年${month ?? ''}月${date ?? ''}日`;
};
const cell = (text: string | null): string => (text ?? '').replace(/[\t\n]/g, ' ');

/** One rubric under its title. */
const rubricText = ({ title, items, notes }: Rubric): string =>
  [
    title,
    '序号\t考核项目\t考核内容\t考核标准\t分值\t考核方法',
    ...items.flatMap((item) =>
      item.rows.map((row, index) => {
        const head = index === 0 ? [item.title, cell(row.content)] : ['', cell(row.content)];
        const own =
          row.points ??
          (index === 0 && item.rows.every(({ points }) => points === undefined) ? item.points : null);
        const points = own !== null && item.kind === 'scored' ? `${own} 分` : '';
        return [String(row.no), ...head, cell(row.standard), points, cell(row.method)].join('\t');
      }),
    ),
    notes.replace(/\n/g, ' '),
  ].join('\n');

/** What 情形 lead to and how many may have a grade, in the sentences that the scheme quotes. */
const rewards = ({ circumstances = [], grades }: Scheme): string[] => {
  const sentences = [
    ...circumstances.map(({ source }) => `${source}。`),
    ...grades.flatMap(({ name, share, places }) =>
      share !== undefined
        ? [`${name}等次不超过同类单位总数的${share}%。`]
        : places !== undefined
          ? [`${name}等次不超过${places}个。`]
          : [],
    ),
  ];
  return sentences.length === 0 ? [] : ['五、奖惩', ...new Set(sentences)];
};

const number = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** The whole notice: kinds with their units, shares, grades, days, groups, rubrics. */
export function noticeOf(scheme: Scheme): string {
  const { calendar, kinds, units, grades, teams, rubrics } = scheme;
  const name = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  return [
    scheme.documentNumber,
    `关于${scheme.year}年度目标考核工作的通知`,
    '一、考核对象',
    ...kinds.map(
      (kind, index) =>
        `（${number[index] ?? ''}）${kind.name}：${units
          .filter((unit) => unit.kind === kind.id)
          .map((unit) => unit.name)
          .join('、')}。`,
    ),
    '二、计分办法',
    '总分为100分。',
    ...kinds.map(
      ({ id, name: kind }) =>
        `${kind}：${partsOf(scheme, id)
          .map((part) => `${part.name}占${part.weight}%`)
          .join('，')}。`,
    ),
    '三、考核等次',
    `${grades
      .map(({ name: grade, from }, index) => {
        const above = grades[index - 1];
        return above === undefined
          ? `${from}分以上为${grade}`
          : `${from > 0 ? `${from}分以上` : ''}${above.from}分以下为${grade}`;
      })
      .join('，')}（“以上”含本数）。`,
    '四、考核时间',
    `考核时限：${day(calendar.periodStart)}至${day(calendar.periodEnd)}。`,
    `考核时间：${day(calendar.assessmentStart)}至${day(calendar.assessmentEnd)}，考核报告于${day(calendar.reportDue)}前报考核办。`,
    ...rewards(scheme),
    ...rubrics.flatMap((rubric) => [rubric.annex, rubricText(rubric), '']),
    '考核分组',
    ...teams.flatMap((team) => [
      `${team.name} 组长：＿＿＿ ${team.leaderPost}`,
      `考核：${team.units.map(name).join('、')}`,
    ]),
  ].join('\n');
}

/** What a rubric is of, in words that do not depend on ids. */
export const rubricOwners = (scheme: Scheme): string[] =>
  scheme.rubrics.map(({ id }) =>
    scheme.kinds
      .filter((kind) => rubricPartsOf(scheme, kind.id).some(({ rubric }) => rubric.id === id))
      .map((kind) => kind.name)
      .join('；'),
  );
