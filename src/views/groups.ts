import { sheetsOf } from '../forms/master/places';
import { annexWord, formOf, groupsOf, measureOf } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { GroupView } from './overview';

/** 评价组 in the words of the scheme. */

export function groupViews(scheme: Scheme): GroupView[] {
  const sheets = sheetsOf(scheme);
  return groupsOf(scheme).map((id) => {
    const form = formOf(scheme, id);
    return {
      id,
      word: form.raterWord,
      measure: measureOf(form),
      annex: annexWord(form.annex),
      sheet: sheets.get(id) ?? '',
    };
  });
}
