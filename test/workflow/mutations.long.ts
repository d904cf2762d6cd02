import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { sampleScores, sampleTeam, qualities } from '../../src/sample/entries';
import { Random } from '../../src/sample/random';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { checkWorkbook } from '../../src/workflow/check';
import { readReturn } from '../../src/workflow/returns';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { Year, time } from '../support/year';

/**
 * 几千份改坏的文件，在同一个进程里读、核对：没有一份让程序出错（不是收了、说了问题，就是不收并说明原因）。改法有：任意字节，截断，
 * 部件里任意一截 XML 删去、重复、换成别的，属性值换成极端的数。
 */

const scheme = zhengzhou2019();
const files: { name: string; bytes: Uint8Array; runs: number }[] = [];

beforeAll(async () => {
  const random = new Random(11);
  const quality = qualities(scheme, random);
  const [rater] = scheme.raters;
  const [team] = scheme.teams;
  if (!rater || !team) throw new Error('no raters or teams');
  const scores = sampleScores(scheme, rater, quality, random);
  files.push(
    {
      name: '评价表.xlsx',
      bytes: await workbookBytes(ratingWorkbook(scheme, rater, time, scores)),
      runs: 4_000,
    },
    {
      name: '考核组.xlsx',
      bytes: await workbookBytes(teamWorkbook(scheme, team, time, sampleTeam(scheme, team, quality, random))),
      runs: 250,
    },
  );
  const year = await new Year().settled();
  files.push({ name: '总表.xlsx', bytes: year.master.bytes(), runs: 100 });
});

const odd = [
  '',
  '1e999',
  '-1',
  '99999999999',
  'NaN',
  '\u0000',
  '&amp;',
  '&#x0;',
  '<',
  ']]>',
  '<c r="A1"/>',
  '<row/>',
];

type Mutation =
  | { kind: 'bytes'; at: number; value: number }
  | { kind: 'cut'; at: number }
  | { kind: 'text'; part: number; from: number; length: number; to: string | null };

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bytes' as const), at: share, value: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      part: share,
      from: share,
      length: fc.nat(60),
      // null: the piece stands twice.
      to: fc.option(fc.constantFrom(...odd), { nil: null }),
    }),
  },
);

function mutated(bytes: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let result = bytes.slice();
  for (const change of changes)
    if (change.kind === 'bytes') result[Math.floor(change.at * result.length)] = change.value;
    else if (change.kind === 'cut') result = result.slice(0, Math.floor(change.at * result.length));
    else {
      let parts: Record<string, Uint8Array>;
      try {
        parts = unzipSync(result);
      } catch {
        continue;
      }
      const names = Object.keys(parts);
      const name = names[Math.floor(change.part * names.length)];
      if (name === undefined) continue;
      const text = strFromU8(parts[name] ?? new Uint8Array());
      const from = Math.floor(change.from * text.length);
      const piece = text.slice(from, from + change.length);
      parts[name] = strToU8(
        text.slice(0, from) + (change.to ?? piece + piece) + text.slice(from + piece.length),
      );
      result = zipSync(parts);
    }
  return result;
}

const changes = fc.array(mutation, { minLength: 1, maxLength: 3 });

test.each([0, 1])('收表：改坏的来件（第 %d 种）', async (index) => {
  const file = files[index];
  if (!file) throw new Error('no file');
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const bytes = mutated(file.bytes, list);
      const read = () => readWorkbook(bytes, file.name);
      const returns = await readReturn(scheme, { label: file.name, hash: '', read });
      expect(returns.flatMap(({ findings }) => findings).map(({ code }) => code)).not.toContain(
        'file-unreadable',
      );
    }),
    { numRuns: file.runs },
  );
});

test('校验：改坏的总表', async () => {
  const file = files[2];
  if (!file) throw new Error('no file');
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const bytes = mutated(file.bytes, list);
      const findings = await checkWorkbook(
        { label: file.name, hash: '', read: () => readWorkbook(bytes, file.name) },
        () => undefined,
      );
      expect(Array.isArray(findings)).toBe(true);
    }),
    { numRuns: file.runs },
  );
});
