import { Checkbox } from '@fluentui/react-components';
import type { CarriedView } from '../../../assistant/api';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { FindingList } from '../../findings/FindingList';

interface CarryListProps {
  carried: CarriedView;
  /** Whether 折算系数 goes by full marks from now on. */
  byFullMarks: boolean;
  onByFullMarks: (chosen: boolean) => void;
}

/** 方案变更: what comes along, what has no place any more, and the decision about 折算系数, before anything is written. */
export function CarryList({ carried, byFullMarks, onByFullMarks }: CarryListProps) {
  const common = useCommon();
  const { words, findings, coefficients } = carried;
  return (
    <Section
      title="转入什么"
      aside={
        findings.length > 0 ? (
          <Mark tone="care">{findings.length} 处要看</Mark>
        ) : (
          <Mark tone="good">都有位置</Mark>
        )
      }
    >
      <p className={common.text}>转入：{words}。现在什么也没有写；原来的总表不动。</p>
      {coefficients.length > 0 && (
        <div className={common.stack}>
          {coefficients.map(({ object, original, now }) => (
            <p key={object} className={common.text}>
              {object}：原来 {original}，现在 {now}。
            </p>
          ))}
          <Checkbox
            checked={byFullMarks}
            label="口径“折算系数”改为“按满分折算”"
            onChange={(_, { checked }) => onByFullMarks(checked === true)}
          />
          <p className={common.muted}>不改的，核算以前在“成绩—更正”里写明原因，或在“方案”表改系数。</p>
        </div>
      )}
      {findings.length > 0 && (
        <>
          <p className={common.text}>下面没有位置的，不在新总表里，逐条记在“操作记录”：</p>
          <FindingList findings={findings} />
        </>
      )}
    </Section>
  );
}
