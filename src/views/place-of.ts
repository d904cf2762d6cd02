import { summaryId, yearEndId } from '../forms/master/kind-tables';
import { parseAddress } from '../base/address';
import type { CellPlace } from '../port/program';
import { circumstancesOf, rubricPartsOf, unitById, unitByName } from '../schemes';
import { reportKey } from '../forms/master/reports';
import type { Subject } from '../scoring/explain-step';
import type { Origin } from '../scoring/entries';
import type { LocatedTable } from '../sheets/locate';
import type { OpenMaster } from '../workflow/master';

/** Where in the open 总表 a figure stands. */

const tableOf = ({ reading }: OpenMaster, id: string): LocatedTable | undefined =>
  reading.tables.find(({ entry }) => entry.table.id === id)?.located;

/** The cell of a keyed table's row. */
function keyedPlace(open: OpenMaster, table: string, key: string, column: string): CellPlace | null {
  const located = tableOf(open, table);
  const row = located?.rows.find((each) => each.key === key);
  const at = located?.place.columns.get(column);
  return located && row && at !== undefined ? { sheet: located.sheet.name, row: row.row, column: at } : null;
}

/** The cell of a unit's row, whatever alias it is written by. */
export function unitPlace(open: OpenMaster, table: string, unit: string, column: string): CellPlace | null {
  const row = tableOf(open, table)?.rows.find(({ key }) => unitByName(open.state.scheme, key)?.id === unit);
  return row ? keyedPlace(open, table, row.key, column) : null;
}

function ledgerPlace(open: OpenMaster, table: 'deductions' | 'bonuses', id: string): CellPlace | null {
  const row = open.state[table][Number(id.slice(1)) - 1];
  const column = tableOf(open, table)?.place.columns.get('facts');
  return row?.place && column !== undefined ? { ...row.place, column } : null;
}

/** The cell of a file's origin that is the 总表 itself. */
function typedPlace(origin: Origin | undefined): CellPlace | null {
  const at = origin?.file === '' && origin.cell !== '' ? parseAddress(origin.cell) : undefined;
  return origin && at ? { sheet: origin.sheet, ...at } : null;
}

/** @param unit whose trace it is */
export function placeOf(
  open: OpenMaster,
  unit: string,
  about: Subject | undefined,
  origin?: Origin,
): CellPlace | null {
  if (!about) return typedPlace(origin);
  const { scheme } = open.state;
  const kind = unitById(scheme, unit)?.kind ?? '';
  const rubricPart = (id: string | undefined) => {
    const parts = rubricPartsOf(scheme, kind);
    return id === undefined ? parts[0] : parts.find(({ rubric }) => rubric.id === id);
  };
  switch (about.is) {
    case 'total':
    case 'grade':
    case 'veto':
    case 'eligible':
    case 'rank':
      return unitPlace(open, summaryId(kind), unit, about.is);
    case 'rubric': {
      const part = rubricPart(about.rubric);
      return unitPlace(open, yearEndId(kind, part), unit, part?.alone === false ? 'weighted' : 'score');
    }
    case 'report':
      return keyedPlace(
        open,
        'reports',
        reportKey(unitById(scheme, unit)?.name ?? unit, about.part),
        'value',
      );
    case 'bonus':
      return unitPlace(open, yearEndId(kind), unit, 'bonus');
    case 'item':
      return unitPlace(open, yearEndId(kind, rubricPart(about.rubric)), unit, `item${about.no}`);
    case 'rating':
      return unitPlace(open, about.kind, unit, 'converted');
    case 'score':
      return unitPlace(open, about.kind, unit, about.rater);
    case 'incidents':
      return unitPlace(open, 'incidents', unit, circumstancesOf(open.state.scheme)[0]?.id ?? 'unit');
    case 'deduction':
      return ledgerPlace(open, 'deductions', about.id);
    case 'claim':
      return ledgerPlace(open, 'bonuses', about.id);
    case 'reading':
      return keyedPlace(open, 'readings', about.id, 'choice');
  }
}
