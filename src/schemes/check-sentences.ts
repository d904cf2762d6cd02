import { plain } from '../base/text';
import { fault, type About, type Fault } from './fault';
import type { RatingForm, Scheme } from './scheme';
import { annexWord } from './lookup';

/**
 * What a form says about itself against the figures beside it: printed 「比重为 30%，总得分 × 0.166」 while the cells
 * use others, its raters and the office read two different rules. A warning: the sentence may be put in step later.
 */

/** A figure that sentences state, by the words around it. */
interface Stated {
  what: string;
  pattern: RegExp;
}

const weight: Stated = {
  what: '比重',
  pattern: /(?:比重|权重|占)[^\d%，,。；;]{0,12}?(\d+(?:\.\d+)?)\s*%/gu,
};
const coefficient: Stated = {
  what: '折算系数',
  pattern: /(?:[×xX*＊✕]|乘以?)\s*(\d+(?:\.\d+)?)(?!\s*[%\d.])/gu,
};
const maximum: Stated = { what: '满分', pattern: /(\d+(?:\.\d+)?)\s*分制/gu };

function contradictions(
  sentences: readonly string[],
  { what, pattern }: Stated,
  is: number,
  where: string,
  about: About,
): Fault[] {
  return sentences.flatMap((sentence) =>
    [...plain(sentence).matchAll(pattern)]
      .filter(([, stated]) => Number(stated) !== is)
      .map(([words, stated]): Fault => ({
        ...fault(
          'scheme-sentence-figure',
          `${where}写着“${words.trim()}”，而${what}是 ${is}。`,
          `${what} ${stated ?? ''}，或改写这句话`,
          `改${what}，或改这句话；两处要一致。`,
          about,
        ),
        severity: 'warning',
      })),
  );
}

function form(of: RatingForm): Fault[] {
  const annex = annexWord(of.annex);
  return [
    ...contradictions(of.notes, weight, of.weight, `${annex}的说明`, [of, 'notes']),
    ...contradictions(of.notes, coefficient, of.coefficient, `${annex}的说明`, [of, 'notes']),
    ...contradictions(of.notes, maximum, of.maximum, `${annex}的说明`, [of, 'notes']),
    ...contradictions([of.source], weight, of.weight, `${annex}的评价依据`, [of, 'source']),
  ];
}

export const checkSentences = ({ forms }: Scheme): Fault[] => Object.values(forms).flatMap(form);
