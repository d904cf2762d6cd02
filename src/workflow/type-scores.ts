import { differencesOf, lineOf } from '../checks/evidence';
import { failed, type Result } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import { joinedUnits } from '../forms/master/evidence';
import type { MasterState } from '../forms/master/state';
import { factKey, scoreFact } from '../forms/master/typed-facts';
import { formOf, unitsOfRater } from '../schemes';
import type { Rater } from '../schemes/scheme';
import { typedScore } from '../schemes/typed-score';
import type { Scalar } from '../sheets/model';
import { withReason } from './correct';
import { noteCorrections, type Author } from './evidence';
import { openMaster, tableFinder, writeMaster } from './master';

/** One score as it was shown and as it is to be, both as text; "" for none. */
export interface ScoreEntry {
  unit: string;
  was: string;
  now: string;
}

/** A score as the boxes show it. */
export const scoreText = (value: Scalar | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/**
 * Units that a rater's form spoke of when it came in as a file: those that it left blank, too, but not those that came
 * into the scheme later.
 */
export function receivedUnits(state: MasterState, rater: Rater): ReadonlySet<string> {
  const own = new Set(state.provenance.flatMap((row) => (row.rater === rater.id ? [row.unit] : [])));
  if (own.size === 0) return own;
  const joined = joinedUnits(state);
  return new Set(
    unitsOfRater(state.scheme, rater).flatMap(({ id }) => (own.has(id) || !joined.has(id) ? [id] : [])),
  );
}

/**
 * Scores of one rater, typed in from paper or changed, in one write. What stood there already needs a reason, and so does
 * whatever the form that came in said otherwise, if only by a blank: that is a 更正.
 */
export async function typeScores(
  master: HostWorkbook,
  rater: string,
  entries: readonly ScoreEntry[],
  reason: string,
  author: Author,
): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { reading, state } = open.value;
  const { scheme } = state;
  const found = scheme.raters.find(({ id }) => id === rater);
  if (!found)
    return failed('rater-unknown', `评分表里没有 ${rater} 这一列。`, '核对“评价人”表和评分表的表头。');
  const form = formOf(scheme, found.kind);
  const units = new Map(unitsOfRater(scheme, found).map((unit) => [unit.id, unit]));
  const received = receivedUnits(state, found);
  const own = new Map(state.scores.get(rater));
  const why = reason.trim();
  for (const { unit, was, now } of entries) {
    const place = { unit: units.get(unit)?.name ?? unit, rater: found.name };
    const { taken, fault } = typedScore(now, form);
    if (!units.has(unit) || scoreText(own.get(unit)) !== was)
      return failed(
        'scores-moved',
        `${place.unit}的分数已经不是刚才的样子，一个也没有写入。`,
        '表里可能刚被改动：以现在列出的为准，再填一次。',
        place,
      );
    if (fault !== '') return failed('scores-refused', `${place.unit}：${fault}`, '改正以后再写入。', place);
    if ((was !== '' || received.has(unit)) && why === '')
      return failed('correction-no-reason', '没有写更正原因。', '写明原因，如“来函更正”“录入有误”。', place);
    if (taken === null) own.delete(unit);
    else own.set(unit, taken);
  }
  if (own.size > 0) {
    state.scores.set(rater, own);
    state.missing.delete(rater);
  } else state.scores.delete(rater);
  const facts = new Set(entries.map(({ unit }) => factKey(scoreFact(rater, unit))));
  const signed: Author = { ...author, ...(why === '' ? {} : { reason: { text: why, facts } }) };
  noteCorrections(state, tableFinder(reading), signed);
  // What differs from the file that came has its reason now; other differences of the same form wait for theirs.
  const typed = new Set(entries.map(({ unit }) => unit));
  for (const difference of why === '' ? [] : differencesOf(state, tableFinder(reading))) {
    const [what, whose, unit = ''] = difference.key.split('|');
    const ours = whose === rater && (what === 'scores' || (what === 'score' && typed.has(unit)));
    if (ours && (lineOf(state.corrections, difference)?.reason ?? '') === '')
      withReason(state, difference, why);
  }
  return writeMaster(master, reading, state, { author: signed });
}
