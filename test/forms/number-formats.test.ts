import { format } from 'numfmt';
import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { decimal } from '../../src/base/decimal';
import { ratingSheet } from '../../src/forms/rating-form';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Readings } from '../../src/schemes/readings';
import type { Scheme } from '../../src/schemes/scheme';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';
import { wordyTeam } from '../support/wordy-team';

/**
 * 数字怎样显示：整数不带小数点。Excel 和页面把格式 0.## 下的 8 显示成「8.」，LibreOffice 不显示这个点，所以照 Excel 的
 * 规则（numfmt）逐个显示出来看。
 */

const scheme = zhengzhou2019();
const books: readonly [string, WorkbookModel][] = [
  ['空白表', blankForms(scheme)],
  ['评价表合订', printWorkbook(scheme, '')],
  ...scheme.teams.map((team): [string, WorkbookModel] => [team.name, teamWorkbook(scheme, team, '')]),
  ['事实写得很长的考核组工作簿', wordyTeam(scheme)],
  ['总表', masterWorkbook(computed({ ...generatedYear(scheme, 1), settled: true }).state)],
];

/** A decimal point with nothing behind it. */
const bare = /\.(?!\d)/;
const isDate = (code: string): boolean => /[ymd]/i.test(code.replace(/"[^"]*"|General/g, ''));

const values = [0, 1, 8, 20, 100, 0.5, 12.25, 83.125, 0.000001, 54.166667, -2, -0.5];

test('「0.##」正是要防的：8 显示成「8.」', () => {
  expect(format('0.##', 8)).toMatch(bare);
});

test.each(books)('%s：所有数字格式，整数和小数都显示得完整', (_, { sheets }) => {
  const codes = new Set(
    sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => cell?.style.numberFormat ?? '@'))),
  );
  const shown = [...codes]
    .filter((code) => code !== '@' && !isDate(code))
    .flatMap((code) => values.map((value) => `${code} ${value} → ${format(code, value)}`));
  expect(shown.filter((line) => bare.test(line.slice(line.indexOf('→'))))).toEqual([]);
});

test.each(books)('%s：每一格的数照自己的格式显示，读得回原来的数', (_, { sheets }) => {
  const wrong = sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        if (typeof cell?.value !== 'number' || cell.date) return [];
        const text = format(cell.style.numberFormat ?? 'General', cell.value);
        const read = Number(text.replace(/ 分$/, ''));
        // An empty deduction is left blank on the rubric, and so is the number of a line that goes on in the report.
        const left = cell.value === 0 || cell.style.numberFormat === '0;""';
        const same = text === '' ? left : Math.abs(read - cell.value) < 0.005;
        return same && !bare.test(text) ? [] : [`${name} ${r + 1}/${c + 1}：${cell.value} → ${text}`];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

describe('口径改了，表里的格式不变：算出来的数一位也不少显示，一栏的小数点上下对齐', () => {
  const readings: Partial<Readings>[] = [
    {},
    { 换算舍入: '一位小数', 总分舍入: '一位小数' },
    { 换算舍入: '两位小数', 总分舍入: '不舍入', 折算系数: '按满分折算' },
  ];
  const schemes = [scheme, ...sampleSchemes.map(({ name }) => sampleSchemeNamed(name))];
  const cases = schemes.flatMap((each) =>
    readings.flatMap((drawn) =>
      readings.map((now) => ({ name: each.title, each, drawn, now, which: JSON.stringify([drawn, now]) })),
    ),
  );
  const masterOf = (of: Scheme, chosen: Partial<Readings>): WorkbookModel => {
    const own = { ...of, readings: { ...of.readings, ...chosen } };
    const state = of === scheme ? generatedYear(own, 1) : filledYear(own, 1);
    return masterWorkbook(computed({ ...state, settled: true }).state);
  };

  test.each(cases)('$name $which', ({ each, drawn, now }) => {
    const [formats, values] = [masterOf(each, drawn), masterOf(each, now)];
    const hidden = values.sheets.flatMap((sheet) => {
      const model = formats.sheets.find(({ name }) => name === sheet.name);
      return sheet.rows.flatMap((row, r) =>
        row.flatMap((cell, c) => {
          if (typeof cell?.value !== 'number' || cell.date || cell.style.unlocked) return [];
          const code = model?.rows[r]?.[c]?.style.numberFormat ?? 'General';
          if (!code.includes('0') || code.includes('"')) return [];
          const off = Math.abs(Number(format(code, cell.value)) - cell.value);
          return off < 0.0000011 ? [] : [`${sheet.name} ${r + 1}/${c + 1}：${cell.value}，${code}`];
        }),
      );
    });
    expect(hidden).toEqual([]);
  });

  test.each(schemes.map((each) => [each.title, each] as const))('%s：成绩公布', (_, each) => {
    const sheet = masterOf(each, {}).sheets.find(({ role }) => role === 'publication');
    const rows = sheet?.rows ?? [];
    const heads = rows.flatMap((row, at) => (row[0]?.value === '名次' ? [at] : []));
    const uneven = heads.flatMap((head) => {
      const end = rows.findIndex((row, at) => at > head && !/^(\d+|—)$/u.test(String(row[0]?.value)));
      const own = rows.slice(head + 1, end);
      expect(own.length).toBeGreaterThan(1);
      return (rows[head] ?? []).flatMap((cell, column) => {
        const shown = own.flatMap((row) => {
          const at = row[column];
          const short = typeof at?.value === 'number' && Number.isInteger(Math.round(at.value * 1e6) / 1e4);
          return short ? [format(at.style.numberFormat ?? '', at.value)] : [];
        });
        const decimals = new Set(shown.map((text) => text.split('.')[1]?.length ?? 0));
        return decimals.size > 1 ? [`${String(cell?.value)}：${shown.join(' ')}`] : [];
      });
    });
    expect(uneven).toEqual([]);
  });
});

test.each([
  ['领导', '9.5', '1.1875'],
  ['领导', '10', '1.2500'],
  ['处室', '9.3', '1.5438'],
  ['处室', '10', '1.6600'],
])('评价表：%s打 %s 分，换算分数显示 %s，小数位数都一样，一位也不舍', (word, score, text) => {
  const rater = scheme.raters.find(({ name }) => name.startsWith(word));
  const [unit] = scheme.units;
  if (!rater || !unit) throw new Error(word);
  const { rows } = ratingSheet(scheme, rater, new Map([[unit.id, decimal(score)]]));
  const converted = rows.find((cells) => cells[1]?.value === unit.name)?.[3];
  expect(format(converted?.style.numberFormat ?? '', Number(converted?.value))).toBe(text);
});
