import { FolderZip20Regular, Print20Regular } from '@fluentui/react-icons';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { usePane } from '../../state/pane';

/** 发表: everything that goes out to raters and groups, as one file. */
export function Issue({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const { assistant } = usePane().given;
  const archive = useDelivery('issue');
  const prints = useDelivery('prints');
  const count = (test: (kind: string) => boolean): number =>
    overview.returns.filter(({ kind }) => test(kind)).length;
  const forms = count((kind) => kind !== 'team');
  const teams = count((kind) => kind === 'team');
  return (
    <Section
      title="发表"
      aside={overview.issued ? <Mark tone="good">已发表</Mark> : <Mark tone="plain">未发表</Mark>}
    >
      <p className={common.text}>
        给评价人的评价表 {forms} 份、给考核组的工作簿 {teams} 份，一次做好。解开压缩包，按文件夹发出去。
      </p>
      <div className={common.row}>
        <Action
          appearance={overview.issued ? 'secondary' : 'primary'}
          icon={<FolderZip20Regular />}
          onClick={() =>
            void archive.make('做要发的表', (progress) => assistant.issue('archive', progress), {
              cancellable: true,
            })
          }
        >
          {overview.issued ? '再发一次（压缩包）' : '发表（压缩包）'}
        </Action>
        <Action
          icon={<Print20Regular />}
          onClick={() =>
            void prints.make('做打印的评价表', (progress) => assistant.issue('print', progress), {
              cancellable: true,
            })
          }
        >
          打印用合订本
        </Action>
      </div>
      <Delivered of={archive} />
      <Delivered of={prints} />
    </Section>
  );
}
