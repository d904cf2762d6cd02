import type { ConditionalRule, DataValidation } from 'hucre';
import { parseArea, type Area } from '../../base/address';
import type { ConditionalFormat, Validation } from '../../sheets/model';
import { rgbOf } from './styles';

/** Rules of a file, back in the model's words; kinds that the model does not know are left out. */

const areasOf = (range: string): Area[] => range.split(/\s+/).flatMap((text) => parseArea(text) ?? []);

const plain = (formula: string | undefined): string => (formula ?? '').replace(/^=/, '');

type Condition = Pick<Validation, 'type' | 'list' | 'minimum' | 'maximum' | 'formula'>;

/** What a rule asks for; undefined for a kind that the model does not know. */
function conditionOf(rule: DataValidation): Condition | undefined {
  const { type, formula1, formula2, values } = rule;
  if (type === 'list') return { type, list: values ?? plain(formula1) };
  if (type === 'custom') return { type, formula: plain(formula1) };
  if (type !== 'decimal' && type !== 'whole' && type !== 'date') return undefined;
  switch (rule.operator ?? 'between') {
    case 'between':
      return { type, minimum: plain(formula1), maximum: plain(formula2) };
    case 'greaterThanOrEqual':
      return { type, minimum: plain(formula1) };
    case 'lessThanOrEqual':
      return { type, maximum: plain(formula1) };
    default:
      return undefined;
  }
}

export function validationsOf(rules: readonly DataValidation[]): Validation[] {
  return rules.flatMap((rule) => {
    const condition = conditionOf(rule);
    if (!condition || rule.showErrorMessage === false) return [];
    const prompt = rule.showInputMessage === false ? undefined : rule.inputMessage;
    return areasOf(rule.range).map((area): Validation => ({
      area,
      ...condition,
      severity: (rule.errorStyle ?? 'stop') === 'stop' ? 'stop' : 'warning',
      title: rule.errorTitle ?? '',
      message: rule.errorMessage ?? '',
      ...(prompt ? { prompt: { title: rule.inputTitle ?? '', message: prompt } } : {}),
    }));
  });
}

export function conditionalFormatsOf(
  rules: readonly ConditionalRule[],
  theme: readonly string[],
): ConditionalFormat[] {
  return [...rules]
    .sort((a, b) => a.priority - b.priority)
    .flatMap((rule) => {
      const formula = plain(Array.isArray(rule.formula) ? rule.formula[0] : rule.formula);
      if (rule.type !== 'expression' || formula === '') return [];
      const { font, fill, border } = rule.style ?? {};
      const fontColor = rgbOf(font?.color, theme);
      // A differential fill keeps its colour in the background: Excel's rule.
      const fillColor = fill?.type === 'pattern' ? rgbOf(fill.bgColor ?? fill.fgColor, theme) : undefined;
      return areasOf(rule.range).map((area): ConditionalFormat => ({
        area,
        formula,
        ...(fontColor ? { fontColor } : {}),
        ...(fillColor ? { fillColor } : {}),
        ...(border?.top && border.bottom ? { border: 'all' as const } : {}),
      }));
    });
}
