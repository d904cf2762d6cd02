import { grouped } from '../base/grouped';
import { missingWords } from '../forms/master/state';
import { partsOf, readingTable, rubricPartsOf } from '../schemes';
import { bonusWord } from '../schemes/bonus';
import { gradesOf, hasQuota, tiesOf, vetoedPlace } from '../schemes/grades';
import type { VetoedPlace } from '../schemes/kinds';
import type { ReadingId } from '../schemes/readings';
import type { Scheme } from '../schemes/scheme';
import { totalCap } from '../scoring/total';
import type { PaperKindOfUnit } from './year';

/**
 * 口径 below a signed table: what decided the scores and ranks of a kind, each sentence whole by itself, since no question
 * stands beside it as on the 口径 sheet. What the kind says itself stands in place of the reading that it overrules.
 */

const vetoedWords: Record<VetoedPlace, string> = {
  参加排名: '一票否决的照常排名，备注里注明。',
  不排名: '一票否决的列在最后，不给名次，其他单位依次递补。',
  列在最后: '一票否决的排在其他单位后面。',
};

/** Whether a converted score of a kind is rounded as reading 换算舍入 says: one that no form scores has none. */
const converts = (scheme: Scheme, kind: string): boolean =>
  partsOf(scheme, kind).some(({ source, decimals }) => source === '评价表' && decimals === undefined);

/** Where 加分 entered, if a reading decided that: it does not where each of its lines says so, nor where all is one score. */
function bonusNote(scheme: Scheme, kind: string): string {
  const [first] = rubricPartsOf(scheme, kind);
  if (!first || first.alone || scheme.bonus.rules.every(({ into }) => into !== undefined)) return '';
  const word = bonusWord(scheme);
  return scheme.readings.加分 === '折算后计入'
    ? `考核细则得分折算后，${word}全额计入总分。`
    : `${word}计入${first.name}的细则得分，一并折算。`;
}

/** How 名额 were given, as far as a kind has any. */
function quotaNotes(scheme: Scheme, kind: string, effect: (id: ReadingId) => string): string[] {
  const limited = gradesOf(scheme, kind).filter(hasQuota);
  if (limited.length === 0) return [];
  const shared = limited.some(({ share }) => share !== undefined);
  return [...(shared ? [`名额${effect('名额舍入')}`] : []), effect('名额并列'), effect('名额递补')];
}

/** How many forms a kind's scores go without, and what was decided about them; nobody is named. */
function missingNotes({ units }: PaperKindOfUnit): string[] {
  const parts = units[0]?.result.parts ?? [];
  return parts.flatMap(({ part }, index) => {
    const decided = new Map(
      units.flatMap(({ result }) =>
        (result.parts[index]?.rating?.decided ?? []).map(({ rater, decision }) => [rater, decision] as const),
      ),
    );
    return [...grouped([...decided.values()], (decision) => decision)].map(
      ([decision, all]) => `${part.name}缺 ${all.length} 份评价表，${missingWords[decision]}。`,
    );
  });
}

/** The readings that decided the results of a kind, as they were applied. */
export function readingNotes(scheme: Scheme, of: PaperKindOfUnit): string[] {
  const kind = of.id;
  const rows = readingTable(scheme.readings, scheme);
  const effect = (id: ReadingId): string => {
    const row = rows.find((each) => each.id === id);
    return row?.options.find(({ choice }) => choice === row.choice)?.effect ?? '';
  };
  const cap = totalCap(scheme);
  const ties = tiesOf(scheme, kind);
  return [
    ...missingNotes(of),
    ...(converts(scheme, kind) ? [effect('换算舍入')] : []),
    bonusNote(scheme, kind),
    effect('总分舍入'),
    cap === null ? '' : `总分超过 ${cap} 分的按 ${cap} 分计。`,
    ...quotaNotes(scheme, kind, effect),
    scheme.readings.否决等次 === '等次不变' ? '' : effect('否决等次'),
    vetoedWords[vetoedPlace(scheme, kind)],
    ties ? `总分相同的，依次看${ties.join('、')}的得分，高的在前；仍相同的名次相同。` : effect('并列'),
  ].filter((sentence) => sentence !== '');
}
