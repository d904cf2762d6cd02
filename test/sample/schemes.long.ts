import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { available } from '../support/libreoffice';
import { editedByLibreOffice } from '../support/libreoffice-edits';
import { describeWithTool } from '../support/xlsx-tools';
import { valueOf } from '../support/year';

/** 范例的方案：在 2019 年总表上改格子、插行、删行、复制工作表，由 LibreOffice 存盘，读出来与面板里的范例一字不差。 */

jest.setTimeout(300_000);

describeWithTool('LibreOffice', available, '范例由 2019 年的总表改成', () => {
  test.each(sampleSchemes.map((sample) => [sample.name, sample] as const))('%s', async (_, sample) => {
    const master = masterWorkbook(computed(emptyState(zhengzhou2019())).state);
    const edited = editedByLibreOffice(await workbookBytes(master), sample.edits());
    const { scheme, findings } = readScheme(valueOf(await readWorkbook(edited, '改过的总表.xlsx')), true);
    expect(findings).toEqual([]);
    expect(scheme).toEqual(sampleSchemeOf(sample).scheme);
  });
});
