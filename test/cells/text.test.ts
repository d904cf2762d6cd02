import fc from 'fast-check';
import { base64Of, binaryText } from '../../src/cells/bytes';
import { isErrorText, isStandardError } from '../../src/cells/errors';
import { cellText, clean, typedAs, UnwritableError } from '../../src/cells/text';
import { unwritable, writing } from '../../src/cells/unwritable';

/** 一格里能放什么文字；打进去会被当成什么。 */

/** Each character as the byte that it is. */
const bytesOfBinary = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('会被当成别的东西的文字', () => {
  test.each(['=1', '+1', '-1', '@A', '＝1', '＋1', '－', '＠甲', ' =1', '\t=1', '　=1', '\n+1'])(
    '「%s」像公式',
    (text) => {
      expect(typedAs(text)).toBe('formula');
    },
  );

  test.each([
    ...[
      '1',
      '007',
      '1/2',
      '2020-01-05',
      '９分',
      '1e5',
      '5%',
      '.5',
      ',5',
      '(5)',
      '（5',
      '$5',
      '￥5',
      '€5',
      '^x',
      '/x',
    ],
    ...[
      '\\x',
      "'x",
      '"x',
      '#N/A',
      '#5',
      'TRUE',
      'false',
      '真',
      '假',
      'May 5',
      'jan',
      '五月三日',
      '十时',
      '下午3:00',
    ],
    ...['www.a.cn', 'http://a', 'mailto:a', 'a@b', '\\\\server\\a', '尾空 ', ' 头空', '全角空　', 'C:\\a'],
  ])('「%s」像数、日期、真假、错误或链接', (text) => {
    expect(typedAs(text)).toBe('other');
  });

  test.each(['', '巩义市', '扣2分', '第1组', '甲（乙）', '履职不力，扣 0.5 分', 'A1', '一、二'])(
    '「%s」就是文字',
    (text) => {
      expect(typedAs(text)).toBe('text');
    },
  );

  test('当作文字放行的，头一个字不是数字、符号和空白，末尾不是空白', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        if (typedAs(text) === 'text') expect(text).toMatch(/^[^\s\d=+\-@'"#$(.,%^\\/][^]*(?<!\s)$/);
      }),
    );
  });
});

describe('一格的文字', () => {
  test('XML 不许有的字符去掉，换行统一，单个代理项换成 U+FFFD', () => {
    expect(clean('a\u0000b\u0008c\uFFFEd\r\ne\rf\uD800g\uDC00h😀')).toBe('abcd\ne\nf\uFFFDg\uFFFDh😀');
  });

  test('32,767 字可以，多一字拒绝', () => {
    expect(cellText('字'.repeat(32_767), 'A1')).toHaveLength(32_767);
    expect(() => cellText('字'.repeat(32_768), 'A1')).toThrow(UnwritableError);
  });

  test('放不下的说明原因；别的错误照样抛出', async () => {
    const refused = await writing('总表', () => Promise.reject(new UnwritableError('A1：太长')));
    expect(refused).toMatchObject({
      ok: false,
      finding: { code: 'value-unwritable', severity: 'error' },
    });
    expect(() => unwritable(new Error('别的'), '总表')).toThrow('别的');
  });
});

describe('错误值', () => {
  test.each(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'])('%s 各程序都有', (text) => {
    expect([isErrorText(text), isStandardError(text)]).toEqual([true, true]);
  });

  test.each([
    '#BUSY!',
    '#CONNECT!',
    '#GETTING_DATA',
    '#CALC!',
    '#SPILL!',
    '#FIELD!',
    '#BLOCKED!',
    '#UNKNOWN!',
    '#CYCLE!',
  ])('%s 是后来才有的', (text) => {
    expect([isErrorText(text), isStandardError(text)]).toEqual([true, false]);
  });

  test.each(['', '#', '#####', '#1', '＃N/A', '#N/A ', '#DIV/0', 'N/A'])('「%s」不是错误值', (text) => {
    expect(isErrorText(text)).toBe(false);
  });
});

test('字节与文字互换，一个不差', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(bytesOfBinary(binaryText(bytes))).toEqual(bytes);
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
  const large = Uint8Array.from({ length: 100_000 }, (_, index) => index & 0xff);
  expect(bytesOfBinary(binaryText(large))).toEqual(large);
});
