import type { MasterOverview } from '../../views/overview';
import { useCommon } from '../common/styles';
import { Reading } from './Reading';

/** 口径: how ambiguous sentences are applied, with source and effect. */
export function Settings({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const changed = overview.readings.filter(
    ({ chosen, options }) => !options.some(({ choice, isDefault }) => isDefault && choice === chosen),
  ).length;
  return (
    <div className={common.stack}>
      <p className={common.muted}>
        原文含义不明之处怎样执行。默认一律从原文字面；
        {changed > 0 ? `现有 ${changed} 条不是默认。` : '现在都是默认。'}
        选用的口径记入操作记录。
      </p>
      <ul className={common.list}>
        {overview.readings.map((reading) => (
          <li key={reading.id}>
            <Reading reading={reading} issued={overview.issued} />
          </li>
        ))}
      </ul>
    </div>
  );
}
