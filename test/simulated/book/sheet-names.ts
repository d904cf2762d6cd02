import { Refused } from '../refused';
import type { Sheet } from './book';

/** Names of sheets, and where formulas speak of them. */

const bare = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const needsQuotes = (name: string): boolean => !bare.test(name) || /^(?:[A-Za-z]{1,3}\d+|[rRcC])$/.test(name);

/** A sheet's name before "!", in quotes only where it must be: what programs make of formulas. */
export const prefixOf = (name: string): string =>
  `${needsQuotes(name) ? `'${name.replaceAll("'", "''")}'` : name}!`;

const prefixes = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|(?<![\]\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*)!/gu;

/** A formula with other names of sheets. Texts stay. */
const renamed = (formula: string, to: (name: string) => string): string =>
  formula.includes('!')
    ? formula.replace(prefixes, (whole, inQuotes?: string, plain?: string) => {
        const name = plain ?? inQuotes?.replaceAll("''", "'");
        return name === undefined ? whole : prefixOf(to(name));
      })
    : formula;

/** A formula as programs keep it: sheet names in quotes only where they must be. */
export const unquoted = (formula: string): string => renamed(formula, (name) => name);

/** Gives a sheet another name: formulas, names and rules that speak of it follow. */
export function renameSheet(sheet: Sheet, name: string): void {
  const { book, name: before } = sheet;
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name)) throw new Refused(`不能叫“${name}”`);
  const same = book.find(name);
  if (same && same !== sheet) throw new Refused(`已有“${name}”`);
  sheet.name = name;
  const following = (formula: string) =>
    renamed(formula, (each) => (each.toLowerCase() === before.toLowerCase() ? name : each));
  for (const { cells, rules, conditions } of book.sheets) {
    for (const cell of cells.values()) if (cell.formula !== undefined) cell.formula = following(cell.formula);
    for (const rule of rules) {
      rule.first = following(rule.first);
      rule.second = following(rule.second);
    }
    for (const condition of conditions) condition.formula = following(condition.formula);
  }
  for (const names of [book.names, ...book.sheets.map((each) => each.names)])
    for (const each of names) each.formula = following(each.formula);
  book.touch();
}
