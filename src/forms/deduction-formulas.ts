import { literal } from '../base/address';
import { columnReference, summedFor, type RowPlace, type TablePlace } from '../sheets/table';
import { earnsWord, type LedgerClauses } from './clause-table';

/** The two long formulas of 扣分台账, following src/scoring/clause.ts and row.ts word for word. */

/** Kinds that count once a unit, as the sheet calls them. */
const once = (kind: string) => `OR(${kind}="一次性",${kind}="指标超限",${kind}="事件扣完")`;

const ofClause = (at: RowPlace, clauses: TablePlace) => (key: string) =>
  summedFor(clauses, 'id', at.ref('clause'), key);

/** Sum of a column over the rows of the same unit and clause, from the top down to this row. */
const soFar = (at: RowPlace, key: string): string =>
  `SUMIFS(${at.upTo(key)},${at.upTo('unit')},${at.ref('unit')},${at.upTo('clause')},${at.ref('clause')})`;

/**
 * Points by kind and reading 不足一档 (named 口径_不足一档: 0 按一档计, 1 只计足档, 2 按比例计).
 * @param look a number of the row's clause
 */
export function plainPoints(at: RowPlace, look: (key: string) => string): string {
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

export const pointsFormula = (at: RowPlace, clauses: LedgerClauses): string =>
  clauses.wide ? widePoints(at, clauses) : plainPoints(at, ofClause(at, clauses));

/** The same where clauses have mechanisms; a column of theirs that a clause leaves empty looks up as 0. */
function widePoints(at: RowPlace, clauses: TablePlace): string {
  const look = ofClause(at, clauses);
  const [H, D, G] = [at.ref('at'), at.ref('quantity'), at.ref('manual')];
  const [kind, each] = [at.ref('kind'), at.ref('each')];
  const size = `${D}/${look('step')}`;
  const steps = `CHOOSE(口径_不足一档+1,ROUNDUP(ROUND(${size},6),0),ROUNDDOWN(ROUND(${size},6),0),${size})`;
  const count = soFar(at, 'quantity');
  const weighed = `${D}+(${look('repeat')}-1)*(MAX(0,${count}-1)-MAX(0,${count}-${D}-1))`;
  const times = `IF(${look('repeat')}>0,${weighed},IF(${look('step')}>0,${steps},${D}))`;
  const counted = (points: string) => `IF(ISNUMBER(${D}),ROUND(${points},6),"")`;
  const kinds: [words: readonly string[], points: string][] = [
    [['一次性'], each],
    [['按次数', '按缺数'], counted(`${each}*(${times})`)],
    [['按百分点'], counted(`${each}*${steps}`)],
    [['按比例'], counted(`${each}*${D}/100`)],
    [['酌情'], counted(D)],
    [['小项不得分'], look('rowPoints')],
    [['指标超限', '事件扣完'], look('itemPoints')],
  ];
  const byKind = kinds.reduceRight((rest, [words, points]) => {
    const tests = words.map((word) => `${kind}="${word}"`);
    const test = tests.length === 1 ? tests[0] : `OR(${tests.join(',')})`;
    return `IF(${test ?? ''},${points},${rest})`;
  }, '0');
  return `IF(${at.ref('unit')}="","",IF(${G}<>"",IF(ISNUMBER(${G}),${G},""),IF(${H}="","",${byKind})))`;
}

/** What of a row's points is left: none for a repetition of what counts once, and no more than the clause's limit. */
export function effectiveFormula(at: RowPlace, clauses: LedgerClauses): string {
  const [P, kind] = [at.ref('points'), at.ref('kind')];
  const repeated = `COUNTIFS(${at.upTo('unit')},${at.ref('unit')},${at.upTo('clause')},${at.ref('clause')})>1`;
  const manual = (rest: string) => `IF(${P}="","",IF(${at.ref('manual')}<>"",${P},${rest}))`;
  if (!clauses.wide) return manual(`IF(${once(kind)},IF(${repeated},0,${P}),${P})`);
  const look = ofClause(at, clauses);
  // 「酌情扣 2–6 分」 without a unit of count is 6 in all.
  const limit = `IF(${look('limit')}>0,${look('limit')},IF(AND(${kind}="酌情",${at.ref('unitWord')}=""),${look('to')},0))`;
  const left = `ROUND(${limit}-(${soFar(at, 'points')}-${P}),6)`;
  const limited = `IF(${limit}=0,${P},MAX(0,MIN(${P},${left})))`;
  return manual(`IF(OR(${once(kind)},${kind}="小项不得分"),IF(${repeated},0,${P}),${limited})`);
}

/** -1 for a clause that gives its points, else 1. */
const sign = (at: RowPlace, clauses: TablePlace): string =>
  `IF(COUNTIFS(${columnReference(clauses, 'id')},${at.ref('clause')},${columnReference(clauses, 'effect')},${literal(earnsWord)})>0,-1,1)`;

/** What counts: overrides stand alone, repeated once-clauses count once, of a tier the heaviest (口径_互斥条款 = 0). */
export function countedFormula(at: RowPlace, clauses: LedgerClauses): string {
  const [B, I, G, H] = [at.ref('unit'), at.ref('row'), at.ref('manual'), at.ref('at')];
  const [E, T, O] = [at.ref('effective'), at.ref('tier'), at.ref('total')];
  const sameRow = (part: (key: string) => string) => `${part('unit')},${B},${part('row')},${I}`;
  const sameTier = `${sameRow(at.column)},${at.column('tier')},${T}`;
  const heavier = `COUNTIFS(${sameTier},${at.column('total')},">"&${O})`;
  const earlier = `COUNTIFS(${sameTier},${at.column('total')},${O},${at.column('at')},"<"&${H})`;
  const counts =
    `IF(${G}<>"",IF(COUNTIFS(${sameRow(at.below)},${at.below('manual')},"<>")>0,0,${E}),` +
    `IF(COUNTIFS(${sameRow(at.column)},${at.column('manual')},"<>")>0,0,` +
    `IF(OR(${T}="",口径_互斥条款=1),${E},IF(${heavier}+${earlier}>0,0,${E}))))`;
  return `IF(${E}="","",${clauses.wide ? `${sign(at, clauses)}*${counts}` : counts})`;
}
