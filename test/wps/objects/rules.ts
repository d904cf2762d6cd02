import type { FormatCondition, FormatConditions, Validation } from '../../../src/hosts/wps/model';
import { shifted } from '../../../src/cells/shift';
import { meets, within } from '../cells';
import type { Condition, Rule } from '../state';
import { strictly } from '../strict';
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
  const property = <Name extends keyof Rule>(name: Name) => ({
    get: () => known()[name],
    set: (value: Rule[Name]) => {
      may();
      known()[name] = value;
    },
  });
  const all = {
    ignoreBlank: property('ignoreBlank'),
    dropdown: property('dropdown'),
    showError: property('showError'),
    title: property('title'),
    message: property('message'),
    showInput: property('showInput'),
    inputTitle: property('inputTitle'),
    prompt: property('prompt'),
  };
  return strictly('Validation', {
    Add: (type: number, alert = 1, operator = 1, first = '', second = '') => {
      may();
      if (sheet.rules.some((rule) => meets(rule.area, area))) throw new Refusal('已有有效性');
      sheet.rules.push({
        area,
        type,
        alert,
        operator,
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
        throw new Error('模拟不能删去有效性的一部分');
      sheet.rules = sheet.rules.filter((rule) => !within(rule.area, area));
    },
    get Type(): unknown {
      return known().type;
    },
    get IgnoreBlank() {
      return all.ignoreBlank.get();
    },
    set IgnoreBlank(value) {
      all.ignoreBlank.set(value);
    },
    get InCellDropdown() {
      return all.dropdown.get();
    },
    set InCellDropdown(value) {
      all.dropdown.set(value);
    },
    get ShowError() {
      return all.showError.get();
    },
    set ShowError(value) {
      all.showError.set(value);
    },
    get ErrorTitle() {
      return all.title.get();
    },
    set ErrorTitle(value) {
      all.title.set(value);
    },
    get ErrorMessage() {
      return all.message.get();
    },
    set ErrorMessage(value) {
      all.message.set(value);
    },
    get ShowInput() {
      return all.showInput.get();
    },
    set ShowInput(value) {
      all.showInput.set(value);
    },
    get InputTitle() {
      return all.inputTitle.get();
    },
    set InputTitle(value) {
      all.inputTitle.set(value);
    },
    get InputMessage() {
      return all.prompt.get();
    },
    set InputMessage(value) {
      all.prompt.set(value);
    },
  });
}

export function conditionsObject(place: Place): FormatConditions {
  const { world, sheet, area } = place;
  const here = () => sheet.conditions.filter((condition) => meets(condition.area, area));
  return strictly('FormatConditions', {
    Add: (type: number, _operator?: unknown, formula?: unknown): FormatCondition | null => {
      world.alive(sheet);
      world.mayFormat(sheet, 'AllowFormattingCells');
      if (world.quirks.rulesFail) throw new Refusal('条件格式不可用');
      if (type !== 2 || typeof formula !== 'string' || !formula.startsWith('='))
        throw new Error('模拟只认公式型条件格式');
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
  return strictly('FormatCondition', {
    Font: strictly('Font', {
      Name: null,
      Size: null,
      Bold: null,
      get Color(): unknown {
        return bgrOf(condition.fontColor);
      },
      set Color(value) {
        condition.fontColor = rgbOf(value);
      },
    }),
    Interior: strictly('Interior', {
      ColorIndex: null,
      get Color(): unknown {
        return bgrOf(condition.fillColor);
      },
      set Color(value) {
        condition.fillColor = rgbOf(value);
      },
    }),
    StopIfTrue: true,
  });
}
