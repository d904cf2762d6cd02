import { address } from '../base/address';
import { decimal, rounded } from '../base/decimal';
import type { Finding, Place } from '../base/finding';
import { shownOtherwise } from '../cells/numbers';
import { annexReadings, type MasterReading } from '../forms/master/reading';
import { cellAt, type CellData, type SheetData } from '../sheets/data';
import { error, warning } from './finding';
import { formulaFinding } from './formula-source';

/**
 * What people typed in the 总表, the scheme on its sheets included, counts as it is seen: a number that its format shows
 * as a percentage or a day is asked about, a formula in an input cell is said with its source.
 */

/** 9.54 that is seen as 9.5: what counts is not what is printed. */
function hiddenDecimals({ value, decimals }: CellData, head: string, at: Place): Finding[] {
  if (decimals === undefined || typeof value !== 'number') return [];
  const shown = rounded(decimal(value), decimals).toFixed(decimals);
  return [
    warning(
      'number-hidden-decimals',
      `“${head}”显示为 ${shown}，实际是 ${value}，按 ${value} 计。`,
      '把单元格格式改为“常规”，看得到全部小数；要按显示的计，重填这个数。',
      at,
    ),
  ];
}

/** @param head of the cell's column, without line breaks */
function cellFindings(
  sheet: SheetData,
  row: number,
  column: number,
  cell: CellData,
  head: string,
  more: Place = {},
): Finding[] {
  const at = { sheet: sheet.name, cell: address(row, column), ...more };
  const shown = cell.type === 'number' ? shownOtherwise(cell) : undefined;
  const formula = formulaFinding(cell, sheet, { row, column }, at);
  return [
    ...(shown === undefined
      ? []
      : [
          error(
            'shown-otherwise',
            `“${head}”显示为“${shown}”，存的是 ${String(cell.value)}，不知以哪个为准。`,
            '把单元格格式改为“常规”（表受保护的，先撤消工作表保护），再重填这个数。',
            at,
          ),
        ]),
    ...hiddenDecimals(cell, head, at),
    ...(formula ? [formula] : []),
  ];
}

/** Columns of the scheme's own tables count though nobody is to type there: they are read back. */
const isRead = ({ kind, key, formula }: { kind: string; key: string; formula?: unknown }): boolean =>
  (kind === 'input' || (kind === 'label' && key !== 'no')) && !formula;

function tableFindings({ tables }: MasterReading): Finding[] {
  return tables.flatMap(({ entry, located: { sheet, place, rows } }) =>
    entry.use(({ table }) => {
      const columns = table.columns.filter(isRead);
      return rows.flatMap((row) =>
        columns.flatMap(({ key, header }): Finding[] => {
          const column = place.columns.get(key);
          if (column === undefined) return [];
          return cellFindings(sheet, row.row, column, row.cell(key), header.replaceAll('\n', ''), {
            unit: row.key,
          });
        }),
      );
    }),
  );
}

/** 附件1 and 附件2. */
const rubricFindings = (reading: MasterReading): Finding[] =>
  annexReadings(reading).flatMap(({ sheet, lines, columns }) =>
    lines.flatMap(({ row }) =>
      [...columns].flatMap(([head, column]) =>
        cellFindings(sheet, row, column, cellAt(sheet, row, column), head),
      ),
    ),
  );

export const checkInputCells = (reading: MasterReading): Finding[] => [
  ...tableFindings(reading),
  ...rubricFindings(reading),
];
