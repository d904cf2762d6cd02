import type { FormatCondition, FormatConditions, Validation } from '../../../src/hosts/wps/model';
import { shifted } from '../../../src/cells/shift';
import { meets, within } from '../../simulated/book/areas';
import type { Condition, Rule } from '../../simulated/book/book';
import { NotSimulated, notSimulated } from '../../simulated/refused';
import { strictly, withProperties, type Property } from '../strict';
import { Refusal } from '../world';
import { bgrOf, rgbOf, type Place } from './look';

/** Rules for typing and conditional formats of an area. */

/**
 * References without "$" count from the active cell, whatever sheet it is on: what is meant for the area's first cell
 * must be said while that one is active.
 */
function anchored({ world, area }: Place, formula: string): string {
  const { top, left } = world.active?.active.selected ?? area;
  return shifted(formula, area.top - top, area.left - left);
}

/** Words of a file by the object model's numbers. */
const types = ['none', 'whole', 'decimal', 'list', 'date', 'time', 'textLength', 'custom'];
const styles = [undefined, 'stop', 'warning', 'information'];
const operators = [
  ...[undefined, 'between', 'notBetween', 'equal', 'notEqual', 'greaterThan', 'lessThan'],
  ...['greaterThanOrEqual', 'lessThanOrEqual'],
];

const ruleOf = ({ sheet, area }: Place): Rule | undefined =>
  sheet.rules.find((rule) => within(area, rule.area));

export function validationObject(place: Place): Validation {
  const { world, sheet, area } = place;
  const may = () => {
    world.alive(sheet);
    world.mayFormat(sheet, 'none');
    if (world.quirks.rulesFail) throw new Refusal('有效性不可用');
  };
  const known = (): Rule => {
    const rule = ruleOf(place);
    if (!rule) throw new Refusal('没有有效性');
    return rule;
  };
  const property = (name: keyof Rule): Property => [
    () => known()[name],
    (value) => {
      may();
      Object.assign(known(), { [name]: value });
    },
  ];
  return withProperties<Validation>(
    'Validation',
    {
      Type: [() => types.indexOf(known().type)],
      IgnoreBlank: property('ignoreBlank'),
      InCellDropdown: property('dropdown'),
      ShowError: property('showError'),
      ErrorTitle: property('title'),
      ErrorMessage: property('message'),
      ShowInput: property('showInput'),
      InputTitle: property('inputTitle'),
      InputMessage: property('prompt'),
    },
    {
      Add: (type: number, alert = 1, operator = 1, first = '', second = '') => {
        may();
        if (sheet.rules.some((rule) => meets(rule.area, area))) throw new Refusal('已有有效性');
        sheet.rules.push({
          area,
          type: types[type] ?? notSimulated(`有效性类型 ${type}`),
          style: styles[alert] ?? notSimulated(`有效性样式 ${alert}`),
          operator: operators[operator] ?? notSimulated(`有效性比较 ${operator}`),
          first: first.startsWith('=') ? anchored(place, first) : first,
          second,
          ignoreBlank: true,
          dropdown: true,
          showError: true,
          title: '',
          message: '',
          showInput: true,
          inputTitle: '',
          prompt: '',
        });
      },
      Delete: () => {
        may();
        if (sheet.rules.some((rule) => meets(rule.area, area) && !within(rule.area, area)))
          throw new NotSimulated('删去有效性的一部分');
        sheet.rules = sheet.rules.filter((rule) => !within(rule.area, area));
      },
    },
  );
}

export function conditionsObject(place: Place): FormatConditions {
  const { world, sheet, area } = place;
  const here = () => sheet.conditions.filter((condition) => meets(condition.area, area));
  return strictly('FormatConditions', {
    Add: (type: number, _operator?: unknown, formula?: unknown): FormatCondition | null => {
      world.alive(sheet);
      world.mayFormat(sheet, 'formatCells');
      if (world.quirks.rulesFail) throw new Refusal('条件格式不可用');
      if (type !== 2 || typeof formula !== 'string' || !formula.startsWith('='))
        throw new NotSimulated('不按公式的条件格式');
      const condition = { area, formula: anchored(place, formula).slice(1), fontColor: '', fillColor: '' };
      sheet.conditions.push(condition);
      return world.quirks.addReturnsNull ? null : conditionObject(condition);
    },
    get Count() {
      return here().length;
    },
    Item: (index: number) => {
      const condition = here()[index - 1];
      if (!condition) throw new Refusal(`没有第 ${index} 条条件格式`);
      return conditionObject(condition);
    },
  });
}

function conditionObject(condition: Condition): FormatCondition {
  const color = (name: 'fontColor' | 'fillColor'): Property => [
    () => bgrOf(condition[name]),
    (value) => (condition[name] = rgbOf(value)),
  ];
  return strictly('FormatCondition', {
    Font: withProperties<FormatCondition['Font']>('Font', { Color: color('fontColor') }),
    Interior: withProperties<FormatCondition['Interior']>('Interior', { Color: color('fillColor') }),
    StopIfTrue: true,
  });
}
