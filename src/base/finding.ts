/** 错误 stops settlement; 提醒 does not. */
export type Severity = 'error' | 'warning';

/** Where a finding was made. Empty strings mean "does not apply". */
export interface Place {
  file?: string;
  sheet?: string;
  /** A1 address. */
  cell?: string;
  /** Name of the 考核对象. */
  unit?: string;
  /** Name of the 评价人 or 考核组. */
  rater?: string;
}

/** One thing found wrong or noteworthy, with what is allowed (and by which sentence) and how to mend it. */
export interface Finding extends Place {
  code: string;
  severity: Severity;
  /** What was found, in plain Chinese. */
  message: string;
  /** What is allowed. */
  allowed?: string;
  /** The sentence or clause that says so. */
  source?: string;
  /** What to do next. */
  remedy: string;
}

/** A value, or the finding that says why there is none. Adapters return it instead of throwing. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; finding: Finding };

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failed = (
  code: string,
  message: string,
  remedy: string,
  place: Place = {},
): { ok: false; finding: Finding } => ({
  ok: false,
  finding: { code, severity: 'error', message, remedy, ...place },
});
