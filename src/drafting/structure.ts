import type { Facts } from './facts';
import { partWords, type PartFigures } from './correct-part';
import { kindInTitle, kindMeant, sameKind } from './facts/kinds';
import type { Weight } from './facts/weights';
import type { DraftRubric } from './rubric';
import { earlierGroups, type ScorePart } from '../schemes/kinds';

/**
 * 对象类别, 评价组 and 计分部分 of a notice whose structure is another than that of 郑安委〔2020〕1号: kinds as its lists and the
 * titles of its rubrics name them, parts as its shares do.
 */

/** One share of the total of one kind, and what gives it. */
interface DraftPart {
  /** By this it is known whatever is put right of it: the kind and the order that it was read in. */
  place: string;
  part: ScorePart;
  /** The sentence; null where no share is said and the rubric is all there is. */
  weight: Weight | null;
  /** Why a person should look; "" where the words leave no doubt. */
  doubt: string;
  /** Whether the notice does not say it, so that a person has to. */
  open: boolean;
}

export interface DraftStructure {
  kinds: { id: string; name: string; letter: string; parts: DraftPart[] }[];
  /** 评价组, in the order in which the notice names them; `form`: which of its forms is theirs, null where a person named the group. */
  groups: { id: string; word: string; weight: Weight | null; form: number | null }[];
  /** By rubric: the kind it is for; null where it is for all of them. */
  rubricKinds: (string | null)[];
}

const rated = /领导|处室|科室|互评|互查|评议|打分|评委/;
const reported = /满意度|测评|第三方|社会评价|转报|通报|群众|舆情/;
const byRubric = /年终|年度|实地|现场|细则|目标|综合|集中|工作/;
/** What a share's name says of itself once 考核 and the like are gone: 「专项工作考核」 → 专项工作. */
const core = (name: string): string => name.replace(/(?:考核|考评|得分|成绩|评分|部分|情况|完成)+/g, '');

/** Titles that say no more than those of 郑安委〔2020〕1号 do. */
const usualTitle = (title: string | null): boolean =>
  title === null || /^县|^区县|成员单位|部门$/.test(title);

/** The rubric that a share is of, where a kind has several: the one whose title holds the share's name. */
function rubricNamed(
  weight: Weight,
  rubrics: readonly DraftRubric[],
  mine: readonly number[],
): number | null {
  const word = core(weight.name);
  const found = mine.filter((index) => word.length >= 2 && rubrics[index]?.title.includes(word));
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

const rubricId = (index: number): string => `annex${index + 1}`;
const groupOf = (name: string): { id: string; word: string } => {
  const word = rated.exec(name)?.[0] ?? name;
  const known = Object.entries(earlierGroups).find(([, own]) => own === word);
  if (known) return { id: known[0], word };
  return { id: core(name) || name, word: core(name) || name };
};

type ReadPart = Omit<DraftPart, 'place'>;

function partsOfKind(
  weights: readonly Weight[],
  rubrics: readonly DraftRubric[],
  mine: readonly number[],
  full: number | null,
): ReadPart[] {
  const [first] = mine;
  if (weights.length === 0)
    return mine.map((index) => ({
      part: {
        name: mine.length === 1 ? '考核细则' : (rubrics[index]?.title ?? ''),
        source: '考核细则',
        rubric: rubricId(index),
      },
      weight: null,
      doubt: mine.length === 1 ? '' : '原文没有写几份细则各占多少',
      open: mine.length !== 1,
    }));
  const fromRubric = weights.filter(
    ({ name }) => byRubric.test(name) && !rated.test(name) && !reported.test(name),
  );
  return weights.map((weight): ReadPart => {
    const common = { name: weight.name, weight: weight.percent, sentence: weight.source };
    if (rated.test(weight.name))
      return {
        part: { ...common, source: '评价表', form: groupOf(weight.name).id },
        weight,
        doubt: '',
        open: false,
      };
    const own = rubricNamed(weight, rubrics, mine);
    const sole =
      weights.length === 1 || (fromRubric.length === 1 && fromRubric.includes(weight))
        ? (first ?? null)
        : null;
    const index = own ?? (mine.length === 1 ? sole : null);
    if (index !== null)
      return {
        part: { ...common, source: '考核细则', rubric: rubricId(index) },
        weight,
        doubt: '',
        open: false,
      };
    return {
      part: { ...common, source: '转报分', full: full ?? 100 },
      weight,
      doubt: `原文没有附打分的表，按转报分记，满分按 ${full ?? 100} 分，请核对`,
      open: false,
    };
  });
}

type Kinds = DraftStructure['kinds'];

/** What gives a part, as it was put right. */
function partPut({ part, weight }: DraftPart, figures: PartFigures): ScorePart {
  const { name } = part;
  const common = {
    name,
    ...(figures.weight === null ? {} : { weight: figures.weight }),
    ...(weight === null || weight.source === '' ? {} : { sentence: weight.source }),
  };
  const { source, from, full } = figures;
  if (source === '评价表') return { ...common, source, form: from ?? groupOf(name).id };
  if (source === '考核细则')
    return {
      ...common,
      source,
      ...(from === null ? {} : { rubric: from }),
      ...(full === null ? {} : { full }),
    };
  return { ...common, source, full: full ?? 100 };
}

function corrected(one: DraftPart, kind: string, put: ReadonlyMap<string, PartFigures>): DraftPart {
  const figures = put.get(one.place);
  if (!figures) return one;
  const { weight: percent } = figures;
  const { place, part, weight } = one;
  return {
    place,
    part: partPut(one, figures),
    weight:
      percent === null ? null : { ...(weight ?? { name: part.name, kind, source: '', at: '' }), percent },
    doubt: `核对时改过，原读作“${partWords(part)}”`,
    open: false,
  };
}

/** The kinds with parts put right; one that is another kind's moves to its end. */
function withParts(kinds: Kinds, put: ReadonlyMap<string, PartFigures>): Kinds {
  const parts = kinds.flatMap(({ id, parts: own }) =>
    own.map((one) => ({ from: id, to: put.get(one.place)?.kind ?? id, part: corrected(one, id, put) })),
  );
  return kinds.map((kind) => ({
    ...kind,
    parts: [true, false].flatMap((stays) =>
      parts.filter(({ from, to }) => to === kind.id && (from === to) === stays).map(({ part }) => part),
    ),
  }));
}

/** 评价组 of the parts. Those of the notice keep the form that is theirs by order. */
function groupsIn(kinds: Kinds, read: DraftStructure['groups'] | null): DraftStructure['groups'] {
  const found: DraftStructure['groups'] = [];
  for (const { parts } of kinds)
    for (const { part, weight } of parts)
      if (part.source === '评价表' && !found.some(({ id }) => id === part.form)) {
        const known = read?.find(({ id }) => id === part.form);
        found.push({
          id: part.form,
          word: known?.word ?? groupOf(part.name).word,
          weight: weight ?? known?.weight ?? null,
          form: read === null ? found.length : (known?.form ?? null),
        });
      }
  return found;
}

/**
 * The structure of a notice, or null where it has that of 郑安委〔2020〕1号 or says nothing of it.
 * @param put parts put right, by their places
 */
export function structureOf(
  facts: Facts,
  rubrics: readonly DraftRubric[],
  put: ReadonlyMap<string, PartFigures> = new Map(),
): DraftStructure | null {
  const listed = facts.kinds.map((kind) => kind.name);
  const titles = rubrics.map(({ title }) => {
    const word = kindInTitle(title);
    return word === null ? null : (kindMeant(word, listed) ?? word);
  });
  const usual =
    facts.kinds.length === 0 &&
    rubrics.length <= 2 &&
    titles.every(usualTitle) &&
    facts.weights.every(({ kind }) => kind === null);
  if (usual) return null;
  const names: string[] = [];
  for (const name of [...listed, ...titles])
    if (name !== null && !names.some((known) => sameKind(known, name))) names.push(name);
  if (names.length === 0) return null;
  const kinds = names.map((name, order) => {
    const own = facts.weights.filter(({ kind }) => kind !== null && sameKind(kind, name));
    const weights = own.length > 0 ? own : facts.weights.filter(({ kind }) => kind === null);
    const titled = titles.flatMap((title, index) => (title !== null && sameKind(title, name) ? [index] : []));
    const mine =
      titled.length > 0 ? titled : titles.flatMap((title, index) => (title === null ? [index] : []));
    return {
      id: name,
      name,
      letter: String.fromCharCode(65 + (order % 26)),
      parts: partsOfKind(weights, rubrics, mine, facts.full?.points ?? null).map((one, at): DraftPart => ({
        ...one,
        place: `${name} ${at + 1}`,
      })),
    };
  });
  const groups = groupsIn(kinds, null);
  const settled = put.size === 0 ? kinds : withParts(kinds, put);
  return {
    kinds: settled,
    groups: put.size === 0 ? groups : groupsIn(settled, groups),
    rubricKinds: titles.map((title) =>
      title === null ? null : (names.find((name) => sameKind(name, title)) ?? null),
    ),
  };
}
