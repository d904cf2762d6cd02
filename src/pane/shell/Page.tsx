import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: '4px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
  },
});

/** A page over the steps: it takes the focus, and gives it back when it is left with 返回 or Escape. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const leave = () => pane.open({ kind: 'step' });
  return (
    <section aria-label={title} className={common.stack}>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label="返回" onClick={leave} />
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
      </div>
      {children}
    </section>
  );
}
