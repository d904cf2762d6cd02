import { mergeClasses } from '@fluentui/react-components';
import type { ReadingEffectView } from '../../views/reading-effect';
import { StackTable } from '../common/StackTable';
import { useCommon } from '../common/styles';
import { Waiting } from '../common/Waiting';
import { useAsked } from '../state/asked';
import { usePane } from '../state/pane';

/** Units that are listed before the rest is only counted. */
const most = 12;

function Changes({ effect }: { effect: ReadingEffectView }) {
  const common = useCommon();
  const { changes, totals, grades, ranks, undecided } = effect;
  const open = undecided > 0 && `还有 ${undecided} 家成绩未定，收齐以后可能也变。`;
  if (changes.length === 0)
    return <p className={common.text}>照现在的数据，没有一家的总分、等次、名次会变。{open}</p>;
  return (
    <div className={common.tight}>
      <p className={common.text}>
        照现在的数据：<span className={common.strong}>{totals}</span> 家总分、
        <span className={common.strong}>{grades}</span> 家等次、
        <span className={common.strong}>{ranks}</span> 家名次会变。{open}
      </p>
      <StackTable
        label="会变的单位"
        rows={changes.slice(0, most)}
        keyOf={({ name }) => name}
        columns={[
          { title: '单位', cell: ({ name }) => name },
          { title: '总分', number: true, cell: ({ total }) => total || '不变' },
          { title: '等次', cell: ({ grade }) => grade || '不变' },
          { title: '名次', cell: ({ rank }) => rank || '不变' },
        ]}
      />
      {changes.length > most && (
        <p className={mergeClasses(common.muted, common.small)}>另有 {changes.length - most} 家。</p>
      )}
    </div>
  );
}

/** What a choice would change, before it is made. */
export function Effect({ id, choice }: { id: string; choice: string }) {
  const { assistant } = usePane().given;
  const asked = useAsked(`effect/${id}/${choice}`, () => assistant.readingEffect(id, choice));
  return (
    <Waiting asked={asked} what="会变的成绩">
      {(effect) => <Changes effect={effect} />}
    </Waiting>
  );
}
