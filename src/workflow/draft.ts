import { carried } from '../drafting/carry';
import { differences, type Difference } from '../drafting/compare';
import type { Draft } from '../drafting/draft';
import { schemeDraft } from '../drafting/scheme';
import { differencesSheet } from '../forms/draft/differences';
import { draftWorkbook } from '../forms/draft/workbook';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookModel } from '../sheets/model';

/**
 * 起草: a notice that was read, as a 方案草案 for people to look at line by line.
 * @param last last year's scheme, of which what still fits is kept; what changed is on a sheet of its own
 */
export function draftedWorkbook(draft: Draft, last?: Scheme): WorkbookModel {
  const drawn = schemeDraft(draft);
  if (!last) return draftWorkbook(drawn.scheme, drawn.lines);
  const { scheme, lines } = carried(drawn, last);
  const model = draftWorkbook(scheme, lines);
  const [first, ...rest] = model.sheets;
  return {
    ...model,
    sheets: [...(first ? [first] : []), differencesSheet(differences(last, scheme)), ...rest],
  };
}

/** What a drafted scheme changes of last year's. */
export const draftDifferences = (draft: Draft, last: Scheme): Difference[] =>
  differences(last, schemeDraft(draft).scheme);
