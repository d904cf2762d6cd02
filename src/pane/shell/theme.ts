import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** 靛青: calm beside a grid of figures, and not the green or blue of the programs it is docked to. */
const brand: BrandVariants = {
  10: '#060e11',
  20: '#09181d',
  30: '#0c222a',
  40: '#0f2e38',
  50: '#113845',
  60: '#134353',
  70: '#164f62',
  80: '#175c72',
  90: '#1d6a84',
  100: '#237a97',
  110: '#2b8dad',
  120: '#34a1c5',
  130: '#54b0cf',
  140: '#79c0d7',
  150: '#a6d4e3',
  160: '#d5eaf1',
};

/** The system's own face first; Chinese faces of Windows, macOS and Linux (统信, 麒麟) after it. */
const face =
  'system-ui, "Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", ' +
  '"Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

const light: Theme = { ...createLightTheme(brand), fontFamilyBase: face };

const dark: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase: face,
  // The ramp's middle is too dark for text on a dark ground.
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[130],
};

/**
 * The theme for what the system asks for. Under forced colours the browser puts the user's own colours over either
 * one, which a fixed high-contrast theme would contradict on a light contrast scheme.
 */
export const themeFor = (isDark: boolean): Theme => (isDark ? dark : light);
