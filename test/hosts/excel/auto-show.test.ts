import { Random } from '../../../src/sample/random';
import { qualities, sampleTeam } from '../../../src/sample/entries';
import { masterWorkbook } from '../../../src/forms/master/workbook';
import { ratingWorkbook } from '../../../src/forms/rating-form';
import { teamWorkbook } from '../../../src/forms/team-workbook';
import type { OfficeDocument } from '../../../src/hosts/excel';
import type { WorkbookModel } from '../../../src/sheets/model';
import { computed } from '../../../src/workflow/master';
import { emptyState } from '../../../src/forms/master/state';
import { openIn } from '../../excel/opened';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { compactScheme } from '../../support/scoring-scheme';
import { time, valueOf } from '../../support/year';
import { cell, sheetOf, workbookOf } from '../../support/xlsx-models';

/** Which workbooks ask Excel to show the pane whenever they are opened. */

afterEach(withoutGaps);

const scheme = compactScheme(2, 1, 2);
const [rater] = scheme.raters;
const [team] = scheme.teams;
if (!rater || !team) throw new Error('nobody to send forms to');
const random = new Random(1);

/** The add-in's settings in the document, as Excel keeps them: nothing is kept before it is saved. */
function settingsOf() {
  const set = new Map<string, unknown>();
  const saved: Record<string, unknown>[] = [];
  const document: OfficeDocument = {
    settings: {
      get: (name) => set.get(name) ?? null,
      set: (name, value) => void set.set(name, value),
      saveAsync: () => void saved.push(Object.fromEntries(set)),
    },
  };
  return { document, saved };
}

/** Excel with the workbook open as from a file. */
async function opened(model: WorkbookModel | null) {
  const { document, saved } = settingsOf();
  const host = excelUnderTest({ document });
  if (model) await openIn(host.excel, model);
  return { host, saved };
}

// Whoever gets the workbook without having the add-in is not to be asked about it.
const asked = [{ 'Office.AutoShowTaskpaneWithDocument': true, 'Office.DisableTrustUX': true }];

test.each([
  ['总表', () => masterWorkbook(computed(emptyState(scheme)).state)],
  ['评价表', () => ratingWorkbook(scheme, rater, time)],
  [
    '考核组工作簿',
    () => teamWorkbook(scheme, team, time, sampleTeam(scheme, team, qualities(scheme, random), random)),
  ],
])('打开%s，读过以后请 Excel 下次自动显示面板，只请一次', async (_name, model) => {
  const { host, saved } = await opened(model());
  valueOf(await host.workbook.read());
  expect(saved).toEqual(asked);
  valueOf(await host.workbook.read());
  expect(saved).toEqual(asked);
});

test('新建的总表也请', async () => {
  const { host, saved } = await opened(null);
  valueOf(await host.workbook.create(masterWorkbook(computed(emptyState(scheme)).state)));
  expect(saved).toEqual(asked);
});

test('别人的工作簿和空白工作簿不请', async () => {
  const foreign = await opened(workbookOf([sheetOf('流水', [[cell('日期')]])]));
  valueOf(await foreign.host.workbook.read());
  expect(foreign.saved).toEqual([]);
  const empty = await opened(null);
  valueOf(await empty.host.workbook.read());
  expect(empty.saved).toEqual([]);
});
