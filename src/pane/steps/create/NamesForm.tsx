import type { Names } from '../../../assistant/api';
import { useCommon } from '../../common/styles';
import { NameList } from './NameList';
import { faultOf, parseNames } from './names';
import { TeamList } from './TeamList';
import { unitsFault, type TypedUnit } from './units';

/** Names while they are being typed: lists stay text until they are used. */
export interface TypedNames {
  /** Text of each group's list, by the group's id. */
  groups: Readonly<Record<string, string>>;
  teams: Names['teams'];
  units: readonly TypedUnit[];
}

/** Names of a scheme as text to go on from. */
export const typed = ({ groups, teams, units }: Names): TypedNames => ({
  groups: Object.fromEntries(groups.map(({ id, names }) => [id, names.join('\n')])),
  teams: [...teams],
  units,
});

/** Typed names as they are handed on. */
export const untyped = ({ groups, teams, units }: TypedNames, wanted: Names): Names => ({
  groups: wanted.groups.map((group) => ({ ...group, names: parseNames(groups[group.id] ?? '') })),
  teams,
  kinds: wanted.kinds,
  units: units
    .filter(({ gone }) => gone !== true)
    .map(({ id, name, kind, team }) => ({ id, name: name.trim(), kind, team })),
});

/** 「专家、考核组的姓名」: whose names the form asks for. */
export const namesTitle = (groups: readonly { word: string }[]): string =>
  `${[...groups.map(({ word }) => word), '考核组'].join('、')}的姓名`;

/**
 * Why typed names cannot be used yet; "" where they can.
 * @param free whether lists may be longer or shorter than they stand
 */
export function namesFault(names: TypedNames, wanted: Names, free = false): string {
  for (const { id, word, measure, names: own } of wanted.groups) {
    const typedNames = parseNames(names.groups[id] ?? '');
    const fault = faultOf(typedNames, free ? typedNames.length : own.length, `${measure}${word}`);
    if (fault) return fault;
  }
  return unitsFault(names.units, wanted.teams.length > 0);
}

interface NamesFormProps {
  /** As they stand: how many there must be. */
  wanted: Names;
  /** Whether lists may be longer or shorter. */
  free?: boolean;
  value: TypedNames;
  onChange: (value: TypedNames) => void;
}

/** Names of raters, group by group, and of the people of the teams. */
export function NamesForm({ wanted, free = false, value, onChange }: NamesFormProps) {
  const common = useCommon();
  const fault = namesFault(value, wanted, free);
  return (
    <div className={common.stack}>
      {wanted.groups.map(({ id, word, measure, names }) => (
        <NameList
          key={id}
          title={word}
          word={measure}
          wanted={names.length}
          free={free}
          text={value.groups[id] ?? ''}
          onText={(text) => onChange({ ...value, groups: { ...value.groups, [id]: text } })}
        />
      ))}
      <TeamList teams={value.teams} onTeams={(teams) => onChange({ ...value, teams })} />
      {fault.includes('方案定的') && (
        <p className={common.muted}>
          人数确有变化的：先照原来的人数建表，在总表“评价人”表增删行，再选“另一份总表”用它重新建表。
        </p>
      )}
    </div>
  );
}
