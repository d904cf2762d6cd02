import type { Finding } from '../base/finding';
import { expectedNames } from '../forms/master/names';
import type { MasterReading } from '../forms/master/reading';
import { error } from './finding';

/** Names that formulas use still stand for their cells: one set to a number gives other results by the same formulas. */

/** References are the same whatever a program quotes, anchors or spaces differently. */
const plain = (reference: string): string => reference.replaceAll(/[\s'$=]/g, '').toUpperCase();

export function checkNames(reading: MasterReading): Finding[] {
  const { names } = reading;
  if (!names) return [];
  const find = (id: string) => reading.tables.find(({ entry }) => entry.table.id === id)?.located;
  return expectedNames(find).flatMap(({ name, refersTo }) => {
    const stands = names[name];
    if (stands !== undefined && plain(stands) === plain(refersTo)) return [];
    return [
      error(
        'name-changed',
        stands === undefined
          ? `公式用的名称“${name}”不见了，它应指向 ${refersTo}。`
          : `公式用的名称“${name}”现在是 ${stands}，应指向 ${refersTo}。`,
        `在“公式—名称管理器”里把“${name}”的引用位置改回 ${refersTo}，重算并保存。`,
        { allowed: '各名称指向方案、口径里的格，数值在格里改。' },
      ),
    ];
  });
}
