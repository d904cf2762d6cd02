import * as v from 'valibot';
import { ok, type Finding, type Result } from '../base/finding';
import { checkCircumstanceLines } from './check-circumstances';
import { checkFrame } from './check-frame';
import { checkRubrics } from './check-rubrics';
import { checkSentences } from './check-sentences';
import { checkUnits } from './check-units';
import { fault } from './fault';
import { schemeSchema, type Scheme } from './scheme';
import { misshapen, type OriginOf } from './shape';

/** From data of unknown origin (a preset, a workbook read back) to a scheme that the engine may trust. */

/** Everything wrong with a scheme of the right shape; errors first. Empty for a scheme in order. */
export function checkScheme(scheme: Scheme): Finding[] {
  const found = [
    ...checkUnits(scheme),
    ...checkFrame(scheme),
    ...checkCircumstanceLines(scheme),
    ...checkRubrics(scheme),
    ...checkSentences(scheme),
  ];
  const errors = found.filter(({ severity }) => severity === 'error');
  return [...errors, ...found.filter(({ severity }) => severity !== 'error')];
}

/**
 * All findings at once, for a list; `scheme` is null while any of them is an error.
 * @param originOf where values of the data were read, for findings to name the place
 */
export function examineScheme(
  data: unknown,
  originOf: OriginOf = () => undefined,
): { scheme: Scheme | null; findings: Finding[] } {
  const parsed = v.safeParse(schemeSchema, data);
  if (!parsed.success)
    return { scheme: null, findings: parsed.issues.map((issue) => misshapen(issue, originOf)) };
  const findings = checkScheme(parsed.output);
  return { scheme: findings.some(({ severity }) => severity === 'error') ? null : parsed.output, findings };
}

/** The scheme, or the first thing that makes it unusable. */
export function loadScheme(data: unknown): Result<Scheme> {
  const { scheme, findings } = examineScheme(data);
  if (scheme) return ok(scheme);
  return { ok: false, finding: findings[0] ?? fault('scheme-shape', '方案无法读取。', '', '重新选择方案。') };
}
