import { mergeClasses } from '@fluentui/react-components';
import { DocumentAdd20Regular } from '@fluentui/react-icons';
import type { SchemeDraft } from '../../../assistant/api';
import { ok } from '../../../base/finding';
import { Action } from '../../common/Action';
import { Disclosure } from '../../common/Disclosure';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { NamesForm, namesFault, namesTitle, typed, untyped, type TypedNames } from './NamesForm';
import { OtherWays } from './OtherWays';
import { SchemeChoice, type SchemeFrom } from './SchemeChoice';

function Form({ builtIn }: { builtIn: SchemeDraft }) {
  const common = useCommon();
  const pane = usePane();
  const [from, setFrom] = useKept<SchemeFrom>('create/from', 'built-in');
  const [loaded, setLoaded] = useKept<SchemeDraft | null>('create/loaded', null);
  const [sampled, setSampled] = useKept<SchemeDraft | null>('create/sampled', null);
  const chosen = from === 'file' ? loaded : from === 'sample' ? sampled : null;
  const draft = chosen ?? builtIn;
  const key = typeof draft.from === 'string' ? draft.from : draft.from.name;
  const [names, setNames] = useKept<TypedNames>(`create/names/${key}`, typed(draft));
  const fault =
    from === 'file' && !loaded
      ? '请先选择总表文件'
      : from === 'sample' && !sampled
        ? '请先选一个范例'
        : from === 'notice'
          ? '请先存为草案，再用草案建总表'
          : draft.findings.some(({ severity }) => severity === 'error')
            ? '方案有错误，请先改正'
            : namesFault(names, draft);
  const [refused, setRefused] = useKept('create/refused', false);
  const wanted = { ...draft, ...untyped(names, draft) };
  const create = async (): Promise<void> => {
    setRefused(false);
    const created = await pane.run('建总表', () => pane.given.assistant.create(wanted));
    if (!created.ok) {
      setRefused(true);
      return;
    }
    pane.go('create');
    pane.say('总表已建好。请先存盘，再核对方案、名单，然后发表。');
  };
  return (
    <>
      <Section title="方案">
        <SchemeChoice
          draft={draft}
          from={from}
          onFrom={setFrom}
          onDraft={from === 'sample' ? setSampled : setLoaded}
        />
      </Section>
      <Section title="名单">
        <p className={common.muted}>可以先不填，建好以后再改。</p>
        <Disclosure name="create/names" summary={namesTitle(draft.groups)}>
          <NamesForm wanted={draft} value={names} onChange={setNames} />
        </Disclosure>
      </Section>
      {fault && <p className={common.text}>{fault}</p>}
      {pane.given.beforeCreating?.map((words) => (
        <p key={words} className={mergeClasses(common.muted, common.small)}>
          {words}
        </p>
      ))}
      <div>
        <Action
          appearance="primary"
          size="large"
          icon={<DocumentAdd20Regular />}
          blocked={fault || undefined}
          onClick={() => void create()}
        >
          建总表
        </Action>
      </div>
      {/* In a page the 总表 takes the place of what is open anyway. */}
      {refused && !fault && !pane.given.page && (
        <OtherWays make={() => pane.given.assistant.masterFile(wanted)} />
      )}
    </>
  );
}

/** What is needed for a new 总表: a scheme, and names that may come later. */
export function CreateForm() {
  const common = useCommon();
  const { assistant } = usePane().given;
  const draft = useAsked('draft', () => assistant.builtInDraft().then(ok));
  return (
    <div className={common.stack}>
      <Waiting asked={draft} what="方案">
        {(builtIn) => <Form builtIn={builtIn} />}
      </Waiting>
    </div>
  );
}
