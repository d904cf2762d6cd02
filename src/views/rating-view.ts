import { decimal, sum } from '../base/decimal';
import type { Finding } from '../base/finding';
import { checkRating } from '../checks/rating';
import { readRatingForm } from '../forms/rating-form';
import { abstainWord, formOf, unitsOfRater } from '../schemes';
import type { Rater, Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import type { RatingOverview } from './overview';

/** A single 评价表, as the one who fills it in sees it. */

function nextWords({ issuer }: Scheme, filled: number, of: number, findings: readonly Finding[]): string {
  if (filled < of) return `还有 ${of - filled} 个单位没有打分。`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `有 ${errors} 处需要改正。`;
  return `已填完：保存，打印签字，把文件和签字的表一并报${issuer}。`;
}

/** Undefined when the form's header is gone. */
export function ratingView(
  scheme: Scheme,
  rater: Rater,
  book: WorkbookData,
  label: string,
): RatingOverview | undefined {
  const located = readRatingForm(scheme, book, rater);
  if (!located) return undefined;
  const { scores, findings } = checkRating(scheme, rater, located, label);
  const numbers = scores.flatMap(({ taken }) => (typeof taken === 'number' ? [decimal(taken)] : []));
  const of = unitsOfRater(scheme, rater).length;
  // Who abstains has answered.
  const filled = numbers.length + scores.filter(({ taken }) => taken === abstainWord).length;
  // Cells that are simply still empty are counted, not listed one by one.
  const shown = findings.filter(({ code }) => code !== 'score-missing');
  return {
    kind: 'rating',
    label,
    title: formOf(scheme, rater.kind).title.join(''),
    rater: rater.name,
    filled,
    of,
    sum: sum(numbers).toFixed(),
    findings: shown,
    next: nextWords(scheme, filled, of, shown),
  };
}
