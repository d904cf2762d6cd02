import type { WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { Identity, WorkbookModel } from '../sheets/model';
import { customProperties, identityRows, identitySheet } from '../cells/identity';
import { sheetNames } from './write/names';
import { finished } from './write/finish';
import { writtenSheet } from './write/sheet';
import { styleCache } from './write/styles';
import { escapedText } from './zip/xml';
import { clean, formulaText, UnwritableError } from '../cells/text';

/** What cells look like where nothing says otherwise. 宋体 is on every Windows machine and named by both offices. */
const defaultFont = { name: '宋体', size: 11 };

const writtenIdentity = (identity: Identity): WriteSheet => ({
  name: identitySheet,
  rows: identityRows(identity).map((row) => row.map(escapedText)),
  veryHidden: true,
  protection: { sheet: true },
});

/**
 * The bytes of an .xlsx file. Runs in Node and in a browser.
 *
 * Throws {@link UnwritableError} for what no workbook can hold (NaN, a text over 32,767 characters, a date that does
 * not exist, no visible sheet) and hucre's InvalidArgumentError for an impossible sheet name: mistakes of our own.
 */
export async function workbookBytes(model: WorkbookModel): Promise<Uint8Array> {
  const first = model.sheets.findIndex((sheet) => sheet.visibility === 'visible');
  if (first < 0) throw new UnwritableError('工作簿没有可见的工作表');
  if (model.sheets.some((sheet) => sheet.name === identitySheet))
    throw new UnwritableError(`工作表不得叫作「${identitySheet}」`);
  const active = model.activeSheet ?? first;
  if (model.sheets[active]?.visibility !== 'visible') throw new UnwritableError('首先显示的工作表是隐藏的');

  const styles = styleCache();
  const bytes = await writeXlsx({
    sheets: [...model.sheets.map((sheet) => writtenSheet(sheet, styles)), writtenIdentity(model.identity)],
    namedRanges: [
      ...model.names.map(({ name, refersTo }) => ({ name, range: formulaText(refersTo, `名称 ${name}`) })),
      ...model.sheets.flatMap(sheetNames),
    ],
    defaultFont,
    activeSheet: active,
    properties: { title: clean(model.title), creator: '考核助手', custom: customProperties(model.identity) },
  });
  return finished(bytes, model.sheets, active);
}
