import { failed, ok, type Result } from '../base/finding';
import { printedSheets, rehearsalView } from '../views/rehearsal-view';
import { changedSince } from '../views/results';
import type { OpenMaster } from '../workflow/master';
import { resultsCsv, resultsWorkbook } from '../workflow/export';
import type { Assistant, Package } from './api';
import { readMaster, type Desk } from './desk';

/** 打印归档. */

/** Only what was settled may be signed; what the entries would come to now is nobody's result yet. */
function unsettled(open: OpenMaster): ReturnType<typeof failed> | null {
  if (!open.state.settled)
    return failed('not-settled', '还没有核算，没有可以签发的成绩。', '请先在“成绩”里核算。');
  if (changedSince(open))
    return failed(
      'changed-since-settled',
      '核算以后又改过，现在的分数还没有核算。',
      '请在“成绩”里再核算一次，然后签发。',
    );
  return null;
}

async function exported(desk: Desk, as: 'workbook' | 'csv'): Promise<Result<Package>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const refused = unsettled(open.value);
  if (refused) return refused;
  const { year } = open.value.state.scheme;
  const date = desk.now().slice(0, 10);
  const bytes =
    as === 'workbook'
      ? await desk.files.write(resultsWorkbook(open.value))
      : new TextEncoder().encode(resultsCsv(open.value));
  const name =
    as === 'workbook' ? `${year}年度考核成绩-送签-${date}.xlsx` : `${year}年度考核成绩-${date}.csv`;
  return ok({ name, bytes, files: 1, cancelled: false });
}

type Steps = Pick<Assistant, 'rehearsal' | 'export'>;

export const printSteps = (desk: Desk): Steps => ({
  rehearsal: async () => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const layouts = await desk.workbook.layouts(printedSheets(open.value).map(({ name }) => name));
    return layouts.ok ? ok(rehearsalView(open.value, layouts.value)) : layouts;
  },
  export: (as) => exported(desk, as),
});
