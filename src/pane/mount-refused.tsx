import { FluentProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import type { Diagnosis } from '../port/diagnosis';
import { useCommon } from './common/styles';
import { DiagnosisReport } from './pages/Diagnosis';
import { themeFor } from './shell/theme';
import { useDark } from './shell/use-dark';

interface Refusal {
  diagnosis: Diagnosis;
  /** Address of the browser page. */
  browserPage?: string;
}

/** What stands in place of the pane where the program cannot be used: why, and the way out. */
export function RefusedPage({ diagnosis, browserPage }: Refusal) {
  const common = useCommon();
  return (
    <main className={common.stack} style={{ padding: '16px 12px' }}>
      <h1 style={{ margin: 0, fontSize: '20px' }}>考核助手在这里用不了</h1>
      <DiagnosisReport diagnosis={diagnosis} browserPage={browserPage} />
    </main>
  );
}

function Root(refusal: Refusal) {
  return (
    <FluentProvider theme={themeFor(useDark())} lang="zh-CN" style={{ minHeight: '100%' }}>
      <RefusedPage {...refusal} />
    </FluentProvider>
  );
}

/** Shows it in an element. */
export function mountRefused(element: HTMLElement, refusal: Refusal): void {
  createRoot(element).render(<Root {...refusal} />);
}
