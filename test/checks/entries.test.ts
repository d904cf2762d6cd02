import { noEntries } from '../../src/forms/team/entries';
import { readTeamWorkbook } from '../../src/forms/team/reading';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { checkTeam } from '../../src/checks/team';
import { typed, valueOf } from '../support/year';
import { interpret } from '../../src/checks/entries';
import { checkBonuses } from '../../src/checks/settlement';
import type { BonusRow } from '../../src/forms/bonus-ledger';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';

const scheme = zhengzhou2019();

const ledger = (more: Partial<LedgerRow>): LedgerRow => ({
  unit: '巩义市',
  clause: '附1-1-1',
  quantity: null,
  facts: '事实',
  date: '2020-01-15',
  manual: null,
  file: '',
  sheet: '扣分台账',
  cell: 'C4',
  ...more,
});
const bonus = (more: Partial<BonusRow>): BonusRow => ({
  unit: '巩义市',
  rule: scheme.bonus.rules[0]?.name ?? '',
  work: '某项工作',
  facts: '文号',
  file: '',
  sheet: '加分台账',
  cell: 'C4',
  ...more,
});
const state = (more: Partial<MasterState>): MasterState => ({ ...emptyState(scheme), ...more });
const codes = (more: Partial<MasterState>) =>
  interpret(state(more)).findings.map(({ severity, code }) => `${severity}:${code}`);

describe('扣分台账的一行', () => {
  test.each<[string, Partial<LedgerRow>]>([
    ['一次性条款不必填数量', {}],
    ['按人次', { clause: '附1-5-1', quantity: 3 }],
    ['按百分点，两位小数', { clause: '附1-20-1', quantity: 12.25 }],
    ['成员单位用附件2', { unit: '市教育局', clause: '附2-6-1' }],
  ])('%s：没有话说，成为一笔扣分', (_, row) => {
    expect(codes({ deductions: [ledger(row)] })).toEqual([]);
    expect(interpret(state({ deductions: [ledger(row)] })).entries.deductions).toHaveLength(1);
  });

  test.each<[string, Partial<LedgerRow>, string]>([
    ['没写单位', { unit: null }, 'ledger-unit-unknown'],
    ['不认识的单位', { unit: '某某区' }, 'ledger-unit-unknown'],
    ['没选条款', { clause: null }, 'ledger-clause-unknown'],
    ['不认识的条款', { clause: '附1-99-9' }, 'ledger-clause-unknown'],
    ['另一附件的条款', { clause: '附2-6-1' }, 'ledger-clause-other-annex'],
    ['否决项不在台账扣分', { clause: '附1-61-1' }, 'ledger-clause-veto'],
    ['没填数量', { clause: '附1-5-1' }, 'ledger-quantity'],
    ['数量是文字', { clause: '附1-5-1', quantity: '三人次' }, 'ledger-quantity'],
    ['数量是文本格式的数', { clause: '附1-5-1', quantity: '3' }, 'ledger-quantity'],
    ['数量为负', { clause: '附1-5-1', quantity: -1 }, 'ledger-quantity'],
    ['人次有小数', { clause: '附1-5-1', quantity: 1.5 }, 'ledger-quantity'],
    ['手填扣分没写小项', { clause: '', manual: 2 }, 'ledger-row-unknown'],
    ['手填扣分为负', { clause: '附1-1', manual: -2 }, 'deduction-negative'],
    ['手填扣分是文字', { clause: '附1-1', manual: '两分' }, 'ledger-manual'],
  ])('%s：是错误，不成为扣分', (_, row, code) => {
    const { findings, entries } = interpret(state({ deductions: [ledger(row)] }));
    expect(findings.map((each) => each.code)).toContain(code);
    expect(findings.find((each) => each.code === code)?.severity).toBe('error');
    expect([...entries.deductions, ...entries.overrides]).toEqual([]);
  });

  test.each<[string, Partial<LedgerRow>[], string]>([
    ['没有写事实', [{ facts: '' }], 'error:deduction-no-reason'],
    ['用了别名', [{ unit: '巩义' }], 'error:ledger-unit-alias'],
    ['缺数多于应达数（不少于 2 家）', [{ clause: '附1-13-1', quantity: 3 }], 'error:ledger-shortfall'],
    [
      '缺数分两行合计多于应达数',
      [
        { clause: '附1-13-1', quantity: 1 },
        { clause: '附1-13-1', quantity: 2 },
      ],
      'error:ledger-shortfall',
    ],
    ['一次性条款重复登记', [{}, {}], 'warning:ledger-repeated'],
    ['原文未列分值', [{ clause: '附1-43-4' }], 'warning:clause-unstated'],
    ['手填扣分', [{ clause: '附1-1', manual: 2 }], 'warning:deduction-typed-over'],
    ['手填扣分超过大项分值', [{ clause: '附1-1', manual: 9 }], 'warning:deduction-over-item'],
    ['手填扣分没有说明', [{ clause: '附1-1', manual: 2, facts: '' }], 'error:deduction-no-reason'],
    [
      '同一小项两个手填扣分',
      [
        { clause: '附1-1', manual: 2 },
        { clause: '附1-1', manual: 1 },
      ],
      'warning:override-twice',
    ],
  ])('%s', (_, rows, code) => {
    expect(codes({ deductions: rows.map(ledger) })).toContain(code);
  });
});

describe('数量说不过去的，都有话说（F4、F6）', () => {
  test.each<[string, string, Partial<LedgerRow>, string]>([
    ['一次性的条款填了 3', '巩义市', { clause: '附1-1-1', quantity: 3 }, 'warning:ledger-quantity-unused'],
    ['少 150 个百分点', '巩义市', { clause: '附1-20-1', quantity: 150 }, 'error:ledger-quantity'],
    ['9999 家', '巩义市', { clause: '附1-19-1', quantity: 9999 }, 'warning:ledger-quantity-large'],
    [
      '缺 9999 次，原文没有一个应达的数',
      '巩义市',
      { clause: '附1-4-1', quantity: 9999 },
      'warning:ledger-quantity-large',
    ],
    [
      '应达 5 项，缺 6 项（附1-29-1）',
      '巩义市',
      { clause: '附1-29-1', quantity: 6 },
      'error:ledger-shortfall',
    ],
    [
      '两项活动各有方案、总结，少了 5 项（附1-35-1）',
      '巩义市',
      { clause: '附1-35-1', quantity: 5 },
      'warning:ledger-quantity-closed',
    ],
    [
      '成员单位同（附2-24-1）',
      '市教育局',
      { clause: '附2-24-1', quantity: 5 },
      'warning:ledger-quantity-closed',
    ],
  ])('%s', (_, unit, row, code) => {
    expect(codes({ deductions: [ledger({ ...row, unit })] })).toEqual([code]);
  });

  test('分两行记的合起来数；恰好 4 项不说', () => {
    const rows = (...quantities: number[]) =>
      codes({ deductions: quantities.map((quantity) => ledger({ clause: '附1-35-1', quantity })) });
    expect(rows(4)).toEqual([]);
    expect(rows(2, 2)).toEqual([]);
    expect(rows(2, 3)).toEqual(['warning:ledger-quantity-closed']);
  });

  test.each([
    ['一次性的条款', '金水区', '附1-1-1', 3, 'ledger-quantity-unused'],
    ['百分点', '金水区', '附1-20-1', 150, 'ledger-quantity'],
    ['家数', '金水区', '附1-19-1', 9999, 'ledger-quantity-large'],
    ['项数', '金水区', '附1-35-1', 5, 'ledger-quantity-closed'],
  ])('考核组交回来的工作簿里同样说（%s）', async (_, unit, clause, quantity, code) => {
    const team = scheme.teams[2];
    if (!team) throw new Error('no team');
    const bytes = await typed(await workbookBytes(teamWorkbook(scheme, team, '', noEntries)), '扣分台账', {
      B4: unit,
      C4: clause,
      D4: quantity,
      E4: '事实',
    });
    const reading = readTeamWorkbook(scheme, valueOf(await readWorkbook(bytes, '组')), team);
    expect(checkTeam(scheme, team, reading, '组.xlsx').findings.map((each) => each.code)).toContain(code);
  });
});

describe('加分台账、奖惩情形、缺表处理', () => {
  test.each<[string, Partial<BonusRow>, string]>([
    ['不认识的加分情形', { rule: '口头表扬' }, 'error:bonus-rule-unknown'],
    ['没写工作名称', { work: '' }, 'error:bonus-no-work'],
    ['没写依据', { facts: '' }, 'warning:bonus-no-basis'],
  ])('加分：%s', (_, row, code) => {
    expect(codes({ bonuses: [bonus(row)] })).toContain(code);
  });

  test('加分：一项工作报两次、合计超过 10 分，都提醒', () => {
    const rows = [bonus({}), bonus({ work: '某 项工作' }), bonus({ work: '乙' }), bonus({ work: '丙' })];
    const found = checkBonuses(computed(state({ bonuses: rows })).state).map(({ code }) => code);
    expect(found).toEqual(['bonus-over-cap', 'bonus-twice']);
  });

  test('奖惩情形填了文字：是错误，不当作 0', () => {
    const incidents = new Map([
      ['D05', { unit: 'D05', counts: { major: '两起' }, basis: null, mismatch: null }],
    ]);
    expect(codes({ incidents })).toEqual(['error:incident-count']);
  });

  test('缺表处理写了别的话：是错误', () => {
    expect(codes({ missing: new Map([['L01', '按零分计 ']]) })).toEqual(['error:missing-decision-unknown']);
    expect(codes({ missing: new Map([['L01', '算了']]) })).toEqual(['error:missing-decision-unknown']);
  });
});
