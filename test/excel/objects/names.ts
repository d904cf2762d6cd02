import type { Book, Name } from '../../simulated/book/book';
import { unquoted } from '../../simulated/book/sheet-names';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';

/** Excel.NamedItemCollection and NamedItem, of the workbook or of a sheet. */
export function namesObject(book: Book, list: Name[]): Sim {
  const one = (name: Name): Sim => ({
    type: 'NamedItem',
    id: { _Id: name.name },
    get: {
      Name: () => name.name,
      Formula: () => book.spelled(name.formula),
      Visible: () => name.visible,
    },
    set: {
      Formula: (value) => {
        name.formula = unquoted(String(value).replace(/^=/, ''));
        book.touch();
      },
      Visible: (value) => {
        name.visible = value === true;
      },
    },
    call: {
      Delete: () => {
        list.splice(list.indexOf(name), 1);
        book.touch();
      },
    },
  });
  const find = (key: unknown): Name | undefined =>
    list.find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
  return {
    type: 'NamedItemCollection',
    items: () => list.map(one),
    item: (key) => {
      const found = find(key);
      if (!found) throw new ExcelError('ItemNotFound', `No name ${String(key)}.`);
      return one(found);
    },
    call: {
      GetItemOrNullObject: ([key]) => {
        const found = find(key);
        return found ? one(found) : null;
      },
      Add: ([key, formula]) => {
        if (typeof formula !== 'string') throw new NotSimulated('a name for a range object');
        if (find(key)) throw new ExcelError('InvalidArgument', `The name ${String(key)} exists.`);
        const name: Name = { name: String(key), formula: unquoted(formula.replace(/^=/, '')), visible: true };
        list.push(name);
        book.touch();
        return one(name);
      },
    },
  };
}
