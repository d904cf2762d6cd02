import { Button } from '@fluentui/react-components';
import type { Names } from '../../../assistant/api';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Disclosure } from '../../common/Disclosure';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { NamesForm, namesFault, namesTitle, typed, untyped, type TypedNames } from './NamesForm';

function Form({ names }: { names: Names }) {
  const common = useCommon();
  const pane = usePane();
  const [edited, setEdited] = useKept<TypedNames | null>('names/edited', null);
  const value = edited ?? typed(names);
  const fault = edited ? namesFault(edited, names) : '还没有改动';
  const save = async (): Promise<void> => {
    const saved = await pane.run('保存名单', () => pane.given.assistant.saveNames(untyped(value, names)));
    if (!saved.ok) return;
    setEdited(null);
    pane.say('名单已写入总表。');
  };
  return (
    <div className={common.stack}>
      <NamesForm wanted={names} value={value} onChange={setEdited} />
      <div className={common.row}>
        <Action appearance="primary" blocked={fault || undefined} onClick={() => void save()}>
          保存名单
        </Action>
        {edited && <Button onClick={() => setEdited(null)}>放弃改动</Button>}
      </div>
    </div>
  );
}

/** Names of the open 总表, to be typed over. */
export function SavedNames({ groups }: Pick<MasterOverview, 'groups'>) {
  const common = useCommon();
  const { assistant } = usePane().given;
  const names = useAsked('names', () => assistant.names());
  return (
    <Section title="名单">
      <p className={common.muted}>只改姓名、电话、组员不算改方案，随时可以改；改后给这些人重新发表。</p>
      <Disclosure name="names" summary={namesTitle(groups)}>
        <Waiting asked={names} what="名单">
          {(value) => <Form names={value} />}
        </Waiting>
      </Disclosure>
    </Section>
  );
}
