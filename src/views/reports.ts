import { reportKey, reportLimits, reportRows } from '../forms/master/reports';
import { kindName } from '../schemes';
import type { OpenMaster } from '../workflow/master';
import { scoreText } from '../workflow/type-scores';
import type { ReportPartView } from './overview';
import { placeOf } from './place-of';

/** 转报分 of the open 总表, part by part, in the order of the kinds and their parts. */
export function reportViews(open: OpenMaster): ReportPartView[] {
  const { scheme } = open.state;
  const rows = reportRows(open.state);
  const views = new Map<string, ReportPartView>();
  for (const { unit, part, entry } of rows) {
    const key = reportKey(unit.kind, part.name);
    const view = views.get(key) ?? {
      kind: kindName(scheme, unit.kind),
      part: part.name,
      ...reportLimits(part),
      source: part.sentence,
      rows: [],
      at: placeOf(open, unit.id, { is: 'report', part: part.name }),
    };
    views.set(key, view);
    view.rows.push({
      unit: unit.id,
      name: unit.name,
      now: scoreText(entry.value),
      basis: scoreText(entry.basis),
    });
  }
  return [...views.values()];
}
