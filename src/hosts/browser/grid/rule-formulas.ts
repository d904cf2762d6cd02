import { DependencyManagerService } from '@univerjs/engine-formula';

/**
 * Mends the order in which the formula engine works. Formulas of conditional formats and of rules for entries stand in no
 * cell. The engine gives them places all the same, counted from the sheet's first cell, and takes what refers to the
 * cells there for something that waits for the rule. Where a rule looks at cells that wait for those, all wait for each
 * other, and some are worked out before what they need: wrong results, that stay. Nothing waits for a rule.
 */

type Service = typeof DependencyManagerService.prototype;
type Tree = Parameters<Service['addOtherFormulaDependency']>[3];

/** No cells at all. */
const nowhere: Tree['toRTreeItem'] = () => [];

export function mendRuleFormulas(service: Service = DependencyManagerService.prototype): void {
  const add = Object.getOwnPropertyDescriptor(service, 'addOtherFormulaDependency')
    ?.value as Service['addOtherFormulaDependency'];
  service.addOtherFormulaDependency = function (this: Service, unit, sheet, formula, tree) {
    tree.toRTreeItem = nowhere;
    add.call(this, unit, sheet, formula, tree);
  };
}
