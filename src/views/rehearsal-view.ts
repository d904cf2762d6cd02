import { masterSheets, type MasterRole } from '../forms/master/places';
import { masterWorkbook } from '../forms/master/workbook';
import { unitById } from '../schemes';
import type { SheetModel } from '../sheets/model';
import { pageCount } from '../sheets/pages';
import type { OpenMaster } from '../workflow/master';
import type { PrintSheetView, RehearsalView } from './rehearsal';

/** 打印预演 of the 总表. */

const signers: Partial<Record<MasterRole, string>> = {
  publication: '负责人签字、盖章',
  candidates: '负责人签字、盖章',
};

const results = new Set<MasterRole>(['publication', 'candidates', 'summary', 'memberSummary']);

function openWords(open: OpenMaster, role: MasterRole): string {
  if (!results.has(role)) return '';
  return open.state.settled ? '' : '尚未核算，表上没有成绩。';
}

function sheetView(open: OpenMaster, model: SheetModel, name: string): PrintSheetView {
  const role = model.role as MasterRole;
  return {
    sheet: name,
    paper: `A4 ${model.page.orientation === 'landscape' ? '横向' : '纵向'}`,
    pages: pageCount(model),
    signs: signers[role] ?? '',
    open: openWords(open, role),
  };
}

/** Units whose team returned a workbook without the day its report was signed. */
function unsignedReports({ state }: OpenMaster): string[] {
  return state.scheme.teams
    .flatMap(({ units }) => units)
    .filter((unit) => {
      const signed = state.visits.get(unit)?.signed ?? null;
      return signed === null || signed === '';
    })
    .map((unit) => unitById(state.scheme, unit)?.name ?? unit);
}

export function rehearsalView(open: OpenMaster): RehearsalView {
  const names = new Map(
    open.reading.tables.map(({ entry, located }) => [entry.table.role, located.sheet.name] as const),
  );
  const sheets = masterWorkbook(open.state, open.identity.issued)
    .sheets.filter(({ visibility }) => visibility === 'visible')
    .map((model) => sheetView(open, model, names.get(model.role) ?? masterSheets[model.role as MasterRole]));
  return {
    sheets,
    pages: sheets.reduce((sum, { pages }) => sum + pages, 0),
    unsigned: unsignedReports(open),
  };
}
