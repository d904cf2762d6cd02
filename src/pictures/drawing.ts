import { figure, itemWords } from './picture';
import type { BoundsPicture, LossesPicture, Picture, RankingPicture, SpreadPicture } from './picture';

/** A picture as marks on a plane of a given width, whatever draws them. Lengths are CSS pixels. */

/** Parts that are told apart: no known notice has more. */
type PartNo = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a mark is painted as; each surface has its colours for them (paints.ts). */
export type Paint =
  | 'ink'
  | 'muted'
  | 'rule'
  | 'edge'
  /** Parts of a total, in order. */
  | `part${PartNo}`
  /** Text on them. */
  | `onPart${PartNo}`
  /** Shares of points lost, none to all. */
  | `loss${0 | 1 | 2 | 3 | 4 | 5}`
  | `onLoss${1 | 2 | 3 | 4 | 5}`;

export type Mark = {
  /** The unit that it is of, where it is of one. */
  unit?: string;
} & (
  | { is: 'box'; x: number; y: number; width: number; height: number; paint: Paint }
  /** Something undecided: an outline. */
  | { is: 'frame'; x: number; y: number; width: number; height: number; paint: Paint }
  | { is: 'line'; x1: number; y1: number; x2: number; y2: number; paint: Paint; dashed: boolean }
  | { is: 'dot'; x: number; y: number; radius: number; paint: Paint }
  | {
      is: 'text';
      /** Where it begins, has its middle or ends, by `align`. */
      x: number;
      /** Middle of its height. */
      y: number;
      text: string;
      size: number;
      align: 'start' | 'middle' | 'end';
      paint: Paint;
      bold: boolean;
    }
);

export interface Drawing {
  width: number;
  height: number;
  marks: readonly Mark[];
}

const partPaints = 8;
const size = 12;
const small = 11;
const gap = 6;
/** Below this width names stand over their bars. */
const narrow = 440;

/** Width of a text, for a face whose Chinese letters are as wide as high. */
export const textWidth = (text: string, points: number): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0) * points;

/** As much of a text as a width has room for. */
function cut(text: string, width: number, points: number): string {
  if (textWidth(text, points) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, points) > width) letters.pop();
  return `${letters.join('')}…`;
}

type TextStyle = Partial<Pick<Extract<Mark, { is: 'text' }>, 'size' | 'align' | 'paint' | 'bold' | 'unit'>>;

const text = (x: number, y: number, words: string, style: TextStyle = {}): Mark => ({
  is: 'text',
  x,
  y,
  text: words,
  size,
  align: 'start',
  paint: 'ink',
  bold: false,
  ...style,
});

const line = (x1: number, y1: number, x2: number, y2: number, paint: Paint, dashed = false): Mark => ({
  is: 'line',
  x1,
  y1,
  x2,
  y2,
  paint,
  dashed,
});

/** Words with a swatch each, in as many lines as they need. */
function legend(
  entries: readonly { paint: Paint; words: string }[],
  top: number,
  width: number,
): { marks: Mark[]; bottom: number } {
  const marks: Mark[] = [];
  let [x, y] = [0, top];
  for (const { paint, words } of entries) {
    const own = 14 + textWidth(words, small) + 14;
    if (x > 0 && x + own > width) [x, y] = [0, y + 18];
    marks.push({ is: 'box', x, y: y + 3, width: 10, height: 10, paint });
    marks.push(text(x + 14, y + 8, words, { size: small, paint: 'muted' }));
    x += own;
  }
  return { marks, bottom: y + 18 + gap };
}

/** Where names stand, and where what they name is drawn. */
interface Frame {
  stacked: boolean;
  left: number;
  rowHeight: number;
  nameRoom: number;
}

function frameFor(labels: readonly string[], width: number): Frame {
  const stacked = width < narrow;
  const longest = Math.max(0, ...labels.map((label) => textWidth(label, size)));
  const nameRoom = stacked ? width * 0.62 : Math.min(longest, width * 0.3);
  return { stacked, left: stacked ? 0 : nameRoom + gap * 2, rowHeight: stacked ? 36 : 22, nameRoom };
}

/** Middle of the bar of a row that begins at `top`. */
const barMiddle = ({ stacked, rowHeight }: Frame, top: number): number =>
  stacked ? top + rowHeight - 11 : top + rowHeight / 2;
const nameMiddle = ({ stacked, rowHeight }: Frame, top: number): number =>
  stacked ? top + 8 : top + rowHeight / 2;

/** Rows that are drawn: on paper a long picture goes on upon the next page, as a long table does. */
interface Rows {
  from: number;
  /** The first that is not. */
  to: number;
}

const allRows: Rows = { from: 0, to: Infinity };

const partNo = (index: number): PartNo => (index % partPaints) as PartNo;
const paintOf = (index: number): Paint => `part${partNo(index)}`;
const onPaintOf = (index: number): Paint => `onPart${partNo(index)}`;

function ranking({ series, rows, full }: RankingPicture, width: number, part: Rows): Drawing {
  const head = legend(
    series.map((words, index) => ({ paint: paintOf(index), words })),
    0,
    width,
  );
  const labels = rows.map(({ rank, label }) => `${rank ?? '—'}  ${label}`);
  const frame = frameFor(labels, width);
  const totalRoom = frame.stacked
    ? 0
    : Math.max(0, ...rows.map(({ total }) => textWidth(total, size))) + gap * 2;
  const room = width - frame.left - totalRoom;
  const thick = frame.stacked ? 13 : 15;
  const marks: Mark[] = [...head.marks];
  const drawnRows = rows.slice(part.from, part.to);
  drawnRows.forEach(({ unit, parts: own, total }, index) => {
    const top = head.bottom + index * frame.rowHeight;
    const middle = barMiddle(frame, top);
    const label = labels[part.from + index] ?? '';
    marks.push(text(0, nameMiddle(frame, top), cut(label, frame.nameRoom, size), { unit }));
    marks.push(text(width, nameMiddle(frame, top), total, { unit, align: 'end', bold: true }));
    let x = frame.left;
    own.forEach((points, no) => {
      const box = { y: middle - thick / 2, height: thick, unit };
      if (points === null) {
        const words = '未定';
        const wide = Math.min(textWidth(words, small) + gap, Math.max(0, frame.left + room - x));
        marks.push({ is: 'frame', x, width: wide, paint: 'muted', ...box });
        marks.push(text(x + wide / 2, middle, words, { size: small, align: 'middle', paint: 'muted', unit }));
        x += wide;
        return;
      }
      const wide = full > 0 ? (Math.max(0, points) / full) * room : 0;
      if (wide <= 0) return;
      marks.push({ is: 'box', x, width: wide, paint: paintOf(no), ...box });
      const words = figure(points);
      if (textWidth(words, small) + 4 <= wide)
        marks.push(
          text(x + wide / 2, middle, words, { size: small, align: 'middle', paint: onPaintOf(no), unit }),
        );
      x += wide;
    });
  });
  return { width, height: head.bottom + drawnRows.length * frame.rowHeight, marks };
}

/** A scale that all values and bounds find room on, in whole points. */
function scaleOf(values: readonly number[]): { from: number; to: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return { from: 0, to: 100 };
  const margin = Math.max(1, (most - least) * 0.04);
  return { from: Math.floor(least - margin), to: Math.ceil(most + margin) };
}

function bounds({ bounds: lines, rows }: BoundsPicture, width: number, part: Rows): Drawing {
  const totals = rows.flatMap(({ total }) => (total === null ? [] : [total]));
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  // Bounds that nobody is near tell nothing: the nearest below everybody and above everybody stay.
  const below = lines.filter(({ at }) => at < least).sort((a, b) => b.at - a.at)[0];
  const above = lines.filter(({ at }) => at > most).sort((a, b) => a.at - b.at)[0];
  const shown = lines.filter(
    (each) =>
      totals.length === 0 || each === below || each === above || (each.at >= least && each.at <= most),
  );
  const { from, to } = scaleOf([...totals, ...shown.map(({ at }) => at)]);
  const frame = frameFor(
    rows.map(({ label }) => label),
    width,
  );
  const valueRoom = frame.stacked ? 0 : textWidth('000.00', size) + gap;
  const room = width - frame.left - valueRoom - 12;
  const at = (value: number): number => frame.left + 6 + ((value - from) / (to - from)) * room;
  const top = 22;
  const drawnRows = rows.slice(part.from, part.to);
  const height = top + drawnRows.length * frame.rowHeight + 4;
  const marks: Mark[] = [];
  shown.forEach(({ name, at: value }) => {
    const x = at(value);
    const words = `${name} ${value}`;
    const half = textWidth(words, small) / 2;
    marks.push(line(x, top - 4, x, height, 'muted', true));
    marks.push(
      text(Math.max(frame.left + half, Math.min(width - half, x)), 8, words, {
        size: small,
        align: 'middle',
        paint: 'muted',
      }),
    );
  });
  drawnRows.forEach(({ unit, label, total, edge }, index) => {
    const begin = top + index * frame.rowHeight;
    const middle = barMiddle(frame, begin);
    const strong = edge !== '';
    marks.push(text(0, nameMiddle(frame, begin), cut(label, frame.nameRoom, size), { unit, bold: strong }));
    marks.push(line(frame.left, middle, frame.left + room + 12, middle, 'rule'));
    marks.push(
      text(width, nameMiddle(frame, begin), strong && total !== null ? `▲ ${figure(total)}` : figure(total), {
        unit,
        align: 'end',
        bold: strong,
        paint: total === null ? 'muted' : 'ink',
      }),
    );
    if (total !== null)
      marks.push({
        is: 'dot',
        x: at(total),
        y: middle,
        radius: strong ? 6 : 5,
        paint: strong ? 'edge' : 'part0',
        unit,
      });
  });
  return { width, height, marks };
}

/** 0 nothing lost, 5 all of it. */
export function lossLevel(lost: number, points: number): 0 | 1 | 2 | 3 | 4 | 5 {
  const share = points > 0 ? lost / points : 0;
  if (share <= 0) return 0;
  if (share >= 1) return 5;
  return share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : 4;
}

const lossWords = ['没有失分', '不到一成', '一成到两成半', '两成半到一半', '一半以上', '全失'] as const;

/** Runs of items of the same rubric, where there are several. */
function groupsOf(items: LossesPicture['items']): { group: string; from: number; count: number }[] {
  const runs: { group: string; from: number; count: number }[] = [];
  items.forEach(({ group }, index) => {
    const last = runs.at(-1);
    if (last?.group === group) last.count += 1;
    else if (group !== '') runs.push({ group, from: index, count: 1 });
  });
  return runs;
}

function losses({ items, rows }: LossesPicture, width: number, part: Rows): Drawing {
  const nameRoom = Math.min(
    Math.max(0, ...rows.map(({ label }) => textWidth(label, small))),
    width * (width < narrow ? 0.28 : 0.3),
  );
  const left = nameRoom + gap;
  // Cells narrower than their figures would be no use: the picture is then wider than asked for, and is scrolled.
  const cell = Math.max(24, (width - left) / Math.max(1, items.length));
  const whole = Math.max(width, left + cell * items.length);
  const legends = legend(
    lossWords.map((words, level) => ({ paint: `loss${level as 0 | 1 | 2 | 3 | 4 | 5}`, words })),
    0,
    width,
  );
  const tall = 22;
  const marks: Mark[] = [...legends.marks];
  const groups = groupsOf(items);
  groups.forEach(({ group, from, count }) => {
    const x = left + cell * from;
    const room = cell * count - 2;
    if (from > 0) marks.push(line(x - 0.5, legends.bottom, x - 0.5, legends.bottom + 36, 'rule'));
    marks.push(
      text(x + room / 2, legends.bottom + 9, cut(group, room, small), { size: small, align: 'middle' }),
    );
  });
  const headTop = legends.bottom + (groups.length > 0 ? 18 : 0);
  const top = headTop + 20;
  items.forEach(({ short }, column) => {
    marks.push(
      text(left + cell * (column + 0.5), headTop + 9, cut(short, cell, small), {
        size: small,
        align: 'middle',
        paint: 'muted',
      }),
    );
  });
  const drawnRows = rows.slice(part.from, part.to);
  drawnRows.forEach(({ unit, label, lost }, index) => {
    const begin = top + index * tall;
    marks.push(text(0, begin + tall / 2, cut(label, nameRoom, small), { size: small, unit }));
    lost.forEach((points, column) => {
      const box = { x: left + cell * column, y: begin, width: cell - 1, height: tall - 1, unit };
      const middle: [number, number] = [left + cell * (column + 0.5), begin + tall / 2];
      if (points === null) {
        marks.push({ is: 'frame', paint: 'muted', ...box });
        marks.push(text(...middle, '—', { size: small, align: 'middle', paint: 'muted', unit }));
        return;
      }
      const level = lossLevel(points, items[column]?.points ?? 0);
      marks.push({ is: 'box', paint: `loss${level}`, ...box });
      if (level !== 0)
        marks.push(
          text(...middle, figure(points), { size: small, align: 'middle', paint: `onLoss${level}`, unit }),
        );
    });
  });
  const end = top + drawnRows.length * tall;
  // What is taken over all rows stands below the last of them.
  if (part.to < rows.length) return { width: whole, height: end, marks };
  const mean = items.map((_, column) => {
    const known = rows.flatMap(({ lost }) => lost[column] ?? []);
    return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
  });
  const foot = end + 4;
  marks.push(line(0, foot - 2, whole, foot - 2, 'rule'));
  marks.push(text(0, foot + tall / 2, '平均', { size: small, bold: true }));
  mean.forEach((points, column) => {
    const words = points === null ? '—' : String(Math.round(points * 10) / 10);
    marks.push(
      text(left + cell * (column + 0.5), foot + tall / 2, words, {
        size: small,
        align: 'middle',
        bold: true,
      }),
    );
  });
  return { width: whole, height: foot + tall, marks };
}

function spread({ groups }: SpreadPicture, width: number, part: Rows): Drawing {
  const labels = groups.flatMap(({ rows }) => rows.map(({ label }) => label));
  const frame = frameFor(labels, width);
  const valueRoom = frame.stacked ? 0 : textWidth('000.00', size) + gap * 2;
  const room = width - frame.left - valueRoom - 12;
  const marks: Mark[] = [];
  let top = 0;
  let before = 0;
  for (const { name, from, to, mean: all, rows: ofGroup } of groups) {
    const rows = ofGroup.slice(Math.max(0, part.from - before), Math.max(0, part.to - before));
    before += ofGroup.length;
    if (rows.length === 0) continue;
    const span = to > from ? to - from : 1;
    const at = (value: number): number => frame.left + 6 + ((value - from) / span) * room;
    const head = `${name} 总平均 ${figure(all)}`;
    marks.push(text(0, top + 9, cut(head, width, size), { bold: true }));
    const [begin, foot] = [top + 24, top + 24 + rows.length * frame.rowHeight];
    rows.forEach(({ label, lowest, mean, highest, far }, index) => {
      const own = begin + index * frame.rowHeight;
      const middle = barMiddle(frame, own);
      marks.push(text(0, nameMiddle(frame, own), cut(label, frame.nameRoom, size), { bold: far }));
      marks.push({
        is: 'box',
        x: at(lowest),
        y: middle - 4,
        width: Math.max(2, at(highest) - at(lowest)),
        height: 8,
        paint: 'part2',
      });
      marks.push({ is: 'dot', x: at(mean), y: middle, radius: 5, paint: far ? 'edge' : 'part0' });
      marks.push(
        text(width, nameMiddle(frame, own), far ? `▲ ${figure(mean)}` : figure(mean), {
          align: 'end',
          bold: far,
        }),
      );
    });
    marks.push(line(at(all), begin - 2, at(all), foot, 'ink', true));
    marks.push(text(frame.left, foot + 9, figure(from), { size: small, paint: 'muted' }));
    marks.push(
      text(frame.left + room + 12, foot + 9, figure(to), { size: small, paint: 'muted', align: 'end' }),
    );
    top = foot + 30;
  }
  return { width, height: Math.max(0, top - 10), marks };
}

function drawnPart(picture: Picture, width: number, part: Rows): Drawing {
  switch (picture.is) {
    case 'ranking':
      return ranking(picture, width, part);
    case 'bounds':
      return bounds(picture, width, part);
    case 'losses':
      return losses(picture, width, part);
    case 'spread':
      return spread(picture, width, part);
  }
}

/**
 * Draws a picture.
 * @param width pixels that there is room for; a heat map of many items may need more
 */
export const drawn = (picture: Picture, width: number): Drawing => drawnPart(picture, width, allRows);

const rowCount = (picture: Picture): number =>
  picture.is === 'spread'
    ? picture.groups.reduce((count, { rows }) => count + rows.length, 0)
    : picture.rows.length;

/** Groups that follow each other, as many in each piece as a page has room for; undefined where one alone has too many rows. */
function groupsOnPages(picture: Picture, width: number, height: number): Drawing[] | undefined {
  if (picture.is !== 'spread') return undefined;
  const pieces: Drawing[] = [];
  let [from, to] = [0, 0];
  for (const { rows } of picture.groups) {
    const next = to + rows.length;
    const longer = drawnPart(picture, width, { from, to: next });
    if (longer.height <= height) pieces.splice(from === to ? pieces.length : -1, 1, longer);
    else {
      const alone = drawnPart(picture, width, { from: to, to: next });
      if (alone.height > height) return undefined;
      pieces.push(alone);
      from = to;
    }
    to = next;
  }
  return pieces;
}

/**
 * Draws a picture in as many pieces as it takes for each to be no higher than a page, on one scale, about as many rows on
 * each.
 * @param height pixels that there is room for
 */
export function drawnOnPages(picture: Picture, width: number, height: number): Drawing[] {
  const groups = groupsOnPages(picture, width, height);
  if (groups) return groups;
  const rows = rowCount(picture);
  for (let pages = 1; pages < rows; pages++) {
    const most = Math.ceil(rows / pages);
    const pieces = Array.from({ length: Math.ceil(rows / most) }, (_, page) =>
      drawnPart(picture, width, { from: page * most, to: (page + 1) * most }),
    );
    if (pieces.every((piece) => piece.height <= height)) return pieces;
  }
  return [drawn(picture, width)];
}

/** What the short heads of a heat map stand for: 「一、目标责任（10分）」; empty for other pictures. */
export const footnotes = (picture: Picture): string[] => (picture.is === 'losses' ? itemWords(picture) : []);
