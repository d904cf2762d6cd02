import { address } from '../../base/address';
import type { Finding, Place } from '../../base/finding';
import type { BonusRow } from '../../forms/bonus-ledger';
import type { LedgerRow } from '../../forms/deduction-ledger';
import type { MasterState } from '../../forms/master/state';
import { unitByName } from '../../schemes';
import type { Unit } from '../../schemes/scheme';
import type { Origin } from '../../scoring/entries';
import type { LocatedTable } from '../../sheets/locate';
import type { Scalar } from '../../sheets/model';
import { error } from '../finding';

/** Where tables stand, for addresses in findings. Finds none for a state that is not in a workbook yet. */
export type TableFinder = (id: string) => LocatedTable | undefined;

/** What interpreting works with: the typed state, and the findings as they come. */
export interface Context {
  state: MasterState;
  find: TableFinder;
  findings: Finding[];
}

/** A unit's cell in a keyed table. */
export function cellPlace(context: Context, table: string, unit: Unit, column: string): Place {
  const located = context.find(table);
  const row = located?.rows.find((each) => unitByName(context.state.scheme, each.key)?.id === unit.id);
  return { sheet: located?.sheet.name ?? '', cell: row?.address(column) ?? '', unit: unit.name };
}

/** The unit of a ledger row. Formulas sum by name, so an alias in a cell is an error there. */
export function unitOf(context: Context, text: Scalar, place: Place): Unit | undefined {
  const name = text === null ? '' : String(text);
  const unit = unitByName(context.state.scheme, name);
  if (!unit)
    context.findings.push(
      error(
        'ledger-unit-unknown',
        name === '' ? '没有写被考核单位。' : `“${name}”不是考核对象。`,
        '从下拉列表中选择单位。',
        place,
      ),
    );
  else if (unit.name !== name.trim())
    context.findings.push(
      error('ledger-unit-alias', `单位写作“${name}”，公式按“${unit.name}”汇总。`, `改写为“${unit.name}”。`, {
        ...place,
        unit: unit.name,
      }),
    );
  return unit;
}

/** Where a ledger row came from, and where it stands now. */
export function originOf(
  context: Context,
  row: LedgerRow | BonusRow,
  column: string,
): { origin: Origin; place: Place } {
  const located = context.find(column === 'rule' ? 'bonuses' : 'deductions');
  const at = row.place ? address(row.place.row, located?.place.columns.get(column) ?? 0) : '';
  const own: Place = {
    sheet: row.place?.sheet ?? row.sheet,
    cell: at === '' ? row.cell : at,
    ...(row.file && at === '' ? { file: row.file } : {}),
  };
  const origin =
    row.file === ''
      ? { file: '', sheet: own.sheet ?? '', cell: own.cell ?? '' }
      : { file: row.file, sheet: row.sheet, cell: row.cell };
  return { origin, place: own };
}
