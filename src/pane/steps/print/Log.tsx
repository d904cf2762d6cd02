import { mergeClasses } from '@fluentui/react-components';
import type { MasterOverview } from '../../../views/overview';
import { Disclosure } from '../../common/Disclosure';
import { useCommon } from '../../common/styles';

/** The last lines of 操作记录. */
export function Log({ log }: { log: MasterOverview['log'] }) {
  const common = useCommon();
  if (log.length === 0) return null;
  return (
    <Disclosure name="log" summary={`最近的操作（${log.length}）`}>
      <ul className={mergeClasses(common.list, common.stack)}>
        {log.map(({ time, action, content }, index) => (
          <li key={index} className={common.tight}>
            <span>
              <span className={common.strong}>{action}</span>
              <span className={mergeClasses(common.muted, common.small)}>　{time}</span>
            </span>
            <span className={mergeClasses(common.text, common.small)}>{content}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
