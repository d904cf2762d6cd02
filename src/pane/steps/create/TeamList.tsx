import { Button, Field, Input, makeStyles, mergeClasses, Textarea } from '@fluentui/react-components';
import type { Names } from '../../../assistant/api';
import { Disclosure } from '../../common/Disclosure';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { pasteTeams } from './names';

type Team = Names['teams'][number];

const fields = [
  ['leader', '组长'],
  ['members', '成员'],
  ['liaison', '联络员'],
  ['phone', '电话'],
] as const;

function Paste({ teams, onTeams }: { teams: readonly Team[]; onTeams: (teams: Team[]) => void }) {
  const common = useCommon();
  const [text, setText] = useKept('names/paste', '');
  return (
    <Disclosure name="names/paste" summary="从表格粘贴">
      <div className={common.stack}>
        <Field label="组长、成员、联络员、电话四列" hint="按组的顺序一组一行；前面可以带组名一列。">
          <Textarea value={text} textarea={{ rows: 4 }} onChange={(_, data) => setText(data.value)} />
        </Field>
        <div>
          <Button
            disabledFocusable={text.trim() === ''}
            onClick={() => {
              onTeams(pasteTeams(text, teams));
              setText('');
            }}
          >
            填入各组
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}

const useStyles = makeStyles({
  field: { gridTemplateColumns: '56px minmax(0, 1fr)' },
});

/** The groups, each to unfold: who leads it, who is in it, and how it is reached. */
export function TeamList({ teams, onTeams }: { teams: readonly Team[]; onTeams: (teams: Team[]) => void }) {
  const common = useCommon();
  const styles = useStyles();
  const filled = teams.filter(({ leader }) => leader.trim() !== '').length;
  return (
    <div className={common.tight} role="group" aria-label="考核组">
      <span>
        考核组（{teams.length} 个，{filled} 个已填组长）
      </span>
      <Paste teams={teams} onTeams={onTeams} />
      <ul className={common.list}>
        {teams.map((team) => (
          <li key={team.no}>
            <Disclosure
              name={`team/${team.no}`}
              summary={
                <>
                  {team.name} <span className={common.muted}>{team.leader || '组长未填'}</span>
                </>
              }
            >
              <div className={common.tight}>
                <p className={mergeClasses(common.muted, common.small)}>考核：{team.units}</p>
                {fields.map(([field, label]) => (
                  <Field key={field} label={label} orientation="horizontal" className={styles.field}>
                    <Input
                      className={common.slim}
                      value={team[field]}
                      type={field === 'phone' ? 'tel' : 'text'}
                      onChange={(_, data) =>
                        onTeams(
                          teams.map((each) =>
                            each.no === team.no ? { ...each, [field]: data.value } : each,
                          ),
                        )
                      }
                    />
                  </Field>
                ))}
              </div>
            </Disclosure>
          </li>
        ))}
      </ul>
    </div>
  );
}
