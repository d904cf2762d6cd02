import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { fillIn, filled, type Engine } from '../../src/hosts/web/older-engines';

/** The engine of WPS may be years old: what it lacks of the language is filled in. */

/** An engine of its own, as old as the members taken from it. */
function olderEngine(): (code: string) => unknown {
  const context = createContext({});
  const run = (code: string): unknown => runInContext(code, context);
  run(`
    const typed = Object.getPrototypeOf(Uint8Array.prototype);
    for (const holder of [Array.prototype, String.prototype, typed, Object])
      for (const name of ${JSON.stringify(filled)}) delete holder[name];
  `);
  return run;
}

const engineOf = (run: (code: string) => unknown): Engine =>
  run('({ Array, String, Object, Uint8Array })') as Engine;

describe('旧内核里补上的写法', () => {
  const uses: readonly [string, unknown][] = [
    ['[1, 2, 3].at(-1)', 3],
    ['[1, 2, 3].at(0)', 1],
    ['[1, 2, 3].at()', 1],
    ['[1, 2, 3].at(-4)', undefined],
    ['[].at(-1)', undefined],
    ["'甲乙'.at(-1)", '乙'],
    ['new Uint8Array([7, 8]).at(-1)', 8],
    ['[1, 2, 3, 4].findLast((each) => each % 2)', 3],
    ['[1].findLast((each) => each > 1)', undefined],
    ['[1, 2, 3, 4].findLastIndex((each) => each % 2)', 2],
    ['[1].findLastIndex((each) => each > 1)', -1],
    ["Object.hasOwn({ a: 1 }, 'a')", true],
    ["Object.hasOwn({}, 'toString')", false],
    ["Object.keys([1]).join() + Object.keys('a').join()", '00'],
  ];

  test.each(uses)('%s', (code, expected) => {
    const run = olderEngine();
    fillIn(engineOf(run));
    expect(run(code)).toBe(expected);
    // The same in an engine that has it.
    expect(runInContext(code, createContext({}))).toBe(expected);
  });

  test('新内核自己的不换掉', () => {
    const context = createContext({});
    const run = (code: string): unknown => runInContext(code, context);
    const own = run('Array.prototype.at');
    fillIn(engineOf(run));
    expect(run('Array.prototype.at')).toBe(own);
  });
});

/** Members newer than Chromium 86, as they are written. */
const newer =
  /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(|\b(?:Object|Map)\.(hasOwn|groupBy)\(|\b(structuredClone|Promise\.withResolvers|Array\.fromAsync|crypto\.randomUUID|AbortSignal\.timeout)\b/g;

test('面板用到的新写法都补上了', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return /[\\/](cli|browser|excel)$/.test(path) ? [] : files(path);
      return /\.tsx?$/.test(name) ? [path] : [];
    });
  const used = new Set<string>();
  for (const path of files(join(__dirname, '../../src')))
    for (const [, method, own, whole] of readFileSync(path, 'utf8').matchAll(newer))
      used.add(method ?? own ?? whole ?? '');
  expect([...used]).toContain('at');
  expect([...used].filter((name) => !(filled as readonly string[]).includes(name))).toEqual([]);
});
