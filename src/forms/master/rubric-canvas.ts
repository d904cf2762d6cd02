import type { Rubric } from '../../schemes/rubric';
import { Canvas } from '../../sheets/canvas';
import { drawRubric, rubricWidths, type RubricPlace } from '../rubric-sheet';
import { page } from './sheet-frames';

/** 附件1 or 附件2 as a sheet whose rubric is edited: in the 总表 and in a draft of it. */
export function rubricCanvas(
  rubric: Rubric,
  role: string,
  name: string,
): { canvas: Canvas; place: RubricPlace } {
  const canvas = new Canvas({
    name,
    role,
    columnWidths: rubricWidths,
    protected: false,
    freeze: { rows: 3, columns: 1 },
    page: page('landscape', 2),
  });
  return { canvas, place: drawRubric(canvas, rubric, { unlocked: true }) };
}
