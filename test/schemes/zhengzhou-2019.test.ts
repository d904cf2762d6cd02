import { folded } from '../../src/base/text';
import {
  builtInSchemes,
  checkScheme,
  readingTable,
  rowsOf,
  rubricOf,
  teamOf,
  unitByName,
  unitsOf,
  ratersOf,
  unitById,
  zhengzhou2019,
  formOf,
} from '../../src/schemes';
import { readingOptions } from '../../src/schemes/readings';
import { cells, received } from './notice';

const scheme = zhengzhou2019();

describe('内置方案 郑安委〔2020〕1号', () => {
  test('核对无错误，无提醒', () => {
    expect(checkScheme(scheme)).toEqual([]);
  });

  test('内置方案按编号列出，只装载一次', () => {
    expect(builtInSchemes.map(({ id, load }) => [id, load()])).toEqual([['zhengzhou-2019', scheme]]);
    expect(zhengzhou2019()).toBe(scheme);
  });

  test.each([
    ['district', 13, 61, [8, 5, 5, 5, 6, 6, 5, 6, 5, 5, 4, 40, 0]],
    ['member', 11, 38, [8, 5, 6, 6, 5, 6, 8, 8, 8, 40, 0]],
  ] as const)('%s 的考核细则：%i 个大项，%i 个小项，分值合计 100', (kind, items, count, points) => {
    const rubric = rubricOf(scheme, kind);
    expect(rubric.items).toHaveLength(items);
    expect(rowsOf(rubric)).toHaveLength(count);
    expect(rubric.items.map((item) => item.points)).toEqual(points);
    expect(points.reduce((sum: number, each) => sum + each, 0)).toBe(100);
  });

  test('附件3：领导 16 份 × 10 分 × 0.125 = 20；附件4：处室 18 份，0.166，30', () => {
    expect(ratersOf(scheme, 'leader')).toHaveLength(16);
    expect(ratersOf(scheme, 'office')).toHaveLength(18);
    expect(formOf(scheme, 'leader')).toMatchObject({ maximum: 10, coefficient: 0.125, weight: 20 });
    expect(formOf(scheme, 'office')).toMatchObject({ maximum: 10, coefficient: 0.166, weight: 30 });
    expect(scheme.yearEnd.weight).toBe(50);
  });

  test('附件3、附件4 的单位和次序就是方案的 16 个县（市、区）', () => {
    const printed = [...received.matchAll(/^\d+\t([^\t]+)\t\t$/gm)].map((match) => match[1]);
    const names = unitsOf(scheme, 'district').map(({ name }) => name);
    expect(printed).toEqual([...names, ...names]);
  });

  test('附件5：12 组，每个考核对象恰在一组，次序与名称照原文', () => {
    const printed = [...received.matchAll(/^考核：(.+)$/gm)].map((match) => match[1]?.split('、') ?? []);
    expect(scheme.teams.map(({ units }) => units)).toEqual(
      printed.map((names) => names.map((name) => unitByName(scheme, name)?.id)),
    );
    const members = unitsOf(scheme, 'member');
    expect(printed.flat().filter((name) => members.some((unit) => unit.name === name))).toEqual(
      members.map(({ name }) => name),
    );
    expect(members).toHaveLength(27);
    const assigned = scheme.teams.flatMap(({ units }) => units);
    expect([...assigned].sort()).toEqual(scheme.units.map(({ id }) => id).sort());
    expect(teamOf(scheme, 'D01')?.name).toBe('第三组');
  });

  test.each([
    ['航空港实验区', '航空港区'],
    [' 郑州 航空港区 ', '航空港区'],
    ['郑州经济技术开发区', '经开区'],
    ['管城回族区', '管城区'],
    ['市交通运输局', '市交通局'],
    ['市发展改革委', '市发改委'],
  ])('“%s”即 %s', (written, name) => {
    expect(unitByName(scheme, written)?.name).toBe(name);
  });

  test('不认识的名称不猜', () => {
    expect(unitByName(scheme, '市安委办')).toBeUndefined();
    expect(unitById(scheme, 'D17')).toBeUndefined();
  });

  test.each([1, 2])('附件%i 备注的每个“N分”恰属一条加分规定或上限', (annex) => {
    const notes = folded(scheme.rubrics[annex - 1]?.notes ?? '');
    const body = notes.slice(notes.indexOf('2,加分项'));
    const numbers = [...body.matchAll(/(\d+)分/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual([...scheme.bonus.rules.map(({ points }) => points), scheme.bonus.cap]);
    for (const { source } of scheme.bonus.rules) {
      expect([...folded(source).matchAll(/(\d+)分/g)].map((match) => Number(match[1]))).toEqual(
        scheme.bonus.rules.filter((rule) => rule.source === source).map(({ points }) => points),
      );
    }
  });

  test.each([
    ['等次', [95, 80, 60, 0], scheme.grades.map(({ from }) => from)],
    [
      '评先、否决的较大事故数与分数线',
      [2, 2, 60],
      [scheme.awards.accidents, scheme.veto.accidents, scheme.veto.below],
    ],
  ])('%s：%j', (_, expected, found) => {
    expect(found).toEqual(expected);
  });

  test('日期照原文', () => {
    const chinese = (day: string): string => {
      const [year, month, date] = day.split('-').map(Number);
      return `${year ?? ''}年${month ?? ''}月${date ?? ''}日`;
    };
    const { periodStart, periodEnd, assessmentStart, assessmentEnd, reportDue } = scheme.calendar;
    const text = cells(received);
    expect(text).toContain(folded(`考核时限：${chinese(periodStart)}至${chinese(periodEnd)}`));
    expect(text).toContain(folded(`考核时间：${chinese(assessmentStart)}至${chinese(assessmentEnd)}`));
    expect(text).toContain(folded(`于${chinese(reportDue)}前报`));
  });

  test('口径默认从原文字面', () => {
    expect(scheme.readings).toEqual({
      换算舍入: '整数',
      折算系数: '按原文',
      缺表: '逐份决定',
      单表换算: '显示未舍入',
      不足一档: '按一档计',
      加分: '折算前计入',
      总分封顶: '不封顶',
      总分舍入: '两位小数',
      评先取消: '任一情形',
      否决成绩: '总分',
      否决等次: '等次不变',
      否决排名: '参加排名',
      并列: '同名次',
      互斥条款: '取较重',
      成员单位: '按附件2',
      名额舍入: '舍去',
      名额并列: '超额都不评',
      名额递补: '递补',
    });
  });

  test('口径默认都取第一项，每项都有说明；原文没有名额，不问名额', () => {
    const table = readingTable(scheme.readings, scheme);
    expect(table.map(({ id, choice }) => [id, choice])).toEqual(
      Object.entries(readingOptions)
        .filter(([id]) => !id.startsWith('名额'))
        .map(([id, options]) => [id, options[0]]),
    );
    for (const row of table) {
      expect(row.isDefault).toBe(true);
      for (const { effect } of row.options) expect(effect).not.toBe('');
    }
    expect(
      readingTable({ ...scheme.readings, 并列: '按年终得分' }, scheme).filter(({ isDefault }) => !isDefault),
    ).toHaveLength(1);
  });
});

describe('不含任何真实姓名、电话', () => {
  test('考核组的姓名、电话栏都空着', () => {
    for (const { leader, members, liaison, phone } of scheme.teams) {
      expect([leader, members, liaison, phone]).toEqual(['', '', '', '']);
    }
  });

  test('评价人只有代号', () => {
    for (const { kind, name } of scheme.raters)
      expect(name).toMatch(kind === 'leader' ? /^领导\d\d$/ : /^处室\d\d$/);
  });

  test('全部数据中没有像电话号码或邮箱的文字', () => {
    expect(JSON.stringify(scheme)).not.toMatch(/\d{7,}|\d{3,4}-\d{7,8}|@/);
  });
});
