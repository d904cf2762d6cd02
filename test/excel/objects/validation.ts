import type { Area } from '../../../src/base/address';
import { within } from '../../simulated/book/areas';
import type { Rule, Sheet } from '../../simulated/book/book';
import { ExcelError, NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';

type Words = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
const small = (word: unknown): string => text(word).charAt(0).toLowerCase() + text(word).slice(1);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Kinds in Excel's words, by those of a file. */
const kinds: Readonly<Record<string, string>> = {
  list: 'list',
  decimal: 'decimal',
  whole: 'wholeNumber',
  date: 'date',
  custom: 'custom',
};
const operator = (word: unknown): string => small(word ?? 'Between').replace(/To$/, '');

/** Excel.DataValidation of a range. */
export function validationObject(sheet: Sheet, area: Area): Sim {
  const found = (): Rule | undefined => sheet.rules.find((rule) => within(area, rule.area));
  const change = (of: (value: Words) => Partial<Rule>) => (value: unknown) => {
    const rule = found();
    if (!rule) throw new ExcelError('InvalidOperation', 'There is no rule.');
    Object.assign(rule, of(value as Words));
  };
  return {
    type: 'DataValidation',
    get: {
      Type: () => {
        const rule = found();
        return rule ? capital(kinds[rule.type] ?? rule.type) : 'None';
      },
    },
    set: {
      Rule: (value) => {
        if (sheet.protection) throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
        const [word = ''] = Object.keys(value as object);
        const body = (value as Readonly<Record<string, Words | undefined>>)[word];
        const type = Object.keys(kinds).find((each) => kinds[each] === word);
        if (type === undefined) throw new NotSimulated(`a rule of type ${word}`);
        sheet.rules = sheet.rules.filter((rule) => !within(rule.area, area));
        sheet.rules.push({
          area,
          type,
          style: 'stop',
          operator: operator(body?.operator),
          first: text(body?.source ?? body?.formula ?? body?.formula1),
          second: text(body?.formula2),
          ignoreBlank: true,
          dropdown: body?.inCellDropDown !== false,
          showError: true,
          title: '',
          message: '',
          showInput: false,
          inputTitle: '',
          prompt: '',
        });
      },
      ErrorAlert: change(({ style = 'stop', title, message, showAlert }) => ({
        style: small(style),
        title: text(title),
        message: text(message),
        showError: showAlert !== false,
      })),
      Prompt: change(({ title, message, showPrompt }) => ({
        inputTitle: text(title),
        prompt: text(message),
        showInput: showPrompt !== false,
      })),
    },
  };
}
