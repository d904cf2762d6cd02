import { fileMaster } from '../../hosts/folder';
import type { Step } from '../../scoring/explain';
import { explainUnit } from '../../workflow/explain';
import { options } from '../arguments';
import { complain, findingLine, say, sayJson } from '../terminal';

function sayStep(step: Step, depth: number): void {
  const origin = step.origin
    ? `　〔${[step.origin.file, step.origin.sheet, step.origin.cell].filter((part) => part !== '').join(' ')}〕`
    : '';
  const formula = step.formula ? `　= ${step.formula}` : '';
  const source = step.source ? `　依据：${step.source}` : '';
  say(`${'  '.repeat(depth)}${step.label}：${step.value}${formula}${source}${origin}`);
  for (const child of step.children) sayStep(child, depth + 1);
}

/** kaohe explain */
export async function explain(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master', 'unit'], flags: ['json'] });
  const step = await explainUnit(
    fileMaster(given.required('master'), undefined, true),
    given.required('unit'),
  );
  if (!step.ok) {
    complain(findingLine(step.finding));
    return 1;
  }
  if (given.flag('json')) sayJson(step.value);
  else sayStep(step.value, 0);
  return 0;
}
