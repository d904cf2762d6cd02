import { mergeClasses } from '@fluentui/react-components';
import type { KindView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { Bar } from './Bar';

/** How many units have each grade. */
export function Grades({ grades }: Pick<KindView, 'grades'>) {
  const common = useCommon();
  const full = Math.max(1, ...grades.map(({ count }) => count));
  return (
    <section aria-label="等次" className={common.tight}>
      <h3 className={mergeClasses(common.text, common.strong)}>等次</h3>
      <ul className={mergeClasses(common.list, common.tight)}>
        {grades.map(({ grade, count }) => (
          <li key={grade} className={common.tight}>
            <span className={mergeClasses(common.spread, common.small)}>
              <span>{grade}</span>
              <span className={mergeClasses(common.strong, common.numbers)}>{count} 个</span>
            </span>
            <Bar full={full} parts={[{ value: count, look: 'first' }]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
