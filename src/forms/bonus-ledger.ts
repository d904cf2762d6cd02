import { bonusTargets, type BonusRule } from '../schemes/bonus';
import type { Scalar } from '../sheets/model';
import { lookedUp, type RowPlace, type Table, type TablePlace } from '../sheets/table';
import { indexMatch } from './earlier-formulas';
import { numberColumn } from './label-columns';
import { cell, centered, figure, header, inputText } from './look';

/** 加分台账, and the table of 加分情形 it chooses from (附件1、附件2 备注 2). */

const size = 10.5;

/** Columns of 加分情形 that a scheme may do without. */
export const optionalBonusColumns: string[] = ['family', 'bonusLimit', 'familyLimit', 'into'];

/** Words that may stand in the column 计入; blank where reading 加分 decides. */
export const bonusTargetWords: string = bonusTargets.join('、');

/**
 * @param editable in the 总表 the rules are the scheme
 * @param wide with families, limits and 计入, which not every scheme has
 */
export function bonusRuleTable(role: string, editable: boolean, wide: boolean): Table<BonusRule> {
  const edit = editable ? { unlocked: true } : {};
  const kind = editable ? ('input' as const) : ('label' as const);
  return {
    id: 'bonusRules',
    role,
    keyColumn: 'bonusId',
    keyOf: (rule) => rule.id,
    headerStyle: header(),
    columns: [
      {
        key: 'bonusId',
        header: '加分编号',
        width: 12,
        kind,
        style: centered(size, edit),
        value: (rule) => rule.id,
      },
      {
        key: 'bonusName',
        header: '加分情形',
        width: 34,
        kind,
        style: cell(size, edit),
        value: (rule) => rule.name,
      },
      {
        key: 'bonusPoints',
        header: '加分值',
        width: 10,
        kind,
        style: centered(size, edit),
        value: (rule) => rule.points,
      },
      {
        key: 'bonusSource',
        header: '加分依据',
        width: editable ? 34 : wide ? 48 : 60,
        kind,
        style: cell(size, edit),
        value: (rule) => rule.source,
      },
      ...(wide
        ? [
            {
              key: 'family',
              header: '加分类别',
              width: editable ? 7 : 12,
              kind,
              style: centered(size, edit),
              value: (rule: BonusRule) => rule.family ?? null,
            },
            {
              key: 'bonusLimit',
              header: '单项至多',
              width: editable ? 8 : 10,
              kind,
              style: centered(size, edit),
              value: (rule: BonusRule) => rule.limit ?? null,
            },
            {
              key: 'familyLimit',
              header: '本类至多',
              width: editable ? 9 : 10,
              kind,
              style: centered(size, edit),
              value: (rule: BonusRule) => rule.familyLimit ?? null,
            },
            {
              key: 'into',
              header: '计入',
              width: 8,
              kind,
              style: centered(size, edit),
              value: (rule: BonusRule) => rule.into ?? null,
            },
          ]
        : []),
    ],
  };
}

export interface BonusRow {
  unit: Scalar;
  /** Name of the rule as chosen. */
  rule: Scalar;
  /** 工作名称: one work counts once. */
  work: Scalar;
  facts: Scalar;
  file: string;
  sheet: string;
  cell: string;
  /** Where the row stands in the workbook it was read from; absent on a row not yet written. */
  place?: { sheet: string; row: number };
  looked?: { workKey: Scalar; points: Scalar; counted: Scalar };
}

const bonusRole = 'bonuses';

/**
 * @param rules where the table of 加分情形 stands in the same workbook
 * @param negative whether a rule may take points
 */
export function bonusLedger(rules: TablePlace, withOrigin: boolean, negative = false): Table<BonusRow> {
  const origin = cell(10.5, { unlocked: true });
  const pointsBy = (look: typeof lookedUp) => (at: RowPlace) =>
    `IF(${at.ref('rule')}="","",IFERROR(${look(rules, 'bonusName', at.ref('rule'), 'bonusPoints')},""))`;
  return {
    id: 'bonuses',
    role: bonusRole,
    keyColumn: 'no',
    keyOf: (_, index) => String(index + 1),
    headerStyle: header(),
    headerHeight: 30,
    columns: [
      numberColumn(5, size),
      {
        key: 'unit',
        header: '被考核单位',
        width: 14,
        kind: 'input',
        style: inputText(size),
        value: (row) => row.unit,
      },
      {
        key: 'rule',
        header: '加分情形',
        width: 26,
        kind: 'input',
        style: inputText(size),
        value: (row) => row.rule,
      },
      {
        key: 'work',
        header: '工作名称',
        width: 26,
        kind: 'input',
        style: inputText(size),
        value: (row) => row.work,
      },
      {
        key: 'facts',
        header: '依据（文号、媒体等）',
        width: 34,
        kind: 'input',
        style: inputText(size),
        value: (row) => row.facts,
      },
      {
        key: 'workKey',
        header: '工作归并',
        width: 18,
        kind: 'formula',
        style: cell(size),
        blank: '',
        value: (row) => row.looked?.workKey ?? '',
        formula: (at) => `LOWER(SUBSTITUTE(SUBSTITUTE(${at.ref('work')}," ",""),"\u3000",""))`,
      },
      {
        key: 'points',
        header: '分值',
        width: 7,
        kind: 'formula',
        style: figure('General', size),
        blank: '',
        value: (row) => row.looked?.points ?? '',
        formula: pointsBy(lookedUp),
        earlier: [pointsBy(indexMatch)],
      },
      {
        key: 'counted',
        header: '计入加分',
        width: 9,
        kind: 'formula',
        style: figure('General', size),
        blank: '',
        value: (row) => row.looked?.counted ?? '',
        // 一项工作只加一次, 就高不就低; of equal claims the first one counts.
        formula: (at) => {
          const [unit, work, points] = [at.ref('unit'), at.ref('workKey'), at.ref('points')];
          const beyond = (than: string) =>
            `SUMPRODUCT((${at.column('unit')}=${unit})*(${at.column('workKey')}=${work})*ISNUMBER(${at.column('points')})*(${at.column('points')}${than}${points}))`;
          const higher = negative ? `IF(N(${points})<0,${beyond('<')},${beyond('>')})` : beyond('>');
          const earlier = `SUMPRODUCT((${at.upTo('unit')}=${unit})*(${at.upTo('workKey')}=${work})*(${at.upTo('points')}=${points}))`;
          return `IF(${points}="","",IF(${higher}>0,0,IF(${earlier}>1,0,${points})))`;
        },
      },
      ...(withOrigin
        ? [
            {
              key: 'file',
              header: '来源文件',
              width: 24,
              kind: 'input' as const,
              style: origin,
              value: (row: BonusRow) => row.file,
            },
            {
              key: 'sheet',
              header: '来源工作表',
              width: 14,
              kind: 'input' as const,
              style: origin,
              value: (row: BonusRow) => row.sheet,
            },
            {
              key: 'cell',
              header: '来源单元格',
              width: 10,
              kind: 'input' as const,
              style: origin,
              value: (row: BonusRow) => row.cell,
            },
          ]
        : []),
    ],
  };
}

export const derivedBonusColumns: readonly string[] = [
  'no',
  'workKey',
  'points',
  'counted',
  'file',
  'sheet',
  'cell',
];
