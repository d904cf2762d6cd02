import { checkReturns } from '../../src/checks/settlement';
import { emptyState } from '../../src/forms/master/state';
import { sampleNamed, sampleSchemeOf } from '../../src/sample/schemes';
import { loadScheme } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';

/** 只由评价表、转报分计分的一类对象：没有细则，考核组没有事做，不在考核组里也可以，不等它的工作簿。 */

/** 云江市, where 市直单位 have no rubric any more. */
function withoutRubric(change: (scheme: Scheme) => Partial<Scheme>): Scheme {
  const { scheme } = sampleSchemeOf(sampleNamed('云江市') ?? { edits: () => [] });
  if (!scheme) throw new Error('no sample');
  const own = scheme.units.filter(({ kind }) => kind === '市直单位');
  const bare: Scheme = {
    ...scheme,
    rubrics: scheme.rubrics.filter(({ id }) => id !== 'annex2'),
    kinds: scheme.kinds.map((kind) => ({
      ...kind,
      parts: kind.parts.flatMap((part) => {
        if (part.source === '考核细则' && part.rubric === 'annex2') return [];
        return part.name === '绩效考核' ? [{ ...part, weight: 70 }] : [part];
      }),
    })),
    teams: scheme.teams.map((team) => ({
      ...team,
      units: team.units.filter((id) => !own.some((unit) => unit.id === id)),
    })),
  };
  const loaded = loadScheme({ ...bare, ...change(bare) });
  if (!loaded.ok) throw new Error(`${loaded.finding.code}: ${loaded.finding.message}`);
  return loaded.value;
}

const outstanding = (scheme: Scheme) =>
  checkReturns(emptyState(scheme)).flatMap(({ code, rater }) => (code === 'team-outstanding' ? [rater] : []));

test('不在任何考核组里也读得进方案', () => {
  expect(outstanding(withoutRubric(() => ({})))).toEqual(['第一组', '第二组', '第三组']);
});

test('只有这一类单位的考核组，不等它的工作簿', () => {
  const scheme = withoutRubric(({ teams, units }) => {
    const [last] = teams.slice(-1);
    const own = units.filter(({ kind }) => kind === '市直单位').map(({ id }) => id);
    return { teams: last ? [...teams, { ...last, no: teams.length + 1, name: '第四组', units: own }] : [] };
  });
  expect(outstanding(scheme)).toEqual(['第一组', '第二组', '第三组']);
});
