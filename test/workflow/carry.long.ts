import fc from 'fast-check';
import { address } from '../../src/base/address';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { unitByName } from '../../src/schemes';
import { applied } from '../../src/sheets/applied';
import type { CellChange } from '../../src/sheets/change';
import type { WorkbookData } from '../../src/sheets/data';
import { openMaster } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { memoryMaster } from '../support/memory-host';
import {
  added,
  carried,
  cleared,
  grouped,
  lastClauses,
  newUnit,
  put,
  rowOf,
  schemeOf,
  sheetOf,
  withoutRater,
} from '../support/scheme-changes';
import { Year, valueOf } from '../support/year';

/** 方案变更的性质：随意改名单、对象、分组、条款 × 随意填过的一年。 */

let book: WorkbookData;

beforeAll(async () => {
  const year = await new Year().collected();
  book = valueOf(await readWorkbook(year.master.bytes(), '总表.xlsx'));
});

interface Edit {
  leave: number[];
  join: number;
  gone: number | null;
  comes: boolean;
  moves: [number, number] | null;
  clause: number | null;
  typed: [number, number, number][];
}

const edits: fc.Arbitrary<Edit> = fc.record({
  leave: fc.uniqueArray(fc.integer({ min: 0, max: 33 }), { maxLength: 4 }),
  join: fc.integer({ min: 0, max: 3 }),
  gone: fc.option(fc.integer({ min: 0, max: 42 })),
  comes: fc.boolean(),
  moves: fc.option(fc.tuple(fc.integer({ min: 0, max: 42 }), fc.integer({ min: 1, max: 12 }))),
  clause: fc.option(fc.nat(110)),
  typed: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(40), fc.nat(20)), { maxLength: 30 }),
});

/** Cells that people type into, by sheet: first row, columns. */
const typing = [
  { sheet: '领导评分', from: 4, rows: 16, columns: Array.from({ length: 16 }, (_, index) => 2 + index) },
  { sheet: '处室评分', from: 4, rows: 16, columns: Array.from({ length: 18 }, (_, index) => 2 + index) },
  { sheet: '扣分台账', from: 3, rows: 400, columns: [3, 4, 6] },
  { sheet: '加分台账', from: 3, rows: 60, columns: [3, 4] },
  { sheet: '考核情况', from: 3, rows: 43, columns: [4, 5, 6, 8] },
  { sheet: '奖惩情形', from: 3, rows: 43, columns: [3, 4, 5, 6] },
  { sheet: '评价人', from: 3, rows: 34, columns: [5] },
];

function random(edit: Edit): WorkbookData {
  const scheme = schemeOf(book);
  // First a year is filled in, …
  let number = 0;
  const fills = edit.typed.flatMap(([which, row, column]): CellChange[] => {
    const at = typing[which];
    const col = at?.columns[column % at.columns.length];
    if (!at || col === undefined) return [];
    number += 1;
    return [put(at.sheet, address(at.from + (row % at.rows), col), `手写 ${number}`)];
  });
  let data = applied(book, fills);
  // … then the scheme changes.
  /** The notice names a unit in a group otherwise than in its list: 航空港实验区. */
  const without = (name: string, units: string[]) =>
    units.filter((unit) => unitByName(scheme, unit) !== unitByName(scheme, name));
  const make = (changes: readonly CellChange[]) => {
    data = applied(data, changes);
  };
  for (const index of edit.leave) make(withoutRater(data, scheme.raters[index]?.id ?? ''));
  for (let index = 0; index < edit.join; index++)
    make(added(data, '评价人', [`L${90 + index}`, '领导', `新人${index}`]));
  const moved = edit.moves && scheme.units[edit.moves[0]]?.name;
  if (moved !== null && moved !== undefined && edit.moves) {
    const from = scheme.teams.find(({ units }) =>
      units.includes(scheme.units[edit.moves?.[0] ?? 0]?.id ?? ''),
    );
    if (from && from.units.length > 1 && from.no !== edit.moves[1]) {
      make([grouped(data, from.no, (units) => without(moved, units))]);
      make([grouped(data, edit.moves[1], (units) => [...units, moved])]);
    }
  }
  const gone = edit.gone === null ? undefined : scheme.units[edit.gone];
  if (gone) {
    const team = schemeOf(data).teams.find(({ units }) => units.includes(gone.id));
    if (team && team.units.length > 1)
      make([
        ...cleared(data, '考核对象', rowOf(data, '考核对象', 0, gone.id)),
        grouped(data, team.no, (units) => without(gone.name, units)),
      ]);
  }
  if (edit.comes) make(newUnit(data, 'D77', '南部新区'));
  if (edit.clause !== null) {
    const clauses = lastClauses(data);
    const id = clauses[edit.clause % clauses.length] ?? '';
    make(cleared(data, '条款', rowOf(data, '条款', 0, id)));
  }
  return data;
}

test('性质：手写的和收到的，不是在新总表的同一单位、同一评价人之下，就是在没有位置的清单里', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (edit) => {
      const data = random(edit);
      const { scheme } = readScheme(data);
      // A clause whose loss makes the scheme invalid is refused as such.
      fc.pre(scheme !== null);
      const { model, findings } = carried(data);
      const told = new Map(
        findings.map((finding) => [`${finding.sheet ?? ''}!${finding.cell ?? ''}`, finding.message]),
      );
      const after = new Map(model.sheets.map((sheet) => [sheet.name, sheet]));
      for (const { sheet, from, columns } of typing) {
        const stands = sheetOf(data, sheet);
        const next = after.get(sheet);
        const texts = (next?.rows ?? []).flatMap((cells) => cells.map((cell) => cell?.value));
        const keyed = sheet.endsWith('评分') || sheet === '考核情况' || sheet === '奖惩情形';
        const head = stands.rows[from - 1] ?? [];
        const newHead = next?.rows[from - 1] ?? [];
        stands.rows.slice(from).forEach((cells, index) => {
          for (const column of columns) {
            const value = cells?.[column]?.value ?? null;
            if (value === null || value === '' || cells?.[column]?.formula !== undefined) continue;
            const name = cells?.[1]?.value ?? '';
            const row = next?.rows.findIndex((each) => each[1]?.value === name) ?? -1;
            const to = newHead.findIndex((each) => each?.value === head[column]?.value);
            const there = keyed
              ? row >= 0 && to >= 0 && next?.rows[row]?.[to]?.value === value
              : texts.includes(value);
            const listed = [...told].some(
              ([at, message]) =>
                at.startsWith(`${sheet}!`) &&
                message.includes(String(value)) &&
                Number(/\d+$/.exec(at)?.[0]) === from + index + 1,
            );
            if (!there && !listed)
              throw new Error(`${sheet}!${address(from + index, column)} “${String(value)}” is nowhere`);
          }
        });
      }
      // What is drawn is read again as the same year.
      const master = memoryMaster();
      await master.create(model);
      const open = valueOf(await openMaster(master));
      expect(open.findings.filter(({ code }) => /^(unit-(missing|twice)|master-|row-)/.test(code))).toEqual(
        [],
      );
    }),
    { numRuns: 25 },
  );
});
