import { ok, type Result } from '../base/finding';
import { printedSheets, rehearsalView } from '../views/rehearsal-view';
import { resultsCsv, resultsWorkbook } from '../workflow/export';
import { unsettled } from '../workflow/official';
import type { Assistant, Package } from './api';
import { readMaster, type Desk } from './desk';

/** 打印归档. */

async function exported(desk: Desk, as: 'workbook' | 'csv'): Promise<Result<Package>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const refused = unsettled(open.value);
  if (refused) return refused;
  const { year } = open.value.state.scheme;
  const date = desk.now().slice(0, 10);
  const bytes =
    as === 'workbook'
      ? await desk.files.write(resultsWorkbook(open.value, date))
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
