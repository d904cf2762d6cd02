import type { Finding } from '../base/finding';
import { clauseTable, optionalClauseColumns } from '../forms/clause-table';
import { clauseList, expectedNames } from '../forms/master/names';
import type { MasterReading } from '../forms/master/reading';
import { locateTable } from '../sheets/locate';
import { columnReference } from '../sheets/table';
import { error, warning } from './finding';

/** Names that formulas use still stand for their cells: one set to a number gives other results by the same formulas. */

/** References are the same whatever a program quotes, anchors or spaces differently. */
const plain = (reference: string): string => reference.replaceAll(/[\s'$=]/g, '').toUpperCase();

/** The list that ledgers choose clauses from is still the column of their ids; how far down it goes is people's own. */
function changedList({ book }: MasterReading, stands: string | undefined): Finding[] {
  const located = locateTable(book, clauseTable(true, undefined, true), 'sheet', optionalClauseColumns);
  if (!located || stands === undefined) return [];
  const refersTo = columnReference(located.place, 'id');
  const column = (reference: string) => plain(reference).replaceAll(/\d+/g, '');
  if (column(stands) === column(refersTo)) return [];
  return [
    warning(
      'list-changed',
      `台账“条款编号”下拉列表用的名称“${clauseList}”现在是 ${stands}，应指向 ${refersTo}。`,
      `在“公式—名称管理器”里把“${clauseList}”的引用位置改回来；编号可以照常打字填写。`,
      { sheet: located.sheet.name },
    ),
  ];
}

export function checkNames(reading: MasterReading): Finding[] {
  const { names } = reading;
  if (!names) return [];
  const find = (id: string) => reading.tables.find(({ entry }) => entry.table.id === id)?.located;
  const expected = expectedNames(reading.scheme, find);
  const changed: Finding[] = expected.flatMap(({ name, refersTo }) => {
    const stands = names[name];
    if (stands === undefined || plain(stands) === plain(refersTo)) return [];
    return [
      error(
        'name-changed',
        `公式用的名称“${name}”现在是 ${stands}，应指向 ${refersTo}。`,
        `在“公式—名称管理器”里把“${name}”的引用位置改回 ${refersTo}，重算并保存。`,
        { allowed: '各名称指向方案、口径里的格，数值在格里改。' },
      ),
    ];
  });
  changed.push(...changedList(reading, names[clauseList]));
  // A program that keeps no names keeps the results: those are compared cell by cell.
  const missing = [...expected.map(({ name }) => name), clauseList].filter(
    (name) => names[name] === undefined,
  );
  if (missing.length === 0) return changed;
  return [
    ...changed,
    warning(
      'name-missing',
      `公式用的名称不见了 ${missing.length} 个：${missing.join('、')}。这些公式重算不了，存着的结果仍与核算对照。`,
      '用 Excel 或 WPS 打开最近一份还有名称的总表继续（“公式—名称管理器”里看得到）；不用表格程序重算的，可不处理。',
      { allowed: '各名称指向方案、口径里的格，数值在格里改。' },
    ),
  ];
}
