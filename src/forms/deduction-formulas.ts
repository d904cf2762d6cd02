import { summedFor, type RowPlace, type TablePlace } from '../sheets/table';

/** The two long formulas of 扣分台账, following src/scoring/clause.ts and row.ts word for word. */

/** Kinds that count once a unit, as the sheet calls them. */
export const once = (kind: string) => `OR(${kind}="一次性",${kind}="指标超限",${kind}="事件扣完")`;

/**
 * Points by kind and reading 不足一档 (named 口径_不足一档: 0 按一档计, 1 只计足档, 2 按比例计).
 * @param look a number of the row's clause
 */
export function pointsFormula(
  at: RowPlace,
  clauses: TablePlace,
  look = (key: string) => summedFor(clauses, 'id', at.ref('clause'), key),
): string {
  const [H, D, G] = [at.ref('at'), at.ref('quantity'), at.ref('manual')];
  const [kind, each] = [at.ref('kind'), at.ref('each')];
  const steps = `${D}/${look('step')}`;
  const percent = `CHOOSE(口径_不足一档+1,ROUNDUP(ROUND(${steps},6),0),ROUNDDOWN(ROUND(${steps},6),0),${steps})`;
  return (
    `IF(${at.ref('unit')}="","",IF(${G}<>"",IF(ISNUMBER(${G}),${G},""),IF(${H}="","",` +
    `IF(${kind}="一次性",${each},` +
    `IF(OR(${kind}="按次数",${kind}="按缺数"),IF(ISNUMBER(${D}),ROUND(${each}*${D},6),""),` +
    `IF(${kind}="按百分点",IF(ISNUMBER(${D}),ROUND(${each}*${percent},6),""),` +
    `IF(OR(${kind}="指标超限",${kind}="事件扣完"),${look('itemPoints')},0)))))))`
  );
}

/** What counts: overrides stand alone, repeated once-clauses count once, of a tier the heaviest (口径_互斥条款 = 0). */
export function countedFormula(at: RowPlace): string {
  const [B, I, G, H] = [at.ref('unit'), at.ref('row'), at.ref('manual'), at.ref('at')];
  const [E, T, O] = [at.ref('effective'), at.ref('tier'), at.ref('total')];
  const sameRow = (part: (key: string) => string) => `${part('unit')},${B},${part('row')},${I}`;
  const sameTier = `${sameRow(at.column)},${at.column('tier')},${T}`;
  const heavier = `COUNTIFS(${sameTier},${at.column('total')},">"&${O})`;
  const earlier = `COUNTIFS(${sameTier},${at.column('total')},${O},${at.column('at')},"<"&${H})`;
  return (
    `IF(${E}="","",IF(${G}<>"",IF(COUNTIFS(${sameRow(at.below)},${at.below('manual')},"<>")>0,0,${E}),` +
    `IF(COUNTIFS(${sameRow(at.column)},${at.column('manual')},"<>")>0,0,` +
    `IF(OR(${T}="",口径_互斥条款=1),${E},IF(${heavier}+${earlier}>0,0,${E})))))`
  );
}
