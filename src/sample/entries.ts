import { decimal, type Decimal } from '../base/decimal';
import {
  circumstancesOfClause,
  formOf,
  linkedClauses,
  rowsOf,
  rubricOf,
  unitsOf,
  unitsRatedBy,
} from '../schemes';
import type { Clause } from '../schemes/rubric';
import type { Rater, Scheme, Team, Unit } from '../schemes/scheme';
import type { BonusRow } from '../forms/bonus-ledger';
import type { LedgerRow } from '../forms/deduction-ledger';
import type { VisitRow } from '../forms/master/state';
import { teamUnits, type TeamEntries } from '../forms/team/entries';
import { teamAsReturned } from '../workflow/acceptance';
import facts from './facts.json';
import type { Random } from './random';

/** Sample entries for one year, every text plainly marked 样例. No real unit did or suffered any of it. */

/** How well each unit does, from 0 to 1: the same seed, the same year. */
export const qualities = (scheme: Scheme, random: Random): Map<string, number> =>
  new Map(scheme.units.map((unit) => [unit.id, 0.35 + 0.65 * random.next()]));

/** One rater's scores: near the unit's quality, in steps of half a point. */
export function sampleScores(
  scheme: Scheme,
  rater: Rater,
  quality: ReadonlyMap<string, number>,
  random: Random,
): Map<string, Decimal> {
  const { maximum } = formOf(scheme, rater.kind);
  return new Map(
    unitsRatedBy(scheme, rater.kind).map((unit) => {
      const around = 7.6 + 2.4 * (quality.get(unit.id) ?? 1) + (random.next() - 0.5) * 0.8;
      return [unit.id, decimal(Math.min(maximum, Math.round(around * 2) / 2))];
    }),
  );
}

function quantityOf(clause: Clause, random: Random): number | null {
  switch (clause.kind) {
    case 'count':
      return random.whole(1, 2);
    case 'shortfall':
      return random.whole(1, Math.min(2, clause.required ?? 2));
    case 'percent':
      return random.whole(1, 25);
    case 'proportion':
      return random.whole(60, 100);
    case 'discretion':
      return clause.points;
    default:
      return null;
  }
}

/** Clauses that a sample year may record: accidents and lost indicators are told separately. */
const ordinary = (clause: Clause): boolean =>
  !['indicator', 'event', 'veto'].includes(clause.kind) && (clause.circumstances ?? []).length === 0;

/** 奖惩情形 of a unit in the sample year. */
interface SampleIncident {
  unit: Unit;
  counts: Readonly<Record<string, number>>;
  basis: string;
}

/** One district called in, one with two 较大 accidents. */
export function sampleIncidents(scheme: Scheme): SampleIncident[] {
  const [, , called, , struck] = unitsOf(scheme, 'district');
  return [
    ...(called
      ? [{ unit: called, counts: { summoned: 1 }, basis: '样例：市安委会约谈通知书，2019 年 8 月' }]
      : []),
    ...(struck
      ? [{ unit: struck, counts: { major: 2 }, basis: '样例：两起较大事故的调查报告批复，2019 年 11 月' }]
      : []),
  ];
}

/** The clauses by which the ledger records what 奖惩情形 tells. */
function incidentDeductions(scheme: Scheme, unit: Unit): LedgerRow[] {
  const incident = sampleIncidents(scheme).find((each) => each.unit.id === unit.id);
  const linked = linkedClauses(scheme, rubricOf(scheme, unit.kind)).filter(
    ({ clause }) => clause.kind === 'count',
  );
  return linked.flatMap(({ clause }) =>
    circumstancesOfClause(scheme, clause).flatMap(({ id }): LedgerRow[] => {
      const quantity = incident?.counts[id] ?? 0;
      return quantity > 0 ? [ledgerRow(unit, clause, quantity, incident?.basis ?? '')] : [];
    }),
  );
}

const ledgerRow = (
  unit: Unit,
  clause: Clause,
  quantity: number | null,
  facts: string,
  day = 15,
): LedgerRow => ({
  unit: unit.name,
  clause: clause.id,
  quantity,
  facts,
  date: `2020-01-${day}`,
  manual: null,
  file: '',
  sheet: '',
  cell: '',
});

/**
 * What a team would write down that found it: in the words of somebody who was there, never half a sentence. Of a clause
 * that is not of the built-in scheme, the condition as the clause has it.
 */
function factsOf(clause: Clause, quantity: number | null): string {
  const written = (facts as Partial<Record<string, string>>)[clause.id];
  const said = written ?? clause.text.replace(/[，,]?\s*(?:每[^，,]*)?扣[^扣]*$/, '');
  return `样例：${said.replace('{数}', String(quantity ?? 1))}。`;
}

function sampleDeductions(scheme: Scheme, unit: Unit, quality: number, random: Random): LedgerRow[] {
  const clauses = rowsOf(rubricOf(scheme, unit.kind)).flatMap(({ item, row }) =>
    item.kind === 'scored' ? row.clauses.filter(ordinary) : [],
  );
  const used = new Set<string>();
  const rows: LedgerRow[] = [];
  for (let count = Math.round((1 - quality) * 16) + random.whole(0, 2); count > 0; count--) {
    const clause = random.pick(clauses);
    if (!clause || used.has(clause.id)) continue;
    used.add(clause.id);
    const quantity = quantityOf(clause, random);
    rows.push(ledgerRow(unit, clause, quantity, factsOf(clause, quantity), random.whole(14, 17)));
  }
  return [...rows, ...incidentDeductions(scheme, unit)];
}

function sampleBonus(scheme: Scheme, unit: Unit, random: Random): BonusRow[] {
  const rule = random.next() < 0.25 ? random.pick(scheme.bonus.rules) : undefined;
  if (!rule) return [];
  return [
    {
      unit: unit.name,
      rule: rule.name,
      work: '样例：企业安全风险分级管控“一图一牌”做法',
      facts: '样例：市安委办 2019 年第 11 期简报刊发，附文件复印件。',
      file: '',
      sheet: '',
      cell: '',
    },
  ];
}

const sampleVisit = (unit: Unit, day: number): VisitRow => ({
  unit: unit.id,
  start: `2020-01-${day}`,
  end: `2020-01-${day}`,
  spotOne: unit.kind === 'district' ? '样例乡镇' : null,
  spotTwo: null,
  enterprises: '样例企业',
  signed: '2020-01-19',
  note: '样例',
});

/** A team's workbook as it comes back, with the stored results a spreadsheet program would have saved. */
export function sampleTeam(
  scheme: Scheme,
  team: Team,
  quality: ReadonlyMap<string, number>,
  random: Random,
): TeamEntries {
  const units = teamUnits(scheme, team);
  const typed = units.flatMap((unit) => sampleDeductions(scheme, unit, quality.get(unit.id) ?? 1, random));
  const claims = units.flatMap((unit) => sampleBonus(scheme, unit, random));
  return teamAsReturned(scheme, team, {
    deductions: typed,
    bonuses: claims,
    visits: new Map(units.map((unit, index) => [unit.id, sampleVisit(unit, 14 + (index % 4))])),
    opinions: new Map(units.map((unit) => [unit.id, '样例：按考核细则扣分，请被考核单位整改。'])),
  });
}
