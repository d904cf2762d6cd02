import { carried } from '../../src/drafting/carry';
import { differences, likeness } from '../../src/drafting/compare';
import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { zhengzhou2019 } from '../../src/schemes';
import type { Rubric } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import { draftedWorkbook } from '../../src/workflow/draft';
import { received } from '../schemes/notice';

const last = zhengzhou2019();

/** The scheme with one rubric changed. */
const withRubric = (change: (rubric: Rubric) => Rubric): Scheme => ({
  ...last,
  rubrics: last.rubrics.map((rubric, index) => (index === 0 ? change(structuredClone(rubric)) : rubric)),
});

describe('与去年对照', () => {
  test('同一份方案，没有不同', () => {
    expect(differences(last, zhengzhou2019())).toEqual([]);
  });

  test('从同一份通知起草的，与人工所建的方案只差文字，条款的分值、单位没有不同', () => {
    const { scheme } = schemeDraft(draftOf(textSource(received)));
    const subjects = new Set(differences(last, scheme).map(({ subject }) => subject));
    expect(
      [...subjects].filter((subject) =>
        ['条款分值', '条款', '小项', '分值', '比重（%）', '下限', '单位', '分组'].includes(subject),
      ),
    ).toEqual([]);
  });

  test('分值改了、条款新增和取消、大项分值改了，逐条说出', () => {
    const changed = withRubric((rubric) => {
      const [first, second] = rubric.items;
      if (!first || !second) throw new Error('no items');
      first.points = 10;
      const [row] = first.rows;
      const [clause] = row?.clauses ?? [];
      if (!row || !clause) throw new Error('no clause');
      clause.points = 3;
      clause.text = '未落实的扣 3 分';
      row.clauses.push({
        ...clause,
        id: '附1-1-2',
        text: '会议没有记录的，每次扣 1 分',
        kind: 'count',
        points: 1,
        unit: '次',
      });
      second.rows.pop();
      return rubric;
    });
    const found = differences(last, changed).map(({ where, what, subject, after, before }) => [
      where,
      what,
      subject,
      after || before,
    ]);
    expect(found).toEqual([
      ['附件1 一、建立健全安全生产责任制', '改动', '分值', '10 分'],
      ['附件1 第 1 行', '改动', '条款分值', '未落实的扣 3 分（3 分）'],
      ['附件1 第 1 行', '新增', '条款', '会议没有记录的，每次扣 1 分（1 分，每次）'],
      ['附件1 第 14 行', '取消', '小项', last.rubrics[0]?.items[1]?.rows.at(-1)?.standard],
    ]);
  });

  test('行移了位置、项目改了序号，还是同一行', () => {
    const moved = withRubric((rubric) => {
      const rows = rubric.items[0]?.rows ?? [];
      rows.reverse();
      return rubric;
    });
    expect(differences(last, moved)).toEqual([]);
    expect(likeness('三、宣传教育工作', '四、宣传教育工作')).toBe(1);
  });

  test('单位增减、权重和等次改了', () => {
    const [unit, ...others] = last.units;
    const after: Scheme = {
      ...last,
      units: others,
      yearEnd: { ...last.yearEnd, weight: 60 },
      grades: last.grades.map((grade) => (grade.name === '优秀' ? { ...grade, from: 90 } : grade)),
      teams: [],
    };
    expect(
      differences({ ...last, teams: [] }, after).map(({ where, what, before, after: now }) => [
        where,
        what,
        before,
        now,
      ]),
    ).toEqual([
      ['年终考核', '改动', '50', '60'],
      ['等次 优秀', '改动', '95', '90'],
      ['考核对象', '取消', unit?.name, ''],
    ]);
  });

  test('名额、情形、否决分数线改了，逐项说出', () => {
    const after: Scheme = {
      ...last,
      grades: last.grades.map((grade) => (grade.name === '优秀' ? { ...grade, share: 25 } : grade)),
      veto: { ...last.veto, below: 50 },
      awards: { ...last.awards, accidents: null },
      circumstances: [
        { of: ['约谈'], unit: '次', from: 1, effect: '取消评先', source: '被约谈的' },
        {
          of: ['亡人事故'],
          unit: '起',
          from: 1,
          effect: '扣总分',
          points: 2,
          limit: 6,
          source: '每起扣 2 分',
        },
      ],
    };
    expect(
      differences(last, after).map(({ where, what, subject, before, after: now }) =>
        [where, what, subject, before, now].filter((word) => word !== '').join(' '),
      ),
    ).toEqual([
      '等次 优秀 改动 名额 25%',
      '一票否决 改动 分数线 60 50',
      '情形 新增 情形 亡人事故 满 1 起：扣总分 每起 2 分，至多 6 分',
      '情形 取消 情形 较大事故、重大及以上事故 满 2 起：一票否决',
      '情形 取消 情形 较大事故 满 2 起：取消评先',
    ]);
  });

  test('口径、别名、评价人沿用去年的，逐项列出请核', () => {
    const { scheme, lines } = carried(schemeDraft(draftOf(textSource(received))), last);
    expect(scheme.readings).toEqual(last.readings);
    expect(scheme.raters).toEqual(last.raters);
    const kept = lines.filter(({ reason }) => reason.includes('沿用去年'));
    expect(kept.map(({ target }) => target)).toEqual([
      '考核对象 别名',
      '评价人',
      '口径',
      '方案 发布单位',
      '评价表 小数位',
    ]);
    expect(kept.every(({ state }) => state === '请核')).toBe(true);
  });

  test('对照印在草案的一张表上', () => {
    const model = draftedWorkbook(draftOf(textSource(received)), last);
    expect(model.sheets.map(({ name }) => name).slice(0, 3)).toEqual(['起草核对', '与去年对照', '方案']);
  });
});
