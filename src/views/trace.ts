import type { Step } from '../scoring/explain-step';
import type { Origin } from '../scoring/entries';
import type { OpenMaster } from '../workflow/master';
import { placeOf } from './place-of';
import type { TraceView } from './results';

/** 分数来历 as the pane shows it. */

const originWords = (origin: Origin | undefined): string =>
  !origin || origin.file === '' ? '' : `${origin.file}　${origin.sheet} ${origin.cell}`;

/** @param unit whose trace it is */
export const traceView = (open: OpenMaster, unit: string, step: Step): TraceView => ({
  label: step.label,
  value: step.value,
  formula: step.formula ?? '',
  source: step.source ?? '',
  origin: originWords(step.origin),
  at: placeOf(open, unit, step.about, step.origin),
  children: step.children.map((child) => traceView(open, unit, child)),
});
