import { Origins } from '../../src/forms/master/origins';
import { makeRounds } from '../../src/forms/master/rounds';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme, rubricPartsOf } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { computed } from '../../src/workflow/master';
import { differences } from '../support/calculated';
import { dataOf, onSheets, put } from '../support/forms';
import { compactScheme } from '../support/scoring-scheme';

/** 四个季度用同一份细则：在“计分部分”各写同一个附件号，建表时每个部分自动有一份，台账各记各的。 */

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'];

/** 第一季度用附件1，其余三个季度先写作转报分。 */
function yearly(): Scheme {
  const base = compactScheme(2, 1, 1);
  const kinds = base.kinds.map((kind) => ({
    ...kind,
    parts: quarters.map((name, index) =>
      index === 0 || kind.id === 'member'
        ? {
            name,
            source: '考核细则' as const,
            rubric: kind.id === 'member' ? 'annex2' : 'annex1',
            full: 100,
            weight: kind.id === 'member' ? 100 : 25,
          }
        : { name, source: '转报分' as const, full: 100, weight: 25 },
    ),
  }));
  const loaded = loadScheme({
    ...base,
    forms: {},
    raters: [],
    kinds: kinds.map((kind) => (kind.id === 'member' ? { ...kind, parts: kind.parts.slice(0, 1) } : kind)),
  });
  if (!loaded.ok) throw new Error(`${loaded.finding.code} ${loaded.finding.message}`);
  return loaded.value;
}

const text = (value: string): CellData => ({ value, type: 'text' });

/** 三个季度改用附件1，如工作人员在表里改。 */
async function edited(): Promise<WorkbookData> {
  const book = await dataOf(masterWorkbook(emptyState(yearly())));
  return onSheets(book, (sheet) => {
    if (sheet.name !== '计分部分') return sheet;
    return sheet.rows.reduce((now: SheetData, cells, row) => {
      if (!quarters.slice(1).includes(String(cells?.[1]?.value ?? ''))) return now;
      return put(row, 3, text('附件1'))(put(row, 2, text('考核细则'))(now));
    }, sheet);
  });
}

test('建表：每个季度一份细则、一套条款，编号各不相同，内容一字不差', async () => {
  const { scheme, findings } = readScheme(await edited(), true);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const parts = rubricPartsOf(scheme as Scheme, 'district');
  expect(parts.map(({ name, rubric }) => [name, rubric.id])).toEqual([
    ['第一季度', 'annex1'],
    ['第二季度', 'annex12'],
    ['第三季度', 'annex13'],
    ['第四季度', 'annex14'],
  ]);
  expect(parts[1]?.rubric.annex).toBe('附件 12（附件1 第二季度）');
  const said = (index: number) => JSON.stringify(parts[index]?.rubric.items).replaceAll(/附\d+-/g, '附-');
  expect([said(1), said(2), said(3)]).toEqual([said(0), said(0), said(0)]);
});

test('建成的总表读回来还是四份；各季度的扣分各算各的，公式与核算一致', async () => {
  const { scheme } = readScheme(await edited(), true);
  if (!scheme) throw new Error('unread');
  const state = emptyState(scheme);
  const [unit] = scheme.units;
  const record = (clause: string) =>
    state.deductions.push({
      unit: unit?.name ?? '',
      clause,
      quantity: 2,
      manual: null,
      facts: '事实',
      date: '2020-01-15',
      file: '',
      sheet: '',
      cell: '',
    });
  record('附1-1-2');
  record('附13-1-2');
  const model = masterWorkbook(computed(state).state);
  const again = readScheme(await dataOf(model));
  expect(again.findings).toEqual([]);
  expect(again.scheme).toEqual(scheme);
  const { state: settled } = computed(state);
  const lost = settled.results?.districts[0]?.parts.map(
    ({ rubric }) => 100 - (rubric?.score.toNumber() ?? 0),
  );
  expect(lost?.[0]).toBeGreaterThan(0);
  expect(lost).toEqual([lost?.[0], 0, lost?.[0], 0]);
  expect(await differences(model)).toEqual([]);
});

test('不另建总表、就在原表里用：指出要另建', async () => {
  const { scheme, findings } = readScheme(await edited());
  expect(scheme).toBeNull();
  expect(findings.map(({ code, allowed }) => [code, allowed])).toContainEqual([
    'scheme-kind',
    expect.stringContaining('另建总表'),
  ]);
});

test('给各部分另编附件号时，评价表用了的号也不用', () => {
  const part = (name: string) => ({ name, source: '考核细则', rubric: 'annex1' });
  const draft = {
    kinds: [{ parts: quarters.slice(0, 3).map(part) }],
    rubrics: [{ id: 'annex1', annex: '附件 1', items: [] }],
    forms: { 专家: { annex: '附件 12' } },
  };
  expect(makeRounds(draft, new Origins())).toBe(2);
  expect(draft.rubrics.map(({ id }) => id)).toEqual(['annex1', 'annex13', 'annex14']);
});
