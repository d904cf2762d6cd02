import type { Paint } from './drawing';

/**
 * Colours of the paints, one set for each surface. Parts differ in lightness too, so that a black-and-white print and
 * people who see no colours tell them apart; under forced colours by textures and outlines in the person's own colours.
 * Text on a colour has a contrast of at least 4.5.
 */

/** Directions of the lines of a hatch, in degrees from upright. */
export const hatches = { rising: [45], falling: [-45], level: [90], upright: [0], crossed: [0, 90] } as const;
export type Hatch = keyof typeof hatches;

/** How an area is filled. */
interface Look {
  fill: string;
  /** Lines over the fill, in the colour of text. */
  hatch?: Hatch;
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
  part5: '#2f6b3a',
  part6: '#f4b6a6',
  part7: '#7d5a1e',
  onPart0: '#ffffff',
  onPart1: '#242424',
  onPart2: '#242424',
  onPart3: '#ffffff',
  onPart4: '#242424',
  onPart5: '#ffffff',
  onPart6: '#242424',
  onPart7: '#ffffff',
  loss0: '#f0f0f0',
  loss1: '#fde7d3',
  loss2: '#fbc38e',
  loss3: '#f18a3d',
  loss4: '#b8401b',
  loss5: '#6b0f1a',
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
  part5: '#8fd39a',
  part6: '#7a3527',
  part7: '#d9b87c',
  onPart0: '#141414',
  onPart1: '#141414',
  onPart2: '#ffffff',
  onPart3: '#141414',
  onPart4: '#ffffff',
  onPart5: '#141414',
  onPart6: '#ffffff',
  onPart7: '#141414',
  loss0: '#333333',
  loss1: '#4a2f1f',
  loss2: '#7a4420',
  loss3: '#b35f22',
  loss4: '#f29a5c',
  loss5: '#ffd9c2',
  onLoss1: '#ffffff',
  onLoss2: '#ffffff',
  onLoss3: '#000000',
  onLoss4: '#141414',
  onLoss5: '#141414',
});

const outlined: Look = { fill: 'Canvas', outline: 'CanvasText' };
const hatched = (hatch: Hatch): Look => ({ ...outlined, hatch });
const full: Look = { fill: 'CanvasText', outline: 'CanvasText' };
const chosen: Look = { fill: 'Highlight', outline: 'CanvasText' };
const words = (fill: string): Look => ({ fill });
const onHatch: Look = { fill: 'CanvasText', halo: 'Canvas' };

/** The person's own colours: they have few, so that textures and outlines tell areas apart. */
const forced: Palette = {
  ink: words('CanvasText'),
  muted: words('CanvasText'),
  rule: words('GrayText'),
  edge: chosen,
  part0: full,
  part1: outlined,
  part2: hatched('rising'),
  part3: chosen,
  part4: hatched('falling'),
  part5: hatched('level'),
  part6: hatched('upright'),
  part7: hatched('crossed'),
  onPart0: words('Canvas'),
  onPart1: words('CanvasText'),
  onPart2: onHatch,
  onPart3: words('HighlightText'),
  onPart4: onHatch,
  onPart5: onHatch,
  onPart6: onHatch,
  onPart7: onHatch,
  loss0: words('Canvas'),
  loss1: outlined,
  loss2: outlined,
  loss3: outlined,
  loss4: chosen,
  loss5: full,
  onLoss1: words('CanvasText'),
  onLoss2: words('CanvasText'),
  onLoss3: words('CanvasText'),
  onLoss4: words('HighlightText'),
  onLoss5: words('Canvas'),
};

/** The colours of a surface. What is saved or printed is light. */
export const palettes = { light, dark, forced } as const;
export type Surface = keyof typeof palettes;
