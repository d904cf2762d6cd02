import * as v from 'valibot';
import { ok, type Finding, type Result } from '../base/finding';
import { checkBonus } from './bonus';
import { checkCircumstanceLines } from './check-circumstances';
import { checkFrame } from './check-frame';
import { checkRubrics } from './check-rubrics';
import { checkSentences } from './check-sentences';
import { checkUnits } from './check-units';
import { fault, type Fault } from './fault';
import { isAsked, type ReadingId } from './readings';
import { schemeSchema, type Scheme } from './scheme';
import { misshapen, type OriginOf } from './shape';

/** From data of unknown origin (a preset, a workbook read back) to a scheme that the engine may trust. */

const nowhere: OriginOf = () => undefined;

/** The finding at the cell where its value was read. */
function placed({ about, ...finding }: Fault, originOf: OriginOf): Finding {
  const origin = about && originOf(...about);
  return origin ? { ...finding, sheet: origin.sheet, cell: origin.cell } : finding;
}

/** The objects of the data by those that the schema made of them: both have the same build. */
function sources(made: unknown, data: unknown, known = new Map<object, object>()): Map<object, object> {
  if (typeof made !== 'object' || made === null || typeof data !== 'object' || data === null) return known;
  known.set(made, data);
  for (const [key, value] of Object.entries(made))
    sources(value, (data as Record<string, unknown>)[key], known);
  return known;
}

/**
 * Everything wrong with a scheme of the right shape; errors first. Empty for a scheme in order.
 * @param originOf where its values were read, for findings to name the place
 */
export function checkScheme(scheme: Scheme, originOf: OriginOf = nowhere): Finding[] {
  const found = [
    ...checkUnits(scheme),
    ...checkFrame(scheme),
    ...checkBonus(scheme),
    ...checkCircumstanceLines(scheme),
    ...checkRubrics(scheme),
    ...checkSentences(scheme),
  ];
  const errors = found.filter(({ severity }) => severity === 'error');
  return [...errors, ...found.filter(({ severity }) => severity !== 'error')].map((each) =>
    placed(each, originOf),
  );
}

/** A sentence for a reading that the scheme does not ask has no place on the 口径 sheet. */
function withoutIdleQuotes(scheme: Scheme): Scheme {
  const quotes = Object.entries(scheme.quotes).filter(([id]) => isAsked(id as ReadingId, scheme));
  return quotes.length === Object.keys(scheme.quotes).length
    ? scheme
    : { ...scheme, quotes: Object.fromEntries(quotes) };
}

/**
 * All findings at once, for a list; `scheme` is null while any of them is an error.
 * @param originOf where values of the data were read, for findings to name the place
 */
export function examineScheme(
  data: unknown,
  originOf: OriginOf = nowhere,
): { scheme: Scheme | null; findings: Finding[] } {
  const parsed = v.safeParse(schemeSchema, data);
  if (!parsed.success)
    return { scheme: null, findings: parsed.issues.map((issue) => misshapen(issue, originOf)) };
  const made = sources(parsed.output, data);
  const findings = checkScheme(parsed.output, (owner, field) => originOf(made.get(owner) ?? owner, field));
  const unusable = findings.some(({ severity }) => severity === 'error');
  return { scheme: unusable ? null : withoutIdleQuotes(parsed.output), findings };
}

/** The scheme, or the first thing that makes it unusable. */
export function loadScheme(data: unknown): Result<Scheme> {
  const { scheme, findings } = examineScheme(data);
  if (scheme) return ok(scheme);
  return { ok: false, finding: findings[0] ?? fault('scheme-shape', '方案无法读取。', '', '重新选择方案。') };
}
