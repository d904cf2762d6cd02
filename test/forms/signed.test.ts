import { assert, array, boolean, integer, property } from 'fast-check';
import { pageSlack, signedBreaks } from '../../src/forms/master/signed';
import { Canvas } from '../../src/sheets/canvas';
import { pageHeight } from '../../src/sheets/paper';
import { free, margins } from '../../src/forms/look';

/** 要签字的表分几页：每一页都有成绩、都放得下，页数最少，各页的行数相近，签字栏上面总有几行成绩。 */

const page = {
  orientation: 'portrait',
  margins: margins.dense,
  fit: { across: 1, down: 0 },
  footer: '',
  centered: true,
} as const;
const characters = 84;
const room = pageHeight(page, characters) - pageSlack;
const [title, head, sign] = [60, 40, room / 4];

/** A title, a header, rows so tall, lines to sign; and where its pages end. */
function paged(heights: readonly number[], repeated: boolean) {
  const canvas = new Canvas({ name: '成绩', role: 'paper', columnWidths: [characters], page });
  [title, head, ...heights, sign].forEach((height, row) => {
    canvas.text(row, 0, '甲', free(12));
    canvas.height(row, height);
  });
  const last = 1 + heights.length;
  const breaks = signedBreaks(canvas, { top: 0, headerRow: 1, last, bottom: last + 1, repeated });
  const starts = [2, ...breaks, 2 + heights.length];
  const rows = starts.slice(1).map((end, index) => heights.slice((starts[index] ?? 0) - 2, end - 2));
  const again = repeated ? head : 0;
  const taken = rows.map(
    (own, index) =>
      own.reduce((sum, height) => sum + height, index === 0 ? title + head : again) +
      (index === rows.length - 1 ? sign : 0),
  );
  return { counts: rows.map((own) => own.length), taken };
}

const anyHeights = array(integer({ min: 20, max: Math.floor(room / 10) }), { minLength: 1, maxLength: 90 });

test('不论多少行、多高：没有空着的页，每页都放得下', () => {
  assert(
    property(anyHeights, boolean(), (heights, repeated) => {
      const { counts, taken } = paged(heights, repeated);
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(heights.length);
      expect(Math.max(...taken)).toBeLessThanOrEqual(room);
    }),
  );
});

test('几行很高的，也分得开，不留给程序去断', () => {
  expect(paged(Array<number>(4).fill(room * 0.3), false).counts).toEqual([2, 2]);
});

test('末页少几行就能少一页的，少几行；不少于三行', () => {
  const row = 20;
  const perPage = Math.floor((room - head) / row);
  const onLast = Math.floor((room - head - sign) / row);
  const onFirst = Math.floor((room - title - head) / row);
  expect(paged(Array<number>(onFirst + onLast).fill(row), true).counts).toEqual([onFirst, onLast]);
  const { counts } = paged(Array<number>(onFirst + perPage).fill(row), true);
  expect(counts).toHaveLength(3);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test('末几行很高、下面的话很长，末页放不下三行的：少放一行，不因此一页一行', () => {
  const heights = [...Array<number>(8).fill(20), ...Array<number>(3).fill(room * 0.3)];
  expect(paged(heights, true).counts).toEqual([9, 2]);
});
