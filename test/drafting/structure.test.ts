import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { zhengzhou2019 } from '../../src/schemes';
import { dataOfModel } from '../../src/sheets/model-data';
import { draftDifferences, draftedWorkbook } from '../../src/workflow/draft';
import { filled } from './filled';
import { consequences, oneRubric, threeKinds, twoParts } from './own-notices';

/** 结构与郑安委〔2020〕1号不同的通知：几类考核对象、几份细则、几组评价人、几个等次，都从原文读。 */

describe('别的结构的通知', () => {
  const structure = (text: string) => {
    const { scheme, lines } = schemeDraft(draftOf(textSource(text)));
    return {
      lines,
      scheme,
      kinds: scheme.kinds.map(({ name, parts }) => [
        name,
        ...parts.map((part) =>
          [
            part.name,
            part.source,
            part.weight,
            'rubric' in part ? part.rubric : 'form' in part ? part.form : '',
          ]
            .filter((word) => word !== undefined && word !== '')
            .join(' '),
        ),
      ]),
      units: scheme.units.map(({ id, name, kind }) => `${id} ${name} ${kind}`),
      asked: lines.filter(({ state }) => state === '请定').map(({ target }) => target),
    };
  };

  test('三类考核对象、三份细则、没有评价人、五个等次', () => {
    const { kinds, units, scheme, asked, lines } = structure(threeKinds);
    expect(kinds).toEqual([
      ['镇（街道）', '日常检查 转报分 40', '年终考核 考核细则 60 annex1'],
      ['县直部门', '年终考核 考核细则 100 annex2'],
      ['重点企业', '年终考核 考核细则 80 annex3', '职工满意度测评 转报分 20'],
    ]);
    expect(units).toEqual([
      'A01 河东镇 镇（街道）',
      'A02 柳林镇 镇（街道）',
      'A03 石桥镇 镇（街道）',
      'A04 城关街道 镇（街道）',
      'B01 县应急局 县直部门',
      'B02 县住建局 县直部门',
      'B03 县交通局 县直部门',
      'C01 云溪化工有限公司 重点企业',
      'C02 云溪矿业有限公司 重点企业',
    ]);
    expect(scheme.teams.map(({ name, leaderPost, units: own }) => [name, leaderPost, own.join(' ')])).toEqual(
      [
        ['第一组', '县应急局副局长', 'A01 A02 B02 C01'],
        ['第二组', '县应急局总工程师', 'A03 A04 B01 B03 C02'],
      ],
    );
    expect(scheme.grades.map(({ name, from }) => [name, from])).toEqual([
      ['优秀', 95],
      ['良好', 85],
      ['较好', 75],
      ['合格', 60],
      ['不合格', 0],
    ]);
    expect(scheme.calendar).toMatchObject({
      periodStart: '2022-01-01',
      periodEnd: '2022-12-31',
      assessmentStart: '2023-01-05',
      assessmentEnd: '2023-01-09',
      reportDue: '2023-01-16',
      minimumDays: 0.5,
    });
    // 原文没有约谈一条，几起起就写在“情形”表里，不照郑安委〔2020〕1号带上约谈。
    expect(scheme.veto).toMatchObject({ accidents: null, below: 60 });
    expect(scheme.circumstances?.map(({ of, from, effect }) => [of.join('、'), from, effect])).toEqual([
      ['较大事故', 1, '取消评先'],
      ['较大事故', 2, '一票否决'],
    ]);
    expect([scheme.bonus.cap, ...scheme.bonus.rules.map(({ points }) => points)]).toEqual([4, 3, 1]);
    expect(scheme.rubrics.map(({ appliesTo }) => appliesTo)).toEqual(['镇（街道）', '县直部门', '重点企业']);
    // 没有评价表，不问评价人；转报分是按名称判断的，请人核对。
    expect(asked).not.toContain('评价人');
    expect(asked).not.toContain('附件2');
    expect(
      lines.filter(({ target, state }) => target.startsWith('计分部分') && state === '请核'),
    ).toHaveLength(2);
  });

  test('两类对象列在表里、共用一份细则、两组评价人只有名称', () => {
    const { kinds, units, scheme, asked } = structure(oneRubric);
    const parts = ['领导评价 评价表 10 leader', '部门互评 评价表 20 部门互评', '年终考核 考核细则 70 annex1'];
    expect(kinds).toEqual([
      ['街道', ...parts],
      ['行业部门', ...parts],
    ]);
    expect(units).toEqual([
      'A01 东港街道 街道',
      'A02 西港街道 街道',
      'A03 北湾街道 街道',
      'B01 区教育局 行业部门',
      'B02 区民政局 行业部门',
      'B03 区卫健局 行业部门',
    ]);
    expect(
      scheme.rubrics.map(({ title, appliesTo, items }) => [title, appliesTo ?? null, items.length]),
    ).toEqual([['临港区2024年度消防工作考核评分标准', null, 2]]);
    expect(asked).toEqual(
      expect.arrayContaining(['评价人', '方案 评价表 领导 满分', '方案 评价表 部门互评 折算系数']),
    );
  });

  test('一类对象、两份细则各占一部分、一部分由部门转报', () => {
    const { kinds, scheme } = structure(twoParts);
    expect(kinds).toEqual([
      ['村（社区）', '目标管理 考核细则 60 annex1', '专项工作 考核细则 30 annex2', '群众满意度 转报分 10'],
    ]);
    expect(scheme.grades.map(({ name, from }) => [name, from])).toEqual([
      ['一等', 85],
      ['二等', 70],
      ['三等', 0],
    ]);
  });

  test('奖惩的情形各有起数、后果和对象，列在一张表里；优秀有名额', () => {
    const { scheme, lines } = structure(consequences);
    expect(
      scheme.circumstances?.map(({ of, from, unit, effect, points, limit, kinds }) =>
        [of.join('、'), from, unit, effect, points, limit, kinds?.join('')]
          .filter((word) => word !== undefined)
          .join(' '),
      ),
    ).toEqual([
      '较大事故、重大及以上事故 1 起 一票否决',
      '超控制指标死亡 1 人 一票否决 乡镇',
      '约谈 2 次 不得评为优秀',
      '瞒报谎报事故 1 次 取消评先',
      '瞒报谎报事故 1 次 降一等',
      '市级通报批评 1 次 扣总分 1 3',
      '履职不到位造成恶劣影响 1 次 取消评先',
    ]);
    expect(scheme.veto.below).toBe(60);
    expect([scheme.veto.accidents, scheme.awards.accidents]).toEqual([null, null]);
    expect(scheme.grades.map(({ name, share }) => [name, share])).toEqual([
      ['优秀', 30],
      ['良好', undefined],
      ['合格', undefined],
      ['不合格', undefined],
    ]);
    // 没有写怎样计数的请人核对，写明的不问；从总分扣的不再列为“没有归入”。
    const told = lines.filter(({ target }) => target.startsWith('情形'));
    expect(told.filter(({ state }) => state !== '读出').map(({ target }) => target)).toEqual([
      '情形 履职不到位造成恶劣影响',
    ]);
    expect(told.every(({ quote }) => consequences.includes(quote))).toBe(true);
    expect(lines.filter(({ target }) => target === '未归入')).toEqual([]);
    expect(lines.filter(({ target }) => target === '未读入')).toEqual([]);
    const read = readScheme(dataOfModel(filled(draftedWorkbook(draftOf(textSource(consequences))))), true);
    expect(read.scheme?.circumstances).toEqual(scheme.circumstances);
    expect(read.scheme?.grades[0]?.share).toBe(30);
  });

  test('分组里多出来的单位：只有一类的名称这样收尾的，归入这一类，请人核对；认不出的请人定', () => {
    const text = threeKinds.replace('县住建局、云溪化工', '县住建局、县水利局、气象台、云溪化工');
    const { units, lines } = structure(text);
    expect(units).toEqual(expect.arrayContaining(['B04 县水利局 县直部门', 'U01 气象台 null']));
    const said = lines.filter(({ target }) => /水利局|气象台/.test(target));
    expect(said.map(({ target, state, reading }) => `${state} ${target} ${reading}`)).toEqual([
      '请核 考核对象 县水利局 对象类别 县直部门',
      '请定 考核对象 气象台 ',
    ]);
  });

  /** 草案补上原文没有写的，再读回来。 */
  const readBack = (text: string) =>
    readScheme(dataOfModel(filled(draftedWorkbook(draftOf(textSource(text))))), true);

  test('三类对象：补上原文没有写的，读得回来，对象类别和计分部分与读出的相同', () => {
    const drawn = schemeDraft(draftOf(textSource(threeKinds))).scheme;
    const { scheme, findings } = readBack(threeKinds);
    expect(findings.map(({ message }) => message)).toEqual([]);
    if (!scheme) throw new Error('unread');
    const outline = ({ kinds, units, rubrics }: typeof drawn) => ({
      kinds: kinds.map(({ name, parts }) => [
        name,
        ...parts.map((part) => [part.name, part.source, part.weight]),
      ]),
      units: units.map(({ name, kind }) => [name, kind]),
      rubrics: rubrics.map(({ title, items }) => [title, ...items.map((item) => [item.title, item.points])]),
    });
    expect(outline(scheme)).toEqual(outline(drawn));
  });

  test.each([
    ['共用细则', oneRubric],
    ['两份细则', twoParts],
  ])('%s：读回来只差原文没有写的考核分组、评价人、评先等次', (_, text) => {
    const unsaid = ['scheme-team-missing', 'scheme-empty', 'scheme-year', 'scheme-award-grade'];
    const codes = readBack(text).findings.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !unsaid.includes(code))).toEqual([]);
  });

  const ofRubrics = (found: ReturnType<typeof draftDifferences>) =>
    found.filter(({ where, subject }) => where.startsWith('附件') || subject === '考核细则');

  test('去年的总表也有自己的计分部分：同一类的细则逐条对照，不说成一份新增、一份取消', () => {
    const { scheme: last } = readBack(threeKinds);
    if (!last) throw new Error('unread');
    expect(last.rubrics.map(({ appliesTo }) => appliesTo)).toEqual([undefined, undefined, undefined]);
    expect(ofRubrics(draftDifferences(draftOf(textSource(threeKinds)), last))).toEqual([]);
    // 去年的附件号另有先后，也认得出。
    const moved = { ...last, rubrics: [...last.rubrics].reverse() };
    expect(ofRubrics(draftDifferences(draftOf(textSource(threeKinds)), moved))).toEqual([]);
  });

  test('一类对象有两份细则：各与各的对照', () => {
    const draft = draftOf(textSource(twoParts));
    const { scheme } = schemeDraft(draft);
    const [first, second] = scheme.rubrics.map((each) => {
      const rubric = structuredClone(each);
      delete rubric.appliesTo;
      return rubric;
    });
    const [item] = second?.items ?? [];
    if (!first || !second || !item) throw new Error('no rubrics');
    item.points += 1;
    const found = ofRubrics(draftDifferences(draft, { ...scheme, rubrics: [first, second] }));
    expect(found.map(({ what, where, subject }) => `${what} ${where} ${subject}`)).toEqual([
      `改动 附件2 ${item.title} 分值`,
    ]);
  });

  test('与去年结构不同的，对照里列出新的和取消的计分部分、细则、单位，不出错', () => {
    const found = draftDifferences(draftOf(textSource(threeKinds)), zhengzhou2019());
    const said = found.map(({ what, where, subject }) => `${what} ${where} ${subject}`);
    expect(said).toEqual(expect.arrayContaining(['新增 计分部分 计分部分', '取消 评价组 评价组']));
    expect(
      draftedWorkbook(draftOf(textSource(threeKinds)), zhengzhou2019()).sheets.map(({ name }) => name),
    ).toContain('与去年对照');
  });
});
