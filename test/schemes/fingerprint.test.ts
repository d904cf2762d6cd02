import { formOf } from '../../src/schemes';
import fc from 'fast-check';
import { fingerprint, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';

const original = fingerprint(zhengzhou2019());

const changed = (change: (draft: Scheme) => unknown): string => {
  const draft = structuredClone(zhengzhou2019());
  change(draft);
  return fingerprint(draft);
};

type Path = (string | number)[];

/** The path of every single value in the scheme. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => leaves(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

const personal = (path: Path): boolean =>
  (path[0] === 'raters' && path[2] === 'name') ||
  (path[0] === 'teams' && ['leader', 'members', 'liaison', 'phone', 'written'].includes(String(path[2])));

/** Puts another value at the path. */
function alter(draft: object, path: Path): void {
  let holder = draft;
  for (const key of path.slice(0, -1)) holder = Reflect.get(holder, key) as object;
  Reflect.set(holder, path.at(-1) ?? '', `${String(Reflect.get(holder, path.at(-1) ?? ''))}*`);
}

/** What a clause says for checks alone: 0.1.0 did not have it, and its forms are forms of the same scheme. */
const linking = (path: Path): boolean => path.includes('circumstances') || path.includes('outOf');

const paths = leaves(zhengzhou2019());

describe('方案指纹', () => {
  test('十六位十六进制，每次相同', () => {
    expect(original).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(structuredClone(zhengzhou2019()))).toBe(original);
  });

  test('填写姓名、电话不改变指纹', () => {
    const named = paths.filter(personal);
    expect(named).toHaveLength(34 + 12 * 4 + 1);
    expect(
      changed((draft) => {
        named.forEach((path) => {
          alter(draft, path);
        });
      }),
    ).toBe(original);
  });

  test('0.1.0 发出的表的指纹，仍是这个方案的；条款对应的情形、共有数不进指纹', () => {
    expect(original).toBe('7ce1ad7b1a323634');
    const linked = paths.filter(linking);
    expect(linked).toHaveLength(10);
    expect(
      changed((draft) => {
        linked.forEach((path) => {
          alter(draft, path);
        });
      }),
    ).toBe(original);
  });

  test('改动任何一处规定，指纹都变', () => {
    const rules = paths.filter((path) => !personal(path) && !linking(path));
    // The default of a reading that 0.1.0 did not ask for is no part of it; any other choice is.
    expect(rules).toEqual(expect.arrayContaining([['readings', '否决成绩']]));
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        (path) =>
          changed((draft) => {
            alter(draft, path);
          }) !== original,
      ),
      { numRuns: 60 },
    );
  });

  test.each<[string, (draft: Scheme) => unknown]>([
    ['少一位处室', (draft) => draft.raters.pop()],
    ['单位换组次序', (draft) => draft.teams[0]?.units.reverse()],
    ['改一个 0.1.0 没有的口径', (draft) => (draft.readings.否决成绩 = '细则得分')],
    ['改一个口径', (draft) => (draft.readings.并列 = '按年终得分')],
    ['系数改为精确值', (draft) => (formOf(draft, 'office').coefficient = 0.1667)],
    [
      '组长职务',
      (draft) => {
        draft.teams.forEach((team) => (team.leaderPost = '副局长'));
      },
    ],
  ])('%s，指纹变', (_, change) => {
    expect(changed(change)).not.toBe(original);
  });

  test('栏目先后不影响指纹', () => {
    const reversed = Object.fromEntries(Object.entries(zhengzhou2019()).reverse()) as Scheme;
    expect(fingerprint(reversed)).toBe(original);
  });
});
