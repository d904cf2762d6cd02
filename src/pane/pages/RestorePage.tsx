import { mergeClasses } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import type { Restored } from '../../assistant/api';
import { ok } from '../../base/finding';
import { Action } from '../common/Action';
import { useCommon } from '../common/styles';
import { useAsked } from '../state/asked';
import { useKept } from '../state/kept';
import { usePane, usePaneState } from '../state/pane';

/** 恢复: what it would take back, and afterwards what it did and what it left. */
export function RestorePage() {
  const common = useCommon();
  const pane = usePane();
  const restorable = usePaneState((state) => state.restorable);
  const all = useAsked('restorables', async () => ok(await pane.given.assistant.restorables()));
  const earlier = (all.value ?? all.latest ?? []).slice(1);
  const [restored, setRestored] = useKept<Restored | null>('restored', null);
  const restore = async (): Promise<void> => {
    const done = await pane.run('恢复', () => pane.given.assistant.restore());
    if (!done.ok) return;
    setRestored(done.value);
    pane.say(`已恢复：“${done.value.action}”写入的 ${done.value.cells} 格收回了。`);
  };
  return (
    <div className={common.stack}>
      {restorable ? (
        <>
          <p className={common.text}>
            把 {restorable.time} 的“<span className={common.strong}>{restorable.action}</span>”写入的{' '}
            {restorable.cells} 格恢复成写入以前的样子。
          </p>
          <p className={common.muted}>此后有人改过的格不动，会逐个列出来。您自己录入的内容不受影响。</p>
          <div>
            <Action appearance="primary" icon={<ArrowUndo20Regular />} onClick={() => void restore()}>
              恢复
            </Action>
          </div>
        </>
      ) : (
        <p className={common.text}>没有可以恢复的写入。</p>
      )}
      {restorable && earlier.length > 0 && (
        <div className={common.tight}>
          <h3 className={mergeClasses(common.text, common.strong)}>再往前的写入</h3>
          <p className={mergeClasses(common.muted, common.small)}>从后往前一步一步收回；刷新以后也还在。</p>
          <ol className={mergeClasses(common.list, common.tight)} aria-label="再往前的写入">
            {earlier.map(({ action, time, cells }, index) => (
              <li key={index} className={common.spread}>
                <span>{action}</span>
                <span className={mergeClasses(common.muted, common.small)}>
                  {time}　{cells} 格
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
      {restored && restored.kept.length > 0 && (
        <div className={common.tight}>
          <p className={common.text}>上次恢复“{restored.action}”时，这些格后来有人改过，没有动：</p>
          <p className={mergeClasses(common.muted, common.small)}>
            {restored.kept.map(({ sheet, cell }) => `${sheet} ${cell}`).join('、')}
          </p>
        </div>
      )}
    </div>
  );
}
