import { FolderZip20Regular, Print20Regular } from '@fluentui/react-icons';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Confirm } from '../../common/Confirm';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { untyped, type TypedNames } from './NamesForm';

/** 发表: everything that goes out to raters and groups, as one file. */
export function Issue({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const pane = usePane();
  const { assistant } = pane.given;
  const [edited, setEdited] = useKept<TypedNames | null>('names/edited', null);
  const [asking, setAsking] = useKept<'archive' | 'print' | null>('issue/asking', null);
  const archive = useDelivery('issue');
  const prints = useDelivery('prints');
  const count = (test: (kind: string) => boolean): number =>
    overview.returns.filter(({ kind }) => test(kind)).length;
  const forms = count((kind) => kind !== 'team');
  const teams = count((kind) => kind === 'team');
  const go = (as: 'archive' | 'print'): void => {
    setAsking(null);
    const [to, title] = as === 'archive' ? [archive, '做要发的表'] : [prints, '做打印的评价表'];
    void to.make(title, (progress) => assistant.issue(as, progress), { cancellable: true });
  };
  /** Names that were typed and not saved would not be in what goes out. */
  const ask = (as: 'archive' | 'print'): void => (edited ? setAsking(as) : go(as));
  const saveAndGo = async (as: 'archive' | 'print', names: TypedNames): Promise<void> => {
    const saved = await pane.run('保存名单', async () => {
      const standing = await assistant.names();
      return standing.ok ? assistant.saveNames(untyped(names, standing.value)) : standing;
    });
    if (!saved.ok) return;
    setEdited(null);
    go(as);
  };
  return (
    <Section
      title="发表"
      aside={overview.issued ? <Mark tone="good">已发表</Mark> : <Mark tone="plain">未发表</Mark>}
    >
      <p className={common.text}>
        {[
          ...(forms > 0 ? [`给评价人的评价表 ${forms} 份`] : []),
          ...(teams > 0 ? [`给考核组的工作簿 ${teams} 份`] : []),
        ].join('、')}
        ，一次做好。解开压缩包，按文件夹发出去。
      </p>
      <div className={common.row}>
        <Action
          appearance={overview.issued ? 'secondary' : 'primary'}
          icon={<FolderZip20Regular />}
          onClick={() => ask('archive')}
        >
          {overview.issued ? '再发一次（压缩包）' : '发表（压缩包）'}
        </Action>
        <Action icon={<Print20Regular />} onClick={() => ask('print')}>
          {forms > 0 ? '打印用合订本' : '打印用空白表'}
        </Action>
      </div>
      {asking && edited && (
        <Confirm
          yes="保存名单再发"
          also={{ words: '照原来的名单发', onPick: () => go(asking) }}
          no="先不发"
          onYes={() => void saveAndGo(asking, edited)}
          onNo={() => setAsking(null)}
        >
          名单改过，还没有保存：现在发出去的表上是原来的名字。
        </Confirm>
      )}
      <Delivered of={archive} />
      <Delivered of={prints} />
    </Section>
  );
}
