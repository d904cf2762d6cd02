import { decimal } from '../../src/base/decimal';
import { address } from '../../src/base/address';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import type { BonusRow } from '../../src/forms/bonus-ledger';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { Random } from '../../src/sample/random';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import {
  circumstancesOf,
  circumstancesOfClause,
  formOf,
  reportPartsOf,
  rowsOf,
  rubricsOf,
  unitsRatedBy,
} from '../../src/schemes';
import type { Clause } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import type { Scalar } from '../../src/sheets/model';
import { teamAsReturned } from '../../src/workflow/acceptance';
import { workbookBytes } from '../../src/xlsx/write';
import type { Files } from './memory-host';
import { time, Year } from './year';

/** What happened in a year of a sample scheme, as plain facts: they are typed into forms, and calculated without the engine. */
export interface SampleFacts {
  /** What a rater gave a unit: by 评价组, unit and rater, in the order of the raters. */
  scores: Map<string, Map<string, number[]>>;
  /** What was recorded of a unit: the clause by its words, and how many. A clause may be recorded again. */
  records: { unit: string; annex: string; text: string; clause: string; quantity: number | null }[];
  /** 转报分 by unit and part. */
  reports: Map<string, Map<string, number>>;
  claims: { unit: string; rule: string; work: string }[];
  /** 奖惩情形 by unit and 情形. */
  incidents: Map<string, Map<string, number>>;
}

export function sampleSchemeNamed(name: string): Scheme {
  const sample = sampleSchemes.find((each) => each.name === name);
  const scheme = sample && sampleSchemeOf(sample).scheme;
  if (!scheme) throw new Error(`no sample ${name}`);
  return scheme;
}

function quantityOf(clause: Clause, random: Random): number | null {
  switch (clause.kind) {
    case 'count':
      return random.whole(1, 2);
    case 'shortfall':
      return random.whole(1, Math.min(25, clause.required ?? 3));
    case 'percent':
      return random.whole(1, 22);
    case 'proportion':
      return random.whole(70, 100);
    case 'discretion':
      return random.whole((clause.points ?? 0) * 2, (clause.to ?? 0) * 2) / 2;
    default:
      return null;
  }
}

/** How often a clause is recorded: what earns nearly always, accidents rarely. */
function times(clause: Clause, random: Random): number {
  const likely = clause.earns ? 0.9 : (clause.circumstances ?? []).length > 0 ? 0.15 : 0.3;
  if (clause.kind === 'veto' || random.next() > likely) return 0;
  return clause.kind === 'count' && random.next() < 0.3 ? 2 : 1;
}

export function sampleFacts(scheme: Scheme, seed: number): SampleFacts {
  const random = new Random(seed);
  const facts: SampleFacts = {
    scores: new Map(),
    records: [],
    reports: new Map(),
    claims: [],
    incidents: new Map(),
  };
  for (const rater of scheme.raters) {
    const { maximum, decimals } = formOf(scheme, rater.kind);
    const given = facts.scores.get(rater.kind) ?? new Map<string, number[]>();
    facts.scores.set(rater.kind, given);
    for (const { name } of unitsRatedBy(scheme, rater.kind))
      given.set(name, [
        ...(given.get(name) ?? []),
        random.whole(maximum * 0.7 * 10 ** decimals, maximum * 10 ** decimals) / 10 ** decimals,
      ]);
  }
  for (const unit of scheme.units) {
    const happened = new Map<string, number>();
    for (const rubric of rubricsOf(scheme, unit.kind))
      for (const { row } of rowsOf(rubric))
        for (const clause of row.clauses)
          for (let count = times(clause, random); count > 0; count--) {
            const quantity = quantityOf(clause, random);
            const { text, id } = clause;
            facts.records.push({ unit: unit.name, annex: rubric.annex, text, clause: id, quantity });
            for (const { name } of circumstancesOfClause(scheme, clause))
              happened.set(name, (happened.get(name) ?? 0) + (quantity ?? 1));
          }
    const linked = rubricsOf(scheme, unit.kind).flatMap((rubric) =>
      rowsOf(rubric).flatMap(({ row }) => row.clauses.flatMap(({ circumstances = [] }) => circumstances)),
    );
    for (const { name } of circumstancesOf(scheme))
      if (!linked.includes(name) && random.next() < 0.2) happened.set(name, random.whole(1, 4));
    facts.incidents.set(unit.name, happened);
    facts.reports.set(
      unit.name,
      new Map(
        reportPartsOf(scheme, unit.kind).map((part) => [
          part.name,
          random.whole(part.full * 8, part.full * 10) / 10,
        ]),
      ),
    );
    for (const [index, rule] of scheme.bonus.rules.entries())
      for (let work = 1; work <= 3; work++)
        if (random.next() < 0.2)
          facts.claims.push({ unit: unit.name, rule: rule.name, work: `工作${index + 1}之${work}` });
  }
  return facts;
}

const nowhere = { file: '', sheet: '', cell: '' };

/** Every form and workbook with these facts typed in, as it comes back. */
async function returnedSample(scheme: Scheme, facts: SampleFacts): Promise<Files> {
  const returned: Files = new Map();
  for (const rater of scheme.raters) {
    const own = scheme.raters.filter(({ kind }) => kind === rater.kind).indexOf(rater);
    const scores = unitsRatedBy(scheme, rater.kind).map(
      ({ id, name }) => [id, decimal(facts.scores.get(rater.kind)?.get(name)?.[own] ?? 0)] as const,
    );
    returned.set(
      `评价表/${rater.id}.xlsx`,
      await workbookBytes(ratingWorkbook(scheme, rater, time, new Map(scores))),
    );
  }
  const { assessmentStart, assessmentEnd, reportDue } = scheme.calendar;
  for (const team of scheme.teams) {
    const units = scheme.units.filter(({ id }) => team.units.includes(id));
    const ours = ({ unit }: { unit: string }) => units.some(({ name }) => name === unit);
    const deductions = facts.records.filter(ours).map(({ unit, clause, quantity }): LedgerRow => ({
      unit,
      clause,
      quantity,
      facts: '查阅资料并现场核对',
      date: assessmentStart,
      manual: null,
      ...nowhere,
    }));
    const bonuses = facts.claims
      .filter(ours)
      .map((claim): BonusRow => ({ ...claim, facts: '有文件', ...nowhere }));
    const visits = units.map(
      ({ id }) =>
        [
          id,
          {
            unit: id,
            start: assessmentStart,
            end: assessmentEnd,
            spotOne: '抽查一处',
            spotTwo: null,
            enterprises: '抽查企业',
            signed: reportDue,
            note: null,
          },
        ] as const,
    );
    const entries = teamAsReturned(scheme, team, {
      deductions,
      bonuses,
      visits: new Map(visits),
      opinions: new Map(units.map(({ id }) => [id, '同意。'])),
    });
    returned.set(`考核组/${team.no}.xlsx`, await workbookBytes(teamWorkbook(scheme, team, time, entries)));
  }
  return returned;
}

/** The year with everything typed into forms and workbooks, collected; 奖惩情形 and 转报分 are typed by the office. */
export async function settledSample(scheme: Scheme, facts: SampleFacts): Promise<Year> {
  const year = await new Year(scheme).issued();
  for (const [path, bytes] of await returnedSample(scheme, facts)) year.returned.set(path, bytes);
  const collected = await year.collect();
  if (!collected.ok) throw new Error(collected.finding.message);
  await typeOffice(year, scheme, facts);
  return year;
}

/** What the office types itself: 奖惩情形 and 转报分, by the headers of the sheets. */
async function typeOffice(year: Year, scheme: Scheme, facts: SampleFacts): Promise<void> {
  const incidents = await year.cells('奖惩情形');
  const head = incidents.rows.find((cells) => cells?.some((cell) => cell?.value === '考核对象')) ?? [];
  const columns = new Map(
    circumstancesOf(scheme).map(({ name, header }) => [
      name,
      head.findIndex((cell) => cell?.value === header),
    ]),
  );
  const counts = incidents.rows.flatMap((line, row) =>
    [...(facts.incidents.get(String(line?.[1]?.value)) ?? [])].map(([name, count]): [string, Scalar] => [
      address(row, columns.get(name) ?? -1),
      count,
    ]),
  );
  await year.typeMaster('奖惩情形', Object.fromEntries(counts));
  if ([...facts.reports.values()].every(({ size }) => size === 0)) return;
  const reports = await year.cells('转报分');
  const sent = reports.rows.flatMap((line, row): [string, Scalar][] => {
    const [unit = '', part = ''] = String(line?.[1]?.value ?? '').split('｜');
    const value = facts.reports.get(unit)?.get(part);
    return value === undefined
      ? []
      : [
          [address(row, 3), value],
          [address(row, 4), '来函'],
        ];
  });
  await year.typeMaster('转报分', Object.fromEntries(sent));
}
