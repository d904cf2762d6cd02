import type { Finding } from '../base/finding';
import { readerLimits } from '../cells/reader-limits';
import { error } from '../checks/finding';
import { groupsOf, ratersOf, unitsRatedBy } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';

/**
 * Whether the 总表 of a scheme, with all that will have come back by the end of the year, is still one that Excel and our
 * own reader carry. Said when it is made: later the forms are out.
 */

/** Rows and columns of a sheet in Excel and WPS. */
const sheetLimits = { rows: 1_048_576, columns: 16_384 } as const;

/** What one score leaves in 收表明细: its columns, and its bytes in the file's part (measured, with room to spare). */
const perScore = { cells: 7, bytes: 380 } as const;

/** What a unit leaves in 收到内容 by a team that records much, and each file that comes back: rows of eight columns. */
const records = { perUnit: 30, perFile: 4, columns: 8 } as const;

/** @returns what is too large, or undefined */
export function beyondCapacity(scheme: Scheme, model: WorkbookModel): Finding | undefined {
  const groups = groupsOf(scheme).map((group) => ({
    raters: ratersOf(scheme, group).length,
    units: unitsRatedBy(scheme, group).length,
  }));
  const units = Math.max(0, ...groups.map((group) => group.units)) || scheme.units.length;
  const scores = groups.reduce((total, group) => total + group.raters * group.units, 0);
  const columns = Math.max(0, ...groups.map(({ raters }) => raters));
  const drawn = model.sheets.reduce(
    (sum, { rows }) => sum + rows.length * rows.reduce((most, cells) => Math.max(most, cells.length), 0),
    0,
  );
  const kept =
    records.perUnit * scheme.units.length + records.perFile * (scheme.raters.length + scheme.teams.length);
  const cells = drawn + perScore.cells * scores + records.columns * kept;
  const beyond =
    columns + 4 > sheetLimits.columns
      ? `${columns} 位评价人，一张表只有 ${sheetLimits.columns} 列`
      : scores + 5 > sheetLimits.rows
        ? `${scores} 个评分，一张表只有 ${sheetLimits.rows} 行`
        : perScore.bytes * scores > readerLimits.part
          ? `${scores} 个评分的收表明细约 ${Math.ceil((perScore.bytes * scores) / 1_048_576)} MB，至多 ${readerLimits.part / 1_048_576} MB`
          : cells > readerLimits.cells
            ? `收齐以后约 ${cells} 格，至多 ${readerLimits.cells} 格`
            : undefined;
  return beyond === undefined
    ? undefined
    : error(
        'scheme-too-large',
        `${units} 个单位 × ${scheme.raters.length} 位评价人，一份总表装不下：${beyond}。`,
        '分成几份总表（例如一个类别一份），每份的方案标识不同。',
        { sheet: '评价人' },
      );
}
