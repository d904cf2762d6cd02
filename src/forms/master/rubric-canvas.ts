import type { Rubric } from '../../schemes/rubric';
import { Canvas } from '../../sheets/canvas';
import { drawRubric, rubricWidths, type RubricPlace } from '../rubric-sheet';
import { masterSheets } from './places';
import { page } from './sheet-frames';

/** 附件1 or 附件2 as a sheet whose rubric is edited: in the 总表 and in a draft of it. */
export function rubricCanvas(
  rubric: Rubric,
  role: 'annex1' | 'annex2',
): { canvas: Canvas; place: RubricPlace } {
  const canvas = new Canvas({
    name: masterSheets[role],
    role,
    columnWidths: rubricWidths,
    protected: false,
    freeze: { rows: 3, columns: 1 },
    page: page('landscape', 2),
  });
  return { canvas, place: drawRubric(canvas, rubric, { unlocked: true }) };
}
