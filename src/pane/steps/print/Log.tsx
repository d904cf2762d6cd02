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
        {log.map(({ time, action, by, content, reason }, index) => (
          <li key={index} className={common.tight}>
            <span>
              <span className={common.strong}>{action}</span>
              <span className={mergeClasses(common.muted, common.small)}>
                　{[time, by].filter((part) => part !== '').join('　')}
              </span>
            </span>
            <span className={mergeClasses(common.text, common.small)}>
              {reason === '' ? content : `${content}；原因：${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
