import type { Finding } from '../base/finding';
import { folded } from '../base/text';
import { factRows, factTable, isNextStep } from '../forms/master/home';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import { textOf } from '../sheets/locate';
import { warning } from './finding';

/**
 * What the add-in wrote on 首页 — the scheme, its fingerprint, when what was done — against what it would write now, before
 * the next write mends it. 下一步 changes with every score that is typed: it is only to be one of its sentences.
 */
export function checkHome({ tables }: MasterReading, state: MasterState): Finding[] {
  const located = tables.find(({ entry }) => entry.table.id === factTable.id)?.located;
  const rows = new Map(located?.rows.map((row) => [folded(row.key), row]));
  return factRows(state).flatMap(({ fact, value }): Finding[] => {
    const at = rows.get(folded(fact));
    const stands = at ? textOf(at.cell('state')) : '';
    if (!at || stands === value || isNextStep(state.scheme, fact, stands)) return [];
    return [
      warning(
        'label-changed',
        `首页的“${fact}”应是“${value}”，现在${stands === '' ? '空着' : `是“${stands.slice(0, 40)}”`}。`,
        '下一次收表、核算时自动改正；不是改了方案引起的，查一查是谁改的。',
        { sheet: located?.sheet.name ?? '', cell: at.address('state') },
      ),
    ];
  });
}
