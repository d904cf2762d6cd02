import { columnName, quoted } from '../../base/address';
import { unitById, unitsOf } from '../../schemes';
import type { Rater, Scheme, Team } from '../../schemes/scheme';
import type { Table, TableColumn } from '../../sheets/table';
import { cell, centered, engine, header, inputText } from '../look';
import type { Places } from './places';
import { missingWords, noReceipt, raterKindWords, type MasterState, type Receipt } from './state';

/** 评价人 and 考核分组: who scores and who assesses, with what has come back from them. */

export interface RaterRow {
  rater: Rater;
  /** What is in conflict, or "". */
  conflict: string;
  scheme: Scheme;
  receipt: Receipt;
  /** 缺表处理 as chosen. */
  decision: string;
  /** What applies: the choice, or the reading where no score at all has come. */
  applied: string;
  /** Numbers standing in the rater's column. */
  count: number;
}

export function raterRows(state: MasterState): RaterRow[] {
  const reading = state.scheme.readings.缺表;
  return state.scheme.raters.map((rater) => {
    const scores = state.scores.get(rater.id);
    const count = [...(scores?.values() ?? [])].filter((value) => typeof value === 'number').length;
    const decision = state.missing.get(rater.id) ?? '';
    const byReading = reading === '逐份决定' || count > 0 ? '' : reading;
    return {
      rater,
      conflict: state.conflicts.get(rater.id) ?? '',
      scheme: state.scheme,
      receipt: state.receipts.get(rater.id) ?? noReceipt,
      decision,
      applied: decision || byReading,
      count,
    };
  });
}

function status({ applied, count, scheme }: RaterRow): string {
  const all = unitsOf(scheme, 'district').length;
  if (count === 0) return applied || '未收';
  return count < all ? `缺${all - count}项` : '已收';
}

/** Columns that a collection fills, for raters and teams alike. */
const receiptColumns: readonly TableColumn<{ receipt: Receipt; conflict: string }>[] = [
  {
    key: 'file',
    header: '收到文件',
    width: 34,
    kind: 'engine',
    style: { ...engine('@', 10), horizontal: 'left' },
    value: ({ receipt }) => receipt.file,
  },
  {
    key: 'received',
    header: '收到时间',
    width: 18,
    kind: 'engine',
    style: engine('@', 10),
    value: ({ receipt }) => receipt.received,
  },
  {
    key: 'hash',
    header: '文件校验值',
    width: 20,
    kind: 'engine',
    style: { ...engine('@', 9), wrap: false },
    value: ({ receipt }) => receipt.hash,
  },
  {
    key: 'conflict',
    header: '重复待定',
    width: 30,
    kind: 'engine',
    style: { ...engine('@', 10), color: 'C00000' },
    value: ({ conflict }) => conflict,
  },
];

/** @param districts how many scores a full form holds */
export function raterTable(districts: number, places: Places): Table<RaterRow> {
  const column = ({ kind, id }: Rater): string => {
    const place = places.of(kind);
    const name = columnName(place.columns.get(id) ?? 0);
    return `${quoted(place.sheet)}!$${name}$${place.firstRow + 1}:$${name}$${place.firstRow + districts}`;
  };
  return {
    id: 'raters',
    role: 'raters',
    keyColumn: 'raterId',
    keyOf: ({ rater }) => rater.id,
    headerStyle: header(),
    columns: [
      {
        key: 'raterId',
        header: '评价人编号',
        width: 12,
        kind: 'input',
        style: inputText(11, { horizontal: 'center' }),
        value: ({ rater }) => rater.id,
      },
      {
        key: 'kind',
        header: '类别',
        width: 10,
        kind: 'input',
        style: inputText(11, { horizontal: 'center' }),
        value: ({ rater }) => raterKindWords[rater.kind],
      },
      {
        key: 'raterName',
        header: '姓名或处室',
        width: 24,
        kind: 'input',
        style: inputText(),
        value: ({ rater }) => rater.name,
      },
      {
        key: 'count',
        header: '有效分数',
        width: 10,
        kind: 'formula',
        style: centered(11, { numberFormat: '0' }),
        value: ({ count }) => count,
        blank: '',
        formula: (_, row) => (row ? `COUNT(${column(row.rater)})` : '""'),
      },
      {
        key: 'status',
        header: '收表状态',
        width: 16,
        kind: 'formula',
        style: centered(),
        value: status,
        blank: '',
        formula: (at) =>
          `IF(${at.ref('count')}=0,IF(${at.ref('applied')}<>"",${at.ref('applied')},"未收"),IF(${at.ref('count')}<${districts},"缺"&(${districts}-${at.ref('count')})&"项","已收"))`,
      },
      {
        key: 'decision',
        header: '缺表处理',
        width: 18,
        kind: 'input',
        style: inputText(11, { horizontal: 'center' }),
        value: ({ decision }) => decision || null,
      },
      {
        key: 'applied',
        header: '采用处理',
        width: 18,
        kind: 'formula',
        style: centered(),
        value: ({ applied }) => applied,
        blank: '',
        formula: (at) =>
          `IF(${at.ref('decision')}<>"",${at.ref('decision')},IF(AND(口径_缺表>0,${at.ref('count')}=0),IF(口径_缺表=1,"${missingWords.scale}","${missingWords.zero}"),""))`,
      },
      ...receiptColumns,
    ],
  };
}

export interface TeamRow {
  team: Team;
  conflict: string;
  scheme: Scheme;
  receipt: Receipt;
}

export const teamRows = (state: MasterState): TeamRow[] =>
  state.scheme.teams.map((team) => ({
    team,
    conflict: state.conflicts.get(String(team.no)) ?? '',
    scheme: state.scheme,
    receipt: state.receipts.get(String(team.no)) ?? noReceipt,
  }));

/** 附件5 as data. */
export const teamTable: Table<TeamRow> = {
  id: 'teams',
  role: 'teams',
  keyColumn: 'teamNo',
  keyOf: ({ team }) => String(team.no),
  headerStyle: header(),
  columns: [
    {
      key: 'teamNo',
      header: '组号',
      width: 8,
      kind: 'label',
      style: centered(11, { unlocked: true }),
      value: ({ team }) => team.no,
    },
    {
      key: 'teamName',
      header: '考核组',
      width: 12,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ team }) => team.name,
    },
    {
      key: 'teamUnits',
      header: '考核单位（用、分隔）',
      width: 52,
      kind: 'input',
      style: inputText(),
      value: ({ team, scheme }) => team.units.map((id) => unitById(scheme, id)?.name ?? id).join('、'),
    },
    {
      key: 'leaderPost',
      header: '组长职务',
      width: 28,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.leaderPost,
    },
    {
      key: 'leader',
      header: '组长',
      width: 12,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.leader || null,
    },
    {
      key: 'members',
      header: '成员',
      width: 24,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.members || null,
    },
    {
      key: 'liaison',
      header: '联络员',
      width: 12,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.liaison || null,
    },
    {
      key: 'phone',
      header: '电话',
      width: 16,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.phone || null,
    },
    {
      key: 'teamStatus',
      header: '收表状态',
      width: 12,
      kind: 'formula',
      style: cell(11, { horizontal: 'center' }),
      value: ({ receipt }) => (receipt.file === '' ? '未收' : '已收'),
      blank: '',
      formula: (at) => `IF(${at.ref('file')}="","未收","已收")`,
    },
    ...receiptColumns,
  ],
};
