import { sum, type Decimal } from '../base/decimal';
import { bonusWord } from '../schemes/bonus';
import { rankedWith } from '../schemes/grades';
import { annexWord, clauseById, contentOf, rubricPoints, teamOf } from '../schemes';
import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import type { Scheme, Team, Unit } from '../schemes/scheme';
import type { Entries } from '../scoring/entries';
import { shown } from '../scoring/explain-step';
import { overriddenRubric } from '../scoring/rubric';
import {
  allUnits as unitResults,
  type CountedDeduction,
  type Results,
  type RubricResult,
  type UnitResult,
} from '../scoring/results';
import { addedParts, rubricAlone } from '../scoring/total';
import type { MasterState, VisitRow } from '../forms/master/state';
import { standardSentence } from './standard';

/** The year as the papers see it: kinds of units, their parts, and what each unit lost and why. */

/** A column of results: a part of the total as it is added up. */
interface PartScore {
  name: string;
  /** Points it can give. */
  full: number;
  score: Decimal | null;
}

/** One reason why a unit lost points. */
export interface Loss {
  rubric: Rubric;
  item: RubricItem;
  row: RubricRow;
  /** The sentence of the 考核标准 with its place: 「附件1 第8行：…」. */
  standard: string;
  /** 「2 人次」; "" where nothing is counted. */
  quantity: string;
  facts: string;
  /** What counts in the 小项; 0 where it does not count, negative where it gives points. */
  points: Decimal;
  /** Why it counts otherwise than its clause says; "" where it does not. */
  remark: string;
}

/** A rubric that a unit is scored by, under the name of its 计分部分, with what it gave. */
interface ScoredRubric {
  name: string;
  rubric: Rubric;
  result: RubricResult;
}

export interface PaperUnit {
  unit: Unit;
  result: UnitResult;
  /** In the order of the scheme; none where no rubric scores the unit. */
  scored: readonly ScoredRubric[];
  team: Team | undefined;
  visit: VisitRow | undefined;
  parts: readonly PartScore[];
  losses: readonly Loss[];
}

export interface PaperKindOfUnit {
  id: string;
  name: string;
  /** By rank; those without one last. */
  units: readonly PaperUnit[];
}

export interface PaperYear {
  scheme: Scheme;
  state: MasterState;
  /** Those that have units. */
  kinds: readonly PaperKindOfUnit[];
  /** ISO day on which the papers are made. */
  today: string;
}

/** Why a row counts otherwise than its clause says. @param word 「扣」, or 「得」 of a clause that gives points */
const remarkOf = (reason: CountedDeduction['reason'], word: string): string =>
  ({ ...reasonWords, repeated: `重复登记，只${word}一次`, limited: `已到本条${word}分上限` })[reason];

const reasonWords: Record<Exclude<CountedDeduction['reason'], 'repeated' | 'limited'>, string> = {
  '': '',
  'lighter-tier': '同组条款取较重的一条，本条不另计',
  overridden: '本小项以手填扣分为准，本条不另计',
};

function quantityWords(scheme: Scheme, { deduction }: Pick<CountedDeduction, 'deduction'>): string {
  const unit = clauseById(scheme).get(deduction.clause)?.clause.unit;
  return unit == null ? '' : `${shown(deduction.quantity)} ${unit}`;
}

const noPoints = sum([]);

/** Every row of the ledger of a unit, in the order of its rubric, with what a typed 扣分 stands for. */
function lossesOf(
  scheme: Scheme,
  rubric: Rubric,
  unit: string,
  result: RubricResult,
  entries: Entries,
): Loss[] {
  const results = new Map(result.items.flatMap(({ rows }) => rows.map((row) => [row.no, row] as const)));
  return rubric.items.flatMap((item) =>
    item.rows.flatMap((row): Loss[] => {
      const found = results.get(row.no);
      const about = { rubric, item, row };
      // Rows of the 否决项 have no score: what is recorded there counts in 奖惩情形 and is told all the same.
      const counted: readonly CountedDeduction[] =
        found?.deductions ??
        entries.deductions
          .filter((entry) => entry.unit === unit && row.clauses.some(({ id }) => id === entry.clause))
          .map((deduction) => ({ deduction, points: noPoints, counted: noPoints, reason: '' }));
      const listed = counted.map((each): Loss => {
        const clause = row.clauses.find(({ id }) => id === each.deduction.clause);
        return {
          ...about,
          standard: clause ? standardSentence(rubric, row, clause) : '',
          quantity: quantityWords(scheme, each),
          facts: each.deduction.facts,
          points: each.counted,
          remark: found ? remarkOf(each.reason, clause?.earns === true ? '得' : '扣') : '否决项，只记录',
        };
      });
      if (!found?.override) return listed;
      const standard = standardSentence(rubric, row, undefined);
      const typed = entries.overrides.filter(
        (each) => each.unit === unit && each.row === row.no && overriddenRubric(scheme, each) === rubric.id,
      );
      return [
        ...listed,
        ...typed.map((each): Loss => {
          const own = { ...about, standard, quantity: '', facts: each.reason };
          return each === found.override
            ? { ...own, points: each.points, remark: '手填的小项扣分' }
            : { ...own, points: noPoints, remark: '手填了两次，以后一个为准' };
        }),
      ];
    }),
  );
}

/** What the total of a unit is added up from, in the order of the notice. */
function partScores(scheme: Scheme, result: UnitResult): PartScore[] {
  const [first] = result.parts;
  const bonus = { name: bonusWord(scheme), full: scheme.bonus.cap };
  const heads =
    first?.part.source === '考核细则' && rubricAlone(result)
      ? [{ name: '细则得分', full: rubricPoints(first.part.rubric) }]
      : result.parts.map(({ part }) => ({ name: part.name, full: part.weight }));
  return addedParts(scheme, result).map((score, index) => ({ ...(heads[index] ?? bonus), score }));
}

const last = Number.MAX_SAFE_INTEGER;

/** @param today ISO day */
export function paperYear(state: MasterState, results: Results, entries: Entries, today: string): PaperYear {
  const { scheme } = state;
  const own = new Map(unitResults(results).map((each) => [each.unit, each]));
  const kinds = scheme.kinds.map(({ id, name }) => ({
    id,
    name,
    units: scheme.units
      .filter(({ kind }) => kind === id)
      .flatMap((unit): PaperUnit[] => {
        const result = own.get(unit.id);
        if (!result) return [];
        const scored = result.parts.flatMap(({ part, rubric }): ScoredRubric[] =>
          part.source === '考核细则' && rubric
            ? [{ name: part.name, rubric: part.rubric, result: rubric }]
            : [],
        );
        return [
          {
            unit,
            result,
            scored,
            team: teamOf(scheme, unit.id),
            visit: state.visits.get(unit.id),
            parts: partScores(scheme, result),
            losses: scored.flatMap(({ rubric, result: own }) =>
              lossesOf(scheme, rubric, result.unit, own, entries),
            ),
          },
        ];
      })
      .sort((a, b) => (a.result.rank ?? last) - (b.result.rank ?? last)),
  }));
  return { scheme, state, kinds: kinds.filter(({ units }) => units.length > 0), today };
}

/** The kinds that share one ranking with a kind, itself among them, as far as they have units. */
export const rankedKinds = ({ scheme, kinds }: PaperYear, kind: string): PaperKindOfUnit[] => {
  const together = rankedWith(scheme, kind);
  return kinds.filter(({ id }) => together.includes(id));
};

/** All units, kind by kind. */
export const allUnits = ({ kinds }: PaperYear): PaperUnit[] => kinds.flatMap(({ units }) => [...units]);

/** Units whose assessment has not come and was not settled without it: what they lose is not known yet. */
export function unassessed({ state, kinds }: PaperYear): ReadonlySet<PaperUnit> {
  if (state.settled) return new Set();
  const units = kinds.flatMap((kind) => kind.units);
  return new Set(
    units.filter(({ team, losses, scored, visit }) => {
      if (!team || state.receipts.has(String(team.no))) return false;
      // Its report was signed, whatever it says.
      if ((visit?.signed ?? '') !== '') return false;
      // Typed at the office: then there is something to go by.
      const typed = units.some((other) => other.team === team && other.losses.length > 0);
      return !typed && losses.length === 0 && scored.length > 0;
    }),
  );
}

/** 「巩义市、登封市」. */
export const namesOf = (units: readonly PaperUnit[]): string => units.map(({ unit }) => unit.name).join('、');

/** 「附件1」. */
export const annexOf = (rubric: Rubric): string => annexWord(rubric.annex);

/** The head of a 小项: its 考核标准, or the content where the standard is silent (否决项). */
export const rowHead = (row: RubricRow): string =>
  (row.standard === '' ? (contentOf(row) ?? '') : row.standard).replaceAll('\n', '');
