import { mergeClasses, ProgressBar } from '@fluentui/react-components';
import type { RatingOverview } from '../../views/overview';
import { Mark } from '../common/Mark';
import { Section } from '../common/Section';
import { useCommon } from '../common/styles';
import { FindingList } from '../findings/FindingList';
import { countWords } from '../findings/place';

/** A 评价表 opened by the one who fills it in: how far it is, and what is wrong with it. */
export function RatingPage({ overview }: { overview: RatingOverview }) {
  const common = useCommon();
  const { title, rater, filled, of, sum, findings, next } = overview;
  return (
    <>
      <Section
        title={rater}
        aside={
          filled === of ? <Mark tone="good">已填齐</Mark> : <Mark tone="plain">还差 {of - filled} 个</Mark>
        }
      >
        <p className={common.muted}>{title}</p>
        <div className={common.tight}>
          <div className={common.spread}>
            <span>
              已填 <span className={common.strong}>{filled}</span>／{of} 个单位
            </span>
            <span className={common.numbers}>{sum}</span>
          </div>
          <ProgressBar aria-label="已填的单位" value={of > 0 ? filled / of : 0} thickness="large" />
        </div>
        <p className={mergeClasses(common.text, common.strong)}>{next}</p>
      </Section>
      <Section title="提示" aside={<span className={common.muted}>{countWords(findings)}</span>}>
        {findings.length > 0 ? (
          <FindingList findings={findings} />
        ) : (
          <p className={common.text}>没有要改的。</p>
        )}
      </Section>
      <p className={mergeClasses(common.muted, common.small)}>
        每个单位填一个 0—10 的数，最多一位小数。可以排序、调列宽；请不要改表头和单位名称。
      </p>
    </>
  );
}
