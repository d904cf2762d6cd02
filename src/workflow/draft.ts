import type { Draft } from '../drafting/draft';
import { schemeDraft } from '../drafting/scheme';
import { draftWorkbook } from '../forms/draft/workbook';
import type { WorkbookModel } from '../sheets/model';

/** 起草: a notice that was read, as a 方案草案 for people to look at line by line. */
export function draftedWorkbook(draft: Draft): WorkbookModel {
  const { scheme, lines } = schemeDraft(draft);
  return draftWorkbook(scheme, lines);
}
