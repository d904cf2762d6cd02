import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useRoving } from './roving';
import { useCommon } from './styles';

const useStyles = makeStyles({
  tabs: { display: 'flex', flexWrap: 'wrap', columnGap: '2px' },
  tab: {
    padding: '4px 8px 6px 8px',
    borderRadius: 0,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  here: {
    paddingBottom: '4px',
    borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  /** Id of the element that the tabs change. */
  controls?: string;
  options: readonly (readonly [Value, ReactNode])[];
  onValue: (value: Value) => void;
}

/** Tabs within a step: one stop of the Tab key, arrows within. */
export function Tabs<Value extends string>({ label, value, controls, options, onValue }: TabsProps<Value>) {
  const common = useCommon();
  const styles = useStyles();
  const roving = useRoving();
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} {...roving}>
      {options.map(([option, words]) => (
        <button
          key={option}
          type="button"
          role="tab"
          aria-selected={option === value}
          {...(controls ? { 'aria-controls': controls } : {})}
          className={mergeClasses(common.bare, styles.tab, option === value && styles.here)}
          onClick={() => onValue(option)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
