import { mergeClasses } from '@fluentui/react-components';
import type { ResultsView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { Bar } from './Bar';

/** How many units have each grade. */
export function Grades({ grades, districts }: { grades: ResultsView['grades']; districts: boolean }) {
  const common = useCommon();
  const of = (each: ResultsView['grades'][number]): number => (districts ? each.districts : each.members);
  const full = Math.max(1, ...grades.map(of));
  return (
    <section aria-label="等次" className={common.tight}>
      <h3 className={mergeClasses(common.text, common.strong)}>等次</h3>
      <ul className={mergeClasses(common.list, common.tight)}>
        {grades.map((each) => (
          <li key={each.grade} className={common.tight}>
            <span className={mergeClasses(common.spread, common.small)}>
              <span>{each.grade}</span>
              <span className={mergeClasses(common.strong, common.numbers)}>{of(each)} 个</span>
            </span>
            <Bar full={full} parts={[{ value: of(each), look: 'first' }]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
