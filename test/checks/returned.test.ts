import { checkRating } from '../../src/checks/rating';
import { isPossibleSum } from '../../src/checks/possible';
import { checkTeam } from '../../src/checks/team';
import { checkVisit } from '../../src/checks/visits';
import { decimal } from '../../src/base/decimal';
import { parseAddress } from '../../src/base/address';
import { ratingWorkbook, readRatingForm } from '../../src/forms/rating-form';
import { noEntries } from '../../src/forms/team/entries';
import { readTeamWorkbook } from '../../src/forms/team/reading';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { unitById, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scalar } from '../../src/sheets/model';
import { typed, valueOf } from '../support/year';

const scheme = zhengzhou2019();
const [rater] = scheme.raters;
const team = scheme.teams[2];
if (!rater || !team) throw new Error('the scheme has raters and teams');

const full = new Map(unitsOf(scheme, 'district').map((unit, index) => [unit.id, decimal(9 - index / 10)]));

async function rating(values: Readonly<Record<string, Scalar>>, scores = full) {
  if (!rater) throw new Error('no rater');
  const bytes = await typed(await workbookBytes(ratingWorkbook(scheme, rater, '', scores)), '', values);
  const located = readRatingForm(scheme, valueOf(await readWorkbook(bytes, '表')), rater);
  if (!located) throw new Error('form not found');
  return checkRating(scheme, rater, located, '表.xlsx');
}

describe('收回的评价表', () => {
  const codesOf = async (values: Readonly<Record<string, Scalar>>) =>
    (await rating(values)).findings.map(({ code }) => code);

  test('填好的表没有话说；说明和签字栏不是考核对象', async () => {
    const checked = await rating({});
    expect(checked.findings).toEqual([]);
    expect(checked.scores).toHaveLength(16);
  });

  test.each<[string, Record<string, Scalar>, string[]]>([
    ['单位换了叫法', { B9: '巩义' }, ['unit-alias']],
    ['单位名称有空格、全角字符', { B9: ' 巩 义 市 ' }, []],
    ['不认识的单位', { B9: '某某市' }, ['unit-unknown', 'unit-missing']],
    ['同一单位两次', { B9: '登封市' }, ['unit-twice', 'unit-missing']],
    ['漏填一格', { C9: null }, ['score-missing']],
  ])('%s', async (_, values, codes) => {
    expect(await codesOf(values)).toEqual(codes);
  });

  test('各单位一样多：提醒核实', async () => {
    const same = new Map(unitsOf(scheme, 'district').map((unit) => [unit.id, decimal(9)]));
    expect((await rating({}, same)).findings.map(({ code }) => code)).toEqual(['scores-all-equal']);
  });

  test('两行对调后，分数仍跟着单位走', async () => {
    const checked = await rating({ B5: '郑东新区', C5: 1.5, B6: '航空港区', C6: 2.5 });
    const of = (unit: string) => checked.scores.find((each) => each.unit === unit);
    expect(of('D01')).toMatchObject({ taken: 2.5, cell: 'C6' });
    expect(of('D02')).toMatchObject({ taken: 1.5, cell: 'C5' });
  });
});

describe('收回的考核组工作簿', () => {
  async function worked(
    sheet: string,
    values: Readonly<Record<string, Scalar>>,
    ledger: Readonly<Record<string, Scalar>> = {},
  ) {
    if (!team) throw new Error('no team');
    const bytes = await patchWorkbook(
      await workbookBytes(teamWorkbook(scheme, team, '', noEntries)),
      [...Object.entries(values), ...Object.entries(ledger)].map(([cell, value], index) => ({
        sheet: index < Object.keys(values).length ? sheet : '扣分台账',
        ...(parseAddress(cell) ?? { row: 0, column: 0 }),
        kind: 'value' as const,
        value,
      })),
    );
    return checkTeam(
      scheme,
      team,
      readTeamWorkbook(scheme, valueOf(await readWorkbook(bytes, '组')), team),
      '组.xlsx',
    );
  }
  const found = (checked: Awaited<ReturnType<typeof worked>>) => checked.findings.map(({ code }) => code);

  test('台账一行：单位写别名，收进来是规范名称', async () => {
    const checked = await worked('扣分台账', { B4: '航空港实验区', C4: '附1-1-1', E4: '事实' });
    expect(checked.deductions).toEqual([
      expect.objectContaining({
        unit: '航空港区',
        clause: '附1-1-1',
        file: '组.xlsx',
        sheet: '扣分台账',
        cell: 'C4',
      }),
    ]);
  });

  test('登记了别组的单位：是错误', async () => {
    expect(found(await worked('扣分台账', { B4: '巩义市', C4: '附1-1-1', E4: '事实' }))).toContain(
      'ledger-other-team',
    );
  });

  test('扣分格里手填数：收下并提醒；没有说明是错误；凑不出的提醒', async () => {
    const checked = await worked('金水区', { G4: 1.3 });
    expect(checked.deductions).toEqual([
      expect.objectContaining({ unit: '金水区', clause: '附1-1', manual: 1.3, cell: 'G4' }),
    ]);
    expect(found(checked)).toEqual(
      expect.arrayContaining(['deduction-typed-over', 'deduction-no-reason', 'deduction-not-possible']),
    );
  });

  test('扣分格里手填数并写明说明：只提醒是手填的', async () => {
    const checked = await worked('金水区', { G4: 2, H4: '未组织学习' });
    expect(found(checked).filter((code) => code.startsWith('deduction'))).toEqual(['deduction-typed-over']);
    expect(checked.deductions[0]?.facts).toBe('未组织学习');
  });

  // F5: 附件2 第29行 has two tiers of 2 分; the team typed the 2 itself, and another reading must not make 4 of it.
  test.each<[string, Scalar, string]>([
    ['写了自己的说明', '现场核定2分', '现场核定2分'],
    ['没有另写说明，照录台账的事实', null, '只投一次；没有投稿'],
  ])('扣分格里手填的数等于台账合计：照样留着并提醒（%s）', async (_, said, facts) => {
    const rubric = { G32: 2, ...(said === null ? {} : { H32: said }) };
    const checked = await worked('市工信局', rubric, {
      B4: '市工信局',
      C4: '附2-29-1',
      E4: '只投一次',
      B5: '市工信局',
      C5: '附2-29-2',
      E5: '没有投稿',
    });
    expect(checked.deductions.at(-1)).toMatchObject({ clause: '附2-29', manual: 2, facts });
    expect(found(checked).filter((code) => code.startsWith('deduction'))).toEqual(['deduction-typed-over']);
  });

  test('扣分格里写了文字：是错误，文字留着', async () => {
    const checked = await worked('金水区', { G4: '扣两分', H4: '说明' });
    expect(found(checked)).toContain('ledger-manual');
    expect(checked.deductions[0]?.manual).toBe('扣两分');
  });

  test('台账里手填扣分也不丢', async () => {
    const checked = await worked('扣分台账', { B4: '金水区', C4: '附1-1', E4: '事实', G4: 1 });
    expect(checked.deductions[0]).toMatchObject({ clause: '附1-1', manual: 1 });
  });
});

describe('考核情况（通知 六、七（三））', () => {
  const unit = unitById(scheme, 'D05');
  if (!unit) throw new Error('no unit');
  const good = {
    unit: 'D05',
    start: '2020-01-14',
    end: '2020-01-15',
    spotOne: '某镇',
    spotTwo: null,
    enterprises: '某企业',
    signed: '2020-01-19',
    note: null,
  };
  const codes = (more: object) =>
    checkVisit(scheme, unit, { ...good, ...more }, () => ({})).map(
      ({ code, severity }) => `${severity}:${code}`,
    );

  test.each<[string, object, string[]]>([
    ['合乎要求', {}, []],
    ['早于考核时间', { start: '2020-01-13' }, ['warning:visit-outside']],
    ['不足一天', { start: '2020-01-15', end: '2020-01-14' }, ['warning:visit-too-short']],
    ['没填日期', { start: null }, ['warning:visit-missing']],
    ['日期写成文字', { start: '十四日' }, ['warning:visit-date']],
    ['没有抽查乡镇', { spotOne: null }, ['warning:spot-check-missing']],
    ['没有抽查企业', { enterprises: '' }, ['warning:spot-check-enterprises']],
    ['报告没有签字', { signed: null }, ['warning:report-unsigned']],
    ['报告晚了', { signed: '2020-01-21' }, ['warning:report-late']],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });
});

describe('手填的扣分能不能由条款凑成', () => {
  const item = scheme.rubrics[0]?.items[0];
  const row = (no: number) => item?.rows.find((each) => each.no === no);
  test.each([
    [1, '2', true],
    [1, '1', false],
    [5, '1.5', true],
    [5, '1.25', false],
    [8, '3.5', true],
    [1, '8', true],
  ])('附件1 第%s行扣 %s 分：%s', (no, value, expected) => {
    const line = row(no);
    if (!item || !line) throw new Error('no row');
    expect(isPossibleSum(decimal(value), item, line, scheme.readings)).toBe(expected);
  });
});
