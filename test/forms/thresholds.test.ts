import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import { unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { Scalar } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { differences } from '../support/calculated';
import { typed, valueOf } from '../support/year';

/** 情形的起数：1 以上，留空就是没有这条规定；0 起会否决所有单位（议题十五第 3 条）。 */

const labels = {
  veto: '一票否决的较大及以上事故起数',
  below: '一票否决分数线（低于）',
  award: '取消评先的较大事故起数',
} as const;

let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await workbookBytes(masterWorkbook(computed(emptyState(zhengzhou2019())).state));
});

/** The scheme of a 总表 with other contents beside these labels of 方案. */
async function withCells(values: Partial<Record<keyof typeof labels, Scalar>>) {
  const book = valueOf(await readWorkbook(bytes, '总表'));
  const rows = book.sheets.find(({ name }) => name === '方案')?.rows ?? [];
  const cells = Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const row = rows.findIndex((each) => each?.[0]?.value === labels[key as keyof typeof labels]);
      return [`B${row + 1}`, value];
    }),
  );
  return readScheme(valueOf(await readWorkbook(await typed(bytes, '方案', cells), '总表')));
}

/** Every score 10; one district with two 较大 accidents, one with a 约谈. */
function struck(scheme: Scheme): MasterState {
  const state = emptyState(scheme);
  const districts = unitsOf(scheme, 'district');
  for (const rater of scheme.raters) state.scores.set(rater.id, new Map(districts.map(({ id }) => [id, 10])));
  const none = { basis: '样例', mismatch: null };
  state.incidents.set('D01', { ...none, unit: 'D01', counts: { major: 2 } });
  state.incidents.set('D02', { ...none, unit: 'D02', counts: { summoned: 1 } });
  return computed({ ...state, settled: true }).state;
}

const verdicts = ({ results }: MasterState, unit: string) => {
  const found = results?.districts.find((each) => each.unit === unit);
  return [found?.veto, found?.eligible];
};

test.each<[string, Partial<Record<keyof typeof labels, Scalar>>, unknown[], unknown[]]>([
  ['照原文', {}, [true, false], [false, false]],
  ['没有否决起数', { veto: null }, [false, false], [false, false]],
  ['否决、评先都没有起数', { veto: null, award: null }, [false, true], [false, false]],
  ['没有分数线', { below: null }, [true, false], [false, false]],
  ['一起即否决', { veto: 1, below: null }, [true, false], [false, false]],
])(
  '%s：核算和公式一致，别的单位不受牵连',
  async (_, cells, first, second) => {
    const { scheme, findings } = await withCells(cells);
    expect(findings).toEqual([]);
    if (!scheme) throw new Error('no scheme');
    const state = struck(scheme);
    expect(verdicts(state, 'D01')).toEqual(first);
    expect(verdicts(state, 'D02')).toEqual(second);
    expect(
      state.results?.districts
        .filter(({ unit }) => !['D01', 'D02'].includes(unit))
        .every(({ veto }) => !veto),
    ).toBe(true);
    expect(await differences(masterWorkbook(state))).toEqual([]);
  },
  60_000,
);

test.each<[keyof typeof labels, Scalar]>([
  ['veto', 0],
  ['award', 0],
  ['veto', 1.5],
  ['award', -1],
])('%s 填 %p：说明是哪一项、应当怎样，不当成“0 起以上”', async (key, value) => {
  const { scheme, findings } = await withCells({ [key]: value });
  expect(scheme).toBeNull();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code: 'scheme-threshold', severity: 'error' });
  expect(findings[0]?.message).toContain(labels[key]);
  expect(findings[0]?.allowed).toContain('留空');
});
