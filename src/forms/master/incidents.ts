import { circumstancesOf, kindName, unitById } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { widthFor } from '../../sheets/measure';
import type { Table, TableColumn } from '../../sheets/table';
import { numberColumn, unitColumn } from '../label-columns';
import { centered, header, inputDate, inputNumber, inputText } from '../look';
import { noVisit, type IncidentRow, type MasterState, type VisitRow } from './state';

/** 奖惩情形 (accidents, 约谈) and 考核情况 (days, spot checks, signed report): one row a unit. */

export const incidentRows = (state: MasterState): IncidentRow[] =>
  state.scheme.units.map(
    (unit) =>
      state.incidents.get(unit.id) ?? {
        unit: unit.id,
        counts: {},
        basis: null,
        mismatch: null,
      },
  );

/** Column where the office says why 奖惩情形 and the ledger rightly differ. */
export const mismatchHeader = '与台账不一致的说明';

const nameOf = (scheme: Scheme, id: string): string => unitById(scheme, id)?.name ?? id;
const kindOf = (scheme: Scheme, id: string): string => kindName(scheme, unitById(scheme, id)?.kind ?? '');

export const incidentTable = (scheme: Scheme): Table<IncidentRow> => ({
  id: 'incidents',
  role: 'incidents',
  keyColumn: 'unit',
  keyOf: (row) => nameOf(scheme, row.unit),
  headerStyle: header(),
  headerHeight: 34,
  even: true,
  columns: [
    numberColumn(5),
    unitColumn('考核对象', scheme.units, 20, (row) => nameOf(scheme, row.unit)),
    {
      key: 'unitKind',
      header: '类别',
      width: widthFor(
        scheme.kinds.map(({ name }) => name),
        11,
        12,
        16,
      ),
      kind: 'label',
      style: centered(),
      value: (row) => kindOf(scheme, row.unit),
    },
    ...circumstancesOf(scheme).map(({ id, header: head, width }): TableColumn<IncidentRow> => ({
      key: id,
      header: head,
      width,
      kind: 'input',
      style: inputNumber(11, '0'),
      value: (row) => row.counts[id] ?? null,
    })),
    { key: 'basis', header: '依据', width: 28, kind: 'input', style: inputText(), value: (row) => row.basis },
    {
      key: 'mismatch',
      header: mismatchHeader,
      width: 22,
      kind: 'input',
      added: true,
      style: inputText(),
      value: (row) => row.mismatch,
    },
  ],
});

export const visitRows = (state: MasterState): VisitRow[] =>
  state.scheme.units.map((unit) => state.visits.get(unit.id) ?? noVisit(unit.id));

export const visitTable = (scheme: Scheme): Table<VisitRow> => ({
  id: 'visits',
  role: 'visits',
  keyColumn: 'unit',
  keyOf: (row) => nameOf(scheme, row.unit),
  headerStyle: header(),
  headerHeight: 34,
  even: true,
  columns: [
    numberColumn(5),
    unitColumn('被考核单位', scheme.units, 20, (row) => nameOf(scheme, row.unit)),
    {
      key: 'start',
      header: '开始日期',
      width: 14.5,
      kind: 'input',
      style: inputDate(),
      date: true,
      value: (row) => row.start,
    },
    {
      key: 'end',
      header: '结束日期',
      width: 14.5,
      kind: 'input',
      style: inputDate(),
      date: true,
      value: (row) => row.end,
    },
    {
      key: 'spotOne',
      header: '抽查乡镇（部门）一',
      width: 20,
      kind: 'input',
      style: inputText(),
      value: (row) => row.spotOne,
    },
    {
      key: 'spotTwo',
      header: '抽查乡镇（部门）二',
      width: 20,
      kind: 'input',
      style: inputText(),
      value: (row) => row.spotTwo,
    },
    {
      key: 'enterprises',
      header: '抽查企业',
      width: 26,
      kind: 'input',
      style: inputText(),
      value: (row) => row.enterprises,
    },
    {
      key: 'signed',
      header: '报告签字日期',
      width: 14.5,
      kind: 'input',
      style: inputDate(),
      date: true,
      value: (row) => row.signed,
    },
    { key: 'note', header: '备注', width: 12, kind: 'input', style: inputText(), value: (row) => row.note },
  ],
});
