import { defaultReadings } from '../readings';
import { loadScheme } from '../load';
import type { Scheme } from '../scheme';
import annex1 from './annex1.json';
import annex2 from './annex2.json';
import quotes from './quotes.json';
import frame from './scheme.json';

/**
 * 郑安委〔2020〕1号, 2019年度. Texts are quoted; how damaged places are read is listed in test/schemes/notice.ts.
 *
 * How the kinds of the clauses were chosen where the text leaves a choice:
 * - a condition without a number of its own (「未制定的」, 「每月…少于 1 次的」) is `fixed`: once a year;
 * - points for each or for one 家/次/人/项/处/起 (「每发现一家」, 「有1人未培训的」, 「发现一起」) are `count`;
 * - 「每少」 against a number stated once, or a list 「有…、有…」 asked once, is a `shortfall` against that number;
 * - 「少一次」 against several numbers, or one for each quarter, is a `shortfall` without a number;
 * - 「每少」 of a set that is open, or asked of each of several works or mines, is a `count` of 项 or 家.
 * A clause quotes the phrase that holds its 「扣 N 分」, and the phrase before the comma too where that alone has the
 * condition (「未按规定落实的，每发现一家扣 0.5 分」).
 */

let loaded: Scheme | undefined;

export function zhengzhou2019(): Scheme {
  if (!loaded) {
    const rubrics = [annex1, annex2];
    const result = loadScheme({ ...frame, rubrics, readings: defaultReadings(), quotes });
    if (!result.ok) throw new Error(`${result.finding.code}: ${result.finding.message}`);
    loaded = result.value;
  }
  return loaded;
}
