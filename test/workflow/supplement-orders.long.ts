import * as fc from 'fast-check';
import type { Collected } from '../../src/workflow/collect';
import { districts, ratingFile, senderScheme, standing, teamFile, type Said } from '../support/one-sender';
import { Year, valueOf } from '../support/year';

/**
 * 同一个人、同一个组的原表、补表、改过的表，不论先来后到、留不留在文件夹里：收过的、收到的，要么在总表里，要么这一次收表指名说到
 * 那一家。
 */

let issued: Year;
beforeAll(async () => {
  issued = await new Year(senderScheme).issued();
});

const toldIn = ({ files, findings }: Collected): string =>
  [
    ...files.map(({ message }) => message),
    ...findings.map(({ message, unit }) => `${unit ?? ''} ${message}`),
  ].join('\n');

const number = fc.integer({ min: 1, max: 9 });
const full = fc.record(Object.fromEntries(districts.map(({ id }) => [id, number])));
/** A form with one unit left open, and one that fills only one. */
const allBut = fc
  .tuple(full, fc.constantFrom(...districts))
  .map(([said, { id }]): Said => Object.fromEntries(Object.entries(said).filter(([unit]) => unit !== id)));
const only = fc
  .tuple(fc.constantFrom(...districts), number)
  .map(([{ id }, value]): Said => ({ [id]: value }));

const arrival = fc.record({
  said: fc.oneof(allBut, allBut, only, only, full),
  /** Whether the file stays in the folder when the next one comes. */
  stays: fc.boolean(),
  /** Whether staff take it where they are asked. */
  picked: fc.boolean(),
});
type Arrival = { said: Said; stays: boolean; picked: boolean };

async function nothingIsLost(of: 'rating' | 'team', arrivals: readonly Arrival[]) {
  const year = issued.copy();
  for (const [index, { said, stays, picked }] of arrivals.entries()) {
    const name = `${index + 1}.xlsx`;
    const before = await standing(year, of);
    year.returned.set(name, of === 'rating' ? await ratingFile(said) : await teamFile(said));
    const collected = valueOf(await year.collect());
    const after = await standing(year, of);
    const told = toldIn(collected);
    const report = collected.files.find(({ file }) => file === name);
    const asked = report?.status === 'duplicate' || report?.status === 'refused';
    for (const { id, name: unit } of districts) {
      const [was, is, says] = [before.get(id), after.get(id), said[id]];
      if (was !== undefined && was !== is) expect(told).toContain(unit);
      // Asked for a choice, or taken as it says.
      if (says !== undefined && !asked) expect(is).toBe(says);
      if (asked) expect(is).toBe(was);
    }
    // Once more says nothing new.
    const bytes = year.master.bytes();
    await year.collect();
    expect(await standing(year, of)).toEqual(after);
    expect(year.master.bytes() === bytes || asked).toBe(true);
    if (asked && picked) {
      const decided = valueOf(await year.collect({ choose: new Set([name]) }));
      const final = await standing(year, of);
      const words = toldIn(decided);
      for (const { id, name: unit } of districts) {
        if (said[id] !== undefined) expect(final.get(id)).toBe(said[id]);
        if (after.has(id) && after.get(id) !== final.get(id)) expect(words).toContain(unit);
      }
    }
    if (!stays) year.returned.delete(name);
  }
}

test.each(['rating', 'team'] as const)('%s：不论先后，不声不响地丢掉的一个也没有', async (of) => {
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 2, maxLength: 4 }), (arrivals) =>
      nothingIsLost(of, arrivals),
    ),
    { numRuns: of === 'team' ? 12 : 30, seed: 15, endOnFailure: true },
  );
});
