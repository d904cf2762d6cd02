import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { usePane } from '../../state/pane';
import { Log } from './Log';
import { Papers } from './Papers';
import { Rehearsal } from './Rehearsal';

/** 打印归档: what will come out of the printer, the files to print and keep, and what was done. */
export function PrintStep({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const pane = usePane();
  const { assistant, page } = pane.given;
  const why = !overview.settled
    ? '还没有核算，没有可以签发的成绩。先在“成绩”里核算。'
    : overview.changed
      ? '核算以后又改过，现在的分数还没有核算。先在“成绩”里再核算一次。'
      : undefined;
  const rehearsal = useAsked('rehearsal', () => assistant.rehearsal());
  const tables = useDelivery('tables');
  const csv = useDelivery('csv');
  const forms = useDelivery('forms');
  return (
    <>
      <Section title="签发">
        <p className={common.text}>
          把要审批、签字的表另存成一份只有数的工作簿，纸张、页码、签字栏都设好了，打开就能打印。
        </p>
        {why && <p className={common.muted}>{why}</p>}
        <div className={common.row}>
          <Action
            appearance="primary"
            icon={<Print20Regular />}
            blocked={why}
            onClick={() =>
              void tables.make('做签发的表', () => assistant.export('workbook'), { reads: true })
            }
          >
            送签用的工作簿
          </Action>
          <Action
            icon={<ArrowDownload20Regular />}
            blocked={why}
            onClick={() => void csv.make('导出成绩', () => assistant.export('csv'), { reads: true })}
          >
            成绩（CSV）
          </Action>
          <Action
            icon={<ArrowDownload20Regular />}
            onClick={() =>
              void forms.make('做打印的表', (progress) => assistant.issue('print', progress), {
                cancellable: true,
              })
            }
          >
            {overview.groups.length > 0 ? '评价表合订本' : '空白表'}
          </Action>
        </div>
        <Delivered of={tables} />
        <Delivered of={csv} />
        <Delivered of={forms} />
      </Section>
      <Papers overview={overview} why={why} />
      <Section title="打印预演">
        <Waiting asked={rehearsal} what="要打印的表">
          {(value) => <Rehearsal rehearsal={value} />}
        </Waiting>
      </Section>
      <Section title="归档">
        <p className={common.text}>请一并保存：总表、收回的全部原件、签字的报告和成绩公布。</p>
        <p className={mergeClasses(common.muted, common.small)}>
          总表里有每份原件的校验值、每个分数的出处和操作记录；用同一份总表随时可以重新核算，结果相同。
        </p>
        {page && (
          <div>
            <Action
              icon={<ArrowDownload20Regular />}
              onClick={() => void pane.run('存总表', () => page.download(), { reads: true })}
            >
              存总表
            </Action>
          </div>
        )}
        <Log log={overview.log} />
      </Section>
    </>
  );
}
