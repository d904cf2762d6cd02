import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { TraceView } from '../../../views/results';
import { Jump } from '../../common/Jump';
import { useCommon } from '../../common/styles';

const useStyles = makeStyles({
  step: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: {
    display: 'grid',
    gridTemplateColumns: '16px 1fr auto',
    columnGap: '4px',
    alignItems: 'start',
    width: '100%',
  },
  icon: { marginTop: '2px' },
  value: { textAlign: 'end', maxWidth: '130px' },
  detail: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    paddingLeft: '20px',
  },
  children: { paddingLeft: '10px', marginLeft: '7px', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface TraceStepProps {
  step: TraceView;
  /** The step one came for: unfolded from the start. */
  part: string;
  first?: boolean;
}

/** One step of the way a figure came about, to be unfolded further. */
export function TraceStep({ step, part, first = false }: TraceStepProps) {
  const common = useCommon();
  const styles = useStyles();
  const { label, value, formula, source, origin, at, children } = step;
  const [open, setOpen] = useState(first || (part !== '' && label.startsWith(part)));
  const id = useId();
  const head = (
    <>
      <span className={styles.icon}>
        {children.length > 0 && (open ? <ChevronDown16Regular /> : <ChevronRight16Regular />)}
      </span>
      <span className={mergeClasses(common.text, first && common.strong)}>{label}</span>
      <span className={mergeClasses(common.text, common.strong, common.numbers, styles.value)}>{value}</span>
    </>
  );
  return (
    <li className={styles.step}>
      {children.length > 0 ? (
        <button
          type="button"
          className={mergeClasses(common.bare, styles.head)}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {head}
        </button>
      ) : (
        <div className={styles.head}>{head}</div>
      )}
      <div className={mergeClasses(common.small, styles.detail)}>
        <div className={common.tight}>
          {formula && <span className={mergeClasses(common.text, common.numbers)}>{formula}</span>}
          {source && <span className={common.quote}>{source}</span>}
          {origin && <span className={common.muted}>出自 {origin}</span>}
        </div>
        {at && <Jump place={at} />}
      </div>
      <ul id={id} className={mergeClasses(common.list, styles.children)}>
        {open && children.map((child, index) => <TraceStep key={index} step={child} part={part} />)}
      </ul>
    </li>
  );
}
