import type { Name, Names } from '../../../src/hosts/wps/model';
import { normalised, type Book, type Sheet } from '../state';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** Names of a workbook, which has those of its sheets too, or of one sheet. */

interface Entry {
  full: string;
  short: string;
  holder: Map<string, string>;
}

const own = (holder: Map<string, string>, before: string): Entry[] =>
  [...holder.keys()].map((short) => ({ full: `${before}${short}`, short, holder }));

const ofSheet = (sheet: Sheet): Entry[] =>
  own(sheet.names, normalised(`'${sheet.name.replaceAll("'", "''")}'!`));

export function namesObject(world: World, of: Book | Sheet): Names {
  const book = 'sheets' in of ? of : of.book;
  const all = (): Entry[] =>
    'sheets' in of ? [...own(of.names, ''), ...of.sheets.flatMap(ofSheet)] : ofSheet(of);
  const refuse = () => {
    if (world.quirks.noNames) throw new Refusal('名称不可用');
  };
  const object = ({ full, short, holder }: Entry): Name =>
    strictly('Name', {
      Name: full,
      get RefersTo(): unknown {
        return `=${holder.get(short) ?? ''}`;
      },
    });
  return strictly('Names', {
    get Count() {
      refuse();
      return all().length;
    },
    Item: (index: string | number) => {
      refuse();
      const found =
        typeof index === 'number'
          ? all()[index - 1]
          : all().find(({ full, short }) => full === index || short === index);
      if (found) return object(found);
      if (world.quirks.missingFalsy) return null;
      throw new Refusal(`没有名称 ${index}`);
    },
    Add: (name: string, refersTo: string) => {
      refuse();
      if (!refersTo.startsWith('=')) throw new Refusal(`名称 ${name} 没有所指`);
      of.names.set(name, normalised(refersTo.slice(1)));
      world.touched(book);
      return null;
    },
  });
}
