import { LocaleType } from '@univerjs/core';
import type { IWorkbookData } from '@univerjs/core';
import type { DefinedName, WorkbookModel } from '../../../sheets/model';
import { ruleResources } from './rules';
import { gridSheet } from './sheet';
import { StyleTable } from './styles';

/** The id of a sheet by its position when the workbook was opened; it stays while sheets get other names. */
export const sheetId = (index: number): string => `sheet-${index}`;

/** Names of the whole workbook; those of single sheets (roles, print areas) are not the grid's concern. */
const nameResource = (names: readonly DefinedName[]) => ({
  name: 'SHEET_DEFINED_NAME_PLUGIN',
  data: JSON.stringify(
    Object.fromEntries(
      names.map(({ name, refersTo }, index) => [
        `name-${index}`,
        {
          id: `name-${index}`,
          name,
          // A reference stands bare, anything else with its sign: the grid tells them apart by that.
          formulaOrRefString: /^('(?:[^']|'')*'|[^'!=()"]+)!\$?[A-Z]/.test(refersTo)
            ? refersTo
            : `=${refersTo}`,
          localSheetId: 'AllDefaultWorkbook',
        },
      ]),
    ),
  ),
});

/**
 * The whole workbook as one snapshot: setting cells one by one takes seconds, a snapshot milliseconds. Throws
 * UnwritableError for what no workbook can hold, as writing a file does.
 */
export function snapshotOf(model: WorkbookModel, id: string): IWorkbookData {
  const styles = new StyleTable();
  const sheets = Object.fromEntries(
    model.sheets.map((sheet, index) => [sheetId(index), gridSheet(sheet, sheetId(index), styles)]),
  );
  return {
    id,
    name: model.title,
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles: styles.styles,
    sheetOrder: model.sheets.map((_, index) => sheetId(index)),
    sheets,
    defaultStyle: { ff: '宋体', fs: 11 },
    resources: [nameResource(model.names), ...ruleResources(model.sheets, sheetId)],
  };
}
