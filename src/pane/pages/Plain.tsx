import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Overview } from '../../views/overview';
import { Action } from '../common/Action';
import { useCommon } from '../common/styles';
import { FindingCard } from '../findings/FindingCard';
import { usePane } from '../state/pane';

const useStyles = makeStyles({
  page: { padding: '24px 12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

function Short({ title, children }: { title: string; children: ReactNode }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const { page } = pane.given;
  return (
    <div className={mergeClasses(common.stack, styles.page)}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      <div className={common.row}>
        {page && (
          <Action onClick={() => void pane.run('打开文件', () => page.openFile())}>打开别的文件</Action>
        )}
        <Action
          onClick={() => void pane.run('看工作簿', () => pane.look().then(() => ({ ok: true, value: null })))}
        >
          再认一次
        </Action>
      </div>
    </div>
  );
}

/** What is open is not ours, cannot be read, or is only for print. */
export function Plain({ overview }: { overview: Overview & { kind: 'foreign' | 'unreadable' | 'print' } }) {
  const common = useCommon();
  switch (overview.kind) {
    case 'foreign':
      return (
        <Short title="这不是考核用的工作簿">
          <p className={common.text}>“{overview.label}”里没有考核的标识，面板不会动它。</p>
          <p className={common.muted}>要建总表，先新建一个空白工作簿；已经有总表的，打开总表。</p>
        </Short>
      );
    case 'unreadable':
      return (
        <Short title="这份工作簿读不出来">
          <FindingCard finding={overview.finding} />
        </Short>
      );
    case 'print':
      return (
        <Short title={overview.title}>
          <p className={common.text}>这是打印用的表，直接打印即可，面板里没有要做的。</p>
          {overview.paper.length > 0 && (
            <p className={common.muted}>
              纸上填的分数，在总表{overview.paper.map((sheet) => `“${sheet}”`).join('')}里录入。
            </p>
          )}
        </Short>
      );
  }
}
