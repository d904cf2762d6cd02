import { rounded } from '../../base/decimal';
import { ratersOf } from '../../schemes';
import { coefficient } from '../../scoring/rating';
import { readingTable, type ReadingRow } from '../../schemes/reading-texts';
import { readingOptions } from '../../schemes/readings';
import type { RaterKind, RatingForm, Scheme, Unit } from '../../schemes/scheme';
import { columnReference, type Table } from '../../sheets/table';
import { cell, centered, figure, header, inputNumber, inputText } from '../look';
import type { Places } from './places';
import { missingWords, raterKindWords, unitKindWords } from './state';

/** The further tables of 方案, and 口径 and 考核对象: edited here, they are the scheme. */

export interface FormRow {
  kind: RaterKind;
  form: RatingForm;
  scheme: Scheme;
  /** Forms decided as missing, for the stored results. */
  scaled: number;
  zeroed: number;
}

/** 评价表 parameters, with the figures that the score sheets' formulas use. */
export function formTable(places: Places): Table<FormRow> {
  const raters = (key: string) => columnReference(places.of('raters'), key);
  const decided = (word: string) => (at: { ref: (key: string) => string }) =>
    `COUNTIFS(${raters('kind')},${at.ref('formWord')},${raters('applied')},"${word}")`;
  const text = inputText(10.5);
  return {
    id: 'forms',
    role: 'scheme',
    keyColumn: 'formWord',
    keyOf: ({ kind }) => raterKindWords[kind],
    headerStyle: header(),
    columns: [
      {
        key: 'formWord',
        header: '评价人',
        width: 34,
        kind: 'label',
        style: centered(),
        value: ({ kind }) => raterKindWords[kind],
      },
      {
        key: 'formTitle',
        header: '评价表标题',
        width: 60,
        kind: 'input',
        style: text,
        value: ({ form }) => form.title.join('\n'),
      },
      {
        key: 'formAnnex',
        header: '附件',
        width: 12,
        kind: 'input',
        style: text,
        value: ({ form }) => form.annex,
      },
      {
        key: 'maximum',
        header: '满分',
        width: 8,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.maximum,
      },
      {
        key: 'decimals',
        header: '小数位',
        width: 8,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.decimals,
      },
      {
        key: 'coefficient',
        header: '折算系数',
        width: 10,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.coefficient,
      },
      {
        key: 'formWeight',
        header: '比重（%）',
        width: 10,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.weight,
      },
      {
        key: 'formNotes',
        header: '说明',
        width: 50,
        kind: 'input',
        style: text,
        value: ({ form }) => form.notes.join('\n'),
      },
      {
        key: 'signatures',
        header: '签字栏',
        width: 18,
        kind: 'input',
        style: text,
        value: ({ form }) => form.signatures.join('\n'),
      },
      {
        key: 'formSource',
        header: '评价依据',
        width: 40,
        kind: 'input',
        style: text,
        value: ({ form }) => form.source,
      },
      {
        key: 'count',
        header: '应收份数',
        width: 10,
        kind: 'formula',
        style: figure('0'),
        value: ({ kind, scheme }) => ratersOf(scheme, kind).length,
        formula: (at) => `COUNTIF(${raters('kind')},${at.ref('formWord')})`,
      },
      {
        key: 'scaled',
        header: '缺表折算份数',
        width: 12,
        kind: 'formula',
        style: figure('0'),
        value: ({ scaled }) => scaled,
        formula: decided(missingWords.scale),
      },
      {
        key: 'zeroed',
        header: '缺表零分份数',
        width: 12,
        kind: 'formula',
        style: figure('0'),
        value: ({ zeroed }) => zeroed,
        formula: decided(missingWords.zero),
      },
      {
        key: 'used',
        header: '采用系数',
        width: 12,
        kind: 'formula',
        style: figure('0.######'),
        value: ({ form, kind, scheme }) =>
          scheme.readings.折算系数 === '按原文'
            ? form.coefficient
            : rounded(coefficient(scheme, kind), 12).toNumber(),
        formula: (at) =>
          `IF(口径_折算系数=0,${at.ref('coefficient')},ROUND(${at.ref('formWeight')}/(${at.ref('maximum')}*${at.ref('count')}),12))`,
      },
    ],
  };
}

/** Names by which the score sheets' formulas know a form's figures, e.g. 领导系数. */
export const formNames = (kind: RaterKind) => ({
  count: `${raterKindWords[kind]}份数`,
  scaled: `${raterKindWords[kind]}折算份数`,
  zeroed: `${raterKindWords[kind]}零分份数`,
  used: `${raterKindWords[kind]}系数`,
});

export const gradeTable: Table<Scheme['grades'][number]> = {
  id: 'grades',
  role: 'scheme',
  keyColumn: 'grade',
  keyOf: (grade) => grade.name,
  headerStyle: header(),
  columns: [
    {
      key: 'grade',
      header: '等次',
      width: 34,
      kind: 'input',
      style: inputText(),
      value: (grade) => grade.name,
    },
    {
      key: 'gradeSource',
      header: '等次依据',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      value: (grade) => grade.source,
    },
    {
      key: 'from',
      header: '下限（含）',
      width: 12,
      kind: 'input',
      style: inputNumber(),
      value: (grade) => grade.from,
    },
  ],
};

export const readingsTable: Table<ReadingRow> = {
  id: 'readings',
  role: 'readings',
  keyColumn: 'reading',
  keyOf: (row) => row.id,
  headerStyle: header(),
  columns: [
    { key: 'reading', header: '口径', width: 12, kind: 'label', style: centered(), value: (row) => row.id },
    {
      key: 'question',
      header: '问题',
      width: 30,
      kind: 'label',
      style: cell(10.5),
      value: (row) => row.question,
    },
    {
      key: 'choice',
      header: '选定',
      width: 18,
      kind: 'input',
      style: inputText(11, { horizontal: 'center', bold: true }),
      value: (row) => row.choice,
    },
    {
      key: 'options',
      header: '可选及效果',
      width: 60,
      kind: 'label',
      style: cell(10),
      value: (row) => row.options.map(({ choice, effect }) => `${choice}：${effect}`).join('\n'),
    },
    {
      key: 'readingSource',
      header: '原文',
      width: 40,
      kind: 'label',
      style: cell(10),
      value: (row) => row.source,
    },
    {
      key: 'reason',
      header: '默认理由',
      width: 34,
      kind: 'label',
      style: cell(10),
      value: (row) => row.reason,
    },
    {
      key: 'index',
      header: '公式取值',
      width: 10,
      kind: 'formula',
      style: figure('0'),
      value: (row) => (readingOptions[row.id] as readonly string[]).indexOf(row.choice),
      // Formulas elsewhere read this number by the name 口径_…; an unknown choice shows as an error, not as a default.
      formula: (at, row) =>
        row
          ? readingOptions[row.id].reduceRight<string>(
              (rest, option, index) => `IF(${at.ref('choice')}="${option}",${index},${rest})`,
              'NA()',
            )
          : '""',
    },
  ],
};

export const readingRows = (scheme: Scheme): ReadingRow[] => [...readingTable(scheme.readings)];

export const unitTable: Table<Unit> = {
  id: 'units',
  role: 'units',
  keyColumn: 'unitId',
  keyOf: (unit) => unit.id,
  headerStyle: header(),
  columns: [
    {
      key: 'unitId',
      header: '编号',
      width: 10,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: (unit) => unit.id,
    },
    {
      key: 'unitName',
      header: '考核对象',
      width: 34,
      kind: 'input',
      style: inputText(),
      value: (unit) => unit.name,
    },
    {
      key: 'unitKind',
      header: '对象类别',
      width: 16,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: (unit) => unitKindWords[unit.kind],
    },
    {
      key: 'aliases',
      header: '别名（用、分隔）',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      value: (unit) => unit.aliases.join('、'),
    },
  ],
};
