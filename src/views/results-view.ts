import type { Decimal } from '../base/decimal';
import { parseAddress } from '../base/address';
import { formulaDifferences } from '../checks/formulas';
import { unitById, rubricOf } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { shown } from '../scoring/explain-step';
import { marginal, outlook } from '../scoring/insight';
import type { RatingResult, UnitResult } from '../scoring/results';
import { cellAt } from '../sheets/data';
import type { Scalar } from '../sheets/model';
import type { OpenMaster } from '../workflow/master';
import { unitPlace } from './place-of';
import type { MarginalView, OutlookView, ResultsView, ResultView } from './results';
import { summaryId } from '../forms/master/summary';

/** 成绩 of the open 总表: what its entries come to now, and whether that is what was settled. */

const words = (value: Scalar): string => (value === null || value === '' ? '（空）' : String(value));
const figure = (value: Decimal | null | undefined): number => value?.toNumber() ?? 0;
const converted = (rating: RatingResult | null): string => (rating ? shown(rating.converted) : '');

/** What stands in a cell of 成绩汇总, as text. */
function summaryText(open: OpenMaster, unit: string, kind: 'district' | 'member', column: string): string {
  const place = unitPlace(open, summaryId(kind), unit, column);
  const located = open.reading.tables.find(({ entry }) => entry.table.id === summaryId(kind))?.located;
  const value = place && located ? cellAt(located.sheet, place.row, place.column).value : null;
  return value === null ? '' : String(value);
}

function resultView(open: OpenMaster, result: UnitResult): ResultView {
  const { scheme } = open.state;
  const unit = unitById(scheme, result.unit);
  const kind = unit?.kind ?? 'district';
  const { yearEnd } = result;
  return {
    unit: result.unit,
    name: unit?.name ?? result.unit,
    rank: result.rank,
    leader: converted(result.leader),
    office: converted(result.office),
    yearEnd: shown(kind === 'district' ? yearEnd.weighted : yearEnd.rubric),
    bonus: shown(yearEnd.bonus),
    total: shown(result.total),
    grade: result.grade ?? '未定',
    veto: result.veto,
    vetoReasons: [...result.vetoReasons],
    eligible: result.eligible,
    ineligibleReasons: [...result.ineligibleReasons],
    difference: summaryText(open, result.unit, kind, 'difference'),
    parts: {
      leader: figure(result.leader?.converted),
      office: figure(result.office?.converted),
      yearEnd: figure(kind === 'district' ? yearEnd.weighted : yearEnd.score),
    },
    items: yearEnd.items.map((item) => ({
      no: item.no,
      title: rubricOf(scheme, kind).items.find(({ no }) => no === item.no)?.title ?? String(item.no),
      points: item.points.toNumber(),
      lost: item.deduction.toNumber(),
    })),
    at: unitPlace(open, summaryId(kind), result.unit, 'total'),
  };
}

const nameOf = (scheme: Scheme, unit: string): string => unitById(scheme, unit)?.name ?? unit;

const marginalViews = ({ state: { scheme, results } }: OpenMaster): MarginalView[] =>
  results
    ? marginal(scheme, results).map(({ unit, kind, text }) => ({ unit: nameOf(scheme, unit), kind, text }))
    : [];

function outlookViews({ state: { scheme }, interpreted }: OpenMaster): OutlookView[] {
  const bound = ({ total, grade }: { total: Decimal | null; grade: string | null }) => ({
    total: shown(total),
    grade: grade ?? '未定',
  });
  return outlook(scheme, interpreted.entries).map(({ unit, outstanding, lowest, highest }) => ({
    unit: nameOf(scheme, unit),
    outstanding: outstanding.length,
    lowest: bound(lowest),
    highest: bound(highest),
  }));
}

const byRank = (a: ResultView, b: ResultView): number => (a.rank ?? 1e9) - (b.rank ?? 1e9);

/** Whether the 总表 was settled and what was typed since then comes to other totals (差额). */
export function changedSince(open: OpenMaster): boolean {
  const { settled, results } = open.state;
  const differs = (kind: 'district' | 'member') => (result: UnitResult) =>
    Number(summaryText(open, result.unit, kind, 'difference')) !== 0;
  return (
    settled &&
    ((results?.districts ?? []).some(differs('district')) || (results?.members ?? []).some(differs('member')))
  );
}

export function resultsView(open: OpenMaster): ResultsView {
  const { scheme, results, settled } = open.state;
  const list = (own: readonly UnitResult[] | undefined) =>
    (own ?? []).map((result) => resultView(open, result)).sort(byRank);
  const [districts, members] = [list(results?.districts), list(results?.members)];
  const count = (own: readonly ResultView[], grade: string) =>
    own.filter((each) => each.grade === grade).length;
  return {
    official: settled && !changedSince(open),
    districts,
    members,
    grades: scheme.grades.map(({ name }) => ({
      grade: name,
      districts: count(districts, name),
      members: count(members, name),
    })),
    marginal: marginalViews(open),
    outlook: outlookViews(open),
    differences: formulaDifferences(open.reading, open.state, open.label).map(
      ({ place, stands, engine }) => ({
        place: { sheet: place.sheet ?? '', ...(parseAddress(place.cell ?? '') ?? { row: 0, column: 0 }) },
        address: place.cell ?? '',
        cell: words(stands),
        engine: words(engine),
      }),
    ),
  };
}
