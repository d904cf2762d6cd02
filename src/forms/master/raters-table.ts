import { columnName, quoted } from '../../base/address';
import { abstainWord, groupWord, saysKinds, unitsOfRater, unitsRatedBy } from '../../schemes';
import type { Rater, Scheme } from '../../schemes/scheme';
import { namesHeader } from '../../schemes/zhengzhou-2019/earlier';
import type { Table } from '../../sheets/table';
import { centered, header, inputText } from '../look';
import { receiptColumns } from './receipt-columns';
import type { Places } from './places';
import { missingWords, noReceipt, type MasterState, type Receipt } from './state';

/** 评价人: who scores, with what has come back from them. */

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
  /** Scores standing in the rater's column, and 弃权 where the form takes it; whether they are allowed is not asked. */
  count: number;
}

export function raterRows(state: MasterState): RaterRow[] {
  const reading = state.scheme.readings.缺表;
  return state.scheme.raters.map((rater) => {
    const scores = state.scores.get(rater.id);
    const abstains = state.scheme.forms[rater.kind]?.abstain === true;
    const count = [...(scores?.values() ?? [])].filter(
      (value) => typeof value === 'number' || (abstains && value === abstainWord),
    ).length;
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

/** 收表状态 as the cell prints it. */
export function status({ applied, count, rater, scheme }: RaterRow): string {
  const all = unitsOfRater(scheme, rater).length;
  if (count === 0) return applied || '未收';
  return count < all ? `缺${all - count}项` : '已收';
}

const anyNamesHeader = '姓名或名称';

/** The head of the column of names: what persons and offices are called. */
export const nameHeader = (scheme: Scheme | undefined): string =>
  scheme && saysKinds(scheme) ? anyNamesHeader : namesHeader;

/** @param scheme left out for reading: how many scores a full form holds is then not known yet */
export function raterTable(scheme: Scheme | undefined, places: Places): Table<RaterRow> {
  const full = (kind: string): number => (scheme ? unitsRatedBy(scheme, kind).length : 0);
  const column = ({ kind, id }: Rater): string => {
    const place = places.of(kind);
    const name = columnName(place.columns.get(id) ?? 0);
    return `${quoted(place.sheet)}!$${name}$${place.firstRow + 1}:$${name}$${place.firstRow + full(kind)}`;
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
        value: ({ rater, scheme }) => groupWord(scheme, rater.kind),
      },
      {
        key: 'raterName',
        header: nameHeader(scheme),
        also: [namesHeader, anyNamesHeader],
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
        formula: (_, row) => {
          if (!row) return '""';
          const cells = column(row.rater);
          const abstained = row.scheme.forms[row.rater.kind]?.abstain
            ? `+COUNTIF(${cells},"${abstainWord}")`
            : '';
          return `COUNT(${cells})${abstained}`;
        },
      },
      {
        key: 'status',
        header: '收表状态',
        width: 16,
        kind: 'formula',
        style: centered(),
        value: status,
        blank: '',
        formula: (at, row) => {
          const all = row ? unitsOfRater(row.scheme, row.rater).length : 0;
          return `IF(${at.ref('count')}=0,IF(${at.ref('applied')}<>"",${at.ref('applied')},"未收"),IF(${at.ref('count')}<${all},"缺"&(${all}-${at.ref('count')})&"项","已收"))`;
        },
      },
      {
        key: 'decision',
        header: '缺表处理',
        width: 16,
        kind: 'input',
        style: inputText(11, { horizontal: 'center' }),
        value: ({ decision }) => decision || null,
      },
      {
        key: 'applied',
        header: '采用处理',
        width: 16,
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
