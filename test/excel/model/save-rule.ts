import type { DataValidation } from 'hucre';
import { areaAddress } from '../../../src/base/address';
import type { Rule } from './book';

/** A rule for typing as Excel would save it. */

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const types: Readonly<Record<string, DataValidation['type']>> = {
  List: 'list',
  Decimal: 'decimal',
  WholeNumber: 'whole',
  Date: 'date',
  Custom: 'custom',
};

export function savedRule({ area, type, rule, errorAlert, prompt }: Rule): DataValidation {
  const kind = types[type];
  const body = rule[small(type)] as Record<string, string>;
  const [alert, hint] = [errorAlert, prompt] as Record<string, string | undefined>[];
  if (!kind) throw new Error(`a rule of type ${type} cannot be saved yet`);
  const bare = (text: string | undefined) => (text ?? '').replace(/^=/, '');
  const limits =
    kind === 'list'
      ? body.source?.startsWith('=')
        ? { formula1: bare(body.source) }
        : { values: (body.source ?? '').split(',') }
      : kind === 'custom'
        ? { formula1: bare(body.formula) }
        : {
            operator: small(body.operator ?? 'Between') as NonNullable<DataValidation['operator']>,
            ...(body.formula1 === undefined ? {} : { formula1: body.formula1 }),
            ...(body.formula2 === undefined ? {} : { formula2: body.formula2 }),
          };
  return {
    type: kind,
    range: areaAddress(area),
    ...limits,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: small(alert?.style ?? 'Stop') as NonNullable<DataValidation['errorStyle']>,
    errorTitle: alert?.title ?? '',
    errorMessage: alert?.message ?? '',
    ...(hint?.message
      ? { showInputMessage: true, inputTitle: hint.title ?? '', inputMessage: hint.message }
      : {}),
  };
}
