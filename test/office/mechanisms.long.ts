import { masterWorkbook } from '../../src/forms/master/workbook';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { teamResults } from '../../src/forms/team/entries';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { agreement, type Agreement, type Judge } from '../support/agreement';
import * as gnumeric from '../support/gnumeric';
import * as libreOffice from '../support/libreoffice';
import { mechanismScheme, mechanismYear } from '../support/mechanism-scheme';
import { describeWithTool } from '../support/xlsx-tools';
import { time } from '../support/year';

/** 条款的各种写法：别的程序重算总表和考核组工作簿，与核算逐位一致。 */

const seeds = [1, 2, 3, 4, 5, 6];

async function workbooks(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const seed of seeds) {
    const scheme = mechanismScheme(seed);
    const { state } = computed({ ...mechanismYear(scheme, seed), settled: true });
    made.set(`总表 ${seed}`, await workbookBytes(masterWorkbook(state)));
    const [team] = scheme.teams;
    if (!team) throw new Error('no team');
    const typed = state.deductions.filter(({ manual }) => manual === null);
    const own = computed({ ...state, deductions: typed }).state;
    const book = teamWorkbook(scheme, team, time, {
      deductions: own.deductions,
      bonuses: [],
      overrides: [],
      visits: new Map(),
      opinions: new Map(),
      results: own.results ? teamResults(own.results) : new Map(),
    });
    made.set(`考核组工作簿 ${seed}`, await workbookBytes(book));
  }
  return made;
}

const judges: readonly [string, () => boolean, Judge][] = [
  ['LibreOffice', libreOffice.available, libreOffice.recalculate],
  ['Gnumeric', gnumeric.available, gnumeric.recalculate],
];

describe.each(judges)('裁判 %s', (judge, available, recalculate) => {
  describeWithTool(judge, available, `单元格与核算逐位一致（${judge} 重新计算）`, () => {
    let results = new Map<string, Agreement>();

    beforeAll(async () => {
      results = await agreement(await workbooks(), recalculate);
    }, 600_000);

    test.each(seeds.flatMap((seed) => [`总表 ${seed}`, `考核组工作簿 ${seed}`]))('%s', (name) => {
      expect(results.get(name)?.differences).toEqual([]);
      expect(results.get(name)?.formulas).toBeGreaterThan(500);
    });
  });
});
