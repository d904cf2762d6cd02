import { address } from '../../base/address';
import {
  allowedScore,
  circumstanceEffects,
  circumstancesOf,
  formOf,
  groupsOf,
  ratersOf,
  wordInstead,
} from '../../schemes';
import { combinations, partSources } from '../../schemes/kinds';
import { readingOptions } from '../../schemes/readings';
import type { RaterKind, Scheme } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import { scoreFormula } from '../../sheets/entry-rule';
import { columnReference, type TablePlace } from '../../sheets/table';
import type { MasterRole, Places } from './places';
import { readingRows } from './readings-table';
import { missingWords } from './state';

/** What may be typed where in the 总表; shown while typing, so that most mistakes never reach a check. */

const columnArea = (place: TablePlace, key: string) => {
  const column = place.columns.get(key) ?? 0;
  return { top: place.firstRow, bottom: place.lastRow, left: column, right: column };
};

function list(
  canvas: Canvas,
  place: TablePlace,
  key: string,
  choices: string | readonly string[],
  what: string,
): void {
  canvas.validations.push({
    area: columnArea(place, key),
    type: 'list',
    list: choices,
    severity: 'stop',
    title: `${what}不在表中`,
    message: `请从下拉列表中选择${what}。`,
  });
}

function scores(canvas: Canvas, scheme: Scheme, kind: RaterKind, place: TablePlace): void {
  const form = formOf(scheme, kind);
  const left = place.columns.get(ratersOf(scheme, kind)[0]?.id ?? '') ?? 2;
  const area = {
    top: place.firstRow,
    bottom: place.lastRow,
    left,
    right: left + ratersOf(scheme, kind).length - 1,
  };
  const at = address(area.top, area.left);
  const valid = scoreFormula(at, form.maximum, form.decimals, wordInstead(form));
  canvas.validations.push({
    area,
    type: 'custom',
    formula: valid,
    severity: 'stop',
    title: '分数不符合要求',
    message: `请填 ${allowedScore(form)}。`,
  });
  canvas.conditionalFormats.push({ area, formula: `AND(${at}<>"",NOT(${valid}))`, fillColor: 'FFC7CE' });
}

/** A ledger row that lacks something is coloured while it does. */
function ledgerHints(canvas: Canvas, place: TablePlace): void {
  const first = place.firstRow;
  const at = (key: string) => `$${address(first, place.columns.get(key) ?? 0)}`;
  const area = (key: string) => columnArea(place, key);
  const red = 'FFC7CE';
  canvas.conditionalFormats.push(
    {
      area: area('clause'),
      formula: `AND(${at('clause')}<>"",${at('at')}="",${at('manual')}="")`,
      fillColor: red,
    },
    { area: area('facts'), formula: `AND(${at('clause')}<>"",${at('facts')}="")`, fillColor: red },
    { area: area('unit'), formula: `AND(${at('clause')}<>"",${at('unit')}="")`, fillColor: red },
  );
}

export function guardSheet(role: MasterRole, canvas: Canvas, scheme: Scheme, places: Places): void {
  const units = columnReference(places.of('units'), 'unitName');
  switch (role) {
    case 'readings':
      readingRows(scheme).forEach((row, index) => {
        const place = places.of('readings');
        const at = { ...place, firstRow: place.firstRow + index, lastRow: place.firstRow + index };
        list(canvas, at, 'choice', readingOptions[row.id], '口径');
      });
      break;
    case 'scheme':
      if (scheme.circumstances !== undefined && scheme.circumstances.length > 0)
        list(canvas, places.of('circumstanceLines'), 'effect', circumstanceEffects, '效果');
      break;
    case 'raters':
      list(canvas, places.of('raters'), 'decision', Object.values(missingWords), '缺表处理');
      break;
    case 'deductions':
      list(canvas, places.of('deductions'), 'unit', units, '单位');
      ledgerHints(canvas, places.of('deductions'));
      break;
    case 'bonuses':
      list(canvas, places.of('bonuses'), 'unit', units, '单位');
      list(
        canvas,
        places.of('bonuses'),
        'rule',
        columnReference(places.of('bonusRules'), 'bonusName'),
        '加分情形',
      );
      break;
    case 'incidents':
      for (const { id: key } of circumstancesOf(scheme))
        canvas.validations.push({
          area: columnArea(places.of('incidents'), key),
          type: 'whole',
          minimum: '0',
          maximum: '99',
          severity: 'stop',
          title: '次数不符合要求',
          message: '请填不小于 0 的整数。',
        });
      break;
    case 'reports': {
      const area = columnArea(places.of('reports'), 'value');
      const at = address(area.top, area.left);
      const full = `$${address(area.top, places.of('reports').columns.get('reportFull') ?? 0)}`;
      canvas.validations.push({
        area,
        type: 'custom',
        formula: `AND(ISNUMBER(${at}),${at}>=0,${at}<=${full})`,
        severity: 'stop',
        title: '得分不符合要求',
        message: '请填 0 至转报满分的数。',
      });
      break;
    }
    case 'parts':
      list(canvas, places.of('parts'), 'source', partSources, '来源');
      list(canvas, places.of('parts'), 'combination', combinations, '合成');
      break;
    default:
      if (groupsOf(scheme).includes(role)) scores(canvas, scheme, role, places.of(role));
  }
}
