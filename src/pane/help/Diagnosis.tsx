import { mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { ok } from '../../base/finding';
import type { Diagnosis as Found } from '../../port/diagnosis';
import { Action } from '../common/Action';
import { CopyText } from '../common/CopyText';
import { Section } from '../common/Section';
import { useCommon } from '../common/styles';
import { DiagnosisReport } from '../pages/Diagnosis';
import { usePane } from '../state/pane';

/** 诊断: what the program can do, to be copied for whoever helps. */
export default function Diagnosis({ run }: { run: () => Promise<Found | string> }) {
  const common = useCommon();
  const pane = usePane();
  const [found, setFound] = useState<Found | string | null>(null);
  const { selfTest } = pane.given;
  const start = async (title: string, work: () => Promise<Found | string>): Promise<void> => {
    const done = await pane.run(title, async () => ok(await work()), { reads: true });
    if (done.ok) setFound(done.value);
  };
  return (
    <Section title="诊断">
      <p className={common.muted}>面板用不了、写不进去时，做一次诊断，把文字发给技术人员。</p>
      <div>
        <Action onClick={() => void start('诊断', run)}>做诊断</Action>
      </div>
      {selfTest && (
        <>
          <p className={mergeClasses(common.muted, common.small)}>{selfTest.words}</p>
          <div>
            <Action onClick={() => void start('自检', selfTest.run)}>在空白工作簿里试一遍</Action>
          </div>
        </>
      )}
      {typeof found === 'string' && <CopyText label="诊断结果" text={found} rows={10} />}
      {found && typeof found !== 'string' && (
        <DiagnosisReport diagnosis={found} browserPage={pane.given.browserPage} />
      )}
    </Section>
  );
}
