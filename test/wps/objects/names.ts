import type { Name, Names } from '../../../src/hosts/wps/object-model/members';
import type { Book, Name as NameOf, Sheet } from '../../simulated/book/book';
import { prefixOf, unquoted } from '../../simulated/book/sheet-names';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** Names of a workbook, which has those of its sheets too, or of one sheet. */

interface Entry {
  full: string;
  of: NameOf;
}

const ofSheet = (sheet: Sheet): Entry[] =>
  sheet.names.map((of) => ({ full: `${prefixOf(sheet.name)}${of.name}`, of }));

export function namesObject(world: World, of: Book | Sheet): Names {
  const book = 'sheets' in of ? of : of.book;
  const all = (): Entry[] =>
    'sheets' in of
      ? [...of.names.map((each) => ({ full: each.name, of: each })), ...of.sheets.flatMap(ofSheet)]
      : ofSheet(of);
  const object = ({ full, of: { formula } }: Entry): Name =>
    strictly('Name', { Name: full, RefersTo: book.spelled(formula) });
  return strictly('Names', {
    get Count() {
      return all().length;
    },
    Item: (index: string | number) => {
      const found =
        typeof index === 'number'
          ? all()[index - 1]
          : all().find(({ full, of: { name } }) => full === index || name === index);
      if (found) return object(found);
      if (world.quirks.missingFalsy) return null;
      throw new Refusal(`没有名称 ${index}`);
    },
    Add: (name: string, refersTo: string) => {
      if (!refersTo.startsWith('=')) throw new Refusal(`名称 ${name} 没有所指`);
      const formula = unquoted(refersTo.slice(1));
      const known = of.names.find((each) => each.name === name);
      if (known) known.formula = formula;
      else of.names.push({ name, formula, visible: true });
      book.touch();
      return null;
    },
  });
}
