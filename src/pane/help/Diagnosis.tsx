import { useState } from 'react';
import { ok } from '../../base/finding';
import { Action } from '../common/Action';
import { CopyText } from '../common/CopyText';
import { Section } from '../common/Section';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';

/** 诊断: what the program can do, to be copied for whoever helps. */
export default function Diagnosis({ run }: { run: () => Promise<string> }) {
  const common = useCommon();
  const pane = usePane();
  const [report, setReport] = useState('');
  const start = async (): Promise<void> => {
    const done = await pane.run('诊断', async () => ok(await run()), { reads: true });
    if (done.ok) setReport(done.value);
  };
  return (
    <Section title="诊断">
      <p className={common.muted}>面板用不了、写不进去时，做一次诊断，把文字发给技术人员。</p>
      <div>
        <Action onClick={() => void start()}>做诊断</Action>
      </div>
      {report && <CopyText label="诊断结果" text={report} rows={10} />}
    </Section>
  );
}
