import { mergeClasses } from '@fluentui/react-components';
import { DocumentAdd20Regular } from '@fluentui/react-icons';
import type { CarriedView, SchemeDraft } from '../../../assistant/api';
import { ok } from '../../../base/finding';
import { Action } from '../../common/Action';
import { Disclosure } from '../../common/Disclosure';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { CarryList } from './CarryList';
import { NamesForm, namesFault, namesTitle, typed, untyped, type TypedNames } from './NamesForm';
import { OtherWays } from './OtherWays';
import { SchemeChoice, type SchemeFrom } from './SchemeChoice';
import { UnitList } from './UnitList';
import { placed } from './units';

/** What was seen to come along, and what was decided about it. */
interface Seen {
  /** The scheme and the names that it was asked of. */
  about: string;
  carried: CarriedView | null;
  /** 折算系数 goes by full marks from now on. */
  byFullMarks: boolean;
}

function Form({ builtIn }: { builtIn: SchemeDraft }) {
  const common = useCommon();
  const pane = usePane();
  const [from, setFrom] = useKept<SchemeFrom>('create/from', 'built-in');
  const [loaded, setLoaded] = useKept<SchemeDraft | null>('create/loaded', null);
  const [sampled, setSampled] = useKept<SchemeDraft | null>('create/sampled', null);
  const chosen = from === 'file' ? loaded : from === 'sample' ? sampled : null;
  const draft = chosen ?? builtIn;
  // A file that was changed and chosen again is another draft, whatever its name.
  const [loads, setLoads] = useKept('create/loads', 0);
  const key = typeof draft.from === 'string' ? draft.from : `${draft.from.name} ${loads}`;
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
            : namesFault(names, draft, draft.carries);
  const [refused, setRefused] = useKept('create/refused', false);
  const lists = untyped(names, draft);
  // What comes along depends on the names: another list has to be looked at anew.
  const about = `${key} ${JSON.stringify(lists)}`;
  const [seen, setSeen] = useKept<Seen | null>('create/carried', null);
  const looked = draft.carries === true && seen?.about === about ? seen : null;
  const unseen = draft.carries === true && !looked;
  // A decision counts where it was asked for.
  const byFullMarks = looked?.byFullMarks === true && (looked.carried?.coefficients.length ?? 0) > 0;
  const wanted = { ...draft, ...lists, ...(byFullMarks ? { byFullMarks } : {}) };
  const load = (next: SchemeDraft): void => {
    setSeen(null);
    setLoads((count) => count + 1);
    (from === 'sample' ? setSampled : setLoaded)(next);
  };
  const look = async (): Promise<void> => {
    const read = await pane.run('看转入什么', () => pane.given.assistant.carried({ ...draft, ...lists }), {
      reads: true,
    });
    if (read.ok) setSeen({ about, carried: read.value, byFullMarks: false });
  };
  const create = async (): Promise<void> => {
    setRefused(false);
    const created = await pane.run('建总表', () => pane.given.assistant.create(wanted));
    if (!created.ok) {
      setRefused(true);
      return;
    }
    pane.go('create');
    pane.say(`总表已建好。请先${pane.given.page ? '在“文件”里下载' : '存盘'}，再核对方案、名单，然后发表。`);
  };
  return (
    <>
      <Section title="方案">
        <SchemeChoice draft={draft} from={from} onFrom={setFrom} onDraft={load} />
      </Section>
      <Section title="名单">
        <p className={common.muted}>可以先不填，建好以后再改。</p>
        <Disclosure name="create/names" summary={namesTitle(draft.groups)}>
          <NamesForm wanted={draft} free={draft.carries ?? false} value={names} onChange={setNames} />
        </Disclosure>
        {draft.carries === true && (
          <Disclosure name="create/units" summary="考核对象和分组">
            <UnitList was={draft} units={names.units} onUnits={(units) => setNames(placed(names, units))} />
          </Disclosure>
        )}
      </Section>
      {draft.carries === true && !fault && unseen && (
        <Section title="转入什么">
          <p className={common.text}>
            这是同一年度的总表：评分、台账、收表和记录都转入新总表。去掉的人、撤去的单位没有位置的，先列出来看。
          </p>
          <div>
            <Action onClick={() => void look()}>看转入什么</Action>
          </div>
        </Section>
      )}
      {!fault && looked?.carried && (
        <CarryList
          carried={looked.carried}
          byFullMarks={byFullMarks}
          onByFullMarks={(chosen) => setSeen({ ...looked, byFullMarks: chosen })}
        />
      )}
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
          blocked={fault || (unseen ? '先看转入什么' : undefined)}
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
