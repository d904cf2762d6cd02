import type { Step } from '../scoring/explain-step';
import type { OpenMaster } from '../workflow/master';
import { maskedStep, originWords, stepText } from './answer';
import { placeOf } from './place-of';
import type { TraceView, UnitTrace } from './results';

/** 分数来历 as the pane shows it. */

/** @param unit whose trace it is */
const traceView = (open: OpenMaster, unit: string, step: Step): TraceView => ({
  label: step.label,
  value: step.value,
  formula: step.formula ?? '',
  source: step.source ?? '',
  origin: originWords(step.origin),
  at: placeOf(open, unit, step.about, step.origin),
  children: step.children.map((child) => traceView(open, unit, child)),
});

/** The trace with its texts. */
export const unitTrace = (open: OpenMaster, unit: string, step: Step): UnitTrace => ({
  ...traceView(open, unit, step),
  masked: stepText(maskedStep(step, open.state)),
  full: stepText(step),
});
