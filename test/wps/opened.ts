import { programOn, type WpsProgram } from '../../src/hosts/wps/program';
import type { Surroundings } from '../../src/hosts/wps/files/save';
import { parseAddress } from '../../src/base/address';
import type { CellChange } from '../../src/sheets/change';
import type { WorkbookModel } from '../../src/sheets/model';
import { cell, entry, sheetOf, workbookOf } from '../support/xlsx-models';
import { readBook, cellOf, valueOf } from '../contract/expect';
import type { Quirks } from './quirks';
import { simulatedWps, type SimulatedWps } from './wps';

/** A simulated WPS with a workbook of ours open in it, for tests. */
export interface Opened {
  wps: SimulatedWps;
  program: WpsProgram;
  /** Values at addresses, "表!A1", read anew through the adapter. */
  values: (...places: string[]) => Promise<unknown[]>;
}

/** 「表」 that anyone may type in, and 「锁定」 that is protected. */
export const twoSheets = (): WorkbookModel =>
  workbookOf(
    [
      sheetOf('表', [
        [cell('单位'), cell('分数'), cell('换算')],
        [cell('巩义市'), cell(8), cell(1, { formula: 'ROUND(B2*系数,6)' })],
        [cell('登封市'), cell(4), cell(0.5, { formula: 'ROUND(B3*系数,6)' })],
      ]),
      sheetOf(
        '锁定',
        [[cell('合计'), cell(12, { formula: "SUM('表'!B2:B3)" })], [cell(null, { style: entry })]],
        {
          protected: true,
          role: 'locked',
        },
      ),
    ],
    { identity: { product: 'kaohe', kind: 'master' }, names: [{ name: '系数', refersTo: '0.125' }] },
  );

export async function opened(
  quirks: Partial<Quirks> = {},
  model: WorkbookModel = twoSheets(),
  surroundings: Surroundings = {},
): Promise<Opened> {
  const wps = simulatedWps(quirks);
  const program = await programOn(wps.application, surroundings);
  valueOf(await program.workbook.create(model), 'create');
  return {
    wps,
    program,
    values: async (...places) => {
      const host = { workbook: program.workbook } as Parameters<typeof readBook>[0];
      const book = await readBook(host);
      return places.map((place) => {
        const [sheet = '', address = ''] = place.split('!');
        const { value, formula } = cellOf(book, sheet, address);
        return formula === undefined ? value : `=${formula}`;
      });
    },
  };
}

/** A change by its place, "表!A1"; a text that begins with "=" is a formula unless said otherwise. */
export function change(
  place: string,
  value: CellChange['value'],
  more: Partial<CellChange> = {},
): CellChange {
  const [sheet = '', address = ''] = place.split('!');
  const at = parseAddress(address);
  if (!at) throw new Error(place);
  return { sheet, ...at, kind: 'value', value, ...more };
}
