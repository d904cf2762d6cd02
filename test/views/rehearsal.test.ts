import { summaryId } from '../../src/forms/master/kind-tables';
import { sheetsOf } from '../../src/forms/master/places';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { printedSheets, rehearsalView } from '../../src/views/rehearsal-view';
import { openMaster } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { memoryMaster } from '../support/memory-host';
import { sampleSchemeNamed } from '../support/sample-facts';
import { valueOf } from '../support/year';

/** 打印预演：没有核算的总表，每一类考核对象的成绩表都说上面没有成绩。 */

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

test.each(schemes)('%s', async (_, load) => {
  const scheme = load();
  const master = memoryMaster();
  master.replace(await workbookBytes(masterWorkbook(emptyState(scheme))));
  const open = valueOf(await openMaster(master));
  const layouts = valueOf(await master.layouts(printedSheets(open).map(({ name }) => name)));
  const unsettled = rehearsalView(open, layouts).sheets.flatMap(({ sheet, open: words }) =>
    words.includes('尚未核算') ? [sheet] : [],
  );
  const names = sheetsOf(scheme);
  const results = scheme.kinds.map(({ id }) => names.get(summaryId(id)));
  expect(unsettled).toEqual([...results, '成绩公布', '评先候选']);
});
