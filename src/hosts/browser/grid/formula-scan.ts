import { FormulaDataModel } from '@univerjs/engine-formula';
import type { Grid } from './univer';

/**
 * For each change of cells the grid looks at every cell of every sheet for formulas, and then uses those of the sheet
 * that changes. Here it looks at that sheet alone: of a 总表 with a hundred sheets a hundredth.
 */
export function scanOneSheet({ univer }: Grid): void {
  const formulas = univer.__getInjector().get(FormulaDataModel);
  const update = formulas.updateFormulaData.bind(formulas);
  formulas.updateFormulaData = (unit, sheet, cells) => {
    // The method itself is the class's; one of its own goes before it.
    formulas.getFormulaData = () => ({ [unit]: { [sheet]: formulas.getSheetFormulaData(unit, sheet) } });
    try {
      return update(unit, sheet, cells);
    } finally {
      Reflect.deleteProperty(formulas, 'getFormulaData');
    }
  };
}
