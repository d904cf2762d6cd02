import { Button } from '@fluentui/react-components';
import { Target16Regular } from '@fluentui/react-icons';
import { address } from '../../base/address';
import type { CellPlace } from '../../port/program';
import { useCommon } from './styles';
import { usePane } from '../state/pane';

/** Shows a cell of the open workbook. */
export function Jump({ place, words = '定位' }: { place: CellPlace; words?: string }) {
  const pane = usePane();
  const common = useCommon();
  const where = `${place.sheet} ${address(place.row, place.column)}`;
  return (
    <Button
      size="small"
      appearance="subtle"
      className={common.mini}
      icon={<Target16Regular />}
      aria-label={`${words}：${where}`}
      title={where}
      onClick={() => void pane.show(place)}
    >
      {words}
    </Button>
  );
}
