import { literal } from '../../base/address';
import { grouped } from '../../base/grouped';
import { kindName, partsOf, reportPartsOf, unitById, type ReportPart } from '../../schemes';
import type { Scheme, Unit } from '../../schemes/scheme';
import type { ScoreLimits } from '../../schemes/typed-score';
import type { Scalar } from '../../sheets/model';
import { columnReference, type Table } from '../../sheets/table';
import { numberColumn } from '../label-columns';
import { cell, centered, header, inputNumber, inputText } from '../look';
import type { Places } from './places';
import type { MasterState } from './state';

/** 转报分: figures that departments or lower levels send, a row for each unit and part, typed by the office. */

/** What is typed of one unit and part. */
export interface ReportEntry {
  unit: string;
  /** Name of the part. */
  part: string;
  value: Scalar;
  /** 依据: number of the document, or what came. */
  basis: Scalar;
  /** The file it came in. */
  file: Scalar;
}

export interface ReportRow {
  unit: Unit;
  part: ReportPart;
  entry: ReportEntry;
}

/** Key of a row; the only text that tells it from all others. */
export const reportKey = (unit: string, part: string): string => `${unit}｜${part}`;

const nothing = (unit: string, part: string): ReportEntry => ({
  unit,
  part,
  value: null,
  basis: null,
  file: null,
});

export const reportRows = (state: MasterState): ReportRow[] =>
  state.scheme.units.flatMap((unit) =>
    reportPartsOf(state.scheme, unit.kind).map((part) => ({
      unit,
      part,
      entry: state.reports.get(reportKey(unit.id, part.name)) ?? nothing(unit.id, part.name),
    })),
  );

/** Whether the figure of a row has come. */
export const hasCome = ({ entry }: ReportRow): boolean => typeof entry.value === 'number';

/** What has not come, by part and kind: 「日常考核（县区 7 家）」. */
export function openReports(state: MasterState): string[] {
  const open = reportRows(state).filter((row) => !hasCome(row));
  return [...grouped(open, ({ unit, part }) => reportKey(unit.kind, part.name)).values()].flatMap((rows) => {
    const [row] = rows;
    return row ? [`${row.part.name}（${kindName(state.scheme, row.unit.kind)} ${rows.length} 家）`] : [];
  });
}

export const reportTable: Table<ReportRow> = {
  id: 'reports',
  role: 'reports',
  keyColumn: 'reportKey',
  keyOf: ({ unit, part }) => reportKey(unit.name, part.name),
  headerStyle: header(),
  columns: [
    numberColumn(),
    {
      key: 'reportKey',
      header: '单位和计分部分',
      width: 34,
      kind: 'label',
      style: cell(),
      value: ({ unit, part }) => reportKey(unit.name, part.name),
    },
    {
      key: 'reportFull',
      header: '转报满分',
      width: 10,
      kind: 'label',
      style: centered(),
      value: ({ part }) => part.full,
    },
    {
      key: 'value',
      header: '转报得分',
      width: 12,
      kind: 'input',
      style: inputNumber(11, 'General'),
      value: ({ entry }) => entry.value,
    },
    {
      key: 'basis',
      header: '转报依据',
      width: 50,
      kind: 'input',
      style: inputText(),
      value: ({ entry }) => entry.basis,
    },
    {
      key: 'reportFile',
      header: '来件文件',
      width: 34,
      kind: 'input',
      style: inputText(),
      value: ({ entry }) => entry.file,
    },
  ],
};

/** Decimals that a figure sent may have. */
const mostDecimals = 4;

/** What may be sent for a part: 0 to its 满分. */
export const reportLimits = ({ full }: Pick<ReportPart, 'full'>): ScoreLimits => ({
  maximum: full,
  decimals: mostDecimals,
});

/** The figure sent for a unit, as a formula; blank while none has come. @param unit cell of its name */
export function reported(places: Places, part: ReportPart, unit: string): string {
  const place = places.of('reports');
  const [keys, values] = [columnReference(place, 'reportKey'), columnReference(place, 'value')];
  const key = `${unit}&${literal(reportKey('', part.name))}`;
  return `IF(COUNTIFS(${keys},${key},${values},">=0")=0,"",SUMIFS(${values},${keys},${key}))`;
}

/** 加分 of a unit whose kind has no rubric that it could enter. */
export function unitBonus(places: Places, unit: string): string {
  const place = places.of('bonuses');
  return `MIN(加分上限,ROUND(SUMIFS(${columnReference(place, 'counted')},${columnReference(place, 'unit')},${unit}),6))`;
}

/** The unit and part that a row of the table is about; undefined for a row that is about neither. */
export function reportOfKey(scheme: Scheme, key: string): { unit: string; part: string } | undefined {
  for (const unit of scheme.units)
    for (const part of partsOf(scheme, unit.kind))
      if (part.source === '转报分' && reportKey(unit.name, part.name) === key.trim())
        return { unit: unit.id, part: part.name };
  return undefined;
}

/** What a row of the table is called in findings. */
export const reportName = (scheme: Scheme, { unit, part }: Pick<ReportEntry, 'unit' | 'part'>): string =>
  `${unitById(scheme, unit)?.name ?? unit}的${part}`;
