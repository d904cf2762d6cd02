import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { checkScheme, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { draftedWorkbook, draftLines } from '../../src/workflow/draft';
import { written } from './clause-words';
import { fire, river } from './own-notices';

const outline = (text: string) =>
  draftOf(textSource(text)).rubrics.map(({ title, items }) => ({
    title,
    items: items.map(({ title: name, points, rows }) => [
      name,
      points,
      rows.map((row) => [row.no, row.points, ...row.clauses.map(written)]),
    ]),
  }));

describe('别的城市、别的行业的通知', () => {
  test('消防：项目上有分值、行上也有；无序号；各种写法', () => {
    expect(outline(fire)).toEqual([
      {
        title: '临江市2022年度消防工作目标考核细则',
        items: [
          [
            '组织领导（20分）',
            20,
            [
              [1, 5, '扣1 每次 ≥2'],
              [2, 5, '不得分'],
              [3, 10, '扣1 每5%'],
            ],
          ],
          [
            '火灾预防（50分）',
            50,
            [
              [4, 20, '扣2 每处 ≤10', '不得分'],
              [5, 30, '扣0.5 每处', '扣2 #a', '扣4 #a'],
            ],
          ],
          [
            '宣传教育（30分）',
            30,
            [
              [6, 10, '扣2 每次 ≥1', '酌情1–3'],
              [7, 20, '得1 每篇 ≤6', '按比例'],
            ],
          ],
        ],
      },
    ]);
  });

  test('消防：正文里的权重、等次、日期、加分、否决', () => {
    const { facts, unread } = draftOf(textSource(fire));
    expect(facts.weights.map(({ name, percent }) => [name, percent])).toEqual([
      ['日常检查', 30],
      ['年终考核', 70],
    ]);
    expect(facts.grades.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['优秀', 90, null],
      ['良好', 80, 90],
      ['合格', 60, 80],
      ['不合格', null, 60],
    ]);
    expect(facts.assessment).toMatchObject({ from: '2022-12-10', to: '2022-12-20' });
    expect(facts.reportDue?.date).toBe('2022-12-05');
    expect(facts.bonus.rules.map(({ name, points }) => [name, points])).toEqual([
      ['获得省级以上表彰', 2],
      ['获得市级表彰', 1],
    ]);
    expect(facts.bonus.cap?.points).toBe(5);
    expect(facts.vetoes).toHaveLength(1);
    expect(unread).toEqual([]);
  });

  test('河长制：通栏的一行是考核项目', () => {
    expect(outline(river)).toEqual([
      {
        title: '清河县2023年度河长制工作考核评分表',
        items: [
          [
            '一、组织体系（30分）',
            30,
            [
              [1, 10, '扣2 每级'],
              [2, 10, '扣0.5 每块', '扣0.3 每块'],
              [3, 10, '扣0.5 每次 ≥2'],
            ],
          ],
          [
            '二、河湖管护（70分）',
            70,
            [
              [4, 40, '扣1 每处', '未列分值'],
              [5, 30, '扣2 每个百分点'],
            ],
          ],
        ],
      },
    ]);
  });

  test('读出的条款，方案装得下：没有一条数字或关系不对', () => {
    const last = zhengzhou2019();
    const { scheme } = schemeDraft(draftOf(textSource(fire)));
    const [, member] = last.rubrics;
    const whole: Scheme = { ...last, rubrics: [...scheme.rubrics, ...(member ? [member] : [])] };
    const errors = checkScheme(whole).filter(
      ({ severity, code }) => severity === 'error' && code.startsWith('scheme-clause'),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
    const kinds = scheme.rubrics.flatMap(({ items }) =>
      items.flatMap(({ rows }) =>
        rows.flatMap(({ clauses }) => clauses.map(({ kind, earns }) => `${kind}${earns ? '+' : ''}`)),
      ),
    );
    expect(kinds).toEqual([
      'shortfall',
      'row',
      'percent',
      'count',
      'row',
      'count',
      'fixed',
      'fixed',
      'shortfall',
      'discretion',
      'count+',
      'proportion+',
    ]);
  });

  test.each([
    ['消防', fire],
    ['河长制', river],
    ['只有两列', '2\t未制定的扣1分\n3\t每处扣0.5分'],
    [
      '没有表格',
      '一、环境（40分）\n1.未达标的扣5分。\n2.超标的，每个扣1分。\n二、宣传（60分）\n1.每少一次扣2分。',
    ],
    ['三份细则', `${fire}${river}${fire}`],
  ])('%s：草案总写得出来，缺什么都列为请定，不编造', (_, text) => {
    const draft = draftOf(textSource(text));
    for (const last of [undefined, zhengzhou2019()]) {
      const model = draftedWorkbook(draft, last);
      expect(model.sheets.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['起草核对', '方案', '条款', '附件1']),
      );
      const fields = model.sheets.find(({ name }) => name === '方案')?.rows ?? [];
      const value = (label: string) => fields.find((row) => row[0]?.value === label)?.[1]?.value ?? null;
      expect([value('考核报告截止'), value('每个县（市、区）考核天数不少于')]).toEqual([
        text.includes('12月5日') ? '2022-12-05' : null,
        null,
      ]);
    }
    const asked = draftLines(draft)
      .lines.filter(({ state }) => state === '请定')
      .map(({ target }) => target);
    expect(asked).toEqual(expect.arrayContaining(['方案 发布单位', '评价人', '口径']));
    // A third rubric is drafted, and asked whom it is for; of a single one the other is.
    expect(asked).toContain(text.includes('三级河长') && text.includes('消防') ? '附件3' : '附件2');
  });

  test('删去一条，同一行后面的编号接上', () => {
    const draft = draftOf(textSource(fire));
    const { lines } = draftLines(draft);
    const at = lines.findIndex(({ target }) => target === '条款 附1-5-1');
    const model = draftedWorkbook(draft, undefined, {
      verdicts: lines.map((_, index) => (index === at ? '不是条款' : '对')),
      by: '张三',
    });
    const targets = (model.sheets[0]?.rows ?? []).map((row) => row[1]?.value);
    expect(targets).toEqual(expect.arrayContaining(['条款 附1-5-1（删去）', '条款 附1-5-1', '条款 附1-5-2']));
    expect(targets).not.toContain('条款 附1-5-3');
  });

  test('再次发生的加倍扣分：并入前一条的再次倍数，另列一行请核；说不清第几次起的照旧请定', () => {
    const text =
      '分值\t考核标准\n5\t瞒报事故的，每起扣1分；再次发生的加倍扣分。\n5\t整改不及时的，每处扣1分；情节严重的加倍扣分。';
    const { scheme, lines } = schemeDraft(draftOf(textSource(text)));
    const clauses = scheme.rubrics.flatMap(({ items }) =>
      items.flatMap(({ rows }) => rows.map((row) => row.clauses)),
    );
    expect(clauses.map((row) => row.map(({ kind, repeat }) => [kind, repeat ?? null]))).toEqual([
      [['count', 2]],
      [
        ['count', null],
        ['unstated', null],
      ],
    ]);
    const about = (word: string) =>
      lines.filter(({ quote }) => quote.includes(word)).map(({ target, state }) => [target, state]);
    expect(about('再次发生')).toEqual([['条款 附1-1-1 再次倍数', '请核']]);
    expect(about('情节严重')).toEqual([['条款 附1-2-2', '请定']]);
  });

  test('口径的原文取自通知自己的句子，通知没有的不借别处的', () => {
    const { quotes } = schemeDraft(draftOf(textSource(fire))).scheme;
    expect(quotes.加分).toContain('累计不超过5分');
    expect(quotes.否决等次).toContain('一票否决');
    expect(quotes.不足一档).toContain('每低5%扣1分');
    for (const text of Object.values(quotes))
      for (const sentence of (text ?? '').match(/「[^」]*」/g) ?? [])
        expect(fire).toContain(sentence.slice(1, -1));
    expect(Object.keys(quotes)).not.toContain('换算舍入');
  });
});
