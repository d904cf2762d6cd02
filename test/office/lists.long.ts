import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { cellAt } from '../../src/sheets/data';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { available, recalculate } from '../support/libreoffice';
import { sampleSchemeNamed } from '../support/sample-facts';
import { askedLists, mixedTeam, ownRows, strangeRows } from '../support/team-lists';
import { describeWithTool } from '../support/xlsx-tools';
import { valueOf } from '../support/year';

/** 考核组台账的条款列表由 LibreOffice 算：每个单位自己的条款都在，别的细则的、否决项都不在。 */

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

describeWithTool('LibreOffice', available, '条款列表', () => {
  test.each(schemes)('%s', async (_, load) => {
    const scheme = load();
    const team = mixedTeam(scheme);
    const folder = mkdtempSync(join(tmpdir(), 'kaohe-lists-'));
    try {
      for (const [rows, listed] of [
        [ownRows(scheme, team), true],
        [strangeRows(scheme, team), false],
      ] as const) {
        const { model, sheet, top, column } = askedLists(scheme, team, rows);
        const file = join(folder, `${String(listed)}.xlsx`);
        writeFileSync(file, await workbookBytes(model));
        const [made = ''] = recalculate([file], join(folder, 'out'));
        const book = valueOf(await readWorkbook(readFileSync(made), '组'));
        const ledger = book.sheets.find(({ name }) => name === sheet);
        const said = rows.map((_row, index) => ledger && cellAt(ledger, top + index, column).value);
        expect(said).toEqual(rows.map(() => listed));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
