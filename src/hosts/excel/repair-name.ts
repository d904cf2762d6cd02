import { sameFormula } from '../../sheets/formula-text';
import type { DefinedName } from '../../sheets/model';
import type { NameArrival } from './arrival';

/** One thing that Excel lost of a workbook that was inserted as bytes, and how it is mended. */
export interface Repair {
  /** What was lost, for people. */
  what: string;
  /** It cannot be mended: the workbook would not calculate. */
  fatal?: true;
  queue: (context: Excel.RequestContext) => void;
}

type Names = Excel.NamedItemCollection;

/** Puts a name right that is not there or says something else. */
export function nameRepair(
  what: string,
  wanted: DefinedName,
  found: NameArrival | undefined,
  namesOf: (context: Excel.RequestContext) => Names,
  { hidden, book }: { hidden: boolean; book: string },
): Repair[] {
  const formula = `=${wanted.refersTo}`;
  if (found && sameFormula(found.formula, formula, book)) return [];
  return [
    {
      what,
      queue: (context) => {
        const names = namesOf(context);
        if (found) names.getItem(found.name).formula = formula;
        else {
          const name = names.add(wanted.name, formula);
          if (hidden) name.visible = false;
        }
      },
    },
  ];
}
