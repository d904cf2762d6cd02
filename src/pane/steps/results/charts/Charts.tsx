import type { ResultsView, ResultView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { Grades } from './Grades';
import { Losses } from './Losses';
import { Ranking } from './Ranking';

interface ChartsProps {
  rows: readonly ResultView[];
  grades: ResultsView['grades'];
  districts: boolean;
}

/**
 * Charts as lists of bars with their figures written beside them: readable at 320 px, by a screen reader and in any
 * contrast, and every bar leads on to its unit.
 */
export default function Charts({ rows, grades, districts }: ChartsProps) {
  const common = useCommon();
  return (
    <div className={common.stack}>
      <Ranking rows={rows} districts={districts} />
      <Grades grades={grades} districts={districts} />
      <Losses rows={rows} />
    </div>
  );
}
