import type { Finding, Place } from '../base/finding';
import { folded } from '../base/text';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import type { LocatedRow, LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { otherFile, sameFormula } from '../sheets/formula-text';
import { arrives, sameValue } from '../sheets/refresh';
import { formulasOf, rowPlace, type Table, type TableColumn } from '../sheets/table';
import { error, warning } from './finding';

/** 双重核算: every formula of the 总表 still there, and its stored result equal to the engine's figure. */

const shown = (value: Scalar): string => (value === null || value === '' ? '（空）' : String(value));

/** One formula cell that does not say what the engine says. */
export interface Difference {
  place: Place;
  /** Header of its column. */
  head: string;
  stands: Scalar;
  engine: Scalar;
  /**
   * `constant`: the formula is gone; `stale`: it is ours, with an old result (a program that does not calculate saved
   * the file); `other`: it is another formula; `foreign`: it takes something from another file.
   */
  kind: 'constant' | 'stale' | 'other' | 'foreign';
  /** The file that a `foreign` formula names. */
  source?: string;
}

interface Cell<Row> {
  located: LocatedTable;
  at: LocatedRow;
  column: TableColumn<Row>;
  row: Row;
  index: number;
  place: Place;
}

/** @param book name of the 总表 as its program calls it */
function difference<Row>(
  { located, at, column, row, index, place }: Cell<Row>,
  book: string,
): Difference | undefined {
  const cell = at.cell(column.key);
  const engine = column.value(row, index);
  const found = (kind: Difference['kind'], source?: string): Difference => ({
    place,
    head: column.header.replaceAll('\n', ''),
    stands: cell.value,
    engine,
    kind,
    ...(source === undefined ? {} : { source }),
  });
  if (cell.formula === undefined) return found('constant');
  const elsewhere = otherFile(cell.formula, book);
  if (elsewhere !== undefined) return found('foreign', elsewhere);
  // How a formula is spelled does not matter as long as it gives the right figure.
  if (sameValue(cell.value, engine)) return undefined;
  const ours = formulasOf(column, rowPlace(located.place, at.row), row);
  return found(ours.some((each) => sameFormula(each, cell.formula, book)) ? 'stale' : 'other');
}

/** Whether a row has none of its formulas. */
const bare = <Row>({ columns }: Table<Row>, at: LocatedRow): boolean =>
  columns.every(({ key, kind }) => kind !== 'formula' || at.cell(key).formula === undefined);

/** The difference to the last settlement is not 0 when something was typed since: that is what its formula is for. */
const exempt = new Set(['difference']);

/**
 * Every formula cell of the 总表 that differs from the engine.
 * @param book name of the 总表 as its program calls it; "" when it is not known
 */
export function formulaDifferences(reading: MasterReading, state: MasterState, book = ''): Difference[] {
  const found: Difference[] = [];
  for (const { entry, located } of reading.tables)
    entry.use(({ table, rows, mode, rowOf }) => {
      const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
      const byRow = new Map(located.rows.map((row) => [row.row, row]));
      rows(state).forEach((row, index) => {
        const at =
          mode === 'keyed' ? byKey.get(folded(table.keyOf(row, index))) : byRow.get(rowOf?.(row) ?? -1);
        if (!at) return;
        for (const column of table.columns) {
          // A column that was deleted comes back with the next write.
          if (column.kind !== 'formula' || arrives(located, column)) continue;
          const cell = at.cell(column.key);
          // A ledger row typed below the prepared ones has no formulas yet; writing puts them in.
          if (mode === 'ledger' && bare(table, at)) continue;
          const place: Place = {
            sheet: located.sheet.name,
            cell: at.address(column.key),
            ...(mode === 'keyed' ? { unit: at.key } : {}),
          };
          const wiped = mode === 'ledger' && cell.type === 'empty' && cell.formula === undefined;
          if (wiped) {
            // Writing puts it back.
            found.push({
              place,
              head: column.header.replaceAll('\n', ''),
              stands: null,
              engine: column.value(row, index),
              kind: 'stale',
            });
            continue;
          }
          const differs = difference({ located, at, column, row, index, place }, book);
          if (differs && !(exempt.has(column.key) && differs.kind === 'stale')) found.push(differs);
        }
      });
    });
  return found;
}

function finding({ place, head, stands, engine, kind, source }: Difference): Finding {
  if (kind === 'foreign')
    return error(
      'formula-other-file',
      `“${head}”的公式取自另一个文件（${source ?? ''}），显示的 ${shown(stands)} 不能作数。`,
      '复制同列其他行的公式覆盖这一格；整列都这样时，在“数据”的“编辑链接”里把源改为本工作簿。',
      place,
    );
  return kind === 'constant'
    ? error(
        'formula-overwritten',
        `“${head}”的公式被改成了固定值 ${shown(stands)}。`,
        '复制同列其他行的公式覆盖这一格。',
        place,
      )
    : error(
        'formula-mismatch',
        `“${head}”单元格是 ${shown(stands)}，核算是 ${shown(engine)}；公式与原来的不同。`,
        '复制同列其他行的公式覆盖这一格，重算并保存后再核算。',
        place,
      );
}

/** @param book name of the 总表 as its program calls it; "" when it is not known */
export function checkFormulas(reading: MasterReading, state: MasterState, book = ''): Finding[] {
  const all = formulaDifferences(reading, state, book);
  const stale = new Map<string, string[]>();
  for (const { kind, place } of all)
    if (kind === 'stale' && place.sheet !== undefined)
      stale.set(place.sheet, [...(stale.get(place.sheet) ?? []), place.cell ?? '']);
  return [
    ...all.filter(({ kind }) => kind !== 'stale').map(finding),
    ...[...stale].map(([sheet, cells]) =>
      warning(
        'formula-stale',
        `有 ${cells.length} 格公式没有重算（如 ${cells[0] ?? ''}），按核算结果更新。`,
        '不必处理；用 Excel 或 WPS 打开会自动重算。',
        { sheet, cell: cells[0] ?? '' },
      ),
    ),
  ];
}
