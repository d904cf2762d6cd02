import type { Finding } from '../base/finding';
import { shownOtherwise } from '../cells/numbers';
import type { MasterReading } from '../forms/master/reading';
import { error } from './finding';
import { formulaFinding } from './formula-source';

/**
 * What people typed in the 总表 counts as it is seen: a number that its format shows as a percentage or a day is asked
 * about, a formula in an input cell is said with its source.
 */
export function checkInputCells({ tables }: MasterReading): Finding[] {
  return tables.flatMap(({ entry, located: { sheet, place, rows } }) =>
    entry.use(({ table }) => {
      const inputs = table.columns.filter(({ kind, formula }) => kind === 'input' && !formula);
      return rows.flatMap((row) =>
        inputs.flatMap(({ key, header }): Finding[] => {
          const column = place.columns.get(key);
          if (column === undefined) return [];
          const cell = row.cell(key);
          const at = { sheet: sheet.name, cell: row.address(key), unit: row.key };
          const shown = cell.type === 'number' ? shownOtherwise(cell) : undefined;
          const formula = formulaFinding(cell, sheet, { row: row.row, column }, at);
          return [
            ...(shown === undefined
              ? []
              : [
                  error(
                    'shown-otherwise',
                    `“${header.replaceAll('\n', '')}”显示为“${shown}”，存的是 ${String(cell.value)}，不知以哪个为准。`,
                    '把单元格格式改为“常规”（表受保护的，先撤消工作表保护），再重填这个数。',
                    at,
                  ),
                ]),
            ...(formula ? [formula] : []),
          ];
        }),
      );
    }),
  );
}
