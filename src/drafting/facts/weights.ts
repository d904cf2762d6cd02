import { kindIn, sameKind } from './kinds';
import { sentencesOf, usePiece, useWords, type Passage, type Sourced, type Used } from './sentence';

/** Shares of the total, scales and coefficients. */
export interface Weight extends Sourced {
  name: string;
  percent: number;
  /** The kind of unit that it is a share for; null where the sentence names none. */
  kind: string | null;
}

export interface Coefficient extends Sourced {
  value: number;
  /** What follows: 「四舍五入」. */
  rounding: string | null;
}

export interface Scale extends Sourced {
  points: number;
}

const share =
  /([\u4e00-\u9fff()、]{2,24}?)(?:得分|成绩|分值|分)?(?:按|占|权重占?|比重占?|所占)(?:年度|综合|全年|考核|目标|最终|总)*(?:总分|总成绩|成绩|得分|分值|考核)?(?:的)?(?:权重|比重|比例)?(?:为|是|占|:)?(\d{1,3}(?:\.\d+)?)%/g;
const coefficient =
  /(?:总得分|得分|合计|总分)[×xX*](\d+(?:\.\d+)?)(?:[^。;]{0,6}?(四舍五入|保留[^,。;]{1,8}))?/;
const scale = /(\d+)分制/;
const full = /(?:总分|满分)(?:为|是|共)?(\d+)分|(?:实行|采取|采用|按)(百|千)分制/;

export function weightsOf(
  passages: readonly Passage[],
  used: Used,
  kinds: readonly string[] = [],
): { weights: Weight[]; coefficients: Coefficient[]; scales: Scale[]; full: Scale | null } {
  const weights: Weight[] = [];
  const coefficients: Coefficient[] = [];
  const scales: Scale[] = [];
  let whole: Scale | null = null;
  for (const passage of passages) {
    let about: string | null = null;
    for (const one of sentencesOf(passage)) {
      const { text, quote: source, at } = one;
      if (passage.prose) {
        for (const match of text.matchAll(share)) {
          about = kindIn(text.slice(0, match.index + (match[1] ?? '').length), kinds) ?? about;
          const kind = about;
          const name = (match[1] ?? '')
            .replace(/^.*(?:计分方法为|其中|和|及|、|,|:)/, '')
            .replace(/^[()]+/, '')
            .replace(/^对?(.{2,12}?)(?=[日平年领处群专目互第].{1,8}$)/, (lead: string, word: string) =>
              kinds.some((each) => sameKind(each, word)) ? '' : lead,
            );
          if (name.length < 2 || /企业|以上|人员/.test(name)) continue;
          // 「申报率占 50%」 is no share of a total; below the name of a kind it is.
          if (kind === null && name.includes('率')) continue;
          const piece = text.slice(0, match.index + match[0].length);
          const start = Math.max(piece.lastIndexOf(','), piece.lastIndexOf(':'), piece.lastIndexOf(';')) + 1;
          if (!weights.some((weight) => weight.name === name && weight.kind === kind))
            weights.push({
              name,
              percent: Number(match[2]),
              kind,
              source: quoteOf(source, text.slice(start, match.index + match[0].length)),
              at,
            });
          useWords(used, one);
        }
      }
      const factor = coefficient.exec(text);
      if (factor) {
        coefficients.push({ value: Number(factor[1]), rounding: factor[2] ?? null, source, at });
        useWords(used, one);
      }
      const tens = scale.exec(text);
      if (tens && !/百分制/.test(text)) {
        scales.push({ points: Number(tens[1]), source, at });
        useWords(used, one);
      }
      const all = full.exec(text);
      if (all && passage.prose) {
        const points = all[1] === undefined ? (all[2] === '千' ? 1000 : 100) : Number(all[1]);
        whole ??= { points, source, at };
        if (whole.points === points) usePiece(used, one, all);
      }
    }
  }
  return { weights, coefficients, scales, full: whole };
}

/** The part of a quotation whose folded text is `part`; the whole where it cannot be told. */
const quoteOf = (quote: string, part: string): string =>
  part.length > 4 && quote.includes(part) ? part : quote;
