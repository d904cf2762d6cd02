import { sampleIncidents } from '../../src/sample/entries';
import { circumstancesOf } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { Scalar } from '../../src/sheets/model';
import { address } from '../../src/base/address';

/** Cells of 奖惩情形 that say what the ledgers of the sample year say, by address. */
export const sampleIncidentCells = (scheme: Scheme): Record<string, Scalar> =>
  Object.fromEntries(
    sampleIncidents(scheme).flatMap(({ unit, counts }) => {
      const row = 3 + scheme.units.findIndex(({ id }) => id === unit.id);
      return circumstancesOf(scheme).flatMap(({ id }, index) => {
        const count = counts[id];
        return count === undefined ? [] : [[address(row, 3 + index), count] as const];
      });
    }),
  );
