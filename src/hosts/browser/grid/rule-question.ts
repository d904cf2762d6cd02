import { LexerTreeBuilder, RegisterOtherFormulaService } from '@univerjs/engine-formula';
import { ruleFormula } from '../../../sheets/entry-rule';
import type { Validation } from '../../../sheets/model';
import type { Grid } from './univer';

/** Milliseconds after which a question is given up. */
const longest = 20_000;

/** Where a rule is to be worked out. */
export interface AskedCell {
  unitId: string;
  subUnitId: string;
  row: number;
  column: number;
}

/**
 * Asks the formula worker whether a rule holds in a cell; undefined where no answer comes. Each question is a formula
 * of its own, registered after the entry: what the worker says of the rule itself may be from before it.
 */
export async function ruleHolds(
  { univer }: Grid,
  rule: Validation,
  { unitId, subUnitId, row, column }: AskedCell,
): Promise<boolean | undefined> {
  const injector = univer.__getInjector();
  const formulas = injector.get(RegisterOtherFormulaService);
  const formula = injector
    .get(LexerTreeBuilder)
    .moveFormulaRefOffset(`=${ruleFormula(rule)}`, column - rule.area.left, row - rule.area.top);
  const id = formulas.registerFormulaWithRange(unitId, subUnitId, formula, [
    { startRow: row, endRow: row, startColumn: column, endColumn: column },
  ]);
  let timer: number | undefined;
  const answer = await Promise.race([
    formulas.getFormulaValue(unitId, subUnitId, id),
    new Promise<undefined>((resolve) => {
      timer = window.setTimeout(resolve, longest);
    }),
  ]);
  clearTimeout(timer);
  formulas.deleteFormula(unitId, subUnitId, [id]);
  const value = answer?.result?.[0]?.[0]?.[0]?.[0]?.v;
  return value === undefined || value === null ? undefined : value === true || Number(value) !== 0;
}
