import type { Capabilities } from '../../src/port/program';
import type { HostUnderTest, Scenario } from './host';
import { cellScenarios } from './cell-scenarios';
import { programScenarios } from './program-scenarios';
import { workbookScenarios } from './workbook-scenarios';
import { yearScenarios } from './year-scenarios';

/** The contract of all hosts: the same scenarios for each, less those its capabilities rule out. */
const scenarios: readonly Scenario[] = [
  ...workbookScenarios,
  ...cellScenarios,
  ...yearScenarios,
  ...programScenarios,
];

/** The scenarios that a host with these capabilities answers for. */
export const scenariosFor = (capabilities: Capabilities, asked = scenarios): readonly Scenario[] =>
  asked.filter(({ needs }) => needs === undefined || capabilities[needs]);

/** Runs the suite in Jest. A host that runs elsewhere (in a page) maps the scenarios to calls of its own. */
export function describeContract(
  name: string,
  capabilities: Capabilities,
  make: () => HostUnderTest | Promise<HostUnderTest>,
  asked = scenarios,
): void {
  describe(`约定：${name}`, () => {
    for (const scenario of scenariosFor(capabilities, asked))
      test(scenario.name, async () => scenario.run(await make()));
  });
}
