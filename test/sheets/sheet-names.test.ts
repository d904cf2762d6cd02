import fc from 'fast-check';
import { distinctNames, nameable } from '../../src/sheets/sheet-names';

/** 工作表的名称：Excel、WPS 都收，一个工作簿里不重。 */

test.each([
  ['甲/乙[丙]区', '甲乙丙区'],
  ["'引号'", '引号'],
  ['  空格  ', '空格'],
  [
    '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三',
    '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一',
  ],
  ['?*[]', '表'],
  ['', '表'],
])('“%s”写作“%s”', (text, name) => {
  expect(nameable(text)).toBe(name);
});

test('不论原来是什么，都是 1 到 31 个字、没有不许的字，大小写不计也不重', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 40 }),
          fc.constantFrom('甲', 'a', 'A', '甲-2', "'"),
        ),
      ),
      (texts) => {
        const names = distinctNames(texts);
        expect(names).toHaveLength(texts.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
          expect(name).not.toMatch(/^'|'$|[\uD800-\uDBFF]$/);
        }
      },
    ),
  );
});
