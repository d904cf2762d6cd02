import { steps, type StepId } from '../views/overview';

/** The step that a page's address asks for, 「pane.html?step=collect」; undefined where it asks for none that there is. */
export function stepOf(address: string): StepId | undefined {
  const asked = new URL(address).searchParams.get('step');
  return steps.find((step) => step === asked);
}
