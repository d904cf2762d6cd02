import { BooleanNumber, Styles } from '@univerjs/core';
import type { IStyleData } from '@univerjs/core';
import fc from 'fast-check';
import { rememberStyles } from '../../../src/hosts/browser/grid/known-styles';

/** What the grid remembers of formats it looked for: the same answers as without, only sooner. */

type Search = Styles['search'];
const plainSearch = Object.getOwnPropertyDescriptor(Styles.prototype, 'search')?.value as Search;

/** The formats of a workbook, with the memory on this class alone. */
class Remembering extends Styles {}
Object.defineProperty(Remembering.prototype, 'search', {
  value: plainSearch,
  configurable: true,
  writable: true,
});
rememberStyles(Remembering.prototype);

const text = (style: IStyleData): string => JSON.stringify(style);

/** How often the search held a format against all of the workbook. */
function compared(styles: Styles): () => number {
  let times = 0;
  const compare = Reflect.get(styles, '_getExistingStyleId') as (data: IStyleData) => string | null;
  Object.defineProperty(styles, '_getExistingStyleId', {
    value: (data: IStyleData) => {
      times += 1;
      return compare.call(styles, data);
    },
  });
  return () => times;
}

const bold: IStyleData = { ff: '宋体', fs: 11, bl: BooleanNumber.TRUE };
const boldOtherwise: IStyleData = { bl: BooleanNumber.TRUE, ff: '宋体', fs: 11 };
const red: IStyleData = { cl: { rgb: '#FF0000' } };

describe('记得的格式', () => {
  test('同一格式写法次序不同：是同一个，找一次就够', () => {
    const styles = new Remembering({ a: bold });
    const times = compared(styles);
    for (let cell = 0; cell < 100; cell++) expect(styles.setValue(boldOtherwise)).toBe('a');
    expect(times()).toBe(1);
  });

  test('没有这种格式的，不记成有：加上以后找得到', () => {
    const styles = new Remembering({ a: bold });
    expect(styles.search(red, text(red))).toBe('-1');
    const id = styles.setValue(red);
    expect(id).not.toBe('a');
    expect(styles.setValue(red)).toBe(id);
    expect(styles.get(id)).toEqual(red);
  });

  test('记得的格式删掉了：重新找，不给一个没有了的', () => {
    const styles = new Remembering({ a: bold });
    expect(styles.setValue(boldOtherwise)).toBe('a');
    styles.remove('a');
    const id = styles.setValue(boldOtherwise);
    expect(id).not.toBe('a');
    expect(styles.get(id)).toEqual(boldOtherwise);
  });

  test('记得的编号换成了别的格式：重新找，不把红字给成黑体', () => {
    const styles = new Remembering({ a: bold });
    expect(styles.setValue(boldOtherwise)).toBe('a');
    styles.remove('a');
    styles.addCustomStyle('a', red);
    expect(styles.get(styles.setValue(boldOtherwise))).toEqual(boldOtherwise);
  });

  test('两个工作簿各记各的', () => {
    const one = new Remembering({ a: bold });
    const other = new Remembering({ b: bold });
    expect(one.setValue(boldOtherwise)).toBe('a');
    expect(other.setValue(boldOtherwise)).toBe('b');
    expect(new Remembering().search(boldOtherwise, text(boldOtherwise))).toBe('-1');
  });
});

/** Formats of few parts, so that the same ones come again in other orders. */
const style = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('ff', 'fs', 'bl', 'cl', 'bg'), { maxLength: 4 }),
    fc.constantFrom(10, 11),
    fc.constantFrom('#FF0000', '#00FF00'),
  )
  .map(([parts, size, rgb]): IStyleData =>
    Object.fromEntries(
      parts.map((part) => [
        part,
        { ff: '宋体', fs: size, bl: size === 10 ? 0 : 1, cl: { rgb }, bg: { rgb } }[part],
      ]),
    ),
  );

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('find' as const), style }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), at: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('put' as const), at: fc.nat(20), style }),
  },
);

test('怎样找、加、删、换，答的都与表格自己逐个比出来的一样', () =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const styles = new Remembering();
      for (const each of steps) {
        const ids = Object.keys(styles.toJSON());
        if (each.does === 'remove') styles.remove(ids[each.at % ids.length] ?? '');
        else if (each.does === 'put') {
          const id = ids[each.at % ids.length] ?? 'own';
          styles.remove(id);
          styles.addCustomStyle(id, each.style);
        } else {
          const plain = plainSearch.call(styles, each.style, text(each.style));
          const remembered = styles.search(each.style, text(each.style));
          expect(remembered === '-1').toBe(plain === '-1');
          expect(styles.get(remembered)).toEqual(styles.get(plain));
          styles.setValue(each.style);
        }
      }
    }),
    { numRuns: 200 },
  ));
