import { hasOwnBonus } from '../../schemes/bonus';
import { hasOwnGrades } from '../../schemes/grades';
import type { Scheme } from '../../schemes/scheme';
import { formOf, groupsOf, leavesOut, readingTable, saysKinds } from '../../schemes';
import { Canvas } from '../../sheets/canvas';
import type { SheetModel, WorkbookModel } from '../../sheets/model';
import { drawTable, placeTable, type Table } from '../../sheets/table';
import { bonusRuleTable } from '../bonus-ledger';
import { clauseRows, clauseTable } from '../clause-table';
import { layoutVersion } from '../identity';
import { formTable } from '../master/form-parameters';
import { kindTable, partRows, partTable } from '../master/parts-tables';
import { masterSheets, Places, rubricRole, sheetsOf } from '../master/places';
import { sheetPlans } from '../master/plan';
import { raterTable } from '../master/raters-table';
import { readingsTable } from '../master/readings-table';
import { fieldRows, fieldTable } from '../master/scheme-fields';
import {
  circumstanceLineTable,
  circumstanceRows,
  gradeRows,
  gradeTable,
  unitTable,
} from '../master/scheme-tables';
import { rubricCanvas } from '../master/rubric-canvas';
import { headerRow, page, sheetCanvas, type FrameOptions } from '../master/sheet-frames';
import { emptyState } from '../master/state';
import { teamRows, teamTable } from '../master/teams-table';
import { hint, title } from '../look';
import { draftLineTable, draftSheet, verdicts, type DraftLineRow } from './lines';

/**
 * 方案草案: the scheme's sheets of a 总表, filled as far as the notice says, behind the list of what is to be looked at.
 * A 总表 is made from it once that list is done; nothing of it is in force before.
 */

/** Of a table only what people fill in: nothing stands yet that its formulas could count. */
const filled = <Row>(table: Table<Row>): Table<Row> => ({
  ...table,
  columns: table.columns.filter(({ kind }) => kind === 'label' || kind === 'input'),
});

type Drawn = (canvas: Canvas, sheet: string, row: number) => number;

function drawn<Row>(full: Table<Row>, rows: readonly Row[], prepared = 0): { widths: number[]; draw: Drawn } {
  const table = filled(full);
  return {
    widths: table.columns.map(({ width }) => width),
    draw: (canvas, sheet, row) => {
      const count = Math.max(rows.length + prepared, 1);
      drawTable(
        canvas,
        table,
        placeTable(table, sheet, row, count),
        rows,
        Math.max(prepared, rows.length === 0 ? 1 : 0),
      );
      return row + count + 3;
    },
  };
}

/** Empty lines for what the notice does not say: leaders and offices. */
const raterLines = 40;

export function draftWorkbook(scheme: Scheme, lines: readonly DraftLineRow[]): WorkbookModel {
  const state = emptyState(scheme);
  const places = new Places();
  const forms = groupsOf(scheme).map((kind) => ({
    kind,
    form: formOf(scheme, kind),
    scheme,
    scaled: 0,
    zeroed: 0,
  }));
  // A draft has holes where the rubrics' words would stand; only the sheets of the scheme are drawn.
  const plans = new Map(sheetPlans({ ...scheme, rubrics: [] }).map((plan) => [plan.role, plan]));
  const sheet = (
    role: keyof typeof masterSheets,
    tables: readonly ReturnType<typeof drawn>[],
  ): SheetModel => {
    const plan = plans.get(role);
    const name = masterSheets[role];
    const widths: number[] = [];
    for (const { widths: own } of tables)
      own.forEach((width, index) => (widths[index] = Math.max(widths[index] ?? 0, width)));
    const options: FrameOptions = { ...plan?.options, several: tables.length > 1, open: true };
    const canvas = sheetCanvas({ role, name }, plan?.heading ?? '', plan?.hint ?? '', widths, options);
    let row = headerRow;
    for (const { draw } of tables) row = draw(canvas, name, row);
    return canvas.finish();
  };
  const names = sheetsOf(scheme);
  const rubrics = scheme.rubrics.map((rubric, index) => {
    const role = rubricRole(index, rubric);
    return rubricCanvas(rubric, role, names.get(role) ?? role).canvas.finish();
  });
  return {
    identity: { product: 'kaohe', layout: layoutVersion, kind: 'draft' },
    title: '方案草案',
    sheets: [
      linesSheet(lines),
      sheet('scheme', [
        drawn(fieldTable, fieldRows(scheme)),
        drawn(formTable(places, leavesOut(scheme)), forms),
        drawn(gradeTable(hasOwnGrades(scheme)), gradeRows(scheme)),
        drawn(bonusRuleTable('scheme', true, hasOwnBonus(scheme)), scheme.bonus.rules),
        ...(scheme.circumstances === undefined
          ? []
          : [drawn(circumstanceLineTable, circumstanceRows(scheme))]),
      ]),
      ...(saysKinds(scheme)
        ? [sheet('parts', [drawn(kindTable, scheme.kinds), drawn(partTable, partRows(scheme))])]
        : []),
      sheet('readings', [drawn(readingsTable, readingTable(scheme.readings, scheme))]),
      sheet('units', [drawn(unitTable(scheme), scheme.units)]),
      sheet('raters', [drawn(raterTable(undefined, places), [], raterLines)]),
      sheet('teams', [drawn(teamTable, teamRows(state))]),
      ...rubrics,
      sheet('clauses', [drawn(clauseTable(true), clauseRows(scheme))]),
    ],
    names: [],
  };
}

function linesSheet(lines: readonly DraftLineRow[]): SheetModel {
  const canvas = new Canvas({
    name: draftSheet.name,
    role: draftSheet.role,
    columnWidths: draftLineTable.columns.map(({ width }) => width),
    protected: false,
    freeze: { rows: headerRow + 1, columns: 1 },
    page: page('landscape', headerRow),
    tabColor: 'C00000',
  });
  canvas.paragraph(0, '方案草案：逐行核对', title(18), 34);
  canvas.paragraph(
    1,
    `从通知原文读出，未经核对不生效。逐行对照“原文”看过，改动直接改在后面的方案各表里，再在“核对”栏填 ${verdicts.join('、')} 之一并写上核对人；“请定”的原文没有写或读不出，要由人来定。全部核对后，用这份文件建总表。`,
    hint,
    44,
  );
  const place = placeTable(draftLineTable, draftSheet.name, headerRow, lines.length);
  drawTable(canvas, draftLineTable, place, lines);
  const model = canvas.finish();
  const column = place.columns.get('draftVerdict') ?? 0;
  return {
    ...model,
    validations: [
      ...model.validations,
      {
        area: { top: place.firstRow, bottom: place.lastRow, left: column, right: column },
        type: 'list',
        list: [...verdicts],
        severity: 'stop',
        title: '核对',
        message: `请选 ${verdicts.join('、')} 之一。`,
      },
    ],
  };
}
