import { unitById, unitByName } from '../../schemes';
import type { Scheme, Team } from '../../schemes/scheme';
import type { Table } from '../../sheets/table';
import { cell, centered, header, inputText } from '../look';
import { receiptColumns } from './receipt-columns';
import { noReceipt, type MasterState, type Receipt } from './state';

/** 考核分组: who assesses, with what has come back from them. */

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

/** The units of a team as 附件5 prints them, as long as it is they whom the text names. */
export function unitsWritten(scheme: Scheme, { units, written }: Team): string {
  const named = written?.split('、').map((name) => unitByName(scheme, name)?.id);
  return written !== undefined && named?.join() === units.join()
    ? written
    : units.map((id) => unitById(scheme, id)?.name ?? id).join('、');
}

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
      width: 6,
      kind: 'label',
      style: centered(11, { unlocked: true }),
      value: ({ team }) => team.no,
    },
    {
      key: 'teamName',
      header: '考核组',
      width: 10,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ team }) => team.name,
    },
    {
      key: 'teamUnits',
      header: '考核单位（用、分隔）',
      width: 38,
      kind: 'input',
      style: inputText(),
      value: ({ team, scheme }) => unitsWritten(scheme, team),
    },
    {
      key: 'leaderPost',
      header: '组长职务',
      width: 20,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.leaderPost,
    },
    {
      key: 'leader',
      header: '组长',
      width: 10,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.leader || null,
    },
    {
      key: 'members',
      header: '成员',
      width: 20,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.members || null,
    },
    {
      key: 'liaison',
      header: '联络员',
      width: 10,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.liaison || null,
    },
    {
      key: 'phone',
      header: '电话',
      width: 14,
      kind: 'input',
      style: inputText(),
      value: ({ team }) => team.phone || null,
    },
    {
      key: 'teamStatus',
      header: '收表状态',
      width: 9,
      kind: 'formula',
      style: cell(11, { horizontal: 'center' }),
      value: ({ receipt }) => (receipt.file === '' ? '未收' : '已收'),
      blank: '',
      formula: (at) => `IF(${at.ref('file')}="","未收","已收")`,
    },
    ...receiptColumns,
  ],
};
