import { emptyState, noVisit, type MasterState } from '../../src/forms/master/state';
import { reportKey, reportRows } from '../../src/forms/master/reports';
import { agreementPaper } from '../../src/papers/agreement';
import { comparisonPaper } from '../../src/papers/comparison';
import { circularPaper, feedbackPaper, reminderPaper } from '../../src/papers/letters';
import { overviewPaper } from '../../src/papers/overview';
import type { Paper } from '../../src/papers/paper';
import { ratersPicture } from '../../src/papers/pictures';
import { candidatesPaper, publicationPaper } from '../../src/papers/publication';
import { reportPaper } from '../../src/papers/report';
import { allUnits, type PaperUnit, type PaperYear } from '../../src/papers/year';
import { circumstancesOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { computed, type OpenMaster } from '../../src/workflow/master';
import { papersOf, type PaperChoices } from '../../src/workflow/papers';
import { filledYear } from '../support/generated-year';
import { paperYearOf, textsOf } from '../support/papers';
import { sentAlone } from '../support/changed-scheme';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 数据少见的一年：全部否决、没有扣分、没有候选、口径另选、方案少一样，文书说的话仍然对。 */

const today = '2025-02-01';
const choices = { rank: true, scores: true };
const whole = (paper: Paper): string => textsOf(paper).join('\n');

/** Everybody answered, and what departments send has come. */
function settledState(scheme: Scheme) {
  const state = filledYear(scheme, 1);
  for (const { unit, part, entry } of reportRows(state))
    state.reports.set(reportKey(unit.id, part.name), { ...entry, value: 90, basis: '来函' });
  return { ...state, settled: true };
}

const yearOf = (scheme: Scheme): PaperYear => paperYearOf(settledState(scheme), today).year;

/** A year in which each 情形 happened so often to every unit. */
function struckYear(scheme: Scheme, count: number): PaperYear {
  const state = settledState(scheme);
  const counts = Object.fromEntries(circumstancesOf(scheme).map(({ id }) => [id, count]));
  for (const { id } of scheme.units) state.incidents.set(id, { unit: id, counts, basis: '', mismatch: null });
  return paperYearOf(state, today).year;
}

const firstOf = (year: PaperYear): PaperUnit => {
  const [own] = allUnits(year);
  if (!own) throw new Error('no unit');
  return own;
};

describe('成绩公布的口径：只说这一类用了的，每一句自己读得懂', () => {
  const notes = (scheme: Scheme): string[] =>
    textsOf(publicationPaper(yearOf(scheme))).filter((text) => text.startsWith('口径：'));
  const read = (scheme: Scheme, readings: Partial<Scheme['readings']>): Scheme => ({
    ...scheme,
    readings: { ...scheme.readings, ...readings },
  });

  test('全部成绩就是一份细则的得分，没有折算：不说加分怎样折算', () => {
    const [districts, members] = notes(zhengzhou2019());
    expect(districts).toContain('加分计入年终考核的细则得分，一并折算。');
    expect(members).not.toContain('加分');
  });

  test('加分情形各写明计入哪里的，口径“加分”用不着，不说；有的写明、有的没有写，才说', () => {
    const scheme = sampleSchemeNamed('安禾市');
    expect(notes(scheme).join('')).not.toMatch(/加分|加减分/u);
    const [first, ...others] = scheme.bonus.rules;
    if (!first) throw new Error('no rule');
    const free = { id: first.id, name: first.name, points: first.points, source: first.source };
    expect(notes({ ...scheme, bonus: { ...scheme.bonus, rules: [free, ...others] } })[0]).toContain(
      '考核细则得分折算后，加减分全额计入总分。',
    );
  });

  test.each([
    ['参加排名', '一票否决的照常排名'],
    ['列后不排名', '一票否决的列在最后，不给名次'],
  ] as const)('口径“否决排名”%s：写明说的是一票否决的单位', (choice, words) => {
    for (const note of notes(read(zhengzhou2019(), { 否决排名: choice }))) expect(note).toContain(words);
  });

  test('类别自己写的否决排名、同分先看，代替口径的话', () => {
    const scheme = zhengzhou2019();
    const kinds = scheme.kinds.map((kind, index) =>
      index === 0 ? { ...kind, vetoed: '列在最后' as const, ties: ['年终考核', '平时考核'] } : kind,
    );
    const [own, other] = notes({ ...scheme, kinds });
    expect(own).toContain('一票否决的排在其他单位后面。');
    expect(own).toContain('总分相同的，依次看年终考核、平时考核的得分');
    expect(own).not.toMatch(/照常排名|总分相同的名次相同，下一/u);
    expect(other).toMatch(/照常排名.*总分相同的名次相同，下一/u);
  });

  test('总分封顶写明封在几分，不说别的口径', () => {
    for (const scheme of [
      sampleSchemeNamed('云江市'),
      read(zhengzhou2019(), { 加分: '总分封顶100' }),
      read(zhengzhou2019(), { 总分封顶: '封顶100' }),
    ])
      for (const note of notes(scheme)) {
        expect(note).toContain('总分超过 100 分的按 100 分计。');
        expect(note).not.toMatch(/同“|“总分封顶”/u);
      }
    expect(notes({ ...zhengzhou2019(), totalCap: 105 })[0]).toContain('总分超过 105 分的按 105 分计。');
    expect(notes(zhengzhou2019())[0]).not.toContain('按 100 分计');
  });

  test('有评价表没有收到的，写明缺几份、怎样处理，不写是谁；收齐的不写', () => {
    const scheme = zhengzhou2019();
    const state = settledState(scheme);
    const [first, second, third] = scheme.raters;
    if (!first || !second || !third) throw new Error('three raters are needed');
    for (const { id } of [first, second, third]) state.scores.delete(id);
    state.missing.set(first.id, '按收到份数折算').set(second.id, '按收到份数折算').set(third.id, '按零分计');
    const [districts = '', members = ''] = textsOf(publicationPaper(paperYearOf(state, today).year)).filter(
      (text) => text.startsWith('口径：'),
    );
    expect(districts).toContain('领导考核缺 2 份评价表，按收到份数折算。领导考核缺 1 份评价表，按零分计。');
    expect(districts).not.toContain(first.name);
    expect(members).not.toContain('评价表');
    expect(notes(scheme)[0]).not.toContain('评价表');
  });

  test('有名额的，写明名额怎样取、并列怎样、空出的怎样；否决改定等次的写明', () => {
    const [note] = notes(sampleSchemeNamed('安禾市'));
    for (const words of ['名额舍去小数', '总分相同的都列入次一等', '一票否决的，等次定为最低一等'])
      expect(note).toContain(words);
    expect(notes(zhengzhou2019())[0]).not.toMatch(/名额|最低一等/u);
  });
});

describe('告知书', () => {
  const letter = (year: PaperYear, own = firstOf(year)): string => whole(feedbackPaper(year, own, choices));

  test('没有扣分的，不请它“对照上列扣分逐项整改”', () => {
    const state = { ...settledState(zhengzhou2019()), deductions: [] };
    const text = letter(paperYearOf(state, today).year);
    expect(text).toContain('没有扣分。');
    expect(text).not.toContain('整改');
    expect(text).toContain('对结果有异议的');
    expect(letter(yearOf(zhengzhou2019()))).toMatch(/逐项整改.*对结果有异议的/u);
  });

  test('得分制的小项没有记录的不得分：没有一笔的也写明，报告和告知书一样，不说没有扣分', () => {
    const scheme = sampleSchemeNamed('青岚县');
    const { year } = paperYearOf({ ...settledState(scheme), deductions: [] }, today);
    const own = firstOf(year);
    for (const text of [letter(year, own), whole(reportPaper(year, own))]) {
      expect(text).toContain('没有扣分和得分。');
      expect(text).toContain('没有记录的不得分');
    }
    expect(letter(year, own)).toContain('请对照上列扣分和得分逐项整改');
    expect(letter(yearOf(zhengzhou2019()))).not.toContain('没有记录的不得分');
  });

  test('计分部分多得一行放不下的，一个部分一行，一个数不折成两行', () => {
    const given = sampleSchemeNamed('云江市');
    const more = ['满意度调查', '专项督导评价'].map((name) => ({
      name,
      source: '转报分' as const,
      full: 100,
      weight: 1,
    }));
    const kinds = given.kinds.map((kind, index) =>
      index === 0 ? { ...kind, parts: [...kind.parts, ...more] } : kind,
    );
    const year = yearOf({ ...given, kinds });
    const own = firstOf(year);
    const [table] = feedbackPaper(year, own, choices).blocks.filter((block) => block.is === 'table');
    expect(table?.header).toEqual(['计分部分', '满分', '得分']);
    expect(table?.rows.map((cells) => cells[0]?.text)).toEqual([
      ...own.parts.map(({ name }) => name),
      '总分',
      '等次',
    ]);
    const [line] = feedbackPaper(yearOf(given), firstOf(yearOf(given)), choices).blocks.filter(
      (block) => block.is === 'table',
    );
    expect(line?.header).toHaveLength(firstOf(yearOf(given)).parts.length + 2);
  });

  test('情形的名称里有括号，原因不从括号处截断；引用的是定这一条的那句话', () => {
    const given = sampleSchemeNamed('云江市');
    const scheme: Scheme = {
      ...given,
      circumstances: given.circumstances?.map((line) => ({ ...line, of: ['较大（Ⅲ级）事故'] })),
    };
    const text = letter(struckYear(scheme, 2));
    expect(text).toContain(
      '一票否决：较大（Ⅲ级）事故 2 起。通知规定：“发生两起及以上较大生产安全事故的，实行一票否决”。',
    );
  });

  test('一票否决改定等次的，写明等次为什么不是总分给的', () => {
    const own = (scheme: Scheme): string => letter(struckYear(scheme, 1));
    expect(own(sampleSchemeNamed('安禾市'))).toContain('一票否决的，等次定为最低一等。');
    expect(letter(struckYear(zhengzhou2019(), 2))).not.toContain('最低一等');
  });

  test('同一工作减两次的，只减一次，不说就高', () => {
    const scheme = sampleSchemeNamed('安禾市');
    const state = settledState(scheme);
    const [unit] = scheme.units;
    const rule = scheme.bonus.rules.find(({ points }) => points < 0);
    const claim = { unit: unit?.name ?? '', rule: rule?.name ?? '', facts: '督办单' };
    state.bonuses = [1, 2].map(() => ({ ...claim, work: '甲', file: '', sheet: '', cell: '' }));
    const { year } = paperYearOf(state, today);
    const own = allUnits(year).find((each) => each.unit.id === unit?.id);
    const text = letter(year, own);
    expect(text).toContain('0（同一工作只减一次）');
    expect(text).not.toContain('就高');
  });

  test('考核只有一天的，通报写那一天', () => {
    const given = zhengzhou2019();
    const { assessmentStart } = given.calendar;
    const scheme = { ...given, calendar: { ...given.calendar, assessmentEnd: assessmentStart } };
    const text = whole(circularPaper(yearOf(scheme), choices));
    expect(text).toContain('，2020年1月14日，对 16 个县（市、区）、');
  });
});

test('通报：只列这一类有的等次', () => {
  const given = zhengzhou2019();
  const [first] = given.kinds;
  const grades = given.grades.map((grade) =>
    grade.name === '基本完成' ? { ...grade, kinds: [first?.id ?? ''] } : grade,
  );
  const words = textsOf(circularPaper(yearOf({ ...given, grades }), { rank: true, scores: false }));
  expect(words.filter((text) => text.startsWith('基本完成（'))).toHaveLength(1);
  expect(words.filter((text) => text.startsWith('完成（'))).toHaveLength(2);
});

describe('方案没有写评先、否决的依据', () => {
  const given = sampleSchemeNamed('云江市');
  const scheme: Scheme = {
    ...given,
    awards: { ...given.awards, sources: [] },
    veto: { ...given.veto, sources: [] },
  };

  test('不留下没有下文的“依据：”“通知规定：”；情形自己有原句的引用原句', () => {
    const year = struckYear(scheme, 2);
    const papers = [
      publicationPaper(year),
      candidatesPaper(year),
      circularPaper(year, choices),
      ...allUnits(year).map((own) => feedbackPaper(year, own, choices)),
      ...allUnits(yearOf(scheme)).map((own) => feedbackPaper(yearOf(scheme), own, choices)),
    ];
    expect(papers.flatMap(textsOf).filter((text) => /(?:依据|规定)：(?:$|\n|。)/u.test(text))).toEqual([]);
    expect(whole(publicationPaper(year))).toContain(
      '评先、否决的依据：发生两起及以上较大生产安全事故的，实行一票否决',
    );
  });
});

describe('评先候选', () => {
  test('没有候选的，签字栏写明没有，不写 0 个', () => {
    const text = whole(candidatesPaper(struckYear(zhengzhou2019(), 2)));
    expect(text).toContain('没有符合评先条件的单位。');
    expect(text).not.toContain('0 个');
  });

  test('公示稿只列有候选单位的类别', () => {
    const year = yearOf(sampleSchemeNamed('安禾市'));
    const empty = year.kinds.filter(({ units }) => !units.some(({ result }) => result.eligible));
    expect(empty.length).toBeGreaterThan(0);
    expect(whole(candidatesPaper(year))).not.toContain('（0 个）');
  });
});

describe('年度概览的前三名', () => {
  const best = (year: PaperYear, kind: string): string => {
    const rows = overviewPaper(year, true).blocks.flatMap((block) =>
      block.is === 'table' ? block.rows : [],
    );
    return rows.find(([name]) => name?.text === kind)?.[2]?.text ?? '';
  };

  test('并列第三的都在；几类合在一起排的，写明第几名', () => {
    const year = yearOf(zhengzhou2019());
    const [kind] = year.kinds;
    if (!kind) throw new Error('no kind');
    const units = kind.units.map((own, index) => ({
      ...own,
      result: { ...own.result, rank: index < 2 ? index + 1 : index < 4 ? 3 : index + 1 },
    }));
    const names = units.map(({ unit }) => unit.name);
    const text = best({ ...year, kinds: [{ ...kind, units }] }, kind.name);
    for (const name of names.slice(0, 4)) expect(text).toContain(name);
    expect(text).not.toContain(names[4] ?? '');
    expect(text).not.toContain('第 1 名');
    const together = yearOf(sampleSchemeNamed('安禾市'));
    const other = together.kinds.at(-1);
    const [first] = other?.units ?? [];
    expect(best(together, other?.name ?? '')).toContain(
      `第 ${first?.result.rank ?? ''} 名${first?.unit.name ?? ''}`,
    );
  });
});

describe('对比上年', () => {
  test('几类合在一起排名次的，写明', () => {
    const year = yearOf(sampleSchemeNamed('安禾市'));
    expect(textsOf(comparisonPaper(year, year)).filter((text) => text.startsWith('名次：'))).toHaveLength(2);
    const single = yearOf(sampleSchemeNamed('青岚县'));
    expect(whole(comparisonPaper(single, single))).not.toContain('名次：');
  });

  test('今年不参评的不说成没有的单位', () => {
    const given = sampleSchemeNamed('安禾市');
    const [left, ...units] = given.units;
    if (!left) throw new Error('no unit');
    const now = yearOf({
      ...given,
      year: given.year + 1,
      units,
      absent: [{ ...left, reason: '机构改革' }],
      teams: given.teams.map((team) => ({ ...team, units: team.units.filter((id) => id !== left.id) })),
    });
    const text = whole(comparisonPaper(now, yearOf(given)));
    expect(text).not.toContain('没有的单位');
    expect(text).toContain(`${given.year + 1}年不参评：${left.name}（机构改革）。`);
  });
});

describe('没有考核组、没有评价人的方案', () => {
  const scheme = sentAlone();
  const open = opened(scheme);

  test.each(['考核报告', '发表通知'] as const)('%s没有人可写：说明没有，不做空的', (name) => {
    expect(papersOf(open, asked([name]))).toMatchObject({ ok: false, finding: { code: 'papers-none' } });
  });

  test('催报的抬头不空着', () => {
    expect(whole(reminderPaper(yearOf(scheme)))).toContain('各有关单位：');
  });
});

function firstReport(state: MasterState): [PaperYear, PaperUnit] {
  const { year } = paperYearOf(state, today);
  const own = allUnits(year).find(({ unit }) => unit.id === state.scheme.units[0]?.id);
  return [year, own ?? firstOf(year)];
}

/** A 总表 as it is open, of this scheme, settled. */
function opened(scheme: Scheme, state = settledState(scheme)): OpenMaster {
  const { state: done, interpreted } = computed(state);
  const reading = { tables: [] } as unknown as OpenMaster['reading'];
  const identity = {} as OpenMaster['identity'];
  return { label: '总表.xlsx', identity, reading, state: done, interpreted, findings: [] };
}

function asked(kinds: PaperChoices['kinds']): PaperChoices {
  return { kinds, rank: true, scores: true, named: false, today };
}

describe('签字的考核报告一笔不少', () => {
  const scheme = zhengzhou2019();
  const row = (clause: string, manual: number | null, facts: string, quantity: number | null = null) => ({
    unit: scheme.units[0]?.name ?? '',
    clause,
    quantity,
    manual,
    facts,
    date: '',
    file: '',
    sheet: '',
    cell: '',
  });

  test('台账里有一行读不出：不做报告，说明缺几笔', () => {
    const state = settledState(scheme);
    state.deductions.push(row('附1-5-1', null, '没有填数量'));
    expect(papersOf(opened(scheme, state), asked(['考核报告']))).toMatchObject({
      ok: false,
      finding: { code: 'report-incomplete', message: expect.stringContaining('1 行') as string },
    });
    expect(papersOf(opened(scheme), asked(['考核报告'])).ok).toBe(true);
  });

  test('还没有收到考核结果的，报告不写满分、不写没有扣分；收到了、签了字的照写', () => {
    const state = { ...emptyState(scheme), settled: false };
    const unit = scheme.units[0]?.id ?? '';
    const text = (): string => whole(reportPaper(...firstReport(state)));
    expect(text()).toContain('考核结论：还没有收到考核结果。');
    expect(text()).not.toMatch(/没有扣分|没有加分|得分 100/u);
    const [table] = reportPaper(...firstReport(state)).blocks.filter(
      (block) => block.is === 'table' && block.header !== undefined,
    );
    const figures = table?.is === 'table' ? table.rows.map((cells) => cells.at(-1)?.text) : [];
    expect(new Set(figures)).toEqual(new Set(['未定']));
    state.visits.set(unit, { ...noVisit(unit), signed: '2020-01-17' });
    expect(text()).toContain('没有扣分。');
    state.visits.clear();
    const team = scheme.teams.find(({ units }) => units.includes(unit));
    state.receipts.set(String(team?.no), { file: '组.xlsx', hash: '', received: '2020-01-18 09:00' });
    expect(text()).toContain('细则得分 100 分');
  });

  test('一个小项手填了两次：以后一个为准，前一个的事实也在报告上', () => {
    const state = settledState(scheme);
    state.deductions.push(row('附1-3', 2.5, '先填的事实'), row('附1-3', 1.5, '后填的事实'));
    const { year } = paperYearOf(state, today);
    const rows = reportPaper(
      year,
      allUnits(year).find(({ unit }) => unit.id === scheme.units[0]?.id) ?? firstOf(year),
    )
      .blocks.flatMap((block) => (block.is === 'table' ? block.rows : []))
      .map((cells) => cells.map(({ text }) => text));
    const told = (facts: string) => rows.find((cells) => cells.some((text) => text.startsWith(facts)));
    expect(told('先填的事实')).toEqual(
      expect.arrayContaining(['先填的事实（手填了两次，以后一个为准）', '0']),
    );
    expect(told('后填的事实')).toEqual(expect.arrayContaining(['后填的事实（手填的小项扣分）', '1.5']));
  });
});

test('评价一致性不写名的用字母代替：编号会被当成叫“领导01”的那一位', () => {
  const scheme = zhengzhou2019();
  const { year, entries } = paperYearOf(settledState(scheme), today);
  const words = [
    ...textsOf(agreementPaper(year, entries, false)),
    ...ratersPicture(year, entries, false).groups.flatMap(({ rows }) => rows.map(({ label }) => label)),
  ];
  expect(words).toEqual(expect.arrayContaining(['领导 A', '领导 P', '处室 R']));
  const bare = (text: string): string => text.replaceAll(/[\s0]/gu, '');
  const names = new Set(scheme.raters.map(({ name }) => bare(name)));
  expect(words.filter((text) => names.has(bare(text)))).toEqual([]);
});

test('对比上年：上年的总表没有核算的不比，未定的成绩不当成上年的成绩', () => {
  const scheme = zhengzhou2019();
  const last = opened(scheme, emptyState(scheme));
  expect(papersOf(opened(scheme), { ...asked(['对比上年']), last })).toMatchObject({
    ok: false,
    finding: { code: 'last-year-unsettled' },
  });
});
