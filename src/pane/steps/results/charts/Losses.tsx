import { mergeClasses } from '@fluentui/react-components';
import type { ItemView, ResultView } from '../../../../views/results';
import { useCommon } from '../../../common/styles';
import { Bar } from './Bar';

interface Loss {
  item: ItemView;
  /** Mean over the units. */
  mean: number;
  /** Units that lost something. */
  units: number;
}

function lossesOf(rows: readonly ResultView[]): Loss[] {
  const items = rows[0]?.items ?? [];
  return items
    .filter(({ points }) => points > 0)
    .map((item) => {
      const lost = rows.map((row) => row.items.find(({ key }) => key === item.key)?.lost ?? 0);
      return {
        item,
        mean: lost.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.length),
        units: lost.filter((each) => each > 0).length,
      };
    })
    .sort((a, b) => b.mean / b.item.points - a.mean / a.item.points);
}

/** Where points are lost: 大项 by the mean share that units lost of them. */
export function Losses({ rows }: { rows: readonly ResultView[] }) {
  const common = useCommon();
  return (
    <section aria-label="各大项失分" className={common.tight}>
      <h3 className={mergeClasses(common.text, common.strong)}>各大项失分</h3>
      <p className={mergeClasses(common.muted, common.small)}>平均失分占分值的比例，由多到少。</p>
      <ul className={mergeClasses(common.list, common.tight)}>
        {lossesOf(rows).map(({ item, mean, units }) => (
          <li key={item.key} className={common.tight}>
            <span className={mergeClasses(common.spread, common.small)}>
              <span>
                {item.title}
                {item.rubric && <span className={common.muted}>　{item.rubric}</span>}
              </span>
              <span className={common.numbers}>
                <span className={common.strong}>{mean.toFixed(2)}</span>
                <span className={common.muted}>
                  ／{item.points} 分，{units} 个单位
                </span>
              </span>
            </span>
            <Bar full={item.points} parts={[{ value: mean, look: 'loss' }]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
