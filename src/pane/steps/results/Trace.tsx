import { mergeClasses } from '@fluentui/react-components';
import type { TraceView } from '../../../views/results';
import { CopyText } from '../../common/CopyText';
import { Disclosure } from '../../common/Disclosure';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { usePane } from '../../state/pane';
import { TraceStep } from './TraceStep';

/** The whole way as text, for a written answer. */
function textOf({ label, value, formula, source, origin, children }: TraceView, depth = 0): string {
  const indent = '　'.repeat(depth);
  const lines = [
    `${indent}${label}：${value}`,
    ...[formula, source, origin && `出自 ${origin}`].filter(Boolean).map((line) => `${indent}　${line}`),
  ];
  return [...lines, ...children.map((child) => textOf(child, depth + 1))].join('\n');
}

/** 分数来历 of a unit: every figure walked back to its cell and sentence. */
export function Trace({ unit, name, part }: { unit: string; name: string; part: string }) {
  const common = useCommon();
  const { assistant } = usePane().given;
  const trace = useAsked(unit, () => assistant.trace(unit));
  return (
    <Waiting asked={trace} what="分数来历">
      {(step) => (
        <>
          <div className={common.card}>
            <ul className={mergeClasses(common.list)}>
              <TraceStep key={part} step={step} part={part} first />
            </ul>
          </div>
          <Disclosure name="trace/text" summary="整份文字（答复、复核用）">
            <CopyText label={`${name}的分数来历`} text={textOf(step)} rows={10} />
          </Disclosure>
        </>
      )}
    </Waiting>
  );
}
