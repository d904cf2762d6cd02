import { Radio, RadioGroup } from '@fluentui/react-components';
import type { Finding, Severity } from '../../base/finding';
import { useCommon } from '../common/styles';
import { useKept } from '../state/kept';
import { FindingList } from './FindingList';

type Filter = 'all' | Severity;

/** All findings of the open workbook, to be filtered and jumped from. */
export function FindingsView({ findings }: { findings: readonly Finding[] }) {
  const common = useCommon();
  const [filter, setFilter] = useKept<Filter>('findings/filter', 'all');
  const count = (severity: Severity): number => findings.filter((each) => each.severity === severity).length;
  const shown = findings.filter(({ severity }) => filter === 'all' || severity === filter);
  return (
    <div className={common.stack}>
      <p className={common.muted}>错误不解决不核算；提醒看过即可。</p>
      {findings.length > 0 && (
        <RadioGroup
          layout="horizontal"
          className={common.choices}
          aria-label="显示哪些"
          value={filter}
          onChange={(_, data) => setFilter(data.value as Filter)}
        >
          <Radio value="all" label={`全部 ${findings.length}`} />
          <Radio value="error" label={`错误 ${count('error')}`} />
          <Radio value="warning" label={`提醒 ${count('warning')}`} />
        </RadioGroup>
      )}
      {shown.length > 0 ? (
        <FindingList findings={shown} />
      ) : (
        <p className={common.text}>没有提示，一切正常。</p>
      )}
    </div>
  );
}
