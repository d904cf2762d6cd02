import { folded } from '../../base/text';
import { saysKinds } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { daysLabel, teamsTitleLabel } from '../../schemes/zhengzhou-2019/earlier';
import type { Scalar } from '../../sheets/model';
import type { Table } from '../../sheets/table';
import { cell, header, inputText } from '../look';

/** 方案: single facts of the scheme, one a row. The label is the key; the path says where in the data it belongs. */
export interface SchemeField {
  label: string;
  path: readonly string[];
  type: 'text' | 'number' | 'lines';
  /** A name for formulas, where one needs the value. */
  name?: string;
  /** Its row stands only where the scheme has it. */
  optional?: true;
}

export const schemeFields: readonly SchemeField[] = [
  { label: '方案标识', path: ['id'], type: 'text' },
  { label: '方案名称', path: ['title'], type: 'text' },
  { label: '文号', path: ['documentNumber'], type: 'text' },
  { label: '城市', path: ['city'], type: 'text' },
  { label: '发布单位', path: ['issuer'], type: 'text' },
  { label: '考核年度', path: ['year'], type: 'number' },
  { label: '考核时限起', path: ['calendar', 'periodStart'], type: 'text' },
  { label: '考核时限止', path: ['calendar', 'periodEnd'], type: 'text' },
  { label: '考核时间起', path: ['calendar', 'assessmentStart'], type: 'text' },
  { label: '考核时间止', path: ['calendar', 'assessmentEnd'], type: 'text' },
  { label: '考核报告截止', path: ['calendar', 'reportDue'], type: 'text' },
  { label: daysLabel, path: ['calendar', 'minimumDays'], type: 'number' },
  { label: '抽查乡镇或部门不少于', path: ['calendar', 'spotChecks', 'from'], type: 'number' },
  { label: '抽查乡镇或部门不多于', path: ['calendar', 'spotChecks', 'to'], type: 'number' },
  { label: '日程依据', path: ['calendar', 'sources'], type: 'lines' },
  { label: '年终考核比重（%）', path: ['yearEnd', 'weight'], type: 'number', name: '年终权重' },
  { label: '年终考核依据', path: ['yearEnd', 'source'], type: 'text' },
  { label: '评先等次', path: ['awards', 'grade'], type: 'text', name: '评先等次' },
  { label: '取消评先的较大事故起数', path: ['awards', 'accidents'], type: 'number', name: '评先事故起数' },
  { label: '评先依据', path: ['awards', 'sources'], type: 'lines' },
  {
    label: '一票否决的较大及以上事故起数',
    path: ['veto', 'accidents'],
    type: 'number',
    name: '否决事故起数',
  },
  { label: '一票否决分数线（低于）', path: ['veto', 'below'], type: 'number', name: '否决分数线' },
  { label: '一票否决依据', path: ['veto', 'sources'], type: 'lines' },
  { label: '加分累计上限', path: ['bonus', 'cap'], type: 'number', name: '加分上限' },
  { label: '加分依据', path: ['bonus', 'source'], type: 'text' },
  { label: '总分上限', path: ['totalCap'], type: 'number', optional: true },
  { label: teamsTitleLabel, path: ['teamsTitle'], type: 'text' },
];

/** The value at a field's path, as a cell shows it. */
function fieldValue(scheme: Scheme, field: SchemeField): Scalar {
  let value: unknown = scheme;
  for (const step of field.path) value = (value as Record<string, unknown>)[step];
  return Array.isArray(value) ? value.join('\n') : ((value ?? null) as Scalar);
}

/** Sets a field in plain data that is to become a scheme. Numbers that are none stay text, for the schema to refuse. */
export function setField(draft: Record<string, unknown>, field: SchemeField, value: Scalar): void {
  let target = draft;
  for (const step of field.path.slice(0, -1)) target = (target[step] ??= {}) as Record<string, unknown>;
  const last = field.path.at(-1) ?? '';
  if (field.optional && (value === null || value === '')) return;
  if (field.type === 'lines') target[last] = String(value ?? '').split('\n');
  else if (field.type === 'number') target[last] = typeof value === 'number' ? value : Number(value) || value;
  else target[last] = value === null ? '' : String(value);
}

export interface FieldRow {
  field: SchemeField;
  value: Scalar;
}

/** Labels that speak of 郑安委〔2020〕1号, and what a scheme that has 对象类别 of its own has in their place. */
const neutral: Readonly<Record<string, string>> = {
  [daysLabel]: '每个单位考核天数不少于',
  [teamsTitleLabel]: '考核分组标题',
};

/** The label of `schemeFields` that a label on the sheet means. */
export const fieldKey = (label: string): string =>
  Object.entries(neutral).find(([, other]) => folded(other) === folded(label))?.[0] ?? label;

export const fieldRows = (scheme: Scheme): FieldRow[] =>
  schemeFields
    .map((field) => ({
      field: saysKinds(scheme) ? { ...field, label: neutral[field.label] ?? field.label } : field,
      value: fieldValue(scheme, field),
    }))
    .filter(({ field, value }) => field.optional !== true || value !== null);

export const fieldTable: Table<FieldRow> = {
  id: 'fields',
  role: 'scheme',
  keyColumn: 'label',
  keyOf: ({ field }) => field.label,
  headerStyle: header(),
  columns: [
    {
      key: 'label',
      header: '方案项目',
      width: 30,
      kind: 'label',
      style: cell(),
      value: ({ field }) => field.label,
    },
    {
      key: 'value',
      header: '内容',
      width: 42,
      kind: 'input',
      style: inputText(11, { numberFormat: 'General' }),
      value: ({ value }) => value,
    },
  ],
};
