import { roleName, roleOf } from '../../../cells/identity';
import { attempt } from '../object-model/access';
import type { Name, Workbook, Worksheet } from '../object-model/members';

/** Roles of sheets, kept as a name of each sheet that holds the role as a text. */

/** The sheet that a full name belongs to: `'表 一'!名` → 表 一. */
function scopeOf(full: string): string | undefined {
  const cut = full.lastIndexOf('!');
  if (cut < 0) return undefined;
  const sheet = full.slice(0, cut);
  return /^'.*'$/.test(sheet) ? sheet.slice(1, -1).replace(/''/g, "'") : sheet;
}

function roleIn(name: Name | null | undefined): string | undefined {
  if (!name) return undefined;
  const text = attempt(() => name.RefersTo);
  return typeof text === 'string' ? roleOf({ range: text }) : undefined;
}

const isRole = (full: string): boolean => full === roleName || full.endsWith(`!${roleName}`);

/** The sheet's own name. A version may answer with another sheet's name, so what it says of itself is held against. */
function ownRole(sheet: Worksheet): string | undefined {
  const name = attempt(() => sheet.Names.Item(roleName));
  if (!name) return undefined;
  const full = attempt(() => name.Name);
  if (typeof full !== 'string' || !isRole(full)) return undefined;
  const scope = scopeOf(full);
  return scope !== undefined && scope !== sheet.Name ? undefined : roleIn(name);
}

/** Roles by sheet name; sheets without one are left out. */
export function rolesOf(book: Workbook, sheets: readonly Worksheet[]): Map<string, string> {
  const roles = new Map<string, string>();
  for (const sheet of sheets) {
    const role = ownRole(sheet);
    if (role !== undefined) roles.set(sheet.Name, role);
  }
  // Where sheets do not tell their names, the workbook's list has those of its sheets too.
  if (roles.size === 0)
    for (let index = 1; index <= (attempt(() => book.Names.Count) ?? 0); index++) {
      const name = attempt(() => book.Names.Item(index));
      const full = attempt(() => name?.Name);
      const scope = typeof full === 'string' && isRole(full) ? scopeOf(full) : undefined;
      const role = roleIn(name);
      if (scope !== undefined && role !== undefined) roles.set(scope, role);
    }
  return roles;
}
