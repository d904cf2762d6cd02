import type { WriteSheet } from 'hucre';
import { identityRows, identitySheet } from '../../cells/identity';
import type { Identity } from '../../sheets/model';

/** The identity sheet for writing. */
export const writtenIdentity = (identity: Identity): WriteSheet => ({
  name: identitySheet,
  rows: identityRows(identity),
  veryHidden: true,
  protection: { sheet: true },
});
