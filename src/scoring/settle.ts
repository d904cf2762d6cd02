import { decimal, rounded, type Decimal } from '../base/decimal';
import type { Scheme, Unit, UnitKind } from '../schemes/scheme';
import { clauseById, groupsOf, partsOf, usesRubric, type ScoringPart } from '../schemes';
import { rankedWith, tiesOf, vetoedPlace } from '../schemes/grades';
import { firstGroup, ratedKind, rubricKind, secondGroup } from '../schemes/zhengzhou-2019/earlier';
import { penaltyOf, verdict, type Judged, type Verdict } from './awards';
import type { BonusClaim, Deduction, Entries, Incidents, Override, Report, Score } from './entries';
import { allotted, type Contender } from './quota';
import { panel, ratingResult, type Panel } from './rating';
import { ranks } from './rank';
import type { PartResult, Results, UnitResult } from './results';
import { noRubric, overriddenRubric, rubricResult, weightedScore, type RubricEntries } from './rubric';
import { exactTotal, gradeOf, printedTotal, rubricAlone } from './total';

/** 核算: all results of a year. Linear in entries and units; only ranking sorts. */

interface UnitEntries {
  scores: Map<string, Score>;
  abstained: Set<string>;
  /** By rubric id, then 小项 number. */
  deductions: Map<string, Map<number, Deduction[]>>;
  /** By rubric id, then 小项 number. */
  overrides: Map<string, Map<number, Override>>;
  bonuses: BonusClaim[];
  incidents: Incidents | undefined;
  /** By name of the part. */
  reports: Map<string, Report>;
  /** Its id. */
  unit: string;
}

const blank = (unit: string): UnitEntries => ({
  unit,
  scores: new Map(),
  abstained: new Set(),
  deductions: new Map(),
  overrides: new Map(),
  bonuses: [],
  incidents: undefined,
  reports: new Map(),
});

/** The map within a map, made when first asked for. */
function within<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const own = map.get(key) ?? new Map<Inner, Value>();
  map.set(key, own);
  return own;
}

/** Every entry put with its unit, once. Entries of unknown units or clauses are a check's concern and left out. */
function indexEntries(scheme: Scheme, entries: Entries): Map<string, UnitEntries> {
  const index = new Map(scheme.units.map((unit) => [unit.id, blank(unit.id)]));
  const clauses = clauseById(scheme);
  const kinds = new Map(scheme.units.map((unit) => [unit.id, unit.kind]));
  for (const score of entries.scores) index.get(score.unit)?.scores.set(score.rater, score);
  for (const { unit, rater } of entries.abstentions ?? []) index.get(unit)?.abstained.add(rater);
  for (const deduction of entries.deductions) {
    const clause = clauses.get(deduction.clause);
    const unit = index.get(deduction.unit);
    // A clause of another annex cannot take points from this unit's rubrics.
    if (!clause || !unit || !usesRubric(scheme, kinds.get(deduction.unit) ?? '', clause.rubric.id)) continue;
    const rows = within(unit.deductions, clause.rubric.id);
    const row = rows.get(clause.row.no);
    if (row) row.push(deduction);
    else rows.set(clause.row.no, [deduction]);
  }
  for (const override of entries.overrides) {
    const unit = index.get(override.unit);
    if (unit) within(unit.overrides, overriddenRubric(scheme, override)).set(override.row, override);
  }
  for (const claim of entries.bonuses) index.get(claim.unit)?.bonuses.push(claim);
  for (const incidents of entries.incidents) {
    const unit = index.get(incidents.unit);
    if (unit) unit.incidents = incidents;
  }
  for (const report of entries.reports ?? []) index.get(report.unit)?.reports.set(report.part, report);
  return index;
}

const nothing = { rating: null, rubric: null, report: null } as const;

function partResult(
  scheme: Scheme,
  part: ScoringPart,
  own: UnitEntries,
  panels: ReadonlyMap<string, Panel>,
): PartResult {
  switch (part.source) {
    case '评价表': {
      const of = panels.get(part.group);
      const rating = of ? ratingResult(scheme, part, of, own.scores, own) : null;
      const score = rating?.average ?? rating?.sum ?? null;
      return { ...nothing, part, rating, score, weighted: rating?.converted ?? null };
    }
    case '考核细则': {
      const rubric = rubricResult(part, rubricEntries(own, part.rubric.id), scheme);
      return { ...nothing, part, rubric, score: rubric.score, weighted: rubric.weighted };
    }
    case '转报分': {
      const report = own.reports.get(part.name) ?? null;
      const weighted = report && weightedScore(part, report.value);
      return { ...nothing, part, report, score: report?.value ?? null, weighted };
    }
  }
}

const rubricEntries = (own: UnitEntries, rubricId: string): RubricEntries => ({
  deductions: own.deductions.get(rubricId) ?? new Map<number, Deduction[]>(),
  overrides: own.overrides.get(rubricId) ?? new Map<number, Override>(),
  bonuses: own.bonuses,
});

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
  panels: ReadonlyMap<string, Panel>,
): Draft {
  const parts = partsOf(scheme, unit.kind).map((part) => partResult(scheme, part, own, panels));
  const rating = (group: string) =>
    parts.find(({ part }) => part.source === '评价表' && part.group === group)?.rating ?? null;
  const yearEnd = parts.find(({ rubric }) => rubric)?.rubric ?? noRubric(rubricEntries(own, ''), scheme);
  const penalty = penaltyOf(scheme, unit.kind, own.incidents);
  const exact = exactTotal(scheme, parts, yearEnd, penalty);
  const total = exact && printedTotal(scheme, exact);
  const result: Draft['result'] = {
    unit: unit.id,
    kind: unit.kind,
    parts,
    leader: rating(firstGroup),
    office: rating(secondGroup),
    yearEnd,
    penalty,
    exactTotal: exact,
    total,
    incidents: own.incidents ?? null,
  };
  const judged = judgedOf(scheme, result);
  return { kind: unit.kind, judged, verdict: verdict(scheme, judged), result };
}

/** What a unit is judged by. */
export function judgedOf(
  scheme: Scheme,
  { kind, parts, total, incidents }: Pick<UnitResult, 'kind' | 'parts' | 'total' | 'incidents'>,
): Judged {
  const first = parts.find(({ rubric }) => rubric)?.rubric;
  return {
    kind,
    total,
    rubric: first && !rubricAlone({ parts }) ? first.score : null,
    byScore: total && gradeOf(scheme, kind, total),
    incidents: incidents ?? undefined,
  };
}

/** What it goes into the ranks and the 名额 with. */
export const contenderOf = (
  scheme: Scheme,
  result: Pick<UnitResult, 'unit' | 'kind' | 'total' | 'parts' | 'yearEnd'>,
  { byScore }: Judged,
  { grade, move, struck }: Verdict,
): Contender => ({
  unit: result.unit,
  kind: result.kind,
  total: result.total,
  ties: tieFigures(scheme, result.kind, result),
  byScore,
  moved: grade,
  move,
  struck,
});

/** What tells units with the same total apart; nine decimals, as the cells have them. */
export function tieFigures(
  scheme: Scheme,
  kind: UnitKind,
  { parts, yearEnd }: Pick<UnitResult, 'parts' | 'yearEnd'>,
): Decimal[] {
  const own = tiesOf(scheme, kind);
  if (!own) return scheme.readings.并列 === '按年终得分' ? [yearEnd.score] : [];
  return own.map((name) => rounded(parts.find(({ part }) => part.name === name)?.weighted ?? decimal(0), 9));
}

/** Grades within 名额, and ranks, which go by all units of a ranking class. */
function finished(scheme: Scheme, drafts: readonly Draft[]): UnitResult[] {
  const merits = drafts.map(({ judged, verdict: of, result }) => ({
    ...contenderOf(scheme, result, judged, of),
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
          vetoedPlace(scheme, id),
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
      ...(own ? { gradeSteps: own.steps, beyond: own.beyond } : {}),
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
  const received = new Set([...entries.scores, ...(entries.abstentions ?? [])].map(({ rater }) => rater));
  const panels = new Map(
    groupsOf(scheme).map((group) => [group, panel(scheme, group, entries.missing, received)]),
  );
  const results = finished(
    scheme,
    scheme.units.map((unit) => draftResult(scheme, unit, index.get(unit.id) ?? blank(unit.id), panels)),
  );
  const of = (kind: string) => results.filter((each) => each.kind === kind);
  const kinds = scheme.kinds.map(({ id }) => ({ kind: id, units: of(id) }));
  return { kinds, districts: of(ratedKind), members: of(rubricKind) };
}
