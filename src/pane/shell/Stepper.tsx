import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Filled } from '@fluentui/react-icons';
import { steps, type MasterOverview, type StepId } from '../../views/overview';
import { useRoving } from '../common/roving';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';
import { doneSteps, stepNames } from './year';

const useStyles = makeStyles({
  nav: { flexShrink: 0 },
  tabs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    padding: '4px 4px 0 4px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '2px',
    padding: '4px 0 9px 0',
    borderRadius: 0,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  // No transparent border beneath the others: forced colours would draw it.
  here: {
    paddingBottom: '6px',
    borderBottom: `3px solid ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  dot: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '22px',
    height: '22px',
    borderRadius: '11px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
  },
  done: { border: `1px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
  next: {
    border: `1px solid ${tokens.colorBrandBackground}`,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      border: '1px solid Highlight',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});

/** The five steps of the year: where one is, which are done, and which comes next. */
export function Stepper({ overview, here }: { overview: MasterOverview; here: StepId }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const roving = useRoving();
  const done = doneSteps(overview);
  return (
    <nav aria-label="步骤" className={styles.nav}>
      <div role="tablist" aria-label="一年的五步" className={styles.tabs} {...roving}>
        {steps.map((step, index) => {
          const isNext = overview.next.step === step;
          const isDone = done.has(step) && !isNext;
          return (
            <button
              key={step}
              type="button"
              role="tab"
              id={`pane-tab-${step}`}
              aria-controls="pane-step"
              aria-selected={step === here}
              className={mergeClasses(common.bare, styles.tab, step === here && styles.here)}
              onClick={() => pane.go(step)}
            >
              <span
                className={mergeClasses(styles.dot, isDone && styles.done, isNext && styles.next)}
                aria-hidden
              >
                {isDone ? <Checkmark16Filled /> : index + 1}
              </span>
              <span className={common.small}>
                {stepNames[step]}
                {(isNext || isDone) && (
                  <span className={common.hidden}>{isNext ? '，下一步' : '，已完成'}</span>
                )}
              </span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}
