import { Refused } from '../../simulated/refused';

/** What the simulated Excel answers instead of results. */

export { NotSimulated } from '../../simulated/refused';

/** An error that Excel itself would answer with. */
export class ExcelError extends Refused {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What goes wrong with a request:
 * `refused` nothing is done and an error comes back; `half` the first half of the actions is done, then an error;
 * `lost-request` nothing is done and the connection fails; `lost-answer` all is done and the connection fails;
 * `lost-half` half is done and the connection fails; `silent` all is done and no answer ever comes.
 */
export type Fault = 'refused' | 'half' | 'lost-request' | 'lost-answer' | 'lost-half' | 'silent';

export const faults: readonly Fault[] = [
  'refused',
  'half',
  'lost-request',
  'lost-answer',
  'lost-half',
  'silent',
];
