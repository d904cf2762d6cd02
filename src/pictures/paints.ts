import type { Paint } from './drawing';

/**
 * Colours of the paints, one set for each surface. Parts differ in lightness too, so that a black-and-white print and
 * people who see no colours tell them apart; under forced colours by textures and outlines in the person's own colours.
 * Text on a colour has a contrast of at least 4.5.
 */

/** How an area is filled. */
interface Look {
  fill: string;
  /** Drawn over the fill in lines of this colour. */
  hatch?: string;
  outline?: string;
  /** Around letters, where they stand on a hatch. */
  halo?: string;
}

export type Palette = Record<Paint, Look>;

const plain = (colours: Record<Paint, string>): Palette => ({
  ...(Object.fromEntries(Object.entries(colours).map(([paint, fill]) => [paint, { fill }])) as Palette),
});

const light = plain({
  ink: '#242424',
  muted: '#616161',
  rule: '#d1d1d1',
  edge: '#b10e1c',
  part0: '#134353',
  part1: '#e0a100',
  part2: '#8fcbd8',
  part3: '#7a4f8f',
  part4: '#d9cbe3',
  onPart0: '#ffffff',
  onPart1: '#242424',
  onPart2: '#242424',
  onPart3: '#ffffff',
  onPart4: '#242424',
  loss0: '#f0f0f0',
  loss1: '#fde7d3',
  loss2: '#fbc38e',
  loss3: '#f18a3d',
  loss4: '#b8401b',
  loss5: '#6b0f1a',
  onLoss0: '#424242',
  onLoss1: '#242424',
  onLoss2: '#242424',
  onLoss3: '#242424',
  onLoss4: '#ffffff',
  onLoss5: '#ffffff',
});

const dark = plain({
  ink: '#ffffff',
  muted: '#adadad',
  rule: '#525252',
  edge: '#ff8f8f',
  part0: '#54b0cf',
  part1: '#f2c661',
  part2: '#1d6a84',
  part3: '#c7a3dc',
  part4: '#5c3d6e',
  onPart0: '#141414',
  onPart1: '#141414',
  onPart2: '#ffffff',
  onPart3: '#141414',
  onPart4: '#ffffff',
  loss0: '#333333',
  loss1: '#4a2f1f',
  loss2: '#7a4420',
  loss3: '#b35f22',
  loss4: '#f29a5c',
  loss5: '#ffd9c2',
  onLoss0: '#d6d6d6',
  onLoss1: '#ffffff',
  onLoss2: '#ffffff',
  onLoss3: '#000000',
  onLoss4: '#141414',
  onLoss5: '#141414',
});

const outlined = (fill = 'Canvas'): Look => ({ fill, outline: 'CanvasText' });
const hatched: Look = { fill: 'Canvas', hatch: 'CanvasText', outline: 'CanvasText' };
const full: Look = { fill: 'CanvasText', outline: 'CanvasText' };
const chosen: Look = { fill: 'Highlight', outline: 'CanvasText' };
const words = (fill: string): Look => ({ fill });

/** The person's own colours: they have few, so that textures and outlines tell areas apart. */
const forced: Palette = {
  ink: words('CanvasText'),
  muted: words('CanvasText'),
  rule: words('GrayText'),
  edge: chosen,
  part0: full,
  part1: outlined(),
  part2: hatched,
  part3: chosen,
  part4: outlined(),
  onPart0: words('Canvas'),
  onPart1: words('CanvasText'),
  onPart2: { fill: 'CanvasText', halo: 'Canvas' },
  onPart3: words('HighlightText'),
  onPart4: words('CanvasText'),
  loss0: words('Canvas'),
  loss1: outlined(),
  loss2: outlined(),
  loss3: outlined(),
  loss4: chosen,
  loss5: full,
  onLoss0: words('CanvasText'),
  onLoss1: words('CanvasText'),
  onLoss2: words('CanvasText'),
  onLoss3: words('CanvasText'),
  onLoss4: words('HighlightText'),
  onLoss5: words('Canvas'),
};

/** The colours of a surface. What is saved or printed is light. */
export const palettes = { light, dark, forced } as const;
export type Surface = keyof typeof palettes;
