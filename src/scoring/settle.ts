import type { Scheme, Unit, UnitKind } from '../schemes/scheme';
import { clauseById, rubricOf } from '../schemes';
import { rankedWith } from '../schemes/grades';
import { penaltyOf, verdict, type Judged, type Verdict } from './awards';
import type { BonusClaim, Deduction, Entries, Incidents, Override, Score } from './entries';
import { allotted } from './quota';
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

/** A unit before its grade is held against those of others. */
interface Draft {
  kind: UnitKind;
  judged: Judged;
  verdict: Verdict;
  result: Omit<UnitResult, keyof Verdict | 'rank'>;
}

function draftResult(
  scheme: Scheme,
  unit: Unit,
  own: UnitEntries,
  panels: { leader: Panel; office: Panel },
): Draft {
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
  const judged: Judged = {
    kind: unit.kind,
    total,
    rubric: district ? yearEnd.score : null,
    byScore: total && gradeOf(scheme, unit.kind, total),
    incidents: own.incidents,
  };
  return {
    kind: unit.kind,
    judged,
    verdict: verdict(scheme, judged),
    result: {
      unit: unit.id,
      leader: ratings?.leader ?? null,
      office: ratings?.office ?? null,
      yearEnd,
      penalty,
      exactTotal: exact,
      total,
      incidents: own.incidents ?? null,
    },
  };
}

/** Grades within 名额, and ranks, which go by all units of a ranking class. */
function finished(scheme: Scheme, drafts: readonly Draft[]): UnitResult[] {
  const merits = drafts.map(({ kind, judged, verdict: of, result }) => ({
    unit: result.unit,
    kind,
    total: result.total,
    second: result.yearEnd.score,
    byScore: judged.byScore,
    moved: of.grade,
    move: of.move,
    struck: of.struck,
    veto: of.veto,
  }));
  const given = allotted(scheme, merits);
  const places = new Map<UnitKind, Map<string, number>>();
  for (const { id } of scheme.kinds) {
    const together = rankedWith(scheme, id);
    const known = together.flatMap((kind) => places.get(kind) ?? [])[0];
    places.set(
      id,
      known ??
        ranks(
          scheme,
          merits.filter(({ kind }) => together.includes(kind)),
        ),
    );
  }
  return drafts.map(({ kind, judged, verdict: of, result }) => {
    const own = given.get(result.unit);
    const { grade, gradeReasons, veto, vetoReasons, eligible, ineligibleReasons } = own
      ? verdict(scheme, judged, own)
      : of;
    return {
      ...result,
      grade,
      gradeReasons,
      ...(own ? { gradeSteps: own.steps } : {}),
      veto,
      vetoReasons,
      eligible,
      ineligibleReasons,
      rank: places.get(kind)?.get(result.unit) ?? null,
    };
  });
}

export function settle(scheme: Scheme, entries: Entries): Results {
  const index = indexEntries(scheme, entries);
  const received = new Set(entries.scores.map((score) => score.rater));
  const panels = {
    leader: panel(scheme, 'leader', entries.missing, received),
    office: panel(scheme, 'office', entries.missing, received),
  };
  const has = (kind: UnitKind) => scheme.rubrics.some((rubric) => rubric.appliesTo === kind);
  const units = scheme.units.filter(({ kind }) => has(kind));
  const results = finished(
    scheme,
    units.map((unit) => draftResult(scheme, unit, index.get(unit.id) ?? blank(), panels)),
  );
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]));
  const resultsOf = (kind: UnitKind) => results.filter(({ unit }) => kinds.get(unit) === kind);
  return { districts: resultsOf('district'), members: resultsOf('member') };
}
