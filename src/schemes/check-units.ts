import { folded } from '../base/text';
import { fault, outOfOrder, repeated, type About, type Fault } from './fault';
import { annexWord, rubricsOf } from './lookup';
import { formPartOf, groupsOf, partsOf } from './parts';
import { saysKinds, type KindOfUnit } from './kinds';
import type { Rater, Scheme, Unit } from './scheme';

/** What the type of a scheme cannot say about units, raters and teams. */

/** Ids are unique and begin with the letter of their kind, where it has one: results are kept by id. */
function ids(scheme: Scheme): Fault[] {
  const all = [...scheme.units, ...scheme.raters];
  const named = [...all, ...(scheme.absent ?? []), ...scheme.bonus.rules];
  const twice = repeated(named.map(({ id }) => id));
  const letters = new Map(scheme.kinds.map(({ id, name, letter }) => [id, { name, letter }]));
  return [
    ...twice.map((id) =>
      fault('scheme-id-twice', `编号 ${id} 出现两次。`, '编号不得重复', '改其中一个编号。', [
        named.findLast((each) => each.id === id) ?? named,
        'id',
      ]),
    ),
    ...[...scheme.units, ...(scheme.absent ?? [])].flatMap((unit) => {
      const { id, name, kind } = unit;
      const own = letters.get(kind);
      if (own?.letter === undefined || id.startsWith(own.letter)) return [];
      return [
        fault(
          'scheme-id-kind',
          `“${name}”的编号 ${id} 与类别不符。`,
          `${own.name}的编号以 ${own.letter} 开头`,
          '改编号的字母或改类别。',
          [unit, 'id'],
        ),
      ];
    }),
    ...raterLetters(scheme),
  ];
}

/**
 * Raters of two groups do not share a letter: whose form a number is must be seen at once. The letter is that of the
 * group which most of them are of.
 */
function raterLetters(scheme: Scheme): Fault[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { id, kind } of scheme.raters) {
    const own = counts.get(id.charAt(0)) ?? new Map<string, number>();
    own.set(kind, (own.get(kind) ?? 0) + 1);
    counts.set(id.charAt(0), own);
  }
  return scheme.raters.flatMap((rater) => {
    const { id, name, kind } = rater;
    const letter = id.charAt(0);
    const [[most] = [kind]] = [...(counts.get(letter) ?? [])].sort(([, one], [, other]) => other - one);
    if (most === kind) return [];
    const word = scheme.forms[most]?.raterWord ?? most;
    return [
      fault(
        'scheme-id-kind',
        `“${name}”的编号 ${id} 与类别不符。`,
        `${letter} 开头的编号是${word}的`,
        '改编号的字母或改类别。',
        [rater, 'id'],
      ),
    ];
  });
}

/** Each unit is of a kind that the scheme has, each rater of a group that has a form. */
function groups(scheme: Scheme): Fault[] {
  const kinds = new Map(scheme.kinds.map(({ id, name }) => [id, name]));
  const forms = new Map(groupsOf(scheme).map((id) => [id, scheme.forms[id]?.raterWord ?? id]));
  const unknown = (what: string, each: Unit | Rater, allowed: ReadonlyMap<string, string>) =>
    fault(
      'scheme-kind',
      `“${each.name}”的${what}是“${each.kind}”。`,
      [...allowed.values()].join('、') || `方案没有${what}`,
      `改类别，或在方案中补上这个${what}。`,
      [each, 'kind'],
    );
  return [
    ...scheme.units.filter(({ kind }) => !kinds.has(kind)).map((unit) => unknown('对象类别', unit, kinds)),
    ...scheme.raters.filter(({ kind }) => !forms.has(kind)).map((rater) => unknown('评价组', rater, forms)),
  ];
}

/** 否决的排名 and 同分先看: of parts that the kind has, and the same for all that are ranked together. */
function ranking(scheme: Scheme): Fault[] {
  const wrong = (field: 'vetoed' | 'ties', kind: KindOfUnit, what: string, allowed: string): Fault =>
    fault('scheme-ranking', `${kind.name}${what}。`, allowed, '在“计分部分”表改这一类。', [kind, field]);
  const first = (kind: KindOfUnit) =>
    scheme.kinds.find(({ ranking: own }) => own !== undefined && own === kind.ranking) ?? kind;
  return scheme.kinds.flatMap((kind): Fault[] => {
    const names = kind.parts.map(({ name }) => name);
    const other = first(kind);
    return [
      ...(kind.ties ?? [])
        .filter((name) => !names.includes(name))
        .map((name) => wrong('ties', kind, `的“同分先看”写着“${name}”，不是它的计分部分`, names.join('、'))),
      ...(String(kind.ties) === String(other.ties)
        ? []
        : [
            wrong(
              'ties',
              kind,
              `与${other.name}一起排名，“同分先看”不同`,
              '同一排名类别的各类写得一样，各部分同名',
            ),
          ]),
      ...(kind.vetoed === other.vetoed
        ? []
        : [wrong('vetoed', kind, `与${other.name}一起排名，“否决的排名”不同`, '同一排名类别的各类写得一样')]),
    ];
  });
}

/** Kinds have names of their own, and each part something that gives its points. */
function kinds(scheme: Scheme): Fault[] {
  const remedy = '改对象类别的计分部分。';
  const wrong = (message: string, allowed: string, about: About = [scheme, 'kinds']) =>
    fault('scheme-kind', message, allowed, remedy, about);
  const known = (what: readonly string[]) => what.join('、') || '方案中一个也没有';
  return [
    ...repeated(scheme.kinds.flatMap(({ id, name }) => (id === name ? [name] : [id, name]))).map((name) =>
      wrong(`对象类别“${name}”写了两次。`, '每个对象类别一次'),
    ),
    ...scheme.kinds.flatMap(({ id, name, parts }) => [
      ...repeated(parts.map((part) => part.name)).map((part) =>
        wrong(`${name}的计分部分“${part}”写了两次。`, '同一类别的各部分名称不同', [
          parts.findLast((each) => each.name === part) ?? scheme,
          'name',
        ]),
      ),
      ...repeated(parts.flatMap((part) => (part.source === '评价表' ? [part.form] : []))).map((group) =>
        wrong(
          `${name}有两个计分部分用评价组“${scheme.forms[group]?.raterWord ?? group}”。`,
          '同一评价组只用于一个部分',
        ),
      ),
      ...repeated(
        parts.flatMap((part) => (part.source === '考核细则' ? [part.rubric ?? '本类的考核细则'] : [])),
      ).map((rubric) =>
        wrong(
          `${name}有两个计分部分用考核细则“${rubric}”。`,
          '同一细则只用于一个部分；几个部分用同一份细则的，用这份总表另建总表，各部分自动各有一份',
        ),
      ),
      ...parts.flatMap((part, index) => {
        // A kind without units needs no rubric: an office may assess one kind alone.
        if (!scheme.units.some(({ kind }) => kind === id)) return [];
        if (partsOf(scheme, id).some((each) => each.index === index)) return [];
        return part.source === '评价表'
          ? [
              wrong(
                `${name}的“${part.name}”用评价组“${part.form}”，方案没有这个评价组。`,
                known(Object.values(scheme.forms).map(({ raterWord }) => raterWord)),
                [part, 'form'],
              ),
            ]
          : [
              fault(
                'scheme-rubric-missing',
                `${name}的“${part.name}”没有考核细则。`,
                known(scheme.rubrics.map(({ annex }) => annexWord(annex))),
                '补考核细则，或改计分部分用的细则。',
                // Which rubric a kind of 2019 has is said by its sheets, not by its parts.
                saysKinds(scheme) ? [part, 'rubric'] : [scheme, 'rubrics'],
              ),
            ];
      }),
    ]),
  ];
}

/** Returned forms are matched by name, so no name or alias may mean two units. */
function names(scheme: Scheme): Fault[] {
  const units: readonly Unit[] = [...scheme.units, ...(scheme.absent ?? [])];
  const namesOf = (unit: Unit) => [...new Set([unit.name, ...unit.aliases].map((name) => folded(name)))];
  const owned = units.flatMap(namesOf);
  const about = (name: string): About => {
    const unit = units.findLast((each) => namesOf(each).includes(name));
    return [unit ?? scheme.units, unit && folded(unit.name) === name ? 'name' : 'aliases'];
  };
  return repeated(owned).map((name) =>
    fault(
      'scheme-name-shared',
      `名称“${name}”同时指两个考核对象。`,
      '每个名称和别名只属于一个考核对象',
      '删去其中一个别名，或改名称。',
      about(name),
    ),
  );
}

/** 附件5: every unit that is judged by a rubric in exactly one group; where none is, there is nothing for a group to do. */
function teams(scheme: Scheme): Fault[] {
  const known = new Map(scheme.units.map(({ id, name }) => [id, name]));
  const assigned = scheme.teams.flatMap((team) => team.units);
  const allowed = '每个考核对象在且只在一个考核组';
  const remedy = '改考核分组。';
  const about = (id: string): About => [
    scheme.teams.findLast(({ units }) => units.includes(id)) ?? scheme.teams,
    'units',
  ];
  const found = [
    ...scheme.units
      .filter(({ id, kind }) => !assigned.includes(id) && rubricsOf(scheme, kind).length > 0)
      .map(({ name }) =>
        fault('scheme-team-missing', `“${name}”不在任何考核组。`, allowed, remedy, [scheme, 'teams']),
      ),
    ...repeated(assigned).map((id) =>
      fault(
        'scheme-team-twice',
        `“${known.get(id) ?? id}”在考核分组中出现两次。`,
        allowed,
        remedy,
        about(id),
      ),
    ),
    ...[...new Set(assigned)]
      .filter((id) => !known.has(id))
      .map((id) =>
        fault('scheme-team-unknown', `考核分组中的 ${id} 不是考核对象。`, allowed, remedy, about(id)),
      ),
  ];
  const astray = outOfOrder(scheme.teams);
  if (astray) {
    const message = `考核组的序号不连续：${scheme.teams.map(({ no }) => no).join('、')}。`;
    found.push(fault('scheme-team-order', message, '依次为 1、2、3……', '重排考核组的序号。', [astray, 'no']));
  }
  return found;
}

/** Each form that counts needs somebody to fill it, and the scheme somebody to be assessed. */
function present(scheme: Scheme): Fault[] {
  const counts = (group: string) =>
    scheme.kinds.some(({ id }) => formPartOf(scheme, id, group) !== undefined);
  const lacking: [string, string][] = [
    ...groupsOf(scheme)
      .filter((group) => counts(group) && !scheme.raters.some(({ kind }) => kind === group))
      .map((group): [string, string] => [scheme.forms[group]?.raterWord ?? group, 'raters']),
    ...(scheme.units.length > 0 ? [] : [['考核对象', 'units'] as [string, string]]),
  ];
  const idle = groupsOf(scheme).filter((group) => !counts(group));
  return [
    ...lacking.map(([word, list]) =>
      fault('scheme-empty', `没有${word}。`, `至少一个${word}`, `填写${word}。`, [scheme, list]),
    ),
    ...idle.map((group) =>
      fault(
        'scheme-kind',
        `评价组“${scheme.forms[group]?.raterWord ?? group}”不给任何一类对象打分。`,
        '每个评价组至少用于一个计分部分',
        '在计分部分写明这个评价组，或删去它的评价表和评价人。',
        [scheme, 'forms'],
      ),
    ),
  ];
}

export const checkUnits = (scheme: Scheme): Fault[] => [
  ...ids(scheme),
  ...kinds(scheme),
  ...ranking(scheme),
  ...groups(scheme),
  ...names(scheme),
  ...teams(scheme),
  ...present(scheme),
];
