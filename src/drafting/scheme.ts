import type { Bonus } from './facts/awards';
import { circumstancesNamed, type Named } from './circumstance-links';
import { saidInFields, type DraftCircumstance } from './facts/circumstances';
import { earlierCircumstances, type CircumstanceLine } from '../schemes/circumstances';
import type { Grade } from './facts/grades';
import type { Weight } from './facts/weights';
import type { Sourced } from './facts/sentence';
import type { DraftClause } from './clauses';
import { partFiguresOf, partWords, type PartFigures } from './correct-part';
import { unfiled, type Draft } from './draft';
import type { DraftRow, DraftRubric } from './rubric';
import { earlierGroups, earlierKinds, type KindOfUnit } from '../schemes/kinds';
import { ratedKind, rubricKind, teamsTitleLabel } from '../schemes/zhengzhou-2019/earlier';
import type { Rubric, RubricRow } from '../schemes/rubric';
import { settledClause, withRepeats, withTiers } from './scheme-clause';
import type { Scheme } from '../schemes/scheme';
import { readingWords } from './reading-words';
import { quotesOf } from './quotes';
import type { Unread } from './source';
import { structureOf, type DraftStructure } from './structure';

/** A draft as the tables of a scheme, with holes where the text says nothing, and each line with what it was read from. */

/** Data of a scheme in which anything may be missing. */
type Holes<Data> = Data extends readonly (infer Item)[]
  ? Holes<Item>[]
  : Data extends object
    ? { [Key in keyof Data]: Holes<Data[Key]> | null }
    : Data | null;

/** One thing to look at before the draft is in force. */
export interface DraftLine {
  /** Where it went: 「条款 附1-8-2」「方案 考核年度」. */
  target: string;
  /** Where it stands in the source. */
  where: string;
  quote: string;
  /** What was read, in words; empty where the text does not say it. */
  reading: string;
  /** 读出: read. 请核: read, with a doubt. 请定: not said, or not readable; a person has to say. */
  state: '读出' | '请核' | '请定';
  reason: string;
  /** The clause, where the line is one. */
  clause?: DraftClause;
  /** Whether it says of which 情形 a clause is. */
  linked?: true;
  /** The 计分部分, where the line is one, and by what it is known whatever is put right of it. */
  part?: { place: string; figures: PartFigures };
}

export interface SchemeDraft {
  scheme: Scheme;
  lines: DraftLine[];
}

function clauseLine(clause: DraftClause, target: string, row: DraftRow, open: string): DraftLine {
  const reasons = [...clause.doubts, ...(open === '' ? [] : [open])];
  return {
    target,
    where: row.at,
    quote: clause.text,
    reading: readingWords(clause),
    state: open !== '' ? '请定' : reasons.length > 0 ? '请核' : '读出',
    reason: reasons.join('；'),
    clause,
  };
}

/** Of which 情形 a clause is, for a person to confirm: both count the same fact from then on. */
const linkLine = (
  clause: DraftClause,
  target: string,
  row: DraftRow,
  names: readonly string[],
): DraftLine => ({
  target,
  where: row.at,
  quote: clause.text,
  reading: `与情形“${names.join('、')}”是一回事，两处的数互相核对`,
  state: '请核',
  reason: '条款和情形写的是同一件事，请核对',
  linked: true,
});

const isVeto = (title: string): boolean => /否决/.test(title);

/** Rows are numbered through the rubric; a table that begins anew in each item is numbered afresh. */
function numbers(rubric: DraftRubric): number[] {
  const printed = rubric.items.flatMap(({ rows }) => rows.map(({ no }) => no));
  const through = printed.every((no, index) => no === index + 1);
  return printed.map((no, index) => (through && no !== null ? no : index + 1));
}

function rubricOf(
  rubric: DraftRubric,
  index: number,
  lines: DraftLine[],
  structure: DraftStructure | null,
  known: readonly Named[],
): Holes<Rubric> {
  const annex = index + 1;
  const own = numbers(rubric);
  let at = 0;
  const items = rubric.items.map((item, order) => {
    const veto = isVeto(item.title);
    if (item.title === '' || (item.points === null && !veto))
      lines.push({
        target: `附件${annex} 第 ${order + 1} 大项`,
        where: item.rows[0]?.at ?? rubric.at,
        quote: item.title,
        reading: '',
        state: '请定',
        reason: item.title === '' ? '原文没有写考核项目的名称' : '原文没有写这一大项的分值',
      });
    const rows = item.rows.map((row): Holes<RubricRow> => {
      const no = own[at++] ?? at;
      const points = row.points ?? (item.rows.length === 1 ? item.points : null);
      let before: readonly string[] = [];
      const settled = withRepeats(
        row.clauses.filter((clause) => clause.kind !== '加' || clause.points === null),
      ).map(({ clause, repeat, again }, nth) => {
        const id = `附${annex}-${no}-${nth + 1}`;
        const read = settledClause(clause, id, { points, veto });
        lines.push(clauseLine(clause, `条款 ${id}`, row, read.open));
        if (again)
          lines.push({
            ...clauseLine(again, `条款 ${id} 再次倍数`, row, ''),
            reading: `第二次起每次按 ${repeat ?? ''} 倍`,
            state: '请核',
          });
        const named = veto ? [] : circumstancesNamed(clause, known, before);
        before = named;
        if (named.length > 0) lines.push(linkLine(clause, `条款 ${id} 情形`, row, named));
        return {
          ...read.clause,
          ...(repeat === null ? {} : { repeat }),
          ...(named.length === 0 ? {} : { circumstances: named }),
        };
      });
      return {
        no,
        content: veto ? row.standard : row.content === '' ? null : row.content,
        contentRestored: null,
        standard: veto ? '' : row.standard,
        method: row.method,
        clauses: withTiers(settled),
        ...(row.points === null ? {} : { points: row.points }),
      };
    });
    return {
      no: order + 1,
      title: item.title,
      kind: veto ? ('veto' as const) : ('scored' as const),
      points: veto ? 0 : item.points,
      rows,
    };
  });
  if (rubric.notes.length === 0)
    lines.push({
      ...ask(`附件${annex} 备注`, '原文表下没有备注，请写明怎样扣分封顶等，没有就填“无”'),
      where: rubric.at,
    });
  return {
    id: `annex${annex}`,
    annex: `附件 ${annex}`,
    title: rubric.title,
    ...appliesTo(rubric, index, structure),
    items,
    notes: rubric.notes.map(({ text }) => text).join('\n'),
  };
}

/** Of which kind a rubric is; one for all kinds, and a third of a notice that names no kinds, say nothing. */
function appliesTo(
  { title }: DraftRubric,
  index: number,
  structure: DraftStructure | null,
): { appliesTo?: string } {
  if (structure) {
    const kind = structure.rubricKinds[index];
    return kind == null ? {} : { appliesTo: kind };
  }
  const second = earlierKinds.some(({ id, name }) => id === rubricKind && title.includes(name));
  return index > 1 ? {} : { appliesTo: second || title.includes('部门') ? rubricKind : ratedKind };
}

/** Two rubrics are of two kinds of unit; which is which, the titles say, else their order. */
const apart = (rubrics: Holes<Rubric>[]): Holes<Rubric>[] => {
  const [first, second, ...others] = rubrics;
  if (!first || !second || first.appliesTo !== second.appliesTo) return rubrics;
  return [{ ...first, appliesTo: ratedKind }, { ...second, appliesTo: rubricKind }, ...others];
};

/** Facts with their sentences, said once for the table and once for the list. */
class FactLines {
  constructor(private readonly lines: DraftLine[]) {}

  /** A value that the text says, or a hole that is asked. */
  say<Value extends string | number>(
    target: string,
    value: Value | null,
    from: Partial<Sourced> | null,
    reason = '原文没有写',
  ): Value | null {
    this.lines.push({
      target: `方案 ${target}`,
      where: from?.at ?? '',
      quote: from?.source ?? '',
      reading: value === null ? '' : String(value),
      state: value === null ? '请定' : '读出',
      reason: value === null ? reason : '',
    });
    return value;
  }
}

const nameOf = (title: string | null): string | null =>
  /(?:关于)?((?:19|20)\d{2}\s*年度?.{0,20}?(?:考核|考评))/.exec(title ?? '')?.[1]?.replace(/\s/g, '') ?? null;

/** The draft as a scheme with holes. */
export function schemeDraft({ rubrics, facts, unread, parts }: Draft): SchemeDraft {
  const lines: DraftLine[] = [];
  const structure = structureOf(facts, rubrics, parts);
  const fact = new FactLines(lines);
  const head = { source: facts.title ?? '' };
  const weight = (pattern: RegExp) => facts.weights.find(({ name }) => pattern.test(name)) ?? null;
  const form = (order: number, word: string, share: Weight | null, own: number | null = order) => {
    const table = own === null ? undefined : facts.forms[own];
    const factor = own === null ? null : (facts.coefficients[own] ?? null);
    const scale = own === null ? null : (facts.scales[own] ?? null);
    const target = `评价表 ${word}`;
    fact.say(`${target} 标题`, table?.title ?? null, table ?? null);
    if (!table) lines.push(ask(`${target} 说明、签字栏`, '原文没有附这一张评价表'));
    return {
      annex: `附件 ${rubrics.length + order + 1}`,
      title: table ? [table.title] : [],
      raterWord: word,
      maximum: fact.say(`${target} 满分`, scale?.points ?? null, scale),
      decimals: fact.say<number>(`${target} 小数位`, null, null),
      coefficient: fact.say(`${target} 折算系数`, factor?.value ?? null, factor),
      weight: fact.say(`${target} 比重（%）`, share?.percent ?? null, share),
      notes: table?.notes ?? [],
      signatures: table?.signatures ?? [],
      source: share?.source ?? null,
    };
  };
  const formsOf = () =>
    structure
      ? Object.fromEntries(
          structure.groups.map(({ id, word, weight: share, form: own }, order) => [
            id,
            form(order, word, share, own),
          ]),
        )
      : Object.fromEntries(
          Object.entries(earlierGroups).map(([id, word], order) => [
            id,
            // The second group is named by what it gives, too.
            form(order, word, weight(new RegExp(order === 0 ? word : `平时|日常|${word}`))),
          ]),
        );
  const yearEnd = structure
    ? (structure.kinds
        .flatMap(({ parts }) => parts)
        .find(({ part, weight: share }) => part.source === '考核细则' && share)?.weight ?? null)
    : weight(/年终|年度考核|实地|现场/);
  const inFields = saidInFields(facts.circumstances);
  const accidents = (label: string, effect: DraftCircumstance['effect']): number | null => {
    // Beside a table of them, the single fields would be a second rule.
    if (!inFields) return null;
    const line = facts.circumstances.find((one) => one.effect === effect && one.unit === '起');
    return fact.say(label, line?.from ?? null, line ?? null);
  };
  const belowOf = ({ source }: Sourced) =>
    /(\d+)分以下|低于(\d+)分/.exec(source.normalize('NFKC').replace(/\s/g, ''));
  const vetoSentence = facts.vetoes.find((one) => belowOf(one)) ?? facts.vetoes[0];
  const [, under, lower] = (vetoSentence && belowOf(vetoSentence)) ?? [];
  const below = under ?? lower;
  const best = facts.grades.find(
    ({ from }) => from === Math.max(...facts.grades.map((grade) => grade.from ?? 0)),
  );
  const unitIds = new Map<string, string>();
  const letters = new Map(structure?.kinds.map(({ id, letter }) => [id, letter]));
  const usual = new Map(earlierKinds.map(({ id, letter }) => [id, letter]));
  const counts = new Map<string, number>();
  const units = facts.units.map(({ name, kind, guessed, maybe }) => {
    const letter = letters.get(kind ?? '') ?? (structure ? 'U' : (usual.get(kind ?? '') ?? 'U'));
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    const id = `${letter}${String(count).padStart(2, '0')}`;
    for (const each of [name, ...maybe]) unitIds.set(each, id);
    if (maybe.length > 0)
      lines.push({
        target: `考核对象 ${name}`,
        where: '',
        quote: maybe.join('、'),
        reading: `别名 ${maybe.join('、')}`,
        state: '请核',
        reason: '分组里写作另一个名称，请核对是不是同一个单位',
      });
    // A unit of groups or forms that no list names: of which kind it is, is asked.
    const known = structure === null || structure.kinds.some((each) => each.id === kind);
    if (!known) lines.push({ ...ask('考核对象 ' + name, '原文没有写它属于哪一类考核对象'), quote: name });
    else if (guessed)
      lines.push({
        target: `考核对象 ${name}`,
        where: '',
        quote: name,
        reading: `对象类别 ${kind ?? ''}`,
        state: '请核',
        reason: '原文没有写它属于哪一类考核对象，按名称归入这一类，请核对',
      });
    return { id, name, kind: known ? kind : null, aliases: maybe };
  });
  const rubricsOf = () => {
    const known = circumstancesKnown(facts.circumstances, inFields);
    const drawn = rubrics.map((rubric, index) => rubricOf(rubric, index, lines, structure, known));
    return structure ? drawn : apart(drawn);
  };
  const scheme: Holes<Scheme> = {
    id: `草案-${facts.documentNumber ?? facts.year ?? ''}`.replace(/[^\w\u4e00-\u9fff-]/g, ''),
    title: fact.say('方案名称', nameOf(facts.title), head),
    documentNumber: fact.say('文号', facts.documentNumber, head),
    city: fact.say('城市', /^(.{2,5}?[市区县州盟])/.exec(facts.issuer ?? '')?.[1] ?? null, {
      source: facts.issuer ?? '',
    }),
    issuer: fact.say<string>('发布单位', null, null, '原文没有写由谁公布成绩'),
    year: fact.say('考核年度', facts.year, head),
    calendar: {
      periodStart: fact.say('考核时限起', facts.period?.from ?? null, facts.period),
      periodEnd: fact.say('考核时限止', facts.period?.to ?? null, facts.period),
      assessmentStart: fact.say('考核时间起', facts.assessment?.from ?? null, facts.assessment),
      assessmentEnd: fact.say('考核时间止', facts.assessment?.to ?? null, facts.assessment),
      reportDue: fact.say('考核报告截止', facts.reportDue?.date ?? null, facts.reportDue),
      minimumDays: fact.say(
        '每个考核对象考核天数不少于',
        facts.minimumDays?.number ?? null,
        facts.minimumDays,
      ),
      spotChecks: {
        from: fact.say('抽查不少于', facts.spotChecks?.from ?? null, facts.spotChecks),
        to: fact.say('抽查不多于', facts.spotChecks?.to ?? null, facts.spotChecks),
      },
      sources: [
        ...new Set(
          [facts.period, facts.assessment, facts.minimumDays, facts.reportDue].flatMap((one) =>
            one ? [one.source] : [],
          ),
        ),
      ],
    },
    forms: formsOf(),
    yearEnd: {
      weight: fact.say('年终考核比重（%）', yearEnd?.percent ?? null, yearEnd),
      source: yearEnd?.source ?? null,
    },
    grades: facts.grades.map((grade) => ({
      name: grade.name,
      // The lowest grade has no lower bound of its own: everything that is left is in it.
      from: fact.say(`等次 ${grade.name}`, grade.from ?? 0, grade),
      source: grade.source,
      ...quotaOf(grade, lines),
    })),
    awards: {
      grade: fact.say(
        '评先等次',
        best && facts.awards.some(({ source }) => source.includes(best.name)) ? best.name : null,
        facts.awards[0] ?? null,
      ),
      accidents: accidents('取消评先的较大事故起数', '取消评先'),
      sources: facts.awards.map(({ source }) => source),
    },
    veto: {
      accidents: accidents('一票否决的较大及以上事故起数', '一票否决'),
      below: fact.say(
        '一票否决分数线（低于）',
        below === undefined ? null : Number(below),
        vetoSentence ?? null,
      ),
      sources: facts.vetoes.map(({ source }) => source),
    },
    ...(inFields ? {} : { circumstances: circumstanceLines(facts.circumstances, structure, lines) }),
    bonus: bonusOf(facts.bonus, rubrics, fact),
    units,
    raters: [],
    teams: facts.groups.map((group, index) => ({
      no: index + 1,
      name: group.name,
      leaderPost: group.leaderPost,
      leader: '',
      members: '',
      liaison: '',
      phone: '',
      units: group.units.map((name) => unitIds.get(name) ?? name),
    })),
    teamsTitle: fact.say(teamsTitleLabel, facts.groupsTitle?.source ?? null, facts.groupsTitle),
    rubrics: rubricsOf(),
    readings: {} as Holes<Scheme>['readings'],
    quotes: quotesOf(facts, rubrics),
    kinds: structure ? kindsOf(structure, lines) : earlierKinds,
  };
  lines.push(
    ...(structure && structure.groups.length === 0
      ? []
      : [
          ask(
            '评价人',
            `${structure ? structure.groups.map(({ word }) => word).join('、') : Object.values(earlierGroups).join('、')}的人数和名称原文没有写，请在“评价人”表填写`,
          ),
        ]),
    ...(facts.groups.length === 0 ? [ask('考核分组', '原文没有写怎样分组，请在“考核分组”表写明')] : []),
    ask('口径', '含义不明之处按哪一种执行，原文没有写，请在“口径”表逐条选定'),
    ...(structure === null && rubrics.length === 1
      ? [
          ask(
            `附件${rubrics.length + 1}`,
            `总表里${earlierKinds.map(({ name }) => name).join('、')}各一份细则，原文只有一份，另一份请补在草案里`,
          ),
        ]
      : []),
    // A third rubric of a notice that names no kinds.
    ...(structure ? [] : rubrics.slice(2)).map(({ title, at }, index) => ({
      ...ask(`附件${index + 3}`, '原文没有写这一份细则考核谁、占多少，请在“计分部分”写明'),
      where: at,
      quote: title,
    })),
    ...unfiled(facts).map((each) => lineOf('未归入', each)),
    ...unread.map((each) => lineOf('未读入', each)),
  );
  // The one place where holes become a scheme: only its tables are drawn, and reading them back asks for every hole.
  return { scheme: scheme as unknown as Scheme, lines };
}

/** 名额 of a grade, with the sentence it was read from. */
function quotaOf({ name, quota }: Grade, lines: DraftLine[]): { places?: number; share?: number } {
  if (!quota) return {};
  const { places, share, source, at, doubt } = quota;
  lines.push({
    target: `等次 ${name} 名额`,
    where: at,
    quote: source,
    reading: places !== null ? `${places} 个` : share !== null ? `${share}%` : '',
    state: doubt === '' ? '读出' : '请定',
    reason: doubt,
  });
  return { ...(places === null ? {} : { places }), ...(share === null ? {} : { share }) };
}

/** The columns of 奖惩情形 that the scheme will have: those of its table, or the ones that every scheme without a table has. */
function circumstancesKnown(found: readonly DraftCircumstance[], inFields: boolean): readonly Named[] {
  if (inFields) return earlierCircumstances;
  const known = new Map<string, Named>();
  for (const { of, unit } of found)
    for (const name of of) if (!known.has(name)) known.set(name, { name, unit });
  return [...known.values()];
}

/** The table 情形, where the single fields of 方案 do not say all of it. */
function circumstanceLines(
  found: readonly DraftCircumstance[],
  structure: DraftStructure | null,
  lines: DraftLine[],
): CircumstanceLine[] {
  return found.map(({ of, unit, from, effect, points, limit, kinds, source, at, doubt }) => {
    const own = kinds.flatMap((name) => structure?.kinds.find((kind) => kind.name === name)?.id ?? []);
    lines.push({
      target: `情形 ${of.join('、')}`,
      where: at,
      quote: source,
      reading: [
        `满 ${from} ${unit}`,
        effect === '扣总分' ? `每次从总分扣 ${points ?? ''} 分` : effect,
        ...(limit === null ? [] : [`最多 ${limit} 分`]),
        ...(own.length === 0 ? [] : [`只管${kinds.join('、')}`]),
      ].join('，'),
      state: doubt === '' ? '读出' : '请核',
      reason: doubt,
    });
    return {
      of,
      unit,
      from,
      effect,
      ...(points === null ? {} : { points }),
      ...(limit === null ? {} : { limit }),
      ...(own.length === 0 ? {} : { kinds: own }),
      source,
    };
  });
}

/** 对象类别 and 计分部分 with what each was read from. */
function kindsOf({ kinds }: DraftStructure, lines: DraftLine[]): KindOfUnit[] {
  return kinds.map(({ id, name, letter, parts }) => {
    const sum = parts.reduce((all, { weight }) => all + (weight?.percent ?? 0), 0);
    const short =
      parts.some(({ weight }) => weight) && sum !== 100
        ? `这一类各部分的比重合计 ${sum}%，不是 100%，请核对`
        : '';
    for (const { place, part, weight, doubt, open } of parts) {
      const reasons = [doubt, short].filter((text) => text !== '');
      lines.push({
        target: `计分部分 ${name} ${part.name}`,
        where: weight?.at ?? '',
        quote: weight?.source ?? '',
        reading: partWords(part),
        state: open ? '请定' : reasons.length > 0 ? '请核' : '读出',
        reason: reasons.join('；'),
        part: { place, figures: partFiguresOf(id, part) },
      });
    }
    if (parts.length === 0)
      lines.push(ask(`计分部分 ${name}`, '原文没有附这一类的细则，也没有写怎样计分，请在“计分部分”写明'));
    return { id, name, letter, parts: parts.map(({ part }) => part) };
  });
}

const lineOf = (target: string, { where, text, why }: Unread): DraftLine => ({
  target,
  where,
  quote: text,
  reading: '',
  state: '请定',
  reason: why,
});

const ask = (target: string, reason: string): DraftLine => ({
  target,
  where: '',
  quote: '',
  reading: '',
  state: '请定',
  reason,
});

/** 加分 of the running text, and what stands among the clauses of a rubric. */
function bonusOf(bonus: Bonus, rubrics: readonly DraftRubric[], fact: FactLines): Holes<Scheme['bonus']> {
  const inRubrics = rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) =>
      rows.flatMap(({ at, clauses }) =>
        clauses.flatMap(({ kind, points, text }) =>
          kind === '加' && points !== null ? [{ name: text, points, source: text, at }] : [],
        ),
      ),
    ),
  );
  return {
    cap: fact.say('加分累计上限', bonus.cap?.points ?? null, bonus.cap),
    rules: [...bonus.rules, ...inRubrics].map(({ name, points, source, at }, index) => ({
      id: `加${index + 1}`,
      name,
      points: fact.say(`加分 ${name.slice(0, 30)}`, points, { source, at }),
      source,
    })),
    source: bonus.cap?.source ?? null,
  };
}
