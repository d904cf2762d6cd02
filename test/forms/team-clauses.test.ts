import { columnName } from '../../src/base/address';
import { checkTeam } from '../../src/checks/team';
import { teamWorkbook } from '../../src/forms/team-workbook';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { ledgerResults } from '../../src/forms/ledger-results';
import { clauseRows } from '../../src/forms/clause-table';
import { clauseWords } from '../../src/forms/team/clause-words';
import { noEntries, teamClauses, teamUnits } from '../../src/forms/team/entries';
import { readTeamWorkbook } from '../../src/forms/team/reading';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { clauseById, zhengzhou2019 } from '../../src/schemes';
import type { Scheme, Team } from '../../src/schemes/scheme';
import { judge } from '../../src/sheets/entry-rule';
import type { Scalar } from '../../src/sheets/model';
import { workbookBytes } from '../../src/xlsx/write';
import { Book } from '../simulated/book/book';
import { valueAt } from '../simulated/book/calculation';
import { insertFile } from '../simulated/file/read';
import { ErrorValue } from '../simulated/formula/value';
import { dataOf, onSheets, put } from '../support/forms';
import {
  askedLists,
  clauseRuleOf,
  deductionOf,
  ledgerOf,
  mixedTeam,
  ownRows,
  strangeRows,
} from '../support/team-lists';

/** 考核组的台账：条款从列表里选，列表带着原话，只列这一行的单位适用的；选的、只打编号的都收得回来。 */

const cityScheme = zhengzhou2019();
const schemes: [string, Scheme][] = [
  ['郑安委〔2020〕1号', cityScheme],
  ...sampleSchemes.map((sample): [string, Scheme] => {
    const { scheme } = sampleSchemeOf(sample);
    if (!scheme) throw new Error(sample.name);
    return [sample.name, scheme];
  }),
];

const clauseColumn = 2;

/** What the rule of each filled row says, worked out by a spreadsheet program. */
async function verdicts(scheme: Scheme, team: Team, deductions: LedgerRow[]): Promise<Scalar[]> {
  const { model, sheet, top, column } = askedLists(scheme, team, deductions);
  const book = new Book('组');
  insertFile(book, await workbookBytes(model));
  const found = book.find(sheet);
  return deductions.map((_, index) => {
    const value = found && valueAt(found, top + index, column);
    return value instanceof ErrorValue ? value.code : (value ?? null);
  });
}

describe.each(schemes)('%s', (_, scheme) => {
  const team = mixedTeam(scheme);
  const rows = ownRows(scheme, team);

  test('每个单位自己的条款都在它的列表里，一条不少；编号后面是原话', async () => {
    expect(rows.length).toBeGreaterThan(10);
    expect(await verdicts(scheme, team, rows)).toEqual(rows.map(() => true));
    const words = clauseRows(scheme).map(clauseWords);
    expect(new Set(words).size).toBe(words.length);
    for (const { clause, ...line } of clauseRows(scheme)) {
      const text = clauseWords({ clause, ...line });
      expect(text.startsWith(`${clause.id} `)).toBe(true);
      expect(text.length).toBeGreaterThan(clause.id.length + 4);
      expect(text.length).toBeLessThan(64);
    }
  });

  test('不适用的条款、否决项不在列表里', async () => {
    const strange = strangeRows(scheme, team);
    expect(await verdicts(scheme, team, strange)).toEqual(strange.map(() => false));
  });

  test('公式按选的那一条算：结果与引擎相同，只打编号的也一样', async () => {
    const few = rows.filter((_row, index) => index % 7 === 0);
    const looked = ledgerResults(scheme, few, teamClauses(scheme, team));
    const model = teamWorkbook(scheme, team, '', { ...noEntries, deductions: few });
    const sheet = ledgerOf(model);
    const { top } = clauseRuleOf(sheet).area;
    for (const [index] of few.entries()) {
      const picked = sheet.rows[top + index]?.[clauseColumn];
      expect(String(picked?.value)).toContain(' ');
      // Every second one is typed by its code.
      if (picked && index % 2 === 1) picked.value = few[index]?.clause ?? '';
    }
    const book = new Book('组');
    insertFile(book, await workbookBytes(model));
    const ledger = book.find(sheet.name);
    const heads = sheet.rows[top - 1] ?? [];
    const column = (head: string) => heads.findIndex((cell) => cell?.value === head);
    for (const [head, key] of [
      ['条款原文', 'text'],
      ['应扣分', 'points'],
      ['计入扣分', 'counted'],
    ] as const)
      expect([head, few.map((_row, index) => ledger && valueAt(ledger, top + index, column(head)))]).toEqual([
        head,
        looked.map((own) => own[key]),
      ]);
  });

  test('只打编号的，考核报告上也写着原话', async () => {
    const few = rows.filter((_row, index) => index % 9 === 0);
    const model = teamWorkbook(scheme, team, '', { ...noEntries, deductions: few });
    const sheet = ledgerOf(model);
    const { top } = clauseRuleOf(sheet).area;
    for (const [index, row] of few.entries()) {
      const picked = sheet.rows[top + index]?.[clauseColumn];
      if (picked) picked.value = row.clause;
    }
    const book = new Book('组');
    insertFile(book, await workbookBytes(model));
    const ledger = book.find(sheet.name);
    const column = sheet.rows[top - 1]?.findIndex((cell) => cell?.value === '报告行') ?? -1;
    const words = new Map(clauseRows(scheme).map((line) => [line.clause.id, clauseWords(line)]));
    for (const [index, { facts, clause }] of few.entries())
      expect(ledger && valueAt(ledger, top + index, column)).toBe(
        `${String(facts)}（${words.get(String(clause)) ?? ''}）`,
      );
  });

  test('公式不长：Excel 的规则只容得下 255 个字符', () => {
    for (const each of scheme.teams)
      expect(String(clauseRuleOf(ledgerOf(teamWorkbook(scheme, each, ''))).list).length).toBeLessThan(255);
  });
});

describe('收回来', () => {
  const team = mixedTeam(cityScheme);
  const [unit] = teamUnits(cityScheme, team);
  if (!unit) throw new Error('no unit');
  const entry = clauseById(cityScheme).get('附1-8-1');
  if (!entry) throw new Error('no clause');

  /** @param older as a version gave it out whose ledger had codes alone */
  async function collected(typed: string, older = false) {
    const model = teamWorkbook(cityScheme, team, '', {
      ...noEntries,
      deductions: [deductionOf(unit?.name ?? '', '附1-1-1')],
    });
    const { top } = clauseRuleOf(ledgerOf(model)).area;
    const width = ledgerOf(model).columnWidths.length;
    const book = onSheets(await dataOf(model), (sheet) => {
      if (sheet.role !== 'deductions') return sheet;
      const worded = put(top, clauseColumn, { value: typed, type: 'text' })(sheet);
      return older ? { ...worded, rows: worded.rows.map((cells) => cells?.slice(0, width - 1)) } : worded;
    });
    return checkTeam(cityScheme, team, readTeamWorkbook(cityScheme, book, team), '组.xlsx');
  }

  test.each([
    ['从列表里选的', clauseWords(entry), '附1-8-1', []],
    ['只打编号', '附1-8-1', '附1-8-1', []],
    ['编号打成全角', '附１－８－１', '附1-8-1', ['clause-written']],
    ['编号后面写了别的话', '附1-8-1 责任书没有签', '附1-8-1', ['clause-written']],
    ['一格里写了两条', '附1-8-1 附1-8-2', '附1-8-1 附1-8-2', ['ledger-clause-unknown']],
  ])('%s', async (_, typed, clause, codes) => {
    const { deductions, findings } = await collected(typed);
    expect(deductions.map((row) => row.clause)).toEqual([clause]);
    expect(findings.map(({ code }) => code).filter((code) => code.includes('clause'))).toEqual(codes);
  });

  test('以前发出的工作簿，台账里只有编号：照样收', async () => {
    const { deductions, findings } = await collected('附1-8-1', true);
    expect(deductions.map((row) => row.clause)).toEqual(['附1-8-1']);
    expect(findings.map(({ code }) => code).filter((code) => code.includes('clause'))).toEqual([]);
  });
});

test('台账的条款栏在打印的宽度里，小项栏不再占地方', () => {
  const sheet = ledgerOf(teamWorkbook(cityScheme, mixedTeam(cityScheme), ''));
  const shown = sheet.rows[2]?.flatMap((cell, column) =>
    cell && !(sheet.hiddenColumns ?? []).includes(column)
      ? [`${columnName(column)} ${String(cell.value)}`]
      : [],
  );
  expect(shown).toContain('C 条款编号');
  expect(shown?.some((text) => text.endsWith(' 小项'))).toBe(false);
});

describe('台账随时能排序、插行、打字', () => {
  const model = teamWorkbook(cityScheme, mixedTeam(cityScheme), '');
  const ledger = ledgerOf(model);
  const { top } = clauseRuleOf(ledger).area;

  test('两张台账不加保护，别的表都加', () => {
    const open = model.sheets.filter((sheet) => !sheet.protected).map(({ name }) => name);
    expect(open).toEqual(['扣分台账', '加分台账']);
  });

  test.each(['扣分台账', '加分台账'])('%s：打了单位的行自己有序号，空行没有', async (name) => {
    const typed = teamWorkbook(cityScheme, mixedTeam(cityScheme), '');
    const sheet = typed.sheets.find((each) => each.name === name);
    for (const row of [0, 2, 3]) {
      const cell = sheet?.rows[top + row]?.[1];
      if (cell) cell.value = teamUnits(cityScheme, mixedTeam(cityScheme))[0]?.name ?? '';
    }
    const book = new Book('组');
    insertFile(book, await workbookBytes(typed));
    const found = book.find(name);
    expect([0, 1, 2, 3, 4].map((row) => found && valueAt(found, top + row, 0))).toEqual([1, '', 2, 3, '']);
  });

  test('数量只收不小于 0 的数', () => {
    const rule = ledger.validations.find(({ title }) => title === '数量要填数');
    if (!rule) throw new Error('no rule');
    const said = [2, 0.5, -1, '两家'].map((value) => judge(rule, value, () => undefined));
    expect(said).toEqual(['allowed', 'allowed', 'refused', 'refused']);
  });
});

test.each(schemes)('%s：考核情况的说明只说方案有的：没有规定天数的不写天数', (_, scheme) => {
  const said = scheme.teams.map((team) =>
    String(
      teamWorkbook(scheme, team, '').sheets.find(({ role }) => role === 'visits')?.rows[1]?.[0]?.value ?? '',
    ),
  );
  const { minimumDays, spotChecks } = scheme.calendar;
  expect(said.length).toBeGreaterThan(0);
  for (const text of said) {
    expect(text.includes('不少于')).toBe(minimumDays > 0);
    expect(text.includes('个乡镇（部门）')).toBe(spotChecks.to > 0);
    expect(text).not.toMatch(/ 0 天|0—|镇、办/u);
  }
});
