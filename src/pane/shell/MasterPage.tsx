import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons';
import type { MasterOverview, StepId } from '../../views/overview';
import { useCommon } from '../common/styles';
import { usePane, usePaneState } from '../state/pane';
import { CollectStep } from '../steps/collect/CollectStep';
import { CreateStep } from '../steps/create/CreateStep';
import { PrintStep } from '../steps/print/PrintStep';
import { ResultsStep } from '../steps/results/ResultsStep';
import { ScoreStep } from '../steps/score/ScoreStep';
import { SampleTour } from './SampleTour';
import { Signature } from './Signature';
import { stepNames } from './year';

const useStyles = makeStyles({
  next: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  way: { flexShrink: 0, whiteSpace: 'nowrap' },
});

/** What comes next in the year, with the way there. */
function Next({ overview, here }: { overview: MasterOverview; here: StepId }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const { step, words } = overview.next;
  // What is told beside it is newer: what came next before need not come next now.
  const overtaken = usePaneState(({ stale, task }) => stale && task !== null);
  if (overtaken)
    return (
      <div className={mergeClasses(styles.next)}>
        <span className={mergeClasses(common.text, common.grow)}>正在重新看一遍总表……</span>
      </div>
    );
  return (
    <div className={mergeClasses(styles.next)}>
      <span className={mergeClasses(common.text, common.grow)}>{words}</span>
      {step !== here && (
        <Button
          size="small"
          appearance="transparent"
          className={mergeClasses(common.mini, styles.way)}
          iconPosition="after"
          icon={<ArrowRight16Regular />}
          onClick={() => pane.go(step)}
        >
          去{stepNames[step]}
        </Button>
      )}
    </div>
  );
}

/** The five steps of a 总表; the one that is shown. */
export function MasterPage({ overview, here }: { overview: MasterOverview; here: StepId }) {
  const content = {
    create: <CreateStep overview={overview} />,
    collect: <CollectStep overview={overview} />,
    score: <ScoreStep />,
    results: <ResultsStep overview={overview} />,
    print: <PrintStep overview={overview} />,
  };
  return (
    <>
      {overview.sample && <SampleTour here={here} overview={overview} />}
      <Next overview={overview} here={here} />
      <Signature />
      {content[here]}
    </>
  );
}
