import { circumstanceRules, type CircumstanceRule } from '../../schemes';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { summedFor, type RowPlace } from '../../sheets/table';
import type { Places } from './places';

/** What follows from 奖惩情形, as live formulas over the lines of 情形 on 方案: it follows scoring/awards.ts. */

type Formula = (at: RowPlace) => string;

/** A figure of a rule: its cell on 方案, or the figure itself where the table has no such column. */
function figure(places: Places, rule: CircumstanceRule, column: string, otherwise: number | null): string {
  if (rule.line === null || !places.of('circumstanceLines').columns.has(column))
    return String(otherwise ?? 0);
  return places.cell('circumstanceLines', rule.line, column);
}

const countOf = (places: Places, rule: CircumstanceRule, at: RowPlace): string =>
  rule.of.map(({ id }) => summedFor(places.of('incidents'), 'unit', at.ref('unit'), id)).join('+');

/** Whether a unit meets a rule. A blank 起数 is no rule; for a formula it is 0, which every count reaches. N() of it is an error in Gnumeric. */
const met = (places: Places, rule: CircumstanceRule, at: RowPlace): string => {
  const from = figure(places, rule, 'circumstanceFrom', rule.from);
  return `AND(SUM(${from})>0,${countOf(places, rule, at)}>=${from})`;
};

const rulesOf = (scheme: Scheme, kind: UnitKind, effect: CircumstanceRule['effect']) =>
  circumstanceRules(scheme, kind).filter((rule) => rule.effect === effect);

/** Conditions, one for each rule of an effect. */
export const conditions = (
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  effect: CircumstanceRule['effect'],
): ((at: RowPlace) => string[]) => {
  const rules = rulesOf(scheme, kind, effect);
  return (at) => rules.map((rule) => met(places, rule, at));
};

export const takesFromTotal = (scheme: Scheme, kind: UnitKind): boolean =>
  rulesOf(scheme, kind, '扣总分').length > 0;

/** 情形扣分: each occurrence from 起数 on, within 至多扣分. */
export const penaltyFormula = (scheme: Scheme, kind: UnitKind, places: Places): Formula => {
  const rules = rulesOf(scheme, kind, '扣总分');
  return (at) => {
    const parts = rules.map((rule) => {
      const [from, each, most] = (
        [
          ['circumstanceFrom', rule.from],
          ['taken', rule.points],
          ['takenLimit', rule.limit],
        ] as const
      ).map(([column, otherwise]) => figure(places, rule, column, otherwise));
      const all = `${each ?? ''}*(${countOf(places, rule, at)}-${from ?? ''}+1)`;
      const within = `IF(SUM(${most ?? ''})>0,MIN(${most ?? ''},${all}),${all})`;
      return `IF(${met(places, rule, at)},${within},0)`;
    });
    return `ROUND(${parts.join('+')},6)`;
  };
};

/** Place among the grades of a kind, from 1, after 情形 moved it. */
export const movedPlace = (
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  byScore: Formula,
  grades: number,
): Formula => {
  const [down, bars] = [
    conditions(scheme, kind, places, '降一等'),
    conditions(scheme, kind, places, '不得评为优秀'),
  ];
  return (at) => {
    const lowered = [byScore(at), ...down(at).map((each) => `IF(${each},1,0)`)].join('+');
    const barred = bars(at);
    const least = barred.length === 0 ? lowered : `MAX(${lowered},IF(OR(${barred.join(',')}),2,1))`;
    return lowered === byScore(at) && barred.length === 0 ? lowered : `MIN(${grades},${least})`;
  };
};
