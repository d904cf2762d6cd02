import type { Names } from '../../../assistant/api';
import { useCommon } from '../../common/styles';
import { NameList } from './NameList';
import { faultOf, parseNames } from './names';
import { TeamList } from './TeamList';

/** Names while they are being typed: lists stay text until they are used. */
export interface TypedNames {
  leaders: string;
  offices: string;
  teams: Names['teams'];
}

/** Names of a scheme as text to go on from. */
export const typed = ({ leaders, offices, teams }: Names): TypedNames => ({
  leaders: leaders.join('\n'),
  offices: offices.join('\n'),
  teams: [...teams],
});

/** Typed names as they are handed on. */
export const untyped = ({ leaders, offices, teams }: TypedNames): Names => ({
  leaders: parseNames(leaders),
  offices: parseNames(offices),
  teams,
});

/** Why typed names cannot be used yet; "" where they can. */
export function namesFault(names: TypedNames, wanted: Names): string {
  const { leaders, offices } = untyped(names);
  return (
    faultOf(leaders, wanted.leaders.length, '位领导') || faultOf(offices, wanted.offices.length, '个处室')
  );
}

interface NamesFormProps {
  /** As they stand: how many there must be. */
  wanted: Names;
  value: TypedNames;
  onChange: (value: TypedNames) => void;
}

/** Names of leaders, offices and groups. */
export function NamesForm({ wanted, value, onChange }: NamesFormProps) {
  const common = useCommon();
  const fault = namesFault(value, wanted);
  return (
    <div className={common.stack}>
      <NameList
        title="领导"
        word="位"
        wanted={wanted.leaders.length}
        text={value.leaders}
        onText={(leaders) => onChange({ ...value, leaders })}
      />
      <NameList
        title="处室"
        word="个"
        wanted={wanted.offices.length}
        text={value.offices}
        onText={(offices) => onChange({ ...value, offices })}
      />
      <TeamList teams={value.teams} onTeams={(teams) => onChange({ ...value, teams })} />
      {fault.includes('方案定的') && (
        <p className={common.muted}>
          人数确有变化的：先照原来的人数建表，在总表“评价人”表增删行，再选“另一份总表”用它重新建表。
        </p>
      )}
    </div>
  );
}
