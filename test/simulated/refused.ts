/** What the simulated programs say instead of doing something. */

/** A refusal of the program itself: something people and add-ins may not or cannot do there. */
export class Refused extends Error {}

/** Everything that was asked for and is not simulated, for tests that want none of it swallowed. */
export const missed: string[] = [];

/** Something the simulation does not have. A test that meets it must fail, also where the caller catches it. */
export class NotSimulated extends Error {
  constructor(what: string) {
    super(`not simulated: ${what}`);
    missed.push(what);
  }
}

export function notSimulated(what: string): never {
  throw new NotSimulated(what);
}
