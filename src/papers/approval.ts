import { masterSheets, publicationName } from '../forms/master/places';
import type { SheetModel } from '../sheets/model';
import { namedApart } from '../sheets/sheet-names';
import { onPages } from './paper';
import { candidatesPaper, publicationPaper } from './publication';
import { paperSheet } from './sheet';
import type { PaperYear } from './year';

/**
 * What is approved and signed, as sheets: 成绩公布 of each 对象类别 by itself, and 评先候选, without the text that asks the
 * public. They say what the papers say: why a unit is vetoed or no candidate, ties, readings.
 */
export function approvalSheets(year: PaperYear): SheetModel[] {
  const { scheme, kinds } = year;
  const published = onPages(publicationPaper(year)).map((paper, index) => {
    const kind = kinds[index];
    const name = kind && kinds.length > 1 ? publicationName(scheme, kind.id) : masterSheets.publication;
    return paperSheet(paper, name);
  });
  const candidates = onPages(candidatesPaper(year)).slice(0, 1);
  return namedApart([...published, ...candidates.map((paper) => paperSheet(paper, masterSheets.candidates))]);
}
