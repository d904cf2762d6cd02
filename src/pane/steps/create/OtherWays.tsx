import { Open20Regular, Save20Regular } from '@fluentui/react-icons';
import type { Package } from '../../../assistant/api';
import type { Result } from '../../../base/finding';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { usePane } from '../../state/pane';

/** The open workbook did not take the 总表: it can be had as a workbook of its own. */
export function OtherWays({ make }: { make: () => Promise<Result<Package>> }) {
  const common = useCommon();
  const pane = usePane();
  const file = useDelivery('master');
  const { name, capabilities } = pane.given.program;
  // Excel opens a window of its own; WPS opens files where it can.
  const opens = name === 'excel' || capabilities.files;
  const open = async (): Promise<void> => {
    const opened = await pane.run(
      '在新窗口打开总表',
      async () => {
        const made = await make();
        return made.ok ? pane.given.program.open(made.value.name, made.value.bytes) : made;
      },
      { reads: true },
    );
    if (opened.ok) pane.say('总表已在新窗口打开。请在那里存盘，打开考核助手，接着做。');
  };
  return (
    <Section title="换个办法建表">
      <p className={common.text}>没能建在这个工作簿里，总表可以单独做成一个文件。</p>
      <div className={common.row}>
        {opens && (
          <Action appearance="primary" icon={<Open20Regular />} onClick={() => void open()}>
            在新窗口打开
          </Action>
        )}
        <Action icon={<Save20Regular />} onClick={() => void file.make('做总表文件', make, { reads: true })}>
          下载总表
        </Action>
      </div>
      <Delivered of={file} />
    </Section>
  );
}
