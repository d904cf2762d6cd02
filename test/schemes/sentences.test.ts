import { formOf } from '../../src/schemes';
import fc from 'fast-check';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { checkScheme, fingerprint, readingTable, zhengzhou2019 } from '../../src/schemes';
import { isAsked, readingIds } from '../../src/schemes/readings';
import type { Scheme } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { explain, type Step } from '../../src/scoring/explain';
import { assessment } from '../support/scoring-builder';
import { typed, valueOf } from '../support/year';

/** 方案里的话：口径所据的原文是方案的数据；说明与旁边的数字不一致要说出来（议题十五第 6 条）。 */

const changed = (change: (draft: Scheme) => unknown): Scheme => {
  const draft = structuredClone(zhengzhou2019());
  change(draft);
  return draft;
};

const told = (scheme: Scheme): string[] =>
  checkScheme(scheme)
    .filter(({ code }) => code === 'scheme-sentence-figure')
    .map(({ severity, message }) => `${severity} ${message}`);

describe('说明与比重、满分、折算系数', () => {
  test('2019 方案处处一致', () => {
    expect(told(zhengzhou2019())).toEqual([]);
  });

  test.each<[string, (draft: Scheme) => unknown, string[]]>([
    [
      '只改系数',
      (draft) => (formOf(draft, 'leader').coefficient = 0.13),
      ['warning 附件3的说明写着“× 0.125”，而折算系数是 0.13。'],
    ],
    [
      '只改满分',
      (draft) => (formOf(draft, 'office').maximum = 100),
      ['warning 附件4的说明写着“10 分制”，而满分是 100。'],
    ],
    [
      '只改比重',
      (draft) => (formOf(draft, 'office').weight = 25),
      [
        'warning 附件4的说明写着“占年度考核比重为 30%”，而比重是 25。',
        'warning 附件4的评价依据写着“占30%”，而比重是 25。',
      ],
    ],
    [
      '说明里改了，数字没改',
      (draft) => {
        formOf(draft, 'leader').notes = [
          '1、分值为１００分制；',
          '2、比重为 15％。计分：总得分 乘以 0.009375。',
        ];
      },
      [
        'warning 附件3的说明写着“比重为 15%”，而比重是 20。',
        'warning 附件3的说明写着“乘以 0.009375”，而折算系数是 0.125。',
        'warning 附件3的说明写着“100分制”，而满分是 10。',
      ],
    ],
    [
      '说明里没有数字',
      (draft) => {
        formOf(draft, 'leader').notes = ['1、请独立打分；', '2、本表一式两份，2021 年 1 月 20 日前报送。'];
      },
      [],
    ],
  ])('%s', (_, change, messages) => {
    expect(told(changed(change))).toEqual(messages);
  });
});

describe('口径的原文', () => {
  test('方案没有这句话的，写原文未规定；没有一处引别的通知', () => {
    const scheme = changed((draft) => (draft.quotes = { 并列: '「总分相同的，名次并列」' }));
    for (const { id, source } of readingTable(scheme.readings, scheme))
      expect(source).toBe(id === '并列' ? '「总分相同的，名次并列」' : '原文未规定');
    expect(fingerprint(scheme)).not.toBe(fingerprint(zhengzhou2019()));
  });

  test('别的通知的口径，问题、理由、效果不说郑安委〔2020〕1号的话；它自己的照旧', () => {
    const words = (scheme: Scheme) =>
      readingTable(scheme.readings, scheme)
        .filter(({ id }) => id !== '成员单位')
        .map(({ question, reason, options }) =>
          [question, reason, ...options.map(({ effect }) => effect)].join(''),
        )
        .join('\n');
    const own = /通知五|较大事故|约谈|60分以下|原文(?:列了|没有|只说|按得分)/;
    expect(words(zhengzhou2019())).toMatch(own);
    expect(words(changed((draft) => (draft.documentNumber = '某安委〔2021〕2号')))).not.toMatch(own);
  });

  test('“按原文”的效果写的是本方案的系数', () => {
    const scheme = changed((draft) => {
      formOf(draft, 'leader').coefficient = 0.2;
      formOf(draft, 'office').raterWord = '科室';
    });
    const row = readingTable(scheme.readings, scheme).find(({ id }) => id === '折算系数');
    expect(row?.options[0]?.effect).toBe(
      '领导评价总得分乘 0.2，科室评价总得分乘 0.166（均以方案所列系数为准）。',
    );
  });

  test('写进口径表、改动、清空，读回来就是方案的', async () => {
    const bytes = await workbookBytes(masterWorkbook(computed(emptyState(zhengzhou2019())).state));
    const column = 'E';
    const asked = readingIds.filter((id) => isAsked(id, zhengzhou2019()));
    const read = async (cell: string, value: string) =>
      readScheme(valueOf(await readWorkbook(await typed(bytes, '口径', { [cell]: value }), '总表')));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...asked.keys()), async (index) => {
        const id = asked[index] ?? '并列';
        const other = await read(`${column}${4 + index}`, '「另一城市的话」');
        expect(other.findings).toEqual([]);
        expect(other.scheme?.quotes).toEqual({ ...zhengzhou2019().quotes, [id]: '「另一城市的话」' });
        const none = await read(`${column}${4 + index}`, '');
        expect(none.scheme?.quotes[id]).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  }, 60_000);
});

test('来历引本方案的备注：附件号和那句话都是它的', () => {
  const scheme = changed((draft) => {
    const [rubric] = draft.rubrics;
    if (rubric) rubric.notes = '备注：1、本表满分 100 分；2、单项分值扣完为止，不计负分。';
  });
  const all = (step: Step): Step[] => [step, ...step.children.flatMap(all)];
  const year = assessment(scheme).everyoneScores(9).override('巩义市', 1, 100);
  const unit = scheme.units.find(({ name }) => name === '巩义市');
  const trace = explain(scheme, year.settle(), unit?.id ?? '');
  const sources = (trace ? all(trace) : []).flatMap(({ source }) => source ?? []);
  expect(sources).toContain('附件1 备注 2：单项分值扣完为止');
});

test.each<[string, (draft: Scheme) => unknown, string]>([
  ['少一类对象', (draft) => draft.kinds.pop(), 'scheme-kind'],
  ['同一类写了两次', (draft) => draft.kinds.push(...draft.kinds.slice(0, 1)), 'scheme-kind'],
  ['少一个计分部分', (draft) => draft.kinds[0]?.parts.pop(), 'scheme-weights'],
])('对象类别%s：说出来，不装载', (_, change, expected) => {
  expect(checkScheme(changed(change)).map(({ code, severity }) => [code, severity])).toContainEqual([
    expected,
    'error',
  ]);
});
