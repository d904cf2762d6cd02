import { plain } from '../base/text';
import { partSources, type PartSource, type ScorePart } from '../schemes/kinds';

/** A 计分部分 put right by the person who looked at its sentence. */

/** What of a part can be put right. Its name and its sentence stay: they are the notice's. */
export interface PartFigures {
  /** Id of the 对象类别 whose part it is. */
  kind: string;
  source: PartSource;
  /** Id of the rubric or key of the form that gives the points; null for 转报分. */
  from: string | null;
  /** 满分; null where it is that of the rubric or of the form. */
  full: number | null;
  /** Points that it adds to the total at most; null where the notice does not say. */
  weight: number | null;
}

/** What a part can be put right to: kinds, rubrics and 评价组 of the draft, by id. */
export interface PartChoices {
  kinds: { id: string; name: string }[];
  rubrics: { id: string; name: string }[];
  forms: { id: string; name: string }[];
}

/** As typed: "" where nothing stands. */
export type TypedPart = Record<keyof PartFigures, string>;

export const partFiguresOf = (kind: string, part: ScorePart): PartFigures => ({
  kind,
  source: part.source,
  from: part.source === '考核细则' ? (part.rubric ?? null) : part.source === '评价表' ? part.form : null,
  full: part.source === '评价表' ? null : (part.full ?? null),
  weight: part.weight ?? null,
});

export const typedPart = ({ kind, source, from, full, weight }: PartFigures): TypedPart => ({
  kind,
  source,
  from: from ?? '',
  full: String(full ?? ''),
  weight: String(weight ?? ''),
});

/** Which of the choices give the points of a source. */
export const choicesFor = (source: string, { rubrics, forms }: PartChoices): PartChoices['rubrics'] =>
  source === '考核细则' ? rubrics : source === '评价表' ? forms : [];

/** A part in the words of the office: 「评价表，占 30%」. */
export const partWords = ({ source, weight }: ScorePart): string =>
  `${source}${weight === undefined ? '' : `，占 ${weight}%`}`;

const number = /^\d{1,4}(?:\.\d{1,3})?$/;

/** What was typed as figures, or in words what is wrong with it. */
export function partTyped(typed: TypedPart, choices: PartChoices): PartFigures | string {
  const even = (text: string): string => plain(text).replace(/\s*%$/, '');
  const source = partSources.find((each) => each === typed.source);
  if (!source) return `来源要是 ${partSources.join('、')} 之一。`;
  const [full, weight] = [even(typed.full), even(typed.weight)];
  if ([full, weight].some((text) => text !== '' && !number.test(text)))
    return '满分、比重都填数字；没有的空着。';
  if (Number(weight) > 100) return '比重不超过 100。';
  if (full !== '' && Number(full) === 0) return '满分要大于 0。';
  if (full !== '' && source === '评价表') return '评价表的满分写在评价表上，这里空着。';
  if (full === '' && source === '转报分') return '转报分要写满分。';
  const from = choicesFor(source, choices).find(({ id }) => id === typed.from)?.id ?? null;
  if (from === null && source === '考核细则' && choices.rubrics.length > 1) return '请选用哪一份细则。';
  return {
    kind: typed.kind,
    source,
    from,
    full: full === '' ? null : Number(full),
    weight: weight === '' ? null : Number(weight),
  };
}
