import type { Area } from '../../../src/base/address';
import type { Sheet } from '../../simulated/book/book';
import type { Sim } from '../wire/sim';
import { addressOf } from './place';

/** Excel.RangeAreas: several rectangles of a sheet. */
export const areasObject = (sheet: Sheet, areas: readonly Area[]): Sim => ({
  type: 'RangeAreas',
  id: { _ReferenceId: `${sheet.id}!areas` },
  get: { Address: () => areas.map((area) => addressOf(sheet, area)).join(', ') },
});
