import type { DraftClause } from './clauses';
import { consequences } from './consequence';
import { happeningsIn } from './facts/circumstances';
import { fold } from './fold';

/**
 * Which 情形 a clause takes points for: the fact is then kept in two places, and held against itself. Only where the words of the
 * clause name the circumstance; a person confirms each.
 */

/** A circumstance of the draft: by its name a clause refers to it. */
export interface Named {
  name: string;
  unit: string;
}

/** 「重大及以上事故」 and 「重大以上事故」 are one. */
const even = (name: string): string => name.replace(/[及或和、（）()含]/g, '');

/** What only counts, behind what happened: 「…的，每起」. */
const counts = /[,、](?:每[起次件例人]?|[一1][起次件例])*(?:再|另|分别)?$/;
/** 「每约谈一次」 says who was summoned before it. */
const countedDeed = /^每?(约谈|通报批评|通报|挂牌督办|警示|问责|曝光)[一1]?次?$/;
/** 「、重大以上的扣 40 分」 goes on with the accidents before it. */
const furtherLevel = /^[、,]?((?:特别)?重大(?:及|或)?(?:以上)?|较大(?:及|或)?(?:以上)?)的?$/;

/** Kinds of clause that a circumstance can be held against: what happens, and not what is missing or in proportion. */
const happens = new Set<DraftClause['kind']>(['扣', '未列分值', '大项不得分']);

/**
 * The names of the circumstances that a clause is of, in the order of `known`.
 * @param before names of the clause before it in its row
 */
export function circumstancesNamed(
  clause: DraftClause,
  known: readonly Named[],
  before: readonly string[],
): string[] {
  const { kind, per, shortfall, text } = clause;
  if (!happens.has(kind) || shortfall || (per !== null && /%|百分点|^\d/.test(per))) return [];
  const folded = fold(text).text;
  const [first] = consequences(folded);
  const condition = folded.slice(0, first?.from ?? folded.length).replace(counts, '');
  const deed = countedDeed.exec(condition.split(',').at(-1) ?? '')?.[1];
  const level = before.some((name) => name.endsWith('事故')) ? furtherLevel.exec(condition)?.[1] : undefined;
  const named =
    deed !== undefined
      ? [deed]
      : level !== undefined
        ? [`${level}事故`]
        : happeningsIn(condition.replace(/^.{0,8}?每(?=发生|出现|被|受到)/, ''), []).flatMap(({ of }) => of);
  const found = named.map((name) => known.find((one) => even(one.name) === even(name)));
  // A clause for one more thing than the table knows is not the same fact.
  if (found.length === 0 || found.some((one) => one === undefined)) return [];
  return known
    .filter((one) => found.includes(one) && (per === null || kind === '大项不得分' || per === one.unit))
    .map(({ name }) => name);
}
