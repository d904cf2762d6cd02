import { lazy, Suspense, type ReactNode } from 'react';
import type { Overview } from '../../views/overview';
import { FindingsView } from '../findings/FindingsView';
import { Help } from '../help/Help';
import { FilePage } from '../pages/FilePage';
import { RestorePage } from '../pages/RestorePage';
import { Settings } from '../settings/Settings';
import type { View } from '../state/model';
import { usePane } from '../state/pane';
import { Trace } from '../steps/results/Trace';
import { Page } from './Page';

const Acceptance = lazy(() => import('../acceptance/Acceptance'));

/** The page that stands over the steps. */
export function Over({
  view,
  overview,
}: {
  view: Exclude<View, { kind: 'step' }>;
  overview: Overview | null;
}) {
  const { page } = usePane().given;
  const titles: Record<typeof view.kind, string> = {
    findings: '提示',
    settings: '口径',
    help: '帮助',
    file: '文件',
    restore: '恢复',
    acceptance: '验收单',
    trace: view.kind === 'trace' ? `${view.name}的分数来历` : '',
  };
  const content = (): ReactNode => {
    switch (view.kind) {
      case 'findings':
        return <FindingsView findings={overview && 'findings' in overview ? overview.findings : []} />;
      case 'settings':
        return overview?.kind === 'master' && <Settings overview={overview} />;
      case 'help':
        return <Help />;
      case 'file':
        return page && <FilePage page={page} />;
      case 'restore':
        return <RestorePage />;
      case 'acceptance':
        return (
          <Suspense fallback={null}>
            <Acceptance />
          </Suspense>
        );
      case 'trace':
        return <Trace unit={view.unit} name={view.name} part={view.part} />;
    }
  };
  return (
    <Page key={view.kind} title={titles[view.kind]}>
      {content()}
    </Page>
  );
}
