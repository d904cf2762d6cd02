import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { NarrowContext, useIsNarrow } from '../common/width';
import { useCommon } from '../common/styles';
import { FirstRun } from '../pages/FirstRun';
import { Plain } from '../pages/Plain';
import { RatingPage } from '../pages/RatingPage';
import { TeamPage } from '../pages/TeamPage';
import { usePane, usePaneState } from '../state/pane';
import { Dock } from './Dock';
import { Header } from './Header';
import { useKeptFocus } from './kept-focus';
import { MasterPage } from './MasterPage';
import { Over } from './Over';
import { Stepper } from './Stepper';

const useStyles = makeStyles({
  shell: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  area: { position: 'relative', flexGrow: 1, minHeight: 0 },
  sheet: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  /** Out of reach, but with its place and what was typed in it. */
  under: { visibility: 'hidden' },
  inner: { padding: '12px' },
});

function Content() {
  const overview = usePaneState((state) => state.overview);
  const step = usePaneState((state) => state.step);
  switch (overview?.kind) {
    case undefined:
      return (
        <>
          <ProgressBar aria-label="正在看工作簿" />
          <span>正在看打开的工作簿……</span>
        </>
      );
    case 'empty':
      return <FirstRun />;
    case 'foreign':
    case 'unreadable':
    case 'print':
      return <Plain overview={overview} />;
    case 'rating':
      return <RatingPage overview={overview} />;
    case 'team':
      return <TeamPage overview={overview} />;
    case 'master':
      return <MasterPage overview={overview} here={step ?? overview.next.step} />;
  }
}

/** The whole pane: title and tools, the steps, what is shown, and the foot for progress and messages. */
export function Shell() {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const root = useRef<HTMLDivElement>(null);
  const narrow = useIsNarrow(root);
  useKeptFocus(root);
  const overview = usePaneState((state) => state.overview);
  const view = usePaneState((state) => state.view);
  const step = usePaneState((state) => state.step);
  const here = overview?.kind === 'master' ? (step ?? overview.next.step) : null;
  return (
    <NarrowContext.Provider value={narrow}>
      <div
        ref={root}
        className={styles.shell}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && view.kind !== 'step') pane.open({ kind: 'step' });
        }}
      >
        <Header />
        {overview?.kind === 'master' && here && <Stepper overview={overview} here={here} />}
        <div className={styles.area}>
          <main
            id="pane-step"
            key={here}
            className={mergeClasses(styles.sheet, view.kind !== 'step' && styles.under)}
            {...(here ? { 'aria-labelledby': `pane-tab-${here}` } : { 'aria-label': '内容' })}
          >
            <div className={mergeClasses(common.stack, styles.inner)}>
              <Content />
            </div>
          </main>
          {view.kind !== 'step' && (
            <main className={styles.sheet} aria-label="内容">
              <div className={mergeClasses(common.stack, styles.inner)}>
                <Over view={view} overview={overview} />
              </div>
            </main>
          )}
        </div>
        <Dock />
      </div>
    </NarrowContext.Provider>
  );
}
