import { formOf } from '../schemes';
import { folded } from '../base/text';
import { readingIds } from '../schemes/readings';
import type { Scheme, Unit } from '../schemes/scheme';
import type { DraftLine, SchemeDraft } from './scheme';

/** What of last year still fits: readings, aliases, names. Each is said, to be looked at like any other line. */
export function carried({ scheme, lines }: SchemeDraft, last: Scheme): SchemeDraft {
  const said: DraftLine[] = [];
  const say = (target: string, reading: string) =>
    said.push({
      target,
      where: '',
      quote: '',
      reading,
      state: '请核',
      reason: '原文没有写，沿用去年的，请核对',
    });
  const names: string[] = [];
  const units = scheme.units.map((unit): Unit => {
    const before = last.units.find((one) =>
      [one.name, ...one.aliases].some((name) => folded(name) === folded(unit.name)),
    );
    if (!before) return unit;
    const aliases = [...new Set([...unit.aliases, ...before.aliases, before.name])].filter(
      (name) => name !== unit.name,
    );
    if (aliases.length > unit.aliases.length) names.push(`${unit.name}＝${aliases.join('、')}`);
    return { ...unit, aliases };
  });
  if (names.length > 0) say('考核对象 别名', names.join('；'));
  const teams = scheme.teams.map((team) => {
    const before = last.teams.find(
      ({ name, leaderPost }) =>
        folded(name) === folded(team.name) && folded(leaderPost) === folded(team.leaderPost),
    );
    const people = before
      ? [before.leader, before.members, before.liaison].filter((name) => name !== '')
      : [];
    if (!before || people.length === 0) return team;
    say(`考核分组 ${team.name}`, people.join('；'));
    const { leader, members, liaison, phone } = before;
    return { ...team, leader, members, liaison, phone };
  });
  if (last.raters.length > 0) say('评价人', `${last.raters.length} 位`);
  say('口径', readingIds.map((id) => `${id}：${last.readings[id]}`).join('；'));
  say('方案 发布单位', last.issuer);
  const form = (kind: 'leader' | 'office') => ({
    ...formOf(scheme, kind),
    decimals: formOf(last, kind).decimals,
  });
  say('评价表 小数位', `领导 ${formOf(last, 'leader').decimals}，处室 ${formOf(last, 'office').decimals}`);
  // What was asked and is now carried on is asked no more.
  const answered = new Set([
    '评价人',
    '口径',
    '方案 发布单位',
    '方案 评价表 领导 小数位',
    '方案 评价表 处室 小数位',
  ]);
  return {
    scheme: {
      ...scheme,
      issuer: last.issuer,
      units,
      teams,
      raters: last.raters,
      readings: last.readings,
      forms: { leader: form('leader'), office: form('office') },
    },
    lines: [...lines.filter(({ target, state }) => !(state === '请定' && answered.has(target))), ...said],
  };
}
