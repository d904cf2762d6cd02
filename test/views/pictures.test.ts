import { drawn, lossLevel, textWidth, type Drawing, type Mark } from '../../src/pictures/drawing';
import { pictureTable, type Picture } from '../../src/pictures/picture';
import { pictureSvg } from '../../src/pictures/svg';
import { yearPictures, type YearPictures } from '../../src/papers/pictures';
import { emptyState } from '../../src/forms/master/state';
import { zhengzhou2019 } from '../../src/schemes';
import { allUnits } from '../../src/scoring/results';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { palettes } from '../../src/pictures/paints';
import { filledYear, generatedYear } from '../support/generated-year';
import { paperYearOf } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';
import { partsScheme, partsYear } from '../support/parts-scheme';

/** 四张图：数从一年的结果来，不管有几类对象、几个计分部分；没定的不画成 0；评价人默认不写姓名。 */

const yearOf = (state: ReturnType<typeof emptyState>) => paperYearOf(state, '2020-01-20');

const full = yearOf(generatedYear(zhengzhou2019(), 1));
const fullPictures = yearPictures(full.year, full.entries, false);
const empty = yearOf(emptyState(zhengzhou2019()));

const every = ({ kinds, scales }: YearPictures): Picture[] => [
  ...kinds.flatMap(({ pictures }) => pictures),
  ...scales,
];
const texts = ({ marks }: Drawing): string[] =>
  marks.flatMap((mark) => (mark.is === 'text' ? [mark.text] : []));

function only<Is extends Picture['is']>(
  of: YearPictures,
  kind: string,
  is: Is,
): Extract<Picture, { is: Is }> {
  const found = of.kinds.find((each) => each.kind === kind)?.pictures.find((picture) => picture.is === is);
  if (!found) throw new Error(`${kind} ${is}`);
  return found as Extract<Picture, { is: Is }>;
}

test('两类对象各有三张，另有评价人和考核组的尺度', () => {
  expect(fullPictures.kinds.map(({ name, pictures }) => [name, pictures.map(({ is }) => is)])).toEqual([
    ['县（市、区）', ['ranking', 'bounds', 'losses']],
    ['成员单位', ['ranking', 'bounds', 'losses']],
  ]);
  expect(fullPictures.scales.map(({ question }) => question)).toEqual([
    '评价人：谁的尺度不一样？',
    '考核组：哪一组扣得松，哪一组扣得紧？',
  ]);
});

test('名次图的各部分加起来就是总分（2019 年度方案，没有扣总分的情形）', () => {
  const { rows, series } = only(fullPictures, 'district', 'ranking');
  expect(series).toEqual(['领导考核', '平时考核', '年终考核']);
  expect(rows).toHaveLength(16);
  for (const { parts, total } of rows)
    expect(parts.reduce<number>((sum, part) => sum + (part ?? NaN), 0)).toBeCloseTo(Number(total), 6);
  const ranks = rows.map(({ rank }) => rank ?? 99);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
});

test('失分图每格是该大项的扣分，一格不漏', () => {
  const { rows, items } = only(fullPictures, 'district', 'losses');
  const results = allUnits(full.year.state.results);
  for (const { unit, lost } of rows) {
    const own = results.find((result) => result.unit === unit)?.yearEnd.items ?? [];
    expect(lost).toEqual(own.map(({ deduction }) => deduction.toNumber()));
    expect(lost).toHaveLength(items.length);
  }
  expect(items.map(({ short }) => short).join('')).toBe('一二三四五六七八九十十一十二');
});

test('一份表也没有收到：全是未定，没有一个 0，也没有名次', () => {
  const pictures = yearPictures(empty.year, empty.entries, false);
  for (const picture of pictures.kinds.flatMap((kind) => kind.pictures)) {
    const { rows } = pictureTable(picture);
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells } of rows)
      expect(cells.slice(1).filter((cell) => Number(cell) === 0 && cell !== '')).toEqual([]);
    expect(texts(drawn(picture, 680))).not.toContain('0');
    expect(picture.told).toMatch(/^还没有/);
    expect(picture.told).not.toMatch(/没有失分|没有单位/);
  }
  const { rows } = only(pictures, 'district', 'ranking');
  for (const { parts, total, rank } of rows) {
    expect(parts).toEqual([null, null, null]);
    expect([total, rank]).toEqual(['未定', null]);
  }
  expect(
    only(pictures, 'member', 'losses')
      .rows.flatMap(({ lost }) => lost)
      .every((each) => each === null),
  ).toBe(true);
});

test('收到一个组的表、核算过：没有扣分的是 0，还没来的组是未定', () => {
  const state = emptyState(zhengzhou2019());
  const [team] = state.scheme.teams;
  if (!team) throw new Error('no team');
  state.receipts.set(String(team.no), { file: '第一组.xlsx', received: '2020-01-18 10:00', hash: '' });
  const { year, entries } = yearOf(state);
  const { rows } = only(yearPictures(year, entries, false), 'district', 'losses');
  const of = (known: boolean) => rows.filter(({ unit }) => team.units.includes(unit) === known);
  expect(
    of(true)
      .flatMap(({ lost }) => lost)
      .every((each) => each === 0),
  ).toBe(true);
  expect(
    of(false)
      .flatMap(({ lost }) => lost)
      .every((each) => each === null),
  ).toBe(true);
});

test('在边上的单位：点是另一种颜色，前面有▲，表里说明为什么', () => {
  const picture = only(fullPictures, 'member', 'bounds');
  const near = picture.rows.filter(({ edge }) => edge !== '');
  expect(near.length).toBeGreaterThan(0);
  const { marks } = drawn(picture, 680);
  expect(marks.filter((mark) => mark.is === 'dot' && mark.paint === 'edge')).toHaveLength(near.length);
  expect(texts({ marks, width: 0, height: 0 }).filter((text) => text.startsWith('▲'))).toHaveLength(
    near.length,
  );
  expect(pictureTable(picture).rows.filter(({ cells }) => /0\.5 分/.test(cells[3] ?? ''))).toHaveLength(
    near.length,
  );
});

test('评价人默认用字母代替，要了才写姓名', () => {
  const own = full.year.scheme.raters.map(({ name }) => name);
  const shown = (named: boolean) => {
    const [raters] = yearPictures(full.year, full.entries, named).scales;
    return raters ? pictureTable(raters).rows.map(({ cells }) => cells[0] ?? '') : [];
  };
  expect(shown(false).filter((label) => own.includes(label))).toEqual([]);
  expect(shown(false)[0]).toBe('领导 A');
  expect(shown(true).filter((label) => own.includes(label))).toHaveLength(own.length);
});

const yearsOfOthers = [
  ['随机的方案', partsYear(partsScheme(3), 3)] as const,
  ...sampleSchemes.map((sample) => {
    const { scheme } = sampleSchemeOf(sample);
    if (!scheme) throw new Error(sample.name);
    return [sample.name, filledYear(scheme, 1)] as const;
  }),
];

/** Marks that reach out of a drawing. */
const outside = ({ marks, width, height }: Drawing): Mark[] =>
  marks.filter((mark) => {
    if (mark.is === 'line') return Math.max(mark.x1, mark.x2) > width || Math.max(mark.y1, mark.y2) > height;
    const box =
      mark.is === 'text'
        ? (() => {
            const long = textWidth(mark.text, mark.size);
            const before = { start: 0, middle: long / 2, end: long }[mark.align];
            return { x: mark.x - before, y: mark.y - mark.size / 2, width: long, height: mark.size };
          })()
        : mark.is === 'dot'
          ? {
              x: mark.x - mark.radius,
              y: mark.y - mark.radius,
              width: mark.radius * 2,
              height: mark.radius * 2,
            }
          : mark;
    return (
      box.x < -0.01 || box.y < -0.01 || box.x + box.width > width + 0.01 || box.y + box.height > height + 0.01
    );
  });

describe.each([['2019 年度', generatedYear(zhengzhou2019(), 1)] as const, ...yearsOfOthers])(
  '%s',
  (_, state) => {
    const { year, entries } = yearOf(state);
    const pictures = yearPictures(year, entries, false);

    test('每一类对象都画得出，各部分、各大项的名称不重', () => {
      expect(pictures.kinds.map(({ name }) => name)).toEqual(year.kinds.map(({ name }) => name));
      for (const picture of every(pictures)) {
        const { header } = pictureTable(picture);
        expect(new Set(header).size).toBe(header.length);
      }
    });

    test('每个部分一种颜色，不与别的部分同色', () => {
      for (const picture of every(pictures))
        if (picture.is === 'ranking') {
          const swatches = drawn(picture, 680)
            .marks.filter((mark) => mark.is === 'box')
            .slice(0, picture.series.length);
          expect(new Set(swatches.map(({ paint }) => paint)).size).toBe(picture.series.length);
        }
    });

    test.each([320, 480, 680, 1200])('宽 %i：每个字、每一条都在画里面', (width) => {
      for (const picture of every(pictures)) {
        const drawing = drawn(picture, width);
        if (picture.is !== 'losses') expect(drawing.width).toBe(width);
        expect([picture.question, outside(drawing)]).toEqual([picture.question, []]);
      }
    });
  },
);

test('一个单位两份细则：每份的大项上面写它是哪一部分', () => {
  const { year, entries } = yearOf(filledYear(sampleSchemeNamed('云江市'), 1));
  const picture = yearPictures(year, entries, false).kinds[0]?.pictures.find(({ is }) => is === 'losses');
  if (picture?.is !== 'losses') throw new Error('no losses');
  expect(picture.items.map(({ group, short }) => `${group}${short}`)).toEqual([
    ...['一', '二', '三', '四'].map((no) => `安全生产考核${no}`),
    ...['一', '二'].map((no) => `消防工作考核${no}`),
  ]);
  expect(texts(drawn(picture, 680))).toEqual(expect.arrayContaining(['安全生产考核', '消防工作考核']));
});

/** Contrast of two colours by WCAG. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test.each(['light', 'dark'] as const)('%s：字在颜色上有 4.5 的反差', (surface) => {
  const palette = palettes[surface];
  const pairs = Object.entries(palette).flatMap(([paint, { fill }]) => {
    const below = /^on(Part|Loss)(\d)$/u.exec(paint);
    const ground =
      below && palette[`${below[1] === 'Part' ? 'part' : 'loss'}${below[2] ?? ''}` as keyof typeof palette];
    return ground ? [[paint, contrast(fill, ground.fill)] as const] : [];
  });
  expect(pairs.length).toBe(13);
  expect(pairs.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
});

test('强制颜色时，没有两个部分画得一样', () => {
  const looks = Object.entries(palettes.forced).flatMap(([paint, look]) =>
    paint.startsWith('part') ? [JSON.stringify(look)] : [],
  );
  expect(looks).toHaveLength(8);
  expect(new Set(looks).size).toBe(looks.length);
});

test('失分的深浅：没有、不到一成、一成起、两成半起、一半起、全失', () => {
  expect([0, 0.5, 0.8, 2, 4, 8].map((lost) => lossLevel(lost, 8))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('存成 SVG：外来的文字只是文字', () => {
  const picture = only(fullPictures, 'district', 'ranking');
  const { svg } = pictureSvg({ ...picture, question: '<script>&"', rows: picture.rows.slice(0, 1) });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
});
