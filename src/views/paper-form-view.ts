import { annexWord, formOf, unitsOfRater } from '../schemes';
import type { OpenMaster } from '../workflow/master';
import { receivedUnits, scoreText } from '../workflow/type-scores';
import type { PaperFormView } from './paper-form';

/** A rater's form as it stands in the open 总表. Undefined where nobody has this id. */
export function paperFormView({ state }: OpenMaster, id: string): PaperFormView | undefined {
  const { scheme } = state;
  const rater = scheme.raters.find((each) => each.id === id);
  if (!rater) return undefined;
  const form = formOf(scheme, rater.kind);
  const units = unitsOfRater(scheme, rater);
  const own = state.scores.get(id);
  const received = receivedUnits(state, rater);
  return {
    rater: id,
    name: rater.name,
    annex: annexWord(form.annex),
    maximum: form.maximum,
    decimals: form.decimals,
    ...(form.abstain ? { abstain: true } : {}),
    file: state.receipts.get(id)?.file ?? '',
    rows: units.map(({ id: unit, name }) => ({
      unit,
      name,
      now: scoreText(own?.get(unit)),
      received: received.has(unit),
    })),
  };
}
