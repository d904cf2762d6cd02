import type { WriteSheet } from 'hucre';
import { identityRows, identitySheet } from '../../cells/identity';
import type { Identity } from '../../sheets/model';
import { escapedText } from '../zip/xml';

/** The identity sheet for writing. */
export const writtenIdentity = (identity: Identity): WriteSheet => ({
  name: identitySheet,
  rows: identityRows(identity).map((row) => row.map(escapedText)),
  veryHidden: true,
  protection: { sheet: true },
});
