import { rounded } from '../../base/decimal';
import { groupsOf, ratersOf } from '../../schemes';
import { earlierGroups } from '../../schemes/kinds';
import { coefficient } from '../../scoring/rating';

import type { RaterKind, RatingForm, Scheme } from '../../schemes/scheme';
import { columnReference, type Table, type TableColumn } from '../../sheets/table';
import { centered, figure, header, inputNumber, inputText } from '../look';
import type { Places } from './places';
import { missingWords } from './state';

/** 评价表 parameters on 方案: edited here, they are the scheme. */

/** What stands in the columns 弃权 and 本单位; blank: there is no such rule. */
export const abstainCounts = '不计';
export const ownVoteLeft = '不评';

export interface FormRow {
  kind: RaterKind;
  form: RatingForm;
  scheme: Scheme;
  /** Forms decided as missing, for the stored results. */
  scaled: number;
  zeroed: number;
}

/** 弃权 and 本单位: where a form lets scores be left out. */
const leavingOut: TableColumn<FormRow>[] = [
  {
    key: 'abstain',
    header: '弃权',
    width: 7,
    kind: 'input',
    style: inputText(10.5),
    value: ({ form }) => (form.abstain ? abstainCounts : null),
  },
  {
    key: 'ownVote',
    header: '本单位',
    width: 7,
    kind: 'input',
    style: inputText(10.5),
    value: ({ form }) => (form.ownVote === false ? ownVoteLeft : null),
  },
];

/** Columns that a scheme may do without. */
export const optionalFormColumns: string[] = ['abstain', 'ownVote'];

/**
 * 评价表 parameters, with the figures that the score sheets' formulas use. Long texts stand where the tables below have
 * theirs, so that the sheet is no wider than A3.
 * @param wide with 弃权 and 本单位, which not every scheme has
 */
export function formTable(places: Places, wide: boolean): Table<FormRow> {
  const raters = (key: string) => columnReference(places.of('raters'), key);
  const decided = (word: string) => (at: { ref: (key: string) => string }) =>
    `COUNTIFS(${raters('kind')},${at.ref('formWord')},${raters('applied')},"${word}")`;
  const text = inputText(10.5);
  return {
    id: 'forms',
    role: 'scheme',
    keyColumn: 'formWord',
    keyOf: ({ form }) => form.raterWord,
    headerStyle: header(),
    columns: [
      {
        key: 'formWord',
        header: '评价人',
        width: 30,
        kind: 'label',
        style: centered(),
        value: ({ form }) => form.raterWord,
      },
      {
        key: 'formTitle',
        header: '评价表标题',
        width: 42,
        kind: 'input',
        style: text,
        value: ({ form }) => form.title.join('\n'),
      },
      {
        key: 'formAnnex',
        header: '附件',
        width: 10,
        kind: 'input',
        style: text,
        value: ({ form }) => form.annex,
      },
      {
        key: 'formNotes',
        header: '说明',
        width: 34,
        kind: 'input',
        style: text,
        value: ({ form }) => form.notes.join('\n'),
      },
      {
        key: 'maximum',
        header: '满分',
        width: 7,
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
        width: 9,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.coefficient,
      },
      {
        key: 'formSource',
        header: '评价依据',
        width: 18,
        kind: 'input',
        style: text,
        value: ({ form }) => form.source,
      },
      {
        key: 'signatures',
        header: '签字栏',
        width: 14,
        kind: 'input',
        style: text,
        value: ({ form }) => form.signatures.join('\n'),
      },
      {
        key: 'formWeight',
        header: '比重（%）',
        width: 8,
        kind: 'input',
        style: inputNumber(),
        value: ({ form }) => form.weight,
      },
      {
        key: 'count',
        header: '应收份数',
        width: 7,
        kind: 'formula',
        style: figure('0'),
        value: ({ kind, scheme }) => ratersOf(scheme, kind).length,
        formula: (at) => `COUNTIF(${raters('kind')},${at.ref('formWord')})`,
      },
      {
        key: 'scaled',
        header: '缺表折算份数',
        width: 8,
        kind: 'formula',
        style: figure('0'),
        value: ({ scaled }) => scaled,
        formula: decided(missingWords.scale),
      },
      {
        key: 'zeroed',
        header: '缺表零分份数',
        width: 8,
        kind: 'formula',
        style: figure('0'),
        value: ({ zeroed }) => zeroed,
        formula: decided(missingWords.zero),
      },
      {
        key: 'used',
        header: '采用系数',
        width: 7,
        kind: 'formula',
        style: figure(),
        value: ({ form, kind, scheme }) =>
          scheme.readings.折算系数 === '按原文'
            ? form.coefficient
            : rounded(coefficient(scheme, kind), 12).toNumber(),
        formula: (at) =>
          `IF(口径_折算系数=0,${at.ref('coefficient')},ROUND(${at.ref('formWeight')}/(${at.ref('maximum')}*${at.ref('count')}),12))`,
      },
      ...(wide ? leavingOut : []),
    ],
  };
}

/** Figures of a form that the score sheets' formulas use. */
const figureKeys = ['count', 'scaled', 'zeroed', 'used'] as const;
type FormFigure = (typeof figureKeys)[number];

const suffixes: Record<FormFigure, string> = {
  count: '份数',
  scaled: '折算份数',
  zeroed: '零分份数',
  used: '系数',
};

/** The groups that every 总表 of version 0.1.0 had: their figures have names. Others are referred to by their cells. */
const namedGroups = new Map(
  Object.entries(earlierGroups).map(([group, word]) => [
    group,
    Object.fromEntries(figureKeys.map((key) => [key, `${word}${suffixes[key]}`])) as Record<
      FormFigure,
      string
    >,
  ]),
);

/** Names by which formulas know a form's figures, by group and column of the table. */
export const formNames = (scheme: Scheme): { group: string; column: FormFigure; name: string }[] =>
  groupsOf(scheme).flatMap((group) => {
    const names = namedGroups.get(group);
    return names ? figureKeys.map((column) => ({ group, column, name: names[column] })) : [];
  });

/** A form's figures as formulas write them. */
export function formFigures(scheme: Scheme, group: string, places: Places): Record<FormFigure, string> {
  const index = groupsOf(scheme).indexOf(group);
  return (
    namedGroups.get(group) ??
    (Object.fromEntries(figureKeys.map((key) => [key, places.cell('forms', index, key)])) as Record<
      FormFigure,
      string
    >)
  );
}
