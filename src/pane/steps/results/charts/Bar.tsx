import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    display: 'flex',
    height: '12px',
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
    forcedColorAdjust: 'none',
  },
  part: {
    height: '100%',
    boxSizing: 'border-box',
    ':not(:last-child)': { borderRight: `1px solid ${tokens.colorNeutralBackground1}` },
  },
  first: { backgroundColor: tokens.colorCompoundBrandBackground },
  second: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  third: { backgroundColor: tokens.colorPaletteTealBorderActive },
  fourth: { backgroundColor: tokens.colorPaletteBerryBorderActive },
  fifth: { backgroundColor: tokens.colorPaletteSteelBorderActive },
  sixth: { backgroundColor: tokens.colorPaletteForestBorderActive },
  loss: { backgroundColor: tokens.colorStatusDangerBackground3 },
});

export type BarLook = 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'loss';

const partLooks = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

/** The look of the so many-th part of a bar; of more than six the looks come round again. */
export const partLook = (index: number): BarLook => partLooks[index % partLooks.length] ?? 'first';

/** A bar of parts on a scale. The figures stand beside it as text. */
export function Bar({ parts, full }: { parts: readonly { value: number; look: BarLook }[]; full: number }) {
  const styles = useStyles();
  return (
    <div className={styles.track} aria-hidden>
      {parts.map(({ value, look }, index) => (
        <div
          key={index}
          className={mergeClasses(styles.part, styles[look])}
          style={{ width: `${full > 0 ? Math.max(0, Math.min(100, (value / full) * 100)) : 0}%` }}
        />
      ))}
    </div>
  );
}

/** The colour of a part, for a legend. */
export function Swatch({ look }: { look: BarLook }) {
  const styles = useStyles();
  return (
    <span
      aria-hidden
      className={styles[look]}
      style={{ display: 'inline-block', width: 10, height: 10, marginRight: 4, forcedColorAdjust: 'none' }}
    />
  );
}
