import { formOf, groupsOf, groupWord } from '../schemes';
import { folded } from '../base/text';
import { readingTable } from '../schemes';
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
  // Groups that are still there keep what the notice does not say.
  const groups = groupsOf(scheme).filter((group) => last.forms[group] !== undefined);
  const forms = Object.fromEntries(
    groupsOf(scheme).map((group) => [
      group,
      groups.includes(group)
        ? { ...formOf(scheme, group), decimals: formOf(last, group).decimals }
        : formOf(scheme, group),
    ]),
  );
  const raters = last.raters.filter(({ kind }) => groups.includes(kind));
  if (raters.length > 0) say('评价人', `${raters.length} 位`);
  say(
    '口径',
    readingTable(last.readings, scheme)
      .map(({ id, choice }) => `${id}：${choice}`)
      .join('；'),
  );
  say('方案 发布单位', last.issuer);
  if (groups.length > 0)
    say(
      '评价表 小数位',
      groups.map((group) => `${groupWord(scheme, group)} ${formOf(last, group).decimals}`).join('，'),
    );
  // What was asked and is now carried on is asked no more.
  const answered = new Set([
    ...(groups.length === groupsOf(scheme).length ? ['评价人'] : []),
    '口径',
    '方案 发布单位',
    ...groups.map((group) => `方案 评价表 ${groupWord(scheme, group)} 小数位`),
  ]);
  return {
    scheme: {
      ...scheme,
      issuer: last.issuer,
      units,
      teams,
      raters,
      readings: last.readings,
      forms,
    },
    lines: [...lines.filter(({ target, state }) => !(state === '请定' && answered.has(target))), ...said],
  };
}
