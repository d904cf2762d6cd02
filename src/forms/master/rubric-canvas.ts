import type { Rubric } from '../../schemes/rubric';
import { Canvas } from '../../sheets/canvas';
import { rubricPlan, type RubricForm } from '../rubric-plan';
import { drawRubric, rubricWidths, type RubricPlace } from '../rubric-sheet';
import { page } from './sheet-frames';

const form: RubricForm = {
  page: page('landscape', 2),
  widths: rubricWidths,
  least: () => 0,
  tail: [],
};

/** 附件1 or 附件2 as a sheet whose rubric is edited: in the 总表 and in a draft of it. */
export function rubricCanvas(
  rubric: Rubric,
  role: string,
  name: string,
): { canvas: Canvas; place: RubricPlace } {
  const plan = rubricPlan(rubric, form);
  const canvas = new Canvas({
    name,
    role,
    columnWidths: plan.widths,
    protected: false,
    freeze: { rows: 3, columns: 1 },
    page: plan.page,
  });
  return { canvas, place: drawRubric(canvas, rubric, plan, { unlocked: true }) };
}
