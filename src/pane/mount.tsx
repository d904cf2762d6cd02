import { FluentProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import type { PaneGiven } from './given';
import { Shell } from './shell/Shell';
import { themeFor } from './shell/theme';
import { useDark } from './shell/use-dark';
import { createPane, PaneContext, type Pane } from './state/pane';

export type { PaneGiven } from './given';

function Root({ pane }: { pane: Pane }) {
  return (
    <FluentProvider theme={themeFor(useDark())} lang="zh-CN" style={{ height: '100%' }}>
      <PaneContext.Provider value={pane}>
        <Shell />
      </PaneContext.Provider>
    </FluentProvider>
  );
}

/**
 * Shows the pane in an element, which gives it its height and width. The function handed back takes it away again.
 */
export function mountPane(element: HTMLElement, given: PaneGiven): () => void {
  const pane = createPane(given);
  const root = createRoot(element);
  root.render(<Root pane={pane} />);
  const stop = pane.start();
  return () => {
    stop();
    root.unmount();
  };
}
