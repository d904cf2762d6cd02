import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { CopyText } from '../../common/CopyText';
import { Disclosure } from '../../common/Disclosure';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { usePane } from '../../state/pane';
import { TraceStep } from './TraceStep';

/** 分数来历 of a unit: every figure walked back to its cell and sentence. */
export function Trace({ unit, name, part }: { unit: string; name: string; part: string }) {
  const common = useCommon();
  // Answers go out of the office: names only where somebody asks for them.
  const [full, setFull] = useState(false);
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
            <Checkbox
              label="写明评价人和收到的文件（只供内部）"
              checked={full}
              onChange={(_, { checked }) => {
                setFull(checked === true);
              }}
            />
            <CopyText label={`${name}的分数来历`} text={full ? step.full : step.masked} rows={10} />
          </Disclosure>
        </>
      )}
    </Waiting>
  );
}
