import { messageOf } from '../../../base/thrown';
import { wpsFindings, type Failure } from '../findings';
import { attempt } from '../object-model/access';
import type { Protection, Worksheet } from '../object-model/members';
import type { Note } from '../object-model/settings';

/**
 * Writing on protected sheets. Protection has no password and guards people's typing, not us: it is lifted for the
 * writing and put back with the same permissions, whatever happens. A sheet that someone gave a password is refused.
 */

type Allowed = { readonly [Name in keyof Protection]: boolean };

interface Lock {
  sheet: Worksheet;
  drawings: boolean;
  scenarios: boolean;
  allowed: Allowed;
}

/** The permissions in the order that `Protect` takes them. */
export const permissions = [
  'AllowFormattingCells',
  'AllowFormattingColumns',
  'AllowFormattingRows',
  'AllowInsertingColumns',
  'AllowInsertingRows',
  'AllowInsertingHyperlinks',
  'AllowDeletingColumns',
  'AllowDeletingRows',
  'AllowSorting',
  'AllowFiltering',
  'AllowUsingPivotTables',
] as const satisfies readonly (keyof Protection)[];

/** What our own sheets allow, and what is put back where a version does not tell: widen columns and rows. */
export const ourPermissions: Allowed = {
  AllowFormattingCells: false,
  AllowFormattingColumns: true,
  AllowFormattingRows: true,
  AllowInsertingColumns: false,
  AllowInsertingRows: false,
  AllowInsertingHyperlinks: false,
  AllowDeletingColumns: false,
  AllowDeletingRows: false,
  AllowSorting: false,
  AllowFiltering: false,
  AllowUsingPivotTables: false,
};

/** Protects a sheet without password. */
export function protect(sheet: Worksheet, allowed: Allowed, drawings = false, scenarios = false): void {
  const [cells, columns, rows, addColumns, addRows, links, cutColumns, cutRows, sort, filter, pivot] =
    permissions.map((name) => allowed[name]);
  // "" and not undefined for the password: a missing one makes some versions ask the user.
  sheet.Protect(
    '',
    drawings,
    true,
    scenarios,
    false,
    cells,
    columns,
    rows,
    addColumns,
    addRows,
    links,
    cutColumns,
    cutRows,
    sort,
    filter,
    pivot,
  );
}

const isLocked = (sheet: Worksheet): boolean => sheet.ProtectContents;

function lockOf(sheet: Worksheet): Lock {
  const protection = attempt(() => sheet.Protection);
  const allowed = { ...ourPermissions };
  for (const name of permissions) {
    const value = attempt(() => protection?.[name]);
    if (typeof value === 'boolean') allowed[name] = value;
  }
  return {
    sheet,
    drawings: attempt(() => sheet.ProtectDrawingObjects) === true,
    scenarios: attempt(() => sheet.ProtectScenarios) === true,
    allowed,
  };
}

/** Names of sheets that could not be protected again. */
function locked(locks: readonly Lock[], note: Note): string[] {
  const failed: string[] = [];
  for (const { sheet, allowed, drawings, scenarios } of locks) {
    try {
      protect(sheet, allowed, drawings, scenarios);
      if (!sheet.ProtectContents) throw new Error('保护没有生效');
    } catch (error) {
      const name = attempt(() => sheet.Name) ?? '';
      note(`没能重新保护工作表“${name}”：${messageOf(error)}`);
      failed.push(name);
    }
  }
  return failed;
}

/**
 * Does the work with the sheets unlocked. The failure says which sheet has a password, or, after the work was done,
 * which could not be locked again.
 */
export function unlocked(
  sheets: readonly Worksheet[],
  note: Note,
  work: () => Failure | undefined,
): Failure | undefined {
  const locks: Lock[] = [];
  let failure: Failure | undefined;
  let open: string[];
  try {
    for (const sheet of sheets) {
      if (!isLocked(sheet)) continue;
      const lock = lockOf(sheet);
      attempt(() => sheet.Unprotect(''));
      if (isLocked(sheet)) {
        failure = wpsFindings.password(sheet.Name);
        break;
      }
      locks.push(lock);
    }
    failure ??= work();
  } finally {
    open = locked(locks, note);
  }
  return failure ?? (open.length > 0 ? wpsFindings.unprotected(open) : undefined);
}
