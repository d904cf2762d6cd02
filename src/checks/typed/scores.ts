import type { Place } from '../../base/finding';
import { missingWords } from '../../forms/master/state';
import { abstainWord, formOf, groupsOf, ownUnitOf, ratersOf, unitByName, unitsRatedBy } from '../../schemes';
import type { Abstention, MissingDecision, Origin, Score } from '../../scoring/entries';
import { error } from '../finding';
import { ownVote } from '../rating';
import { checkScore } from '../score';
import type { Context } from './context';

/** Scores of all 评价组, and who abstained. */
export function scoresOf(context: Context): { scores: Score[]; abstentions: Abstention[] } {
  const origins = new Map(context.state.provenance.map((row) => [`${row.rater}|${row.unit}`, row]));
  const scores: Score[] = [];
  const abstentions: Abstention[] = [];
  for (const kind of groupsOf(context.state.scheme)) {
    const located = context.find(kind);
    const rows = new Map(
      located?.rows.map((row) => [unitByName(context.state.scheme, row.key)?.id ?? '', row]),
    );
    for (const rater of ratersOf(context.state.scheme, kind)) {
      const own = context.state.scores.get(rater.id);
      const decision = context.state.missing.get(rater.id);
      if (own && decision)
        context.findings.push(
          error(
            'missing-decided-with-scores',
            `${rater.name}的缺表处理选了“${decision}”，可评分列里又有分数。`,
            '清空“缺表处理”或清空该列分数，二者只留其一。',
            { rater: rater.name, sheet: located?.sheet.name ?? '' },
          ),
        );
      if (!own) continue;
      const home = ownUnitOf(context.state.scheme, rater);
      for (const unit of unitsRatedBy(context.state.scheme, kind)) {
        const typed = own.get(unit.id) ?? null;
        const cell = rows.get(unit.id)?.address(rater.id) ?? '';
        const place: Place = { sheet: located?.sheet.name ?? '', cell, unit: unit.name, rater: rater.name };
        if (unit.id === home) {
          if (typed !== null) context.findings.push(ownVote(unit.name, String(typed), place));
          continue;
        }
        const type = typed === null ? 'empty' : typeof typed === 'number' ? 'number' : 'text';
        const checked = checkScore({ value: typed, type }, formOf(context.state.scheme, kind), place);
        // In the 总表 itself a number must be a number, and 弃权 that word alone: the formulas read nothing else.
        const abstained = checked.taken === abstainWord;
        if (typeof typed === 'string' && (checked.value || (abstained && typed !== abstainWord)))
          context.findings.push(
            error(
              'score-text-in-master',
              abstained ? `“${typed}”夹着空格，公式不认作弃权。` : `“${typed}”是文字，合计公式不会计入。`,
              abstained ? `把这一格改写为“${abstainWord}”，前后不留空格。` : '把这一格改填为数字。',
              place,
            ),
          );
        else context.findings.push(...checked.findings);
        // A corrected score, too, goes back to the cell of the form; what was changed is told beside it.
        const from = origins.get(`${rater.id}|${unit.id}`);
        const origin: Origin = from
          ? { file: from.file, sheet: from.sheet, cell: from.cell }
          : { file: '', sheet: place.sheet ?? '', cell };
        if (typed === abstainWord && abstained) abstentions.push({ rater: rater.id, unit: unit.id, origin });
        if (typeof typed !== 'number' || !checked.value) continue;
        scores.push({ rater: rater.id, unit: unit.id, value: checked.value, origin });
      }
    }
  }
  return { scores, abstentions };
}

/** 缺表处理 as chosen. */
export function missingOf(context: Context): Map<string, MissingDecision> {
  const decisions = new Map<string, MissingDecision>();
  for (const [rater, word] of context.state.missing) {
    const decision = (['scale', 'zero'] as const).find((each) => missingWords[each] === word);
    if (decision) decisions.set(rater, decision);
    else
      context.findings.push(
        error(
          'missing-decision-unknown',
          `缺表处理“${word}”认不出。`,
          `请选“${missingWords.scale}”或“${missingWords.zero}”，前后不留空格：公式只认这几个字。`,
          { sheet: context.find('raters')?.sheet.name ?? '', rater },
        ),
      );
  }
  return decisions;
}
