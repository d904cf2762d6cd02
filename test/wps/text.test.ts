import fc from 'fast-check';
import { valueOf } from '../contract/expect';
import { change, opened } from './opened';
import type { Quirks } from './quirks';

/** What others wrote stays what they wrote: never a formula, a number, a date or an error. */

const ways: readonly [string, Partial<Quirks>][] = [
  ['成块写', {}],
  ['逐行写', { blocksIgnored: true, flattened: true }],
  ['单格返回值本身', { scalars: true }],
];

/** Pieces that programs read as something: put together at random. */
const piece = fc.constantFrom(
  ...[
    '=',
    '+',
    '-',
    '@',
    "'",
    '"',
    '#',
    '^',
    '/',
    '\\',
    ' ',
    '\n',
    '　',
    '＝',
    '1',
    '07',
    '9',
    '％',
    '%',
    '.',
    '-1-5',
  ],
  ...[
    '2020-01-05',
    '3月1日',
    'TRUE',
    'false',
    '#N/A',
    'A1',
    'SUM(A1)',
    'cmd|',
    '分',
    '_x0041_',
    '1e5',
    '，',
    '<b>',
  ],
);
const texts = fc.array(
  fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  { minLength: 1, maxLength: 12 },
);

describe.each(ways)('别人写的文字（%s）', (_, quirks) => {
  test('怎么写的就怎么读回，不成公式', async () => {
    const { program, wps, values } = await opened(quirks);
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 3 }), async (list, width) => {
        const placed = list.map((text, index) => ({
          place: `表!${'EFG'.charAt(index % width)}${5 + Math.floor(index / width)}`,
          text,
        }));
        valueOf(await program.workbook.write(placed.map(({ place, text }) => change(place, text))), 'write');
        expect(await values(...placed.map(({ place }) => place))).toEqual(list);
        expect(
          [...wps.sheet('表').cells.values()].filter(({ formula }) => formula !== undefined),
        ).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });

  test('像公式的文字留在文本格式里，编辑一下也不成公式；其余的格式不变', async () => {
    const { program, wps } = await opened(quirks);
    valueOf(await program.workbook.write([change('表!E1', '=1+1'), change('表!E2', '007')]), 'write');
    const cells = wps.sheet('表');
    const format = (row: number) => cells.cells.get(row * 16_384 + 4)?.look.format;
    expect([format(0), format(1)]).toEqual(['@', 'General']);
    wps.type('表', 'E1', '=2+2');
    expect(cells.cells.get(4)).toMatchObject({ value: '=2+2' });
  });
});
