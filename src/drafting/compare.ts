import {
  circumstanceLines,
  formOf,
  groupsOf,
  groupWord,
  kindName,
  quotaWords,
  rubricPartsOf,
  saysKinds,
} from '../schemes';
import { folded } from '../base/text';
import type { Clause, Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { sameKind } from './facts/kinds';

/** Last year's scheme against this year's: row by row and clause by clause. */
export interface Difference {
  /** 「附件1 第 8 行」「考核对象」. */
  where: string;
  what: '新增' | '取消' | '改动';
  /** 考核项目, 考核标准, 条款, 分值 … */
  subject: string;
  before: string;
  after: string;
}

/** Letters of a text in pairs: how alike two sentences are does not hang on where a word was put in. */
function pairs(text: string): Map<string, number> {
  const plain = folded(text).replace(/^[(（]?[\d一二三四五六七八九十]{1,3}[)）.,]+/, '');
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at++) {
    const pair = plain.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** How alike a text and a part of it are. */
const within = 0.9;

/** 0–1: the share of letter pairs that two texts have in common. */
export function likeness(one: string, other: string): number {
  if (folded(one) === folded(other)) return 1;
  const [short, long] = [folded(one), folded(other)].sort((a, b) => a.length - b.length);
  // One quotation takes more of the sentence than the other: still the same sentence.
  if (short !== undefined && long !== undefined && short.length >= 4 && long.includes(short)) return within;
  const [first, second] = [pairs(one), pairs(other)];
  const count = (of: Map<string, number>) => [...of.values()].reduce((sum, each) => sum + each, 0);
  const whole = count(first) + count(second);
  if (whole === 0) return 0;
  let common = 0;
  for (const [pair, times] of first) common += Math.min(times, second.get(pair) ?? 0);
  return (2 * common) / whole;
}

/** Below this two texts are two things. */
const alike = 0.5;

/** Pairs of things that are the same in both years, the most alike first; each is paired once. */
function matched<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  text: (thing: Thing) => string,
): [Thing | null, Thing | null][] {
  const candidates = before
    .flatMap((one, from) => after.map((other, to) => ({ from, to, value: likeness(text(one), text(other)) })))
    .filter(({ value }) => value >= alike)
    // Equally alike: what stands nearest is meant.
    .sort((a, b) => b.value - a.value || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const [left, right] = [new Map<number, number>(), new Map<number, number>()];
  for (const { from, to } of candidates)
    if (!left.has(from) && !right.has(to)) {
      left.set(from, to);
      right.set(to, from);
    }
  return [
    ...after.map((thing, to): [Thing | null, Thing | null] => [before[right.get(to) ?? -1] ?? null, thing]),
    ...before.flatMap((thing, from): [Thing | null, Thing | null][] =>
      left.has(from) ? [] : [[thing, null]],
    ),
  ];
}

interface Placed {
  item: RubricItem;
  row: RubricRow;
}

const rowsOf = (rubric: Rubric): Placed[] =>
  rubric.items.flatMap((item) => item.rows.map((row) => ({ item, row })));
const standardOf = ({ row }: Placed): string => row.standard || (row.content ?? '');

/** What a clause takes, in words. */
const worth = ({ kind, points, unit, step, required, tier }: Clause): string =>
  [
    kind === 'unstated' ? '未列分值' : kind === 'veto' ? '否决' : points === null ? '扣完' : `${points} 分`,
    ...(unit === null ? [] : [`每${step === null || step === 1 ? '' : step}${unit}`]),
    ...(required === null ? [] : [`应达 ${required}`]),
    ...(tier === null ? [] : [`互斥组 ${tier}`]),
  ].join('，');

function clauses(where: string, before: readonly Clause[], after: readonly Clause[]): Difference[] {
  return matched(before, after, ({ text }) => text).flatMap(([one, other]): Difference[] => {
    if (!one)
      return other
        ? [{ where, what: '新增', subject: '条款', before: '', after: `${other.text}（${worth(other)}）` }]
        : [];
    if (!other)
      return [{ where, what: '取消', subject: '条款', before: `${one.text}（${worth(one)}）`, after: '' }];
    const same = worth(one) === worth(other);
    if (same && folded(one.text) === folded(other.text)) return [];
    return [
      {
        where,
        what: '改动',
        subject: same ? '条款文字' : '条款分值',
        before: `${one.text}（${worth(one)}）`,
        after: `${other.text}（${worth(other)}）`,
      },
    ];
  });
}

function rows(annex: string, before: Rubric, after: Rubric): Difference[] {
  return matched(rowsOf(before), rowsOf(after), standardOf).flatMap(([one, other]): Difference[] => {
    const where = `${annex} 第 ${(other ?? one)?.row.no ?? ''} 行`;
    if (!one)
      return other ? [{ where, what: '新增', subject: '小项', before: '', after: standardOf(other) }] : [];
    if (!other) return [{ where, what: '取消', subject: '小项', before: standardOf(one), after: '' }];
    const own = clauses(where, one.row.clauses, other.row.clauses);
    const changed = folded(standardOf(one)) !== folded(standardOf(other)) && own.length === 0;
    return [
      ...(changed
        ? [
            {
              where,
              what: '改动' as const,
              subject: '考核标准',
              before: standardOf(one),
              after: standardOf(other),
            },
          ]
        : []),
      ...own,
    ];
  });
}

/** A title without its numeral: 「三、宣传教育」 may be 「四、宣传教育」 next year. */
const bare = (title: string): string => title.replace(/^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.]/, '');

function items(annex: string, before: Rubric, after: Rubric): Difference[] {
  return matched(before.items, after.items, ({ title }) => bare(title)).flatMap(
    ([one, other]): Difference[] => {
      const where = `${annex} ${(other ?? one)?.title ?? ''}`;
      if (!one)
        return other
          ? [
              {
                where,
                what: '新增',
                subject: '考核项目',
                before: '',
                after: `${other.title}（${other.points} 分）`,
              },
            ]
          : [];
      if (!other)
        return [
          { where, what: '取消', subject: '考核项目', before: `${one.title}（${one.points} 分）`, after: '' },
        ];
      return one.points === other.points
        ? []
        : [{ where, what: '改动', subject: '分值', before: `${one.points} 分`, after: `${other.points} 分` }];
    },
  );
}

function named(
  where: string,
  subject: string,
  before: readonly string[],
  after: readonly string[],
): Difference[] {
  return [
    ...after
      .filter((name) => !before.includes(name))
      .map((name): Difference => ({ where, what: '新增', subject, before: '', after: name })),
    ...before
      .filter((name) => !after.includes(name))
      .map((name): Difference => ({ where, what: '取消', subject, before: name, after: '' })),
  ];
}

/** What a rubric is for: a 计分部分 of a kind of unit. */
interface Use {
  kind: string;
  part: string;
  /** Its place among the rubrics of the kind. */
  order: number;
}

/** The 计分部分 that a rubric gives; of one that none uses (a draft may have it), only the kind that it names. */
function usesOf(scheme: Scheme, { id, appliesTo }: Rubric): Use[] {
  const uses = scheme.kinds.flatMap((kind) =>
    rubricPartsOf(scheme, kind.id).flatMap((part, order) =>
      part.rubric.id === id ? [{ kind: kind.name, part: part.name, order }] : [],
    ),
  );
  if (uses.length > 0 || appliesTo === undefined) return uses;
  return [{ kind: kindName(scheme, appliesTo), part: '', order: 0 }];
}

/** How surely two rubrics are for the same: the same part of a kind, the same place in it, the same kind; 0 for none. */
const sameUse = (one: readonly Use[], other: readonly Use[]): number =>
  Math.max(
    0,
    ...one.flatMap((use) =>
      other
        .filter(({ kind }) => sameKind(kind, use.kind))
        .map(({ part, order }) => (folded(part) === folded(use.part) ? 3 : order === use.order ? 2 : 1)),
    ),
  );

/** Rubrics of both years that are for the same, each paired once: ids of this year's with last year's. */
function samePairs(before: Scheme, after: Scheme): Map<string, Rubric> {
  const last = before.rubrics.map((rubric) => ({ rubric, uses: usesOf(before, rubric) }));
  const sure = after.rubrics.flatMap((rubric) => {
    const uses = usesOf(after, rubric);
    return last.map((one) => {
      // Of what nobody says whom it is for, the number tells.
      const numbered = uses.length === 0 && one.uses.length === 0 && one.rubric.id === rubric.id;
      return { rubric, one: one.rubric, how: numbered ? 1 : sameUse(one.uses, uses) };
    });
  });
  const pairs = new Map<string, Rubric>();
  const taken = new Set<Rubric>();
  for (const { rubric, one, how } of sure.sort((a, b) => b.how - a.how))
    if (how > 0 && !pairs.has(rubric.id) && !taken.has(one)) {
      pairs.set(rubric.id, one);
      taken.add(one);
    }
  return pairs;
}

/** 「镇（街道） 年终考核 60%」: what makes up the score of each kind, where the scheme says its own. */
const partWords = (scheme: Scheme): string[] =>
  saysKinds(scheme)
    ? scheme.kinds.flatMap(({ name, parts }) =>
        parts.map((part) => `${name} ${part.name}${part.weight === undefined ? '' : ` ${part.weight}%`}`),
      )
    : [];

/** All differences of two schemes, in the order of the sheets. */
export function differences(before: Scheme, after: Scheme): Difference[] {
  const value = (
    where: string,
    subject: string,
    one: number | string | null,
    other: number | string | null,
  ): Difference[] =>
    one === other
      ? []
      : [{ where, what: '改动', subject, before: String(one ?? ''), after: String(other ?? '') }];
  // Groups and rubrics of both years; those of one alone are named as new or gone.
  const both = groupsOf(after).filter((group) => before.forms[group] !== undefined);
  const ofForms = (subject: string, field: 'weight' | 'coefficient') =>
    both.flatMap((group) =>
      value(
        `评价表 ${groupWord(after, group)}`,
        subject,
        formOf(before, group)[field],
        formOf(after, group)[field],
      ),
    );
  const words = (scheme: Scheme) => groupsOf(scheme).map((group) => groupWord(scheme, group));
  const pairs = samePairs(before, after);
  const rubrics = after.rubrics.flatMap((rubric) => {
    const last = pairs.get(rubric.id);
    const annex = rubric.annex.replace(/\s/g, '');
    return last
      ? [...items(annex, last, rubric), ...rows(annex, last, rubric)]
      : [{ where: annex, what: '新增' as const, subject: '考核细则', before: '', after: rubric.title }];
  });
  const gone = before.rubrics
    .filter((one) => ![...pairs.values()].includes(one))
    .map((rubric): Difference => ({
      where: rubric.annex,
      what: '取消',
      subject: '考核细则',
      before: rubric.title,
      after: '',
    }));
  const grades = after.grades.flatMap((grade) => {
    const last = before.grades.find(({ name }) => name === grade.name);
    return last
      ? [
          ...value(`等次 ${grade.name}`, '下限', last.from, grade.from),
          ...value(`等次 ${grade.name}`, '名额', quotaWords(last), quotaWords(grade)),
        ]
      : [];
  });
  const members = (scheme: Scheme) =>
    scheme.teams.map(
      (team) =>
        `${team.name}：${team.units.map((id) => scheme.units.find((unit) => unit.id === id)?.name ?? id).join('、')}`,
    );
  return [
    ...ofForms('比重（%）', 'weight'),
    ...value('年终考核', '比重（%）', before.yearEnd.weight, after.yearEnd.weight),
    ...ofForms('折算系数', 'coefficient'),
    ...named('评价组', '评价组', words(before), words(after)),
    ...named('计分部分', '计分部分', partWords(before), partWords(after)),
    ...grades,
    ...named(
      '等次',
      '等次',
      before.grades.map(({ name }) => name),
      after.grades.map(({ name }) => name),
    ),
    ...value('评先', '评先等次', before.awards.grade, after.awards.grade),
    ...value('一票否决', '分数线', before.veto.below, after.veto.below),
    ...named('情形', '情形', circumstanceLines(before), circumstanceLines(after)),
    ...value('加分', '累计上限', before.bonus.cap, after.bonus.cap),
    ...named(
      '加分',
      '加分情形',
      before.bonus.rules.map(({ name, points }) => `${name} ${points} 分`),
      after.bonus.rules.map(({ name, points }) => `${name} ${points} 分`),
    ),
    ...named(
      '考核对象',
      '单位',
      before.units.map(({ name }) => name),
      after.units.map(({ name }) => name),
    ),
    ...named('考核分组', '分组', members(before), members(after)),
    ...rubrics,
    ...gone,
  ];
}
