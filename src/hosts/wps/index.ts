import { ok, type Result } from '../../base/finding';
import { attempt } from './object-model/access';
import type { Diagnosis } from '../../port/diagnosis';
import { outsideDiagnosis } from './self-test/diagnosis';
import { wpsFinding, wpsFindings } from './findings';
import type { Application } from './object-model/members';
import { programOn, type WpsProgram } from './program';
import { ribbonOf, type Ribbon } from './ribbon';
import { download } from '../web/download';
import type { Surroundings } from './files/save';

export type { WpsProgram } from './program';
export type { Asked } from './ribbon';
export { noteViolations } from '../web/violations';
export type { Surroundings } from './files/save';

/** Whatever page it is: every page that WPS opens has its own `Application`. */
type Host = Window & { readonly Application?: unknown };

/** WPS 表格's object model, where this page was opened by it. 文字 and 演示 have one without workbooks. */
function applicationOf(host: Host): Application | undefined {
  const application = attempt(() => host.Application);
  const workbooks = attempt(() => (application as Partial<Application> | null | undefined)?.Workbooks);
  return workbooks ? (application as Application) : undefined;
}

/** Whether this page was opened by WPS 表格, for a page that serves several programs. */
export const inWps = (host: Host = window): boolean => applicationOf(host) !== undefined;

/**
 * WPS 表格 around this page, after trying what this version can do; that opens and closes a workbook of its own.
 * Refused with `not-in-wps` where the page was opened by something else, or by an edition that keeps its object model
 * from add-ins: then the browser page is the way out. What people should know goes to `hears`.
 */
export async function wpsProgram(
  hears: Pick<Surroundings, 'tell' | 'report'> = {},
  host: Host = window,
): Promise<Result<WpsProgram>> {
  const application = applicationOf(host);
  if (!application) return wpsFindings.notInWps();
  try {
    return ok(
      await programOn(application, {
        download,
        engine: host.navigator.userAgent,
        ...hears,
      }),
    );
  } catch (error) {
    return wpsFinding('启动时的自检', error);
  }
}

/** What this page sees of WPS, where {@link wpsProgram} was refused. */
export const diagnosisOutside = (host: Host = window): Diagnosis =>
  outsideDiagnosis(
    attempt(() => host.Application),
    host.navigator.userAgent,
  );

/** Undefined outside WPS. To be called while the page is being loaded. */
export function wpsShell(host: Host = window): Ribbon | undefined {
  const application = applicationOf(host);
  return application && ribbonOf(application);
}
