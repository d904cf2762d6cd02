import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MarginalView } from '../../../views/results';
import { Mark, type Tone } from '../../common/Mark';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  line: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

const kinds: Record<MarginalView['kind'], { words: string; tone: Tone }> = {
  lower: { words: '差一点降等', tone: 'care' },
  higher: { words: '差一点升等', tone: 'plain' },
  rounding: { words: '舍入定等次', tone: 'care' },
  tied: { words: '并列', tone: 'plain' },
  next: { words: '名额外第一个', tone: 'care' },
};

/** 临界提示: units that one deduction or one rounding would move. */
export function Marginal({ marginal }: { marginal: readonly MarginalView[] }) {
  const common = useCommon();
  const styles = useStyles();
  if (marginal.length === 0) return <p className={common.muted}>没有单位在等次线附近，也没有并列。</p>;
  return (
    <div className={common.stack}>
      <p className={common.muted}>这些单位的等次或名次经不起一笔扣分或一次舍入，公布前请再核一遍。</p>
      <ul className={common.list}>
        {marginal.map(({ unit, kind, text }, index) => (
          <li key={index} className={mergeClasses(common.tight, styles.line)}>
            <div className={common.spread}>
              <span className={common.strong}>{unit}</span>
              <Mark tone={kinds[kind].tone}>{kinds[kind].words}</Mark>
            </div>
            <span className={common.text}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
