import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, type ReactNode } from 'react';
import { useKept } from '../state/kept';
import { useCommon } from './styles';

const useStyles = makeStyles({
  button: { display: 'flex', alignItems: 'flex-start', columnGap: '4px', width: '100%', padding: '4px 0' },
  icon: { flexShrink: 0, marginTop: '2px' },
  body: { paddingLeft: '20px', paddingTop: '4px', paddingBottom: '4px' },
  shut: { display: 'none' },
  head: { color: tokens.colorNeutralForeground1 },
});

interface DisclosureProps {
  /** Under which its being open is remembered. */
  name: string;
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}

/** Something to unfold. What is folded stays alive, so that nothing typed in it is lost. */
export function Disclosure({ name, summary, open: initially = false, children }: DisclosureProps) {
  const common = useCommon();
  const styles = useStyles();
  const [open, setOpen] = useKept(`open/${name}`, initially);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={mergeClasses(common.bare, styles.button)}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.icon}>{open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}</span>
        <span className={mergeClasses(common.grow, styles.head)}>{summary}</span>
      </button>
      <div id={id} className={mergeClasses(styles.body, !open && styles.shut)}>
        {children}
      </div>
    </div>
  );
}
