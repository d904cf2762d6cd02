import { agreementPaper } from '../../src/papers/agreement';
import { comparisonPaper } from '../../src/papers/comparison';
import { faultsPaper, teamsPaper } from '../../src/papers/faults';
import { circularPaper, feedbackPaper, issuePaper, reminderPaper } from '../../src/papers/letters';
import { paperSizes, type Paper } from '../../src/papers/paper';
import { candidatesPaper, publicationPaper } from '../../src/papers/publication';
import { reportPaper } from '../../src/papers/report';
import { allUnits, type PaperYear } from '../../src/papers/year';
import { sampleSchemes } from '../../src/sample/schemes';
import { chineseDay } from '../../src/base/calendar';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';
import { filledYear, generatedYear } from '../support/generated-year';
import { paperYearOf, textsOf } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 每一种文书该写的都写着：郑安委〔2020〕1号和每一份范例，一项一项对。 */

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

const whole = (paper: Paper): string => textsOf(paper).join('\n');
const heads = ({ blocks }: Paper): string[][] =>
  blocks.flatMap((block) => (block.is === 'table' && block.header ? [[...block.header]] : []));
const rowsWith = ({ blocks }: Paper, text: string): string[][] =>
  blocks.flatMap((block) =>
    block.is === 'table'
      ? block.rows.map((cells) => cells.map((each) => each.text)).filter((cells) => cells.includes(text))
      : [],
  );

describe.each(schemes)('%s', (name, load) => {
  let year: PaperYear;
  beforeAll(() => {
    const scheme = load();
    const state = name === '郑安委〔2020〕1号' ? generatedYear(scheme, 1) : filledYear(scheme, 1);
    ({ year } = paperYearOf({ ...state, settled: true }, '2021-01-20'));
  });
  const choices = { rank: true, scores: true };

  test('成绩公布：每一类各有题目、依据、时限、日期、签字；12 磅；没有核算栏', () => {
    const paper = publicationPaper(year);
    const text = whole(paper);
    const times = (words: string): number => text.split(words).length - 1;
    const parts = year.kinds.length;
    for (const words of [
      `${year.scheme.title}成绩`,
      `依据：${year.scheme.documentNumber}`,
      '考核时限：',
      '制表人（签字）：',
      '负责人（签字）：',
      chineseDay(year.today),
      '口径：',
    ])
      expect([words, times(words)]).toEqual([words, parts]);
    for (const kind of year.kinds) expect(text).toMatch(new RegExp(`成绩[\n　]${kind.name}`, 'u'));
    expect(text).not.toMatch(/核算|差额/);
    const sizes = paper.blocks.flatMap((block) => (block.is === 'table' ? [block.size] : []));
    expect(new Set(sizes)).toEqual(new Set([paperSizes.signed]));
    expect(paperSizes.signed).toBeGreaterThanOrEqual(12);
  });

  test('考核报告：单位、组、时间、抽查、依据、得分、每一笔、加分、意见、签字', () => {
    for (const own of allUnits(year)) {
      const paper = reportPaper(year, own);
      const text = whole(paper);
      for (const words of [
        '被考核单位',
        '考核组',
        '考核时间',
        '抽查单位',
        '抽查企业',
        year.scheme.documentNumber,
        '考核意见：',
        '考核组组长（签字）',
        '被考核单位负责人（签字、盖章）',
      ])
        expect([own.unit.name, text.includes(words)]).toEqual([own.unit.name, true]);
      for (const loss of own.losses) {
        expect(text).toContain(loss.standard);
        expect(text).toContain(loss.facts);
      }
      for (const { claim } of own.result.yearEnd.bonuses)
        expect(rowsWith(paper, claim.work)[0]).toEqual(expect.arrayContaining([claim.work, claim.facts]));
      // What is signed stands at the end.
      expect(paper.blocks.at(-1)?.is).toBe('signed');
    }
  });

  test('告知书：各部分得分、等次、名次可以不写、每一笔连同标准、整改期限、回执；没有评价人', () => {
    for (const own of allUnits(year)) {
      const paper = feedbackPaper(year, own, choices);
      const text = whole(paper);
      const [scores] = heads(paper);
      expect(scores).toHaveLength(own.parts.length + 2);
      const amends = text.includes('没有扣分。') ? [] : ['逐项整改', '前将整改情况书面报'];
      for (const words of [own.result.grade ?? '未定', ...amends, '回执：', '签收人：'])
        expect(text).toContain(words);
      for (const loss of own.losses) {
        expect(text).toContain(loss.standard);
        expect(text).toContain(loss.facts);
      }
      expect(year.scheme.raters.filter((rater) => text.includes(rater.name))).toEqual([]);
      expect(whole(feedbackPaper(year, own, { rank: false, scores: true }))).not.toContain('列第');
    }
  });

  test('通报：各等次、各类别、评先和否决的原句；评先候选有公示稿', () => {
    const text = whole(circularPaper(year, { rank: true, scores: false }));
    for (const { name: grade } of year.scheme.grades)
      expect(text.split(`\n${grade}（`).length - 1).toBe(year.kinds.length);
    for (const { name: kind } of year.kinds) expect(text).toContain(`）${kind}`);
    const eligible = allUnits(year).filter(({ result }) => result.eligible);
    const list = whole(candidatesPaper(year));
    for (const { unit } of eligible) expect(list).toContain(unit.name);
    expect(list.includes('现予公示')).toBe(eligible.length > 0);
    expect(list).toContain('（以下空白）');
    for (const paper of [issuePaper(year), reminderPaper(year)])
      expect(whole(paper)).toContain(year.scheme.issuer);
  });

  test('共性问题：小项、失分单位、失分、占比、考核组，一段话；组间尺度：谁扣、谁从未扣', () => {
    const faults = faultsPaper(year);
    expect(heads(faults)).toEqual([
      ['序号', '考核项目', '小项', '考核标准', '失分单位', '失分', '占全部失分', '涉及考核组'],
    ]);
    expect(whole(faults)).toContain('失分面较大的是：');
    const [table] = faults.blocks.flatMap((block) => (block.is === 'table' ? [block] : []));
    const shares = (table?.rows ?? []).flatMap(
      (cells) => /^([\d.]+)%$/.exec(cells[6]?.text ?? '')?.[1] ?? [],
    );
    expect(shares.length).toBeGreaterThan(1);
    // Each share is to a tenth.
    const sum = shares.reduce((all, share) => all + Number(share), 0);
    expect(Math.abs(sum - 100)).toBeLessThanOrEqual(shares.length * 0.05 + 1e-6);
    const teams = teamsPaper(year);
    expect(heads(teams)[0]).toContain('从未扣分的考核组');
    for (const paper of [faults, teams]) expect(whole(paper)).toContain('内部分析用');
  });

  test('评价一致性：和谐系数、离散、与全体的距离；姓名要写才写；不作依据', () => {
    const { entries } = computed(year.state).interpreted;
    const masked = whole(agreementPaper(year, entries, false));
    const named = whole(agreementPaper(year, entries, true));
    expect(masked).toContain('仅供内部参考');
    const { raters } = year.scheme;
    expect(raters.filter((rater) => masked.includes(rater.name))).toEqual([]);
    if (raters.length === 0) return;
    for (const words of ['肯德尔和谐系数 W＝', '离散（标准差）', '与全体平均的距离'])
      expect(masked).toContain(words);
    expect(raters.some((rater) => named.includes(rater.name))).toBe(true);
  });

  test('对比上年：名次、总分、等次，每个单位', () => {
    const text = whole(comparisonPaper(year, year));
    for (const words of ['名次', '总分', '等次', ...allUnits(year).map(({ unit }) => unit.name)])
      expect(text).toContain(words);
  });
});

describe('成绩公布的备注', () => {
  const scheme = zhengzhou2019();
  const state = generatedYear(scheme, 1);
  const [struck] = scheme.units;
  if (!struck) throw new Error('no unit');
  const incident = (unit: string, counts: Record<string, number>) =>
    state.incidents.set(unit, { unit, counts, basis: '', mismatch: null });
  for (const { id } of scheme.units) incident(id, {});
  incident(struck.id, { major: 2 });
  const { year } = paperYearOf({ ...state, settled: true }, '2020-01-20');
  const best = allUnits(year).find(
    ({ unit, result }) => result.grade === scheme.awards.grade && unit.id !== struck.id,
  );
  if (!best) throw new Error('nobody is of the grade');

  test('一票否决写明为什么；等次够而取消评先资格的也写明', () => {
    incident(best.unit.id, { summoned: 1 });
    const { year: after } = paperYearOf({ ...state, settled: true }, '2020-01-20');
    const remarks = (unit: string): string => rowsWith(publicationPaper(after), unit)[0]?.at(-1) ?? '';
    expect(remarks(struck.name)).toMatch(/^一票否决：.*较大.*2/u);
    expect(remarks(best.unit.name)).toMatch(/^取消评先资格：.*约谈/u);
  });
});
