import { ratingWorkbook } from '../../src/forms/rating-form';
import { noVisit } from '../../src/forms/master/state';
import { noEntries } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { openMaster } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { compactScheme } from './scoring-scheme';
import { time, typed, valueOf, type Year } from './year';

/** Files of one rater or one team of a small scheme, each filled in for some units only, and what of them stands in the 总表. */

export const senderScheme = compactScheme(4, 1, 2);
export const districts = senderScheme.units.filter(({ kind }) => kind === 'district');

/** What one file says: a number for each unit that it fills in, by id. */
export type Said = Readonly<Record<string, number>>;

export async function ratingFile(said: Said): Promise<Uint8Array> {
  const [rater] = senderScheme.raters;
  if (!rater) throw new Error('no rater');
  const blank = await workbookBytes(ratingWorkbook(senderScheme, rater, time));
  const cells = districts.flatMap(({ id }, index) =>
    said[id] === undefined ? [] : [[`C${index + 5}`, said[id]] as const],
  );
  return typed(blank, '', Object.fromEntries(cells));
}

/**
 * A workbook of the team in which each unit that is filled in has a deduction and a visit.
 * @param stranger name of a unit that is not known, with a deduction, too
 */
export function teamFile(said: Said, stranger?: string): Promise<Uint8Array> {
  const [own] = senderScheme.teams;
  if (!own) throw new Error('no team');
  const filled = districts.filter(({ id }) => said[id] !== undefined);
  const deduction = (unit: string, quantity: number) => ({
    unit,
    clause: '附1-1-2',
    quantity,
    manual: null,
    facts: '事实',
    date: '2020-01-15',
    file: '',
    sheet: '',
    cell: '',
  });
  return workbookBytes(
    teamWorkbook(senderScheme, own, time, {
      ...noEntries,
      deductions: [
        ...filled.map(({ id, name }) => deduction(name, said[id] ?? 0)),
        ...(stranger === undefined ? [] : [deduction(stranger, 1)]),
      ],
      visits: new Map(filled.map(({ id }) => [id, { ...noVisit(id), note: `第${String(said[id])}次` }])),
    }),
  );
}

export const standing = async (year: Year, of: 'rating' | 'team'): Promise<Map<string, number>> => {
  const { state } = valueOf(await openMaster(year.master));
  if (of === 'rating')
    return new Map([...(state.scores.get('L1') ?? [])].map(([unit, value]) => [unit, Number(value)]));
  const rows = districts.flatMap(({ id, name }): [string, number][] => {
    const own = state.deductions.filter(({ unit }) => unit === name);
    const [row] = own;
    if (own.length > 1) throw new Error(`${name} 有 ${own.length} 笔扣分`);
    if (!row) return [];
    // What is recorded and what is said of the visit are of one file.
    expect(state.visits.get(id)?.note).toBe(`第${String(row.quantity)}次`);
    return [[id, Number(row.quantity)]];
  });
  return new Map(rows);
};
