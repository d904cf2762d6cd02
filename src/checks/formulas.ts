import type { Finding, Place } from '../base/finding';
import { folded } from '../base/text';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import type { LocatedRow, LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { rowPlace, type TableColumn } from '../sheets/table';
import { error, warning } from './finding';

/** 双重核算: every formula of the 总表 still there, and its stored result equal to the engine's figure. */

/** Formula texts are the same whatever a program quotes, anchors or spaces differently. */
const plainFormula = (formula: string): string => formula.replace(/[\s'$]/g, '').toUpperCase();

const shown = (value: Scalar): string => (value === null || value === '' ? '（空）' : String(value));

interface Cell<Row> {
  located: LocatedTable;
  at: LocatedRow;
  column: TableColumn<Row>;
  row: Row;
  index: number;
  place: Place;
}

/** What is wrong with one formula cell; "stale" when only its stored result is old. */
function checkCell<Row>({
  located,
  at,
  column,
  row,
  index,
  place,
}: Cell<Row>): Finding | 'stale' | undefined {
  const cell = at.cell(column.key);
  const head = column.header.replaceAll('\n', '');
  if (cell.formula === undefined)
    return error(
      'formula-overwritten',
      `“${head}”的公式被改成了固定值 ${shown(cell.value)}。`,
      '复制同列其他行的公式覆盖这一格。',
      place,
    );
  const value = column.value(row, index);
  if (sameValue(cell.value, value)) return undefined;
  const ours = column.formula?.(rowPlace(located.place, at.row), row) ?? '';
  // Our own formula with another result: the file was saved by a program that does not calculate.
  if (plainFormula(ours) === plainFormula(cell.formula)) return 'stale';
  return error(
    'formula-mismatch',
    `“${head}”单元格是 ${shown(cell.value)}，核算是 ${shown(value)}；公式与原来的不同。`,
    '复制同列其他行的公式覆盖这一格，重算并保存后再核算。',
    place,
  );
}

/** The difference to the last settlement is not 0 when something was typed since: that is what it is for. */
const exempt = new Set(['difference']);

export function checkFormulas(reading: MasterReading, state: MasterState): Finding[] {
  const findings: Finding[] = [];
  const stale = new Map<string, string[]>();
  for (const { entry, located } of reading.tables)
    entry.use(({ table, rows, mode, rowOf }) => {
      const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
      const byRow = new Map(located.rows.map((row) => [row.row, row]));
      rows(state).forEach((row, index) => {
        const at =
          mode === 'keyed' ? byKey.get(folded(table.keyOf(row, index))) : byRow.get(rowOf?.(row) ?? -1);
        if (!at) return;
        for (const column of table.columns) {
          if (column.kind !== 'formula' || exempt.has(column.key) || !located.place.columns.has(column.key))
            continue;
          const cell = at.cell(column.key);
          // A ledger row typed below the prepared ones has no formulas yet; writing puts them in.
          if (mode === 'ledger' && cell.type === 'empty' && cell.formula === undefined) continue;
          const sheet = located.sheet.name;
          const place: Place = {
            sheet,
            cell: at.address(column.key),
            ...(mode === 'keyed' ? { unit: at.key } : {}),
          };
          const found = checkCell({ located, at, column, row, index, place });
          if (found === 'stale') stale.set(sheet, [...(stale.get(sheet) ?? []), at.address(column.key)]);
          else if (found) findings.push(found);
        }
      });
    });
  for (const [sheet, cells] of stale)
    findings.push(
      warning(
        'formula-stale',
        `有 ${cells.length} 格公式没有重算（如 ${cells[0] ?? ''}），按核算结果更新。`,
        '不必处理；用 Excel 或 WPS 打开会自动重算。',
        { sheet, cell: cells[0] ?? '' },
      ),
    );
  return findings;
}
