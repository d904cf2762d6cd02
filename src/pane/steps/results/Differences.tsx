import type { ResultsView } from '../../../views/results';
import { Jump } from '../../common/Jump';
import { Mark } from '../../common/Mark';
import { StackTable } from '../../common/StackTable';
import { useCommon } from '../../common/styles';

/** 双重核算: cells whose stored result is not what the engine finds. */
export function Differences({ differences }: { differences: ResultsView['differences'] }) {
  const common = useCommon();
  if (differences.length === 0) {
    return (
      <div className={common.text}>
        <Mark tone="good">差额为 0</Mark> 表格公式与核算逐格一致。
      </div>
    );
  }
  return (
    <div className={common.stack}>
      <p className={common.text}>
        下面 {differences.length}{' '}
        格，表格公式的结果与核算不一致。多半是公式没有重算，或被改过：重算保存，或复制同列的公式盖上。
      </p>
      <StackTable
        label="公式与核算不一致的格"
        rows={differences}
        keyOf={({ place, address }) => `${place.sheet} ${address}`}
        columns={[
          { title: '位置', cell: ({ place, address }) => `${place.sheet} ${address}` },
          { title: '公式', number: true, cell: ({ cell }) => cell || '（空）' },
          { title: '核算', number: true, cell: ({ engine }) => engine },
          { title: '去看', narrow: 'bare', cell: ({ place }) => <Jump place={place} /> },
        ]}
      />
    </div>
  );
}
