import { folded } from '../base/text';
import { fault, outOfOrder, repeated, type About, type Fault } from './fault';
import { earlierKinds, type KindOfUnit } from './kinds';
import type { Scheme, Unit } from './scheme';

/** What the type of a scheme cannot say about units, raters and teams. */

const kindOfId = { D: 'district', M: 'member', L: 'leader', O: 'office' } as const;

/** Ids are unique and begin with the letter of their kind: results are kept by id. */
function ids(scheme: Scheme): Fault[] {
  const all = [...scheme.units, ...scheme.raters];
  const named = [...all, ...scheme.bonus.rules];
  const twice = repeated(named.map(({ id }) => id));
  return [
    ...twice.map((id) =>
      fault('scheme-id-twice', `编号 ${id} 出现两次。`, '编号不得重复', '改其中一个编号。', [
        named.findLast((each) => each.id === id) ?? named,
        'id',
      ]),
    ),
    ...all
      .filter(({ id, kind }) => kindOfId[id.charAt(0) as keyof typeof kindOfId] !== kind)
      .map((each) =>
        fault(
          'scheme-id-kind',
          `“${each.name}”的编号 ${each.id} 与类别不符。`,
          '县（市、区）D，成员单位 M，领导 L，处室 O',
          '改编号的字母或改类别。',
          [each, 'id'],
        ),
      ),
  ];
}

/** Which parts make up the score of a kind is fixed as yet; what kinds and parts are called is not. */
function kinds(scheme: Scheme): Fault[] {
  const shape = ({ parts }: KindOfUnit) =>
    parts.map((part) => (part.source === '评价表' ? part.form : part.source)).join('、');
  return earlierKinds.flatMap((known) => {
    const own = scheme.kinds.filter(({ id }) => id === known.id);
    const [kind] = own;
    if (kind && own.length === 1 && shape(kind) === shape(known)) return [];
    const is = own.map(shape).join('；');
    const message = `对象类别 ${known.id} 的计分部分是“${is}”。`;
    return [fault('scheme-kind', message, shape(known), '改对象类别的计分部分。', [scheme, 'kinds'])];
  });
}

/** Returned forms are matched by name, so no name or alias may mean two units. */
function names(scheme: Scheme): Fault[] {
  const namesOf = (unit: Unit) => [...new Set([unit.name, ...unit.aliases].map((name) => folded(name)))];
  const owned = scheme.units.flatMap(namesOf);
  const about = (name: string): About => {
    const unit = scheme.units.findLast((each) => namesOf(each).includes(name));
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

/** 附件5: every unit in exactly one group. */
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
    ...[...known]
      .filter(([id]) => !assigned.includes(id))
      .map(([, name]) =>
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

/** Each form needs somebody to fill it, and the scheme somebody to be assessed. */
function present(scheme: Scheme): Fault[] {
  const lacking: [string, string][] = [
    ...(['leader', 'office'] as const)
      .filter((kind) => !scheme.raters.some((rater) => rater.kind === kind))
      .map((kind): [string, string] => [scheme.forms[kind].raterWord, 'raters']),
    ...(scheme.units.length > 0 ? [] : [['考核对象', 'units'] as [string, string]]),
  ];
  return lacking.map(([word, list]) =>
    fault('scheme-empty', `没有${word}。`, `至少一个${word}`, `填写${word}。`, [scheme, list]),
  );
}

export const checkUnits = (scheme: Scheme): Fault[] => [
  ...ids(scheme),
  ...kinds(scheme),
  ...names(scheme),
  ...teams(scheme),
  ...present(scheme),
];
