import type { Capability, Diagnosis } from '../../../port/diagnosis';
import { verdictOf, type Standard } from '../../office/trials';
import { attempt } from '../object-model/access';
import type { Application } from '../object-model/members';

/** What was found out about a version of WPS, as people read it. */

const standard: Standard = {
  program: 'WPS',
  needed: ['scratch', 'write', 'text', 'calculation', 'mixed', 'names', 'protection'],
  // Work that needs these goes by the browser page.
  elsewhere: { ids: ['files', 'copy', 'open'], words: '建表请用浏览器版，下载总表后用 WPS 打开。' },
  way: '请改用浏览器版：做完后下载总表，用 WPS 打开和打印。',
};

const joined = (parts: readonly unknown[]): string =>
  parts.filter((part) => typeof part === 'string' || typeof part === 'number').join('.');

export const diagnosisOf = (
  app: Application,
  capabilities: readonly Capability[],
  engine: string,
  troubles: readonly string[],
): Diagnosis => ({
  program: attempt(() => app.Name) ?? 'WPS 表格',
  version: joined([attempt(() => app.Version), attempt(() => app.Build)]),
  engine,
  verdict: verdictOf(capabilities, standard),
  capabilities,
  remarks: [],
  troubles: [...troubles],
});

/** What a page sees that has no object model of WPS 表格: opened by something else, or by an edition that keeps it back. */
export function outsideDiagnosis(application: unknown, engine: string): Diagnosis {
  const there = typeof application === 'object' || typeof application === 'function' ? application : null;
  const app = there as Partial<Application> | null;
  const capability = (id: string, name: string, works: boolean, detail: string): Capability => ({
    id,
    name,
    works,
    detail,
  });
  const workbooks = Boolean(attempt(() => app?.Workbooks));
  return {
    program: joined([attempt(() => app?.Name)]) || '不是 WPS 表格',
    version: joined([attempt(() => app?.Version), attempt(() => app?.Build)]),
    engine,
    verdict: {
      usable: false,
      words: `这个页面不是由 WPS 表格打开的，或者这个版本的 WPS 不允许加载项操作表格。${standard.way}`,
    },
    capabilities: [
      capability(
        'application',
        '加载项接口',
        app !== null,
        app ? '页面里有 Application' : '页面里没有 Application',
      ),
      capability(
        'workbooks',
        '操作表格',
        workbooks,
        workbooks ? '有 Workbooks' : '没有 Workbooks：可能是 WPS 文字或演示，或不允许加载项操作表格',
      ),
    ],
    remarks: [],
    troubles: [],
  };
}
