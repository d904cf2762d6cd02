import type { Scheme, Unit, UnitKind } from '../schemes/scheme';
import { clauseById, rubricOf } from '../schemes';
import { gradeMove, penaltyOf, verdict } from './awards';
import type { BonusClaim, Deduction, Entries, Incidents, Override, Score } from './entries';
import { panel, ratingResult, type Panel } from './rating';
import { ranks } from './rank';
import type { Results, UnitResult } from './results';
import { rubricResult, type RubricEntries } from './rubric';
import { exactTotal, gradeOf, printedTotal } from './total';

/** 核算: all results of a year. Linear in entries and units; only ranking sorts. */

interface UnitEntries {
  scores: Map<string, Score>;
  deductions: Map<number, Deduction[]>;
  overrides: Map<number, Override>;
  bonuses: BonusClaim[];
  incidents: Incidents | undefined;
}

const blank = (): UnitEntries => ({
  scores: new Map(),
  deductions: new Map(),
  overrides: new Map(),
  bonuses: [],
  incidents: undefined,
});

/** Every entry put with its unit, once. Entries of unknown units or clauses are a check's concern and left out. */
function indexEntries(scheme: Scheme, entries: Entries): Map<string, UnitEntries> {
  const index = new Map(scheme.units.map((unit) => [unit.id, blank()]));
  const clauses = clauseById(scheme);
  const kinds = new Map(scheme.units.map((unit) => [unit.id, unit.kind]));
  for (const score of entries.scores) index.get(score.unit)?.scores.set(score.rater, score);
  for (const deduction of entries.deductions) {
    const clause = clauses.get(deduction.clause);
    const unit = index.get(deduction.unit);
    // A clause of the other annex cannot take points from this unit's rubric.
    if (!clause || !unit || clause.rubric.appliesTo !== kinds.get(deduction.unit)) continue;
    const row = unit.deductions.get(clause.row.no);
    if (row) row.push(deduction);
    else unit.deductions.set(clause.row.no, [deduction]);
  }
  for (const override of entries.overrides) index.get(override.unit)?.overrides.set(override.row, override);
  for (const claim of entries.bonuses) index.get(claim.unit)?.bonuses.push(claim);
  for (const incidents of entries.incidents) {
    const unit = index.get(incidents.unit);
    if (unit) unit.incidents = incidents;
  }
  return index;
}

function unitResult(
  scheme: Scheme,
  unit: Unit,
  own: UnitEntries,
  panels: { leader: Panel; office: Panel },
): UnitResult {
  const district = unit.kind === 'district';
  const entries: RubricEntries = own;
  const yearEnd = rubricResult(
    rubricOf(scheme, unit.kind),
    entries,
    scheme,
    district ? scheme.yearEnd.weight : 100,
  );
  const ratings = district
    ? {
        leader: ratingResult(scheme, panels.leader, own.scores),
        office: ratingResult(scheme, panels.office, own.scores),
      }
    : null;
  const penalty = penaltyOf(scheme, unit.kind, own.incidents);
  const exact = exactTotal(scheme, ratings, yearEnd, penalty);
  const total = exact && printedTotal(scheme, exact);
  return {
    unit: unit.id,
    leader: ratings?.leader ?? null,
    office: ratings?.office ?? null,
    yearEnd,
    exactTotal: exact,
    total,
    penalty,
    ...verdict(scheme, {
      kind: unit.kind,
      total,
      rubric: district ? yearEnd.score : null,
      byScore: total && gradeOf(scheme, unit.kind, total),
      incidents: own.incidents,
    }),
    gradeReasons: gradeMove(scheme, unit.kind, own.incidents).reasons,
    incidents: own.incidents ?? null,
    rank: null,
  };
}

export function settle(scheme: Scheme, entries: Entries): Results {
  const index = indexEntries(scheme, entries);
  const received = new Set(entries.scores.map((score) => score.rater));
  const panels = {
    leader: panel(scheme, 'leader', entries.missing, received),
    office: panel(scheme, 'office', entries.missing, received),
  };
  const resultsOf = (kind: UnitKind): UnitResult[] => {
    const results = scheme.units
      .filter((unit) => unit.kind === kind)
      .map((unit) => unitResult(scheme, unit, index.get(unit.id) ?? blank(), panels));
    const places = ranks(scheme, results);
    return results.map((result) => ({ ...result, rank: places.get(result.unit) ?? null }));
  };
  const has = (kind: UnitKind) => scheme.rubrics.some((rubric) => rubric.appliesTo === kind);
  return {
    districts: has('district') ? resultsOf('district') : [],
    members: has('member') ? resultsOf('member') : [],
  };
}
