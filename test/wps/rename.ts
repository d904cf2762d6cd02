import { normalised, type Sheet } from './state';
import { Refusal, type World } from './world';

/** Giving a sheet another name: formulas and names that speak of it follow. */

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'!`;

/** A formula in which one sheet has another name. Texts stay. */
function following(formula: string, from: string, to: string): string {
  const pattern = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*)!/g;
  return formula.replace(pattern, (whole, inQuotes?: string, bare?: string) => {
    const name = bare ?? inQuotes?.replaceAll("''", "'");
    return name === from ? normalised(quoted(to)) : whole;
  });
}

export function renameSheet(world: World, sheet: Sheet, name: string): void {
  world.alive(sheet);
  const { book } = sheet;
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name)) throw new Refusal(`不能叫“${name}”`);
  if (book.sheets.some((each) => each !== sheet && each.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal(`已有“${name}”`);
  const before = sheet.name;
  sheet.name = name;
  for (const each of book.sheets) {
    for (const cell of each.cells.values())
      if (cell.formula?.includes('!')) cell.formula = following(cell.formula, before, name);
    for (const rule of each.rules) {
      rule.first = following(rule.first, before, name);
      rule.second = following(rule.second, before, name);
    }
    for (const condition of each.conditions) condition.formula = following(condition.formula, before, name);
  }
  for (const names of [book.names, ...book.sheets.map((each) => each.names)])
    for (const [called, refersTo] of names) names.set(called, following(refersTo, before, name));
  world.touched(book);
}
