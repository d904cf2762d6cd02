import { yearPictures, type YearPictures } from '../papers/pictures';
import { paperYear } from '../papers/year';
import type { OpenMaster } from '../workflow/master';

/** 图 as the pane shows them: what the entries of the open 总表 come to now. */
export type PicturesView = YearPictures;

/**
 * @param named whether raters stand there by name
 * @param today ISO day
 */
export function picturesView(
  { state, interpreted }: OpenMaster,
  named: boolean,
  today: string,
): PicturesView {
  if (!state.results) return { kinds: [], scales: [] };
  return yearPictures(
    paperYear(state, state.results, interpreted.entries, today),
    interpreted.entries,
    named,
  );
}
