import { rubricRole, type MasterRole } from '../forms/master/places';
import { summaryId } from '../forms/master/kind-tables';
import { groupsOf } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import type { StepId } from './overview';

/** Which sheets of the 总表 each step is about: whoever goes to a step sees them beside it. */

/** Roles by step, the one to show first. */
const rolesOf = (scheme: Scheme): Readonly<Record<StepId, readonly MasterRole[]>> => {
  const groups = groupsOf(scheme);
  return {
    create: ['home', 'scheme', 'readings', 'parts', 'units', 'raters', 'teams'],
    // Where nobody rates, what comes back is of teams.
    collect: [...(groups.length > 0 ? ['raters', 'teams'] : ['teams', 'raters']), ...groups, 'reports'],
    // A 小项 is chosen on its rubric.
    score: [
      ...scheme.rubrics.map((rubric, index) => rubricRole(index, rubric)),
      'deductions',
      'bonuses',
      'visits',
      'incidents',
    ],
    results: [...scheme.kinds.map(({ id }) => summaryId(id)), 'yearEnd', 'publication'],
    print: ['publication', 'candidates'],
  };
};

/** Names of the sheets of each step as they are called in the workbook; those that are hidden or gone are left out. */
export function stepSheets(scheme: Scheme, { sheets }: WorkbookData): Record<StepId, string[]> {
  const names = new Map(sheets.filter(({ hidden }) => !hidden).map(({ role, name }) => [role, name]));
  const called = (roles: readonly MasterRole[]): string[] => roles.flatMap((role) => names.get(role) ?? []);
  const { create, collect, score, results, print } = rolesOf(scheme);
  return {
    create: called(create),
    collect: called(collect),
    score: called(score),
    results: called(results),
    print: called(print),
  };
}
