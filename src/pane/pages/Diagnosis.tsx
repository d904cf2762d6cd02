import { Link, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import type { Capability, Diagnosis } from '../../port/diagnosis';
import { diagnosisText } from './diagnosis-text';
import { CopyText } from '../common/CopyText';
import { Mark } from '../common/Mark';
import { useCommon } from '../common/styles';

function CapabilityLine({ name, works, detail }: Capability) {
  const common = useCommon();
  return (
    <li className={common.tight}>
      <div className={common.spread}>
        <span className={common.strong}>{name}</span>
        <Mark tone={works ? 'good' : 'care'}>{works ? '可用' : '不可用'}</Mark>
      </div>
      {detail && <p className={mergeClasses(common.muted, common.small)}>{detail}</p>}
    </li>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  const common = useCommon();
  return lines.length === 0 ? null : (
    <div className={common.tight}>
      <span className={common.strong}>{title}</span>
      <ul className={mergeClasses(common.list, common.tight)}>
        {lines.map((line, index) => (
          <li key={index} className={common.muted}>
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * What the program was found to be able to do: a plain statement first, then each thing that was tried, then all of it
 * as text to take along. `browserPage` is the way out where the program cannot be used.
 */
export function DiagnosisReport({
  diagnosis,
  browserPage,
}: {
  diagnosis: Diagnosis;
  browserPage?: string | undefined;
}) {
  const common = useCommon();
  const { program, version, engine, verdict, capabilities, remarks, troubles } = diagnosis;
  // What needs looking at comes first; otherwise the order of the tests stays.
  const ordered = [...capabilities].sort((a, b) => Number(a.works) - Number(b.works));
  return (
    <div className={common.stack}>
      <MessageBar intent={verdict.usable ? 'success' : 'error'} layout="multiline">
        <MessageBarBody>
          {verdict.words}
          {!verdict.usable && browserPage && (
            <Link href={browserPage} target="_blank" rel="noopener noreferrer" inline>
              打开浏览器版
            </Link>
          )}
        </MessageBarBody>
      </MessageBar>
      <p className={common.text}>
        {program} {version}
      </p>
      <p className={mergeClasses(common.muted, common.small)}>{engine || '内核不明'}</p>
      <ul className={mergeClasses(common.list, common.stack)}>
        {ordered.map((capability) => (
          <CapabilityLine key={capability.id} {...capability} />
        ))}
      </ul>
      <Lines title="另请知道" lines={remarks} />
      <Lines title="经过中遇到的问题" lines={troubles} />
      <CopyText label="诊断报告" text={diagnosisText(diagnosis)} rows={8} />
    </div>
  );
}
