import { address, contains, literal, parseAddress, type Area } from '../base/address';
import { decimal, decimalsOf } from '../base/decimal';
import type { Scalar, Validation } from './model';

/**
 * Whether a rule lets a value stand in a cell, as spreadsheet programs decide it. A host that can ask nobody at once
 * judges here; what needs more than the cell itself and a list that stands on a sheet is left undecided.
 */
export type Verdict = 'allowed' | 'refused' | 'undecided';

/** The values of an area, row by row; undefined where there is no such sheet. `sheet` is undefined for the rule's own. */
export type ReadArea = (sheet: string | undefined, area: Area) => readonly Scalar[] | undefined;

/** Excel compares numbers by 15 digits. */
const digits = 15;
const sameNumber = (value: number): number => Number(value.toPrecision(digits));

type Test = (value: Scalar) => boolean;

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '<>': (value, limit) => value !== limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
  '=': (value, limit) => value === limit,
};

const number = String.raw`[+-]?\d+(?:\.\d+)?`;

/** A number against a constant. A text is larger than any number. */
const compared =
  (sign: string, limit: number): Test =>
  (value) => {
    if (typeof value === 'number') return comparisons[sign]?.(sameNumber(value), limit) ?? false;
    return typeof value === 'string' && (sign.startsWith('>') || sign === '<>');
  };

const withDecimals =
  (most: number): Test =>
  (value) =>
    typeof value === 'number' && decimalsOf(decimal(sameNumber(value))) <= most;

/** One condition about the cell `at` itself; undefined for any other. Spaces and `$` are gone, letters are capitals. */
function conditionOf(text: string, at: string): Test | undefined {
  if (text === `ISNUMBER(${at})`) return (value) => typeof value === 'number';
  if (text === `ISTEXT(${at})`) return (value) => typeof value === 'string';
  if (text === `INT(${at})=${at}` || text === `${at}=INT(${at})`) return withDecimals(0);
  const bound = new RegExp(`^${at}(>=|<=|<>|>|<|=)(${number})$`).exec(text);
  if (bound?.[1] && bound[2]) return compared(bound[1], Number(bound[2]));
  const round = new RegExp(`^(?:ROUND\\(${at},(\\d+)\\)=${at}|${at}=ROUND\\(${at},(\\d+)\\))$`).exec(text);
  const places = round?.[1] ?? round?.[2];
  return places === undefined ? undefined : withDecimals(Number(places));
}

/** The arguments of a call, split where no bracket is open. */
function argumentsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

/**
 * A formula that asks one thing after the other of the cell itself, as those of our forms do:
 * `AND(ISNUMBER(C5),C5>=0,C5<=10,ROUND(C5,1)=C5)`.
 * @param at the cell that the formula is written for
 */
export function cellTest(formula: string, at: string): Test | undefined {
  const text = formula.replace(/[\s$]/g, '').toUpperCase();
  const inner = /^AND\((.*)\)$/.exec(text)?.[1];
  const tests = (inner === undefined ? [text] : argumentsOf(inner)).map((part) => conditionOf(part, at));
  const known = tests.filter((test) => test !== undefined);
  if (known.length === 0 || known.length < tests.length) return undefined;
  return (value) => known.every((test) => test(value));
}

/** `'条款'!$A$5:$A$300`, `$A$5`. Relative references mean something else in each cell; those are left to the program. */
function fixedArea(text: string): { sheet: string | undefined; area: Area } | undefined {
  const parts = /^(?:(?:'((?:[^']|'')+)'|([^'!:()"]+))!)?(\$[A-Z]{1,3}\$\d+)(?::(\$[A-Z]{1,3}\$\d+))?$/i.exec(
    text.trim(),
  );
  const from = parseAddress(parts?.[3]?.toUpperCase() ?? '');
  const to = parts?.[4] === undefined ? from : parseAddress(parts[4].toUpperCase());
  if (!parts || !from || !to) return undefined;
  const sheet = parts[1]?.replaceAll("''", "'") ?? parts[2];
  return { sheet, area: { top: from.row, left: from.column, bottom: to.row, right: to.column } };
}

/** Programs take 「是」 from a list of " 是" too, and make no difference of capitals in a list on a sheet. */
const word = (value: Scalar): string => String(value ?? '').trim();

function listed(rule: Validation, value: Scalar, read: ReadArea): Verdict {
  if (typeof rule.list !== 'string')
    return (rule.list ?? []).some((choice) => word(choice) === word(value)) ? 'allowed' : 'refused';
  const place = fixedArea(rule.list);
  const choices = place && read(place.sheet, place.area);
  if (!choices) return 'undecided';
  const wanted = word(value).toUpperCase();
  return choices.some((choice) => choice !== null && word(choice).toUpperCase() === wanted)
    ? 'allowed'
    : 'refused';
}

/** A bound that is a number; undefined for a formula, NaN-free. */
const limitOf = (text: string | undefined, none: number): number | undefined =>
  text === undefined ? none : new RegExp(`^${number}$`).test(text.trim()) ? Number(text) : undefined;

function bounded(rule: Validation, value: Scalar): Verdict {
  const [least, most] = [limitOf(rule.minimum, -Infinity), limitOf(rule.maximum, Infinity)];
  if (typeof value !== 'number') return 'refused';
  if (rule.type === 'whole' && !Number.isInteger(sameNumber(value))) return 'refused';
  if (least === undefined || most === undefined) return 'undecided';
  return value >= least && value <= most ? 'allowed' : 'refused';
}

/** What the rule says to a value; nothing is always allowed. */
export function judge(rule: Validation, value: Scalar, read: ReadArea): Verdict {
  if (value === null || value === '') return 'allowed';
  if (rule.type === 'list') return listed(rule, value, read);
  if (rule.type !== 'custom') return bounded(rule, value);
  const test = cellTest(rule.formula ?? '', address(rule.area.top, rule.area.left));
  if (!test) return 'undecided';
  return test(value) ? 'allowed' : 'refused';
}

/**
 * The rule as one formula that is true where the value may stand, for a program that works it out. Written for the
 * first cell of the rule's area, as `custom` ones are. Without "=".
 */
export function ruleFormula(rule: Validation): string {
  const at = address(rule.area.top, rule.area.left);
  if (rule.type === 'custom') return rule.formula ?? 'TRUE';
  if (rule.type === 'list')
    return typeof rule.list === 'string' ? `COUNTIF(${rule.list},${at})>0` : anyOf(rule.list ?? [], at);
  const tests = [
    `ISNUMBER(${at})`,
    ...(rule.type === 'whole' ? [`INT(${at})=${at}`] : []),
    ...(rule.minimum === undefined ? [] : [`${at}>=${rule.minimum}`]),
    ...(rule.maximum === undefined ? [] : [`${at}<=${rule.maximum}`]),
  ];
  return `AND(${tests.join(',')})`;
}

const anyOf = (choices: readonly string[], at: string): string =>
  choices.length === 0 ? 'FALSE' : `OR(${choices.map((choice) => `${at}=${literal(choice)}`).join(',')})`;

/** The rules that hold for a cell. */
export const rulesAt = (rules: readonly Validation[], row: number, column: number): Validation[] =>
  rules.filter(({ area }) => contains(area, row, column));

/**
 * The score rule of our forms and 总表: a number from 0 to the maximum with so many decimals at most.
 * @param word that may stand there instead
 */
export function scoreFormula(at: string, maximum: number, decimals: number, word?: string): string {
  const number = `AND(ISNUMBER(${at}),${at}>=0,${at}<=${maximum},ROUND(${at},${decimals})=${at})`;
  return word === undefined ? number : `OR(${at}=${literal(word)},${number})`;
}
