import type { KindView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { Grades } from './Grades';
import { Losses } from './Losses';
import { Ranking } from './Ranking';

/**
 * Charts as lists of bars with their figures written beside them: readable at 320 px, by a screen reader and in any
 * contrast, and every bar leads on to its unit.
 */
export default function Charts({ kind }: { kind: KindView }) {
  const common = useCommon();
  return (
    <div className={common.stack}>
      <Ranking kind={kind} />
      <Grades grades={kind.grades} />
      <Losses rows={kind.rows} />
    </div>
  );
}
