import { Random } from '../../../src/sample/random';
import { budget, grouped } from '../../../src/hosts/excel/session/session';

/** How pieces are put into messages: in their order, none over the budget, in as few messages as that allows. */

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
const itself = (size: number): number => size;

const cases: readonly [string, readonly number[], number][] = [
  ['没有', [], 0],
  ['一件', [200_000], 1],
  ['一件比上限还大，仍单独发出', [budget + 1], 1],
  ['刚好一次', Array<number>(10).fill(budget / 10), 1],
  ['刚过一次', Array<number>(11).fill(budget / 10), 2],
  ['300 个单位的总表：880 万字节只用两次', Array<number>(22).fill(400_000), 2],
  ['一大一小：大的不挤掉小的', [budget - 1_000, 900], 1],
];

test.each(cases)('%s', (_name, sizes, messages) => {
  expect(grouped(sizes, itself)).toHaveLength(messages);
});

test('任意 400 组：次序不变，每次不超过上限，装得匀，次数至多比除法多一次', () => {
  const random = new Random(12);
  for (let run = 0; run < 400; run++) {
    const sizes = Array.from({ length: random.whole(1, 60) }, () => random.whole(200, 500_000));
    const groups = grouped(sizes, itself);
    const fewest = Math.ceil(sum(sizes) / budget);
    const largest = Math.max(...sizes);
    expect(groups.flat()).toEqual(sizes);
    for (const group of groups)
      expect(sum(group)).toBeLessThanOrEqual(Math.min(budget, sum(sizes) / fewest + largest));
    expect(groups.length).toBeLessThanOrEqual(fewest + 1);
    // 每件不到上限的十分之一：只有装到九成以上才会多出一次。
    if (sum(sizes) <= fewest * (budget - largest)) expect(groups).toHaveLength(fewest);
  }
});
