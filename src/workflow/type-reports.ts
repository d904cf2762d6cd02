import { failed, type Result } from '../base/finding';
import { reportKey, reportLimits, reportName, reportRows } from '../forms/master/reports';
import type { HostWorkbook } from '../port/port';
import { typedScore } from '../schemes/typed-score';
import type { Scalar } from '../sheets/model';
import type { Author } from './evidence';
import { openMaster } from './master';
import { keyedChanges } from './names';
import { writeRecorded } from './recorded';
import { scoreText } from './type-scores';

/** 转报分 of one unit and part as it was shown and as it is to be, all as text; "" for none. */
export interface ReportTyped {
  unit: string;
  part: string;
  was: string;
  now: string;
  /** 转报依据: the number of the document, or what came. */
  basis: string;
}

/** 转报分 as they came, in one write, with the line of 操作记录 of each. Without 依据 none is taken. */
export async function typeReports(
  master: HostWorkbook,
  entries: readonly ReportTyped[],
  author: Author,
): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { state, reading } = open.value;
  const rows = new Map(reportRows(state).map((row) => [reportKey(row.unit.id, row.part.name), row]));
  const values = new Map<string, Readonly<Record<string, Scalar>>>();
  for (const { unit, part, was, now, basis } of entries) {
    const row = rows.get(reportKey(unit, part));
    const place = { sheet: '转报分', unit: row?.unit.name ?? unit };
    const name = reportName(state.scheme, { unit, part });
    if (!row || scoreText(row.entry.value) !== was)
      return failed(
        'scores-moved',
        `${name}已经不是刚才的样子，一个也没有写入。`,
        '表里可能刚被改动：以现在列出的为准，再填一次。',
        place,
      );
    const { value, fault } = typedScore(now, reportLimits(row.part));
    if (fault !== '') return failed('scores-refused', `${name}：${fault}`, '改正以后再写入。', place);
    if (value !== null && basis.trim() === '')
      return failed('report-no-basis', `${name}没有写依据。`, '写明文号或来件名称。', place);
    values.set(reportKey(row.unit.name, part), {
      value: value?.toNumber() ?? null,
      basis: value === null ? null : basis.trim(),
      ...(value === null ? { reportFile: null } : {}),
    });
  }
  return writeRecorded(master, reading.book, keyedChanges(open.value, 'reports', values), author);
}
