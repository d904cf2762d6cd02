import { Random } from '../../src/sample/random';
import { qualities, sampleScores, sampleTeam } from '../../src/sample/entries';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import type { WorkbookModel } from '../../src/sheets/model';
import { time } from '../support/year';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { workbookBytes } from '../../src/xlsx/write';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { generatedYear } from '../support/generated-year';
import { Book } from './book/book';
import { valueAt } from './book/calculation';
import { insertFile } from './file/read';
import { ErrorValue } from './formula/value';

/** The simulations' recalculation: it must give what the engine expects, or nothing it says of a write is worth much. */

const scheme = zhengzhou2019();
const master = () => masterWorkbook(computed(generatedYear(scheme, 1)).state);
const team = (no: number): WorkbookModel => {
  const found = scheme.teams.find((each) => each.no === no);
  if (!found) throw new Error(`no team ${no}`);
  const random = new Random(no);
  return teamWorkbook(scheme, found, time, sampleTeam(scheme, found, qualities(scheme, random), random));
};
const rating = (): WorkbookModel => {
  const [rater] = scheme.raters;
  if (!rater) throw new Error('no rater');
  const random = new Random(1);
  return ratingWorkbook(scheme, rater, time, sampleScores(scheme, rater, qualities(scheme, random), random));
};

test.each([
  ['总表', master, 7000],
  ['县（市、区）的考核组工作簿', () => team(1), 500],
  ['成员单位的考核组工作簿', () => team(scheme.teams.at(-1)?.no ?? 0), 500],
  ['评价表', rating, 2],
])('%s里每条公式重算的结果与存着的一致', async (_name, modelOf, atLeast) => {
  const model = modelOf();
  const book = new Book('总表');
  insertFile(book, await workbookBytes(model));
  const wrong: unknown[] = [];
  let formulas = 0;
  for (const sheet of model.sheets)
    sheet.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell?.formula === undefined) return;
        formulas += 1;
        const found = book.find(sheet.name);
        const value = (found && valueAt(found, r, c)) ?? '';
        const is = value instanceof ErrorValue ? value.code : value;
        const should = cell.value ?? '';
        const same =
          typeof is === 'number' && typeof should === 'number' ? Math.abs(is - should) < 1e-9 : is === should;
        if (!same) wrong.push([sheet.name, r + 1, c, cell.formula, should, is]);
      });
    });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(formulas).toBeGreaterThanOrEqual(atLeast);
});
