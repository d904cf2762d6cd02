import { decimal, minimum, sum, zero, type Decimal } from '../base/decimal';
import type { Finding } from '../base/finding';
import { mismatchHeader } from '../forms/master/incidents';
import type { MasterState } from '../forms/master/state';
import {
  circumstancesOf,
  circumstancesOfClause,
  linkedClauses,
  rubricsOf,
  sourceOf,
  type Circumstance,
  type ClauseEntry,
} from '../schemes';
import type { Clause } from '../schemes/rubric';
import type { Scheme, Unit } from '../schemes/scheme';
import type { Deduction, Entries, Override } from '../scoring/entries';
import { overriddenRubric } from '../scoring/rubric';
import { error, warning } from './finding';
import { cellPlace, type TableFinder } from './typed/context';

/**
 * A fact that is kept twice, in 奖惩情形 for award and veto and in the ledger for its points, is the same in both. Which
 * clauses belong to which circumstance is said by the scheme's data, never by their words.
 */

/** What empties a whole 大项 is wider than any one circumstance: it follows from it, but may come without it. */
const follows = (clause: Clause): boolean => clause.kind === 'event' || clause.kind === 'indicator';

/** Clauses of one rubric that belong to the same circumstances. */
interface Linked {
  belongs: Circumstance[];
  clauses: ClauseEntry[];
}

function groups(scheme: Scheme, clauses: readonly ClauseEntry[]): Linked[] {
  const found = new Map<string, Linked>();
  for (const entry of clauses) {
    const belongs = circumstancesOfClause(scheme, entry.clause);
    const key = `${belongs.map(({ id }) => id).join('|')} ${follows(entry.clause)}`;
    const group = found.get(key) ?? { belongs, clauses: [] };
    group.clauses.push(entry);
    found.set(key, group);
  }
  return [...found.values()];
}

/** A typed 扣分, with the id of the rubric that it is of. */
type Typed = Override & { rubric: string };

/** One unit's two sets of books. */
interface Books {
  unit: Unit;
  counts: Readonly<Record<string, number>>;
  deductions: readonly Deduction[];
  overrides: readonly Typed[];
}

const counted = ({ counts }: Books, { belongs }: Linked): number =>
  belongs.reduce((total, { id }) => total + (counts[id] ?? 0), 0);

/** 小项 of several rubrics have the same numbers. */
const isOf = (override: Typed, { rubric, row }: ClauseEntry): boolean =>
  override.row === row.no && override.rubric === rubric.id;

const overrideOf = ({ overrides }: Books, entry: ClauseEntry): Typed | undefined =>
  overrides.findLast((each) => isOf(each, entry));

/** What is recorded under a clause: its quantity, or 1 where it takes points once. */
function recorded({ deductions }: Books, { clause }: ClauseEntry): Decimal {
  const own = deductions.filter((each) => each.clause === clause.id);
  if (clause.kind === 'count') return sum(own.map(({ quantity }) => quantity));
  return own.length > 0 ? decimal(1) : zero;
}

/** A disagreement in words, with the clause that it is about. */
interface Disagreement {
  column: string;
  about: ClauseEntry;
  message: string;
}

const said = ({ belongs }: Linked, count: number): string =>
  `${belongs.map(({ name }) => name).join('、')}${belongs.length > 1 ? '共' : ''} ${count} ${belongs[0]?.unit ?? ''}`;

/** Quantities of the ledger against the numbers of 奖惩情形. */
function quantities(books: Books, group: Linked): Disagreement[] {
  const [about] = group.clauses;
  if (!about || group.clauses.some((entry) => overrideOf(books, entry))) return [];
  const wanted = counted(books, group);
  const written = group.clauses.map((entry) => [entry, recorded(books, entry)] as const);
  const inLedger = sum(written.map(([, quantity]) => quantity));
  const once = group.clauses.every(({ clause }) => clause.kind !== 'count');
  const agree = once ? inLedger.gt(0) === wanted > 0 : inLedger.eq(wanted);
  if (agree) return [];
  const ids = group.clauses.map(({ clause }) => clause.id).join('、');
  const unit = group.belongs[0]?.unit ?? '';
  const ledger = once
    ? `${inLedger.gt(0) ? '记了' : '没有记'}条款 ${ids}`
    : `条款 ${ids} 记 ${inLedger.toFixed()} ${unit}`;
  return [
    {
      column: group.belongs[0]?.id ?? '',
      about: written.find(([, quantity]) => quantity.gt(0))?.[0] ?? about,
      message: `奖惩情形记${said(group, wanted)}，扣分台账${ledger}`,
    },
  ];
}

/** A 小项 whose 扣分 is typed says no quantities: it must at least take what 奖惩情形 asks for, and nothing for nothing. */
function typedOver(books: Books, override: Typed, linked: readonly Linked[]): Disagreement[] {
  const here = linked.flatMap((group) => {
    const clauses = group.clauses.filter((entry) => isOf(override, entry));
    return clauses.length > 0 ? [{ ...group, clauses }] : [];
  });
  const [first] = here;
  const about = first?.clauses[0];
  if (!about) return [];
  const asked = here.map((group) => {
    const lightest = Math.min(...group.clauses.map(({ clause }) => clause.points ?? 0));
    const once = group.clauses.every(({ clause }) => clause.kind !== 'count');
    const wanted = counted(books, group);
    return decimal(lightest).times(once ? Math.min(1, wanted) : wanted);
  });
  const least = minimum(decimal(about.item.points), sum(asked));
  const onlyLinked = about.row.clauses.length === here.flatMap(({ clauses }) => clauses).length;
  const tooLittle = override.points.lt(least);
  const tooMuch = onlyLinked && override.points.gt(least);
  if (!tooLittle && !tooMuch) return [];
  const facts = here.map((group) => said(group, counted(books, group))).join('，');
  const should = onlyLinked ? '应扣' : '至少应扣';
  return [
    {
      column: first.belongs[0]?.id ?? '',
      about,
      message: `奖惩情形记${facts}，${should} ${least.toFixed()} 分，第 ${override.row} 小项手填扣 ${override.points.toFixed()} 分`,
    },
  ];
}

/** Clauses that empty a 大项 and follow from the circumstance: whether they apply is a judgement, so this only reminds. */
const missed = (books: Books, linked: readonly Linked[], at: (column: string) => object): Finding[] =>
  linked.flatMap((group) =>
    group.clauses
      .filter((entry) => {
        const override = overrideOf(books, entry);
        return counted(books, group) > 0 && (override ? override.points.eq(0) : recorded(books, entry).eq(0));
      })
      .map((entry) =>
        warning(
          'incident-implied',
          `奖惩情形记${said(group, counted(books, group))}，扣分台账没有记条款 ${entry.clause.id}（${entry.clause.text}）。`,
          '属于这一条的，在扣分台账补记；不属于的不必处理。',
          { ...at(group.belongs[0]?.id ?? ''), source: sourceOf(entry) },
        ),
      ),
  );

export function checkCircumstances(state: MasterState, entries: Entries, find: TableFinder): Finding[] {
  const context = { state, find, findings: [] };
  const { scheme } = state;
  return scheme.units.flatMap((unit) => {
    const clauses = rubricsOf(scheme, unit.kind).flatMap((rubric) => linkedClauses(scheme, rubric));
    const incidents = entries.incidents.find((each) => each.unit === unit.id);
    const books: Books = {
      unit,
      counts: incidents?.counts ?? {},
      deductions: entries.deductions.filter((each) => each.unit === unit.id),
      overrides: entries.overrides
        .filter((each) => each.unit === unit.id)
        .map((each) => ({ ...each, rubric: overriddenRubric(scheme, each) })),
    };
    const at = (column: string) => cellPlace(context, 'incidents', unit, column);
    const same = groups(
      scheme,
      clauses.filter(({ clause }) => !follows(clause)),
    );
    const wider = groups(
      scheme,
      clauses.filter(({ clause }) => follows(clause)),
    );
    const typed = new Map(books.overrides.map((each) => [`${each.rubric} ${each.row}`, each]));
    const differ = [
      ...same.flatMap((group) => quantities(books, group)),
      ...[...typed.values()].flatMap((override) => typedOver(books, override, same)),
    ];
    const reason = String(state.incidents.get(unit.id)?.mismatch ?? '').trim();
    return [
      ...differ.map(({ column, about, message }) =>
        reason === ''
          ? error(
              'incident-ledger',
              `${message}。`,
              `补记或改正其中一处；确有原因的，在“奖惩情形”的“${mismatchHeader}”栏写明。`,
              { ...at(column), allowed: '同一件事在两处记的数相同', source: sourceOf(about) },
            )
          : warning(
              'incident-explained',
              `${message}；说明：“${reason}”。`,
              '看过即可；说明不再成立的，改正其中一处，清空说明。',
              { ...at(column), source: sourceOf(about) },
            ),
      ),
      ...(reason !== '' && differ.length === 0
        ? [
            warning(
              'incident-reason-unused',
              `奖惩情形与扣分台账已经一致，“${mismatchHeader}”栏还写着“${reason}”。`,
              '清空说明，免得盖住以后的不一致。',
              at('mismatch'),
            ),
          ]
        : []),
      ...missed(books, wider, at),
      ...unlinked(scheme, books, same, at),
    ];
  });
}

/** A circumstance without a clause of its own in the unit's rubric: its points cannot be held against anything. */
const unlinked = (
  scheme: Scheme,
  books: Books,
  same: readonly Linked[],
  at: (column: string) => object,
): Finding[] =>
  circumstancesOf(scheme)
    .filter(
      ({ id }) =>
        (books.counts[id] ?? 0) > 0 && !same.some(({ belongs }) => belongs.some((each) => each.id === id)),
    )
    .map(({ id, name, unit }) =>
      warning(
        'incident-unlinked',
        `奖惩情形记${name} ${books.counts[id] ?? 0} ${unit}，考核细则没有哪一条写明属于这一情形，无从与扣分台账核对。`,
        '有相应扣分条款的，在“条款”表该条的“情形”栏写上情形名称；原文没有的不必处理。',
        { ...at(id) },
      ),
    );
