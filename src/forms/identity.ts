import { fingerprint } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { Identity } from '../sheets/model';

/** What a generated workbook says of itself, out of sight. Returned files are known by this alone. */

export type FormKind = 'master' | 'rating' | 'ratings' | 'team' | 'blank';

export interface FormIdentity {
  kind: FormKind;
  scheme: string;
  year: string;
  fingerprint: string;
  /** ISO time of issue, or "". */
  issued: string;
  rater: string;
  team: string;
  /** Of a 总表: the scheme's fingerprint when the forms went out, "" before. */
  issuedFingerprint: string;
  /** Of a 总表: how many 评价表 of each 评价组 went out first; {} before, and in files of version 0.1.0. */
  issuedForms: Readonly<Record<string, number>>;
  /** Of a 总表: its id. Of a form: the id of the 总表 that it was made from. "" in files of version 0.1.0. */
  master: string;
  /** How often the 总表 had been written: of a form, when it was made. 0 in files of version 0.1.0. */
  serial: number;
  /** Of a 总表: the last seal of 操作记录. */
  logHead: string;
  /** Of a 总表: digest of 收表明细, 收到内容 and 更正 as last written. */
  records: string;
}

/** Raised when the layout changes so that older workbooks need another reader. */
export const layoutVersion = '1';

const prints = new WeakMap<Scheme, string>();

/** The scheme's fingerprint, computed once a scheme. */
export function schemePrint(scheme: Scheme): string {
  const known = prints.get(scheme) ?? fingerprint(scheme);
  prints.set(scheme, known);
  return known;
}

export function formIdentity(
  scheme: Scheme,
  what: { kind: FormKind; issued: string; rater?: string; team?: number },
): Identity {
  return {
    product: 'kaohe',
    layout: layoutVersion,
    scheme: scheme.id,
    year: String(scheme.year),
    fingerprint: schemePrint(scheme),
    kind: what.kind,
    issued: what.issued,
    rater: what.rater ?? '',
    team: what.team === undefined ? '' : String(what.team),
  };
}

const kinds: readonly FormKind[] = ['master', 'rating', 'ratings', 'team', 'blank'];

/** Counts by name as an identity keeps them; what somebody spoilt says nothing. */
function countsIn(text = ''): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([name, count]: [string, unknown]): [string, number][] =>
        typeof count === 'number' ? [[name, count]] : [],
      ),
    );
  } catch {
    return {};
  }
}

/** Reads an identity back; undefined for a workbook that is not ours. */
export function readIdentity(identity: Identity): FormIdentity | undefined {
  const kind = kinds.find((each) => each === identity.kind);
  if (identity.product !== 'kaohe' || !kind) return undefined;
  return {
    kind,
    scheme: identity.scheme ?? '',
    year: identity.year ?? '',
    fingerprint: identity.fingerprint ?? '',
    issued: identity.issued ?? '',
    rater: identity.rater ?? '',
    team: identity.team ?? '',
    issuedFingerprint: identity.issuedFingerprint ?? '',
    issuedForms: countsIn(identity.issuedForms),
    master: identity.master ?? '',
    serial: /^\d+$/.test(identity.serial ?? '') ? Number(identity.serial) : 0,
    logHead: identity.logHead ?? '',
    records: identity.records ?? '',
  };
}
