import { differencesOf, lineOf, scoreKey, type Difference } from '../checks/evidence';
import { contentOf, evidenceKinds } from '../forms/master/evidence';
import { unsigned } from '../forms/master/log';
import type { MasterState } from '../forms/master/state';
import { failed, ok, type Result } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import { unitByName } from '../schemes';
import type { Unit } from '../schemes/scheme';
import type { Scalar } from '../sheets/model';
import { explain, type Step } from '../scoring/explain';
import { tableFinder, openMaster, type OpenMaster } from './master';

/** 分数来历: the trace of one unit's result, with what was changed after it was received. */

/** What was received, what stands now, and why. */
function correctionStep(state: MasterState, difference: Difference, label: string): Step {
  const line = lineOf(state.corrections, difference);
  const reasoned = line !== undefined && line.reason !== '';
  return {
    label: reasoned ? `更正${label}` : `与收到的表不一致${label}`,
    value: `收到时 ${difference.original}，现在 ${difference.now}`,
    origin: difference.origin,
    children: [
      {
        label: '原因',
        value: reasoned ? line.reason : '没有写明（写明以前不能核算）',
        children: [],
      },
      ...(reasoned
        ? [
            {
              label: '更正人',
              value: line.time === '' ? '（核算时记入）' : `${line.by || unsigned}，${line.time}`,
              children: [],
            },
          ]
        : []),
    ],
  };
}

/** What forms that were replaced since said of a score. */
function earlierSteps(state: MasterState, rater: string, unit: string): Step[] {
  return state.evidence
    .filter((row) => row.kind === evidenceKinds.scores && row.key === rater && row.replaced !== '')
    .flatMap((row): Step[] => {
      const [, taken] = (contentOf(row)[unit] as unknown as [Scalar, Scalar] | undefined) ?? [];
      if (taken === undefined) return [];
      return [
        {
          label: `此前的表（${row.replaced} 被代替）`,
          value: String(taken),
          origin: { file: row.file, sheet: row.sheet, cell: '' },
          children: [],
        },
      ];
    });
}

/** The steps with more children under the scores that are told of. */
function withScores(step: Step, more: (rater: string) => Step[]): Step {
  const children = step.children.map((child) => withScores(child, more));
  return {
    ...step,
    children: step.about?.is === 'score' ? [...children, ...more(step.about.rater)] : children,
  };
}

/** The trace of a unit, or undefined where there are no results. */
export function explained({ state, reading }: OpenMaster, unit: Unit): Step | undefined {
  const step = state.results && explain(state.scheme, state.results, unit.id);
  if (!step) return undefined;
  const differences = differencesOf(state, tableFinder(reading));
  const own = new Map(differences.map((each) => [each.key, each]));
  const told = withScores(step, (rater) => {
    const difference = own.get(scoreKey(rater, unit.id));
    return [
      ...(difference ? [correctionStep(state, difference, '')] : []),
      ...earlierSteps(state, rater, unit.id),
    ];
  });
  // Rows that are gone have no step of their own; whole columns concern every unit.
  const rest = differences.filter(
    ({ key, place }) =>
      !key.startsWith('score|') &&
      (place.unit === unit.name || (key.startsWith('scores|') && place.unit === undefined)),
  );
  return {
    ...told,
    children: [
      ...told.children,
      ...rest.map((difference) => correctionStep(state, difference, `：${difference.object}`)),
    ],
  };
}

export async function explainUnit(master: HostWorkbook, name: string): Promise<Result<Step>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const unit = unitByName(open.value.state.scheme, name);
  const step = unit && explained(open.value, unit);
  if (!step)
    return failed('unit-unknown', `“${name}”不是考核对象。`, '用“考核对象”表里的名称或别名。', {
      unit: name,
    });
  return ok(step);
}
