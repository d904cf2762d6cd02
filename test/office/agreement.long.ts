import { computed } from '../../src/workflow/master';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { Places } from '../../src/forms/master/places';
import { matrixTable } from '../../src/forms/master/score-matrix';
import { formFigures } from '../../src/forms/master/form-parameters';
import { decimal, rounded } from '../../src/base/decimal';
import { ratersOf, zhengzhou2019, formOf, formPartOf } from '../../src/schemes';
import { readingIds, readingOptions, type ReadingId } from '../../src/schemes/readings';
import type { RaterKind, Scheme } from '../../src/schemes/scheme';
import { coefficient, convert, convertedDecimals } from '../../src/scoring/rating';
import { workbookBytes } from '../../src/xlsx/write';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeByJudges, expectAgreement } from '../support/judges';
import { generatedYear } from '../support/generated-year';
import { Year, valueOf } from '../support/year';

const scheme = zhengzhou2019();

const withReading = (id: ReadingId, choice: string): Scheme => ({
  ...scheme,
  readings: { ...scheme.readings, [id]: choice },
});

/** Every option of every reading, one at a time; the defaults come with the first. */
const variants: [string, Scheme][] = readingIds.flatMap((id) =>
  readingOptions[id]
    .slice(id === readingIds[0] ? 0 : 1)
    .map((choice): [string, Scheme] => [`${id}=${choice}`, withReading(id, choice)]),
);

/** The 总表 under every option of every reading, and all files of a year as they go out, come back and are settled. */
async function allWorkbooks(): Promise<Map<string, Uint8Array>> {
  const workbooks = new Map<string, Uint8Array>();
  for (const [index, [name, own]] of variants.entries()) {
    const state = generatedYear(own, index + 1);
    // One form missing where the reading decides about it, or staff do.
    if (name.startsWith('缺表')) state.scores.delete('L02');
    if (name === '换算舍入=整数') {
      state.scores.delete('O03');
      state.missing.set('O03', '按收到份数折算');
    }
    workbooks.set(name, await workbookBytes(masterWorkbook(computed({ ...state, settled: true }).state)));
  }
  const year = await (await new Year().issued()).filled(3);
  workbooks.set('新建的总表', year.master.bytes());
  for (const [path, bytes] of year.sent) if (path.startsWith('考核组/')) workbooks.set(`空白${path}`, bytes);
  for (const [path, bytes] of year.returned) workbooks.set(path, bytes);
  valueOf(await year.collect());
  workbooks.set('收表后的总表', year.master.bytes());
  valueOf(await year.settle());
  workbooks.set('核算后的总表', year.master.bytes());
  for (const kind of ['leader', 'office'] as const) workbooks.set(`换算 ${kind}`, await sums(kind));
  return workbooks;
}

describeByJudges(allWorkbooks, (results) => {
  test.each(variants.map(([name]) => name))('总表，口径 %s', (name) => {
    expectAgreement(results().get(name), 4000);
  });

  test.each(['新建的总表', '收表后的总表', '核算后的总表'])('%s', (name) => {
    expectAgreement(results().get(name), 4000);
  });

  test('发出的和收回的每一个文件', () => {
    const files = [...results()].filter(([name]) => name.includes('.xlsx'));
    expect(files.flatMap(([, { differences }]) => differences)).toEqual([]);
    // 34 forms and 12 team workbooks came back, 12 went out empty.
    expect(files).toHaveLength(58);
    expect(Math.min(...files.map(([, { formulas }]) => formulas))).toBeGreaterThan(15);
  });

  test.each(['leader', 'office'])('每一个可能的总得分 × 系数（%s），各种舍入、系数和缺表份数', (kind) => {
    expectAgreement(results().get(`换算 ${kind}`), 19_000);
  });
});

/** Every sum that forms can hold, through the very formula of the score sheet, its names replaced by their values. */
async function sums(kind: RaterKind): Promise<Uint8Array> {
  const forms = ratersOf(scheme, kind).length;
  const tenths = forms * formOf(scheme, kind).maximum * 10;
  const cases = (['整数', '一位小数', '两位小数'] as const).flatMap((rounding) =>
    (['按原文', '按满分折算'] as const).flatMap((factor) =>
      [0, 3].map((scaled) => ({ rounding, factor, scaled })),
    ),
  );
  const places = new Places();
  const part = (own: Scheme) => {
    const found = formPartOf(own, 'district', kind);
    if (!found) throw new Error(`no part for ${kind}`);
    return found;
  };
  const names = formFigures(scheme, kind, places);
  const rows = Array.from({ length: tenths + 1 }, (_, tenth) => [
    cell(tenth / 10),
    ...cases.map(({ rounding, factor, scaled }) => {
      const own: Scheme = {
        ...scheme,
        readings: { ...scheme.readings, 换算舍入: rounding, 折算系数: factor },
      };
      const column = matrixTable(own, kind, places).columns.find(({ key }) => key === 'converted');
      const ref = () => `$A${tenth + 1}`;
      const formula = (
        column?.formula?.({ row: tenth, ref, column: ref, upTo: ref, below: ref }, undefined) ?? ''
      )
        .replaceAll(
          names.used,
          factor === '按原文'
            ? coefficient(own, kind).toFixed()
            : `(${formOf(own, kind).weight}/(${formOf(own, kind).maximum}*${forms}))`,
        )
        .replaceAll(names.scaled, String(scaled))
        .replaceAll(names.count, String(forms))
        .replaceAll('口径_换算舍入', String(convertedDecimals(own)));
      const value = rounded(
        convert(own, part(own), decimal(tenth).div(10), scaled),
        convertedDecimals(own),
      ).toNumber();
      return { ...cell(value), formula };
    }),
  ]);
  return workbookBytes(workbookOf([sheetOf('换算', rows)]));
}
