import fc from 'fast-check';
import { interpret } from '../../src/checks/entries';
import { settle } from '../../src/scoring/settle';
import type { PartResult } from '../../src/scoring/results';
import { computed } from '../../src/workflow/master';
import type { Scheme } from '../../src/schemes/scheme';
import { partsScheme, partsYear } from '../support/parts-scheme';

/** 计分部分：各来源、合成、折算、舍入，与另写的分数算术（大整数，不用小数）逐一相符。 */

/** A fraction of integers; all arithmetic of the notices is in these. */
interface Fraction {
  over: bigint;
  under: bigint;
}

/** @param text a finite decimal as printed */
function fraction(text: string): Fraction {
  const [whole = '0', part = ''] = text.split('.');
  return { over: BigInt(`${whole}${part}`), under: 10n ** BigInt(part.length) };
}
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });
const by = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under, under: a.under * b.over });
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const number = (value: number): Fraction => fraction(String(value));
const none: Fraction = { over: 0n, under: 1n };
const least = (a: Fraction, b: Fraction): Fraction => (a.over * b.under <= b.over * a.under ? a : b);
const most = (a: Fraction, b: Fraction): Fraction => (a.over * b.under <= b.over * a.under ? b : a);
/** 四舍五入 of what is not negative. */
function half(value: Fraction, decimals: number): Fraction {
  const unit = 10n ** BigInt(decimals);
  return { over: (2n * value.over * unit + value.under) / (2n * value.under), under: unit };
}
const equal = (a: Fraction, b: Fraction): boolean => a.over * b.under === b.over * a.under;

/** What a form's scores come to, from the scores as typed. */
function ofScores(scheme: Scheme, { part, rating }: PartResult): Fraction {
  if (part.source !== '评价表' || !rating) throw new Error('no form');
  const scores = rating.scores.map(({ value }) => fraction(value.toFixed()));
  const zeros = rating.decided.filter(({ decision }) => decision === 'zero').length;
  const forms = scheme.raters.filter(({ kind }) => kind === part.group).length;
  const sum = scores.reduce(plus, none);
  const decimals = part.decimals ?? { 整数: 0, 一位小数: 1, 两位小数: 2 }[scheme.readings.换算舍入];
  const counted = scores.length + zeros;
  if (part.combination === '总分×系数') {
    const whole =
      scheme.readings.折算系数 === '按原文'
        ? times(times(sum, number(part.form.coefficient)), by(number(forms), number(counted)))
        : by(times(sum, number(part.weight)), number(part.form.maximum * counted));
    return half(whole, decimals);
  }
  const all = [...scores, ...Array.from({ length: zeros }, () => none)];
  const [first = none] = all;
  const cut = part.combination === '去掉最高最低后平均' && all.length >= 3;
  const ends = plus(all.reduce(most, first), all.reduce(least, first));
  const kept = cut ? plus(sum, { over: -ends.over, under: ends.under }) : sum;
  const average = by(kept, number(cut ? all.length - 2 : all.length));
  const rounded = part.averageDecimals === null ? average : half(average, part.averageDecimals);
  return half(by(times(rounded, number(part.weight)), number(part.form.maximum)), decimals);
}

/** What a figure of a rubric or one that was sent comes to. */
function ofFigure({ part, score }: PartResult): Fraction {
  const whole = by(times(fraction(score?.toFixed() ?? ''), number(part.weight)), number(part.full));
  if (part.decimals !== null && part.decimals !== undefined) return half(whole, part.decimals);
  // What does not end keeps nine decimals, as the cell does.
  return part.full === 100 ? whole : half(whole, 9);
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

test('任意方案、任意一年：每一部分折算后的分数和总分', () => {
  fc.assert(
    fc.property(seeds, seeds, (seed, year) => {
      const scheme = partsScheme(seed);
      const state = partsYear(scheme, year);
      const results = settle(scheme, interpret(computed(state).state).entries);
      const ends = { 两位小数: 2, 一位小数: 1, 不舍入: null }[scheme.readings.总分舍入];
      for (const { kind, units } of results.kinds) {
        expect(units.map(({ unit }) => unit)).toEqual(
          scheme.units.filter((unit) => unit.kind === kind).map(({ id }) => id),
        );
        for (const unit of units) {
          const parts = unit.parts.map((part) => {
            if (part.weighted === null) return null;
            const expected = part.part.source === '评价表' ? ofScores(scheme, part) : ofFigure(part);
            expect([part.part.name, equal(fraction(part.weighted.toFixed()), expected)]).toEqual([
              part.part.name,
              true,
            ]);
            return expected;
          });
          if (parts.includes(null)) {
            expect(unit.total).toBeNull();
            continue;
          }
          const added = parts.reduce<Fraction>((sum, part) => plus(sum, part ?? none), none);
          const apart =
            scheme.readings.加分 === '折算后计入' ||
            !unit.parts.some(({ part }) => part.source === '考核细则');
          const bonus = apart ? fraction(unit.yearEnd.bonus.toFixed()) : none;
          const whole = plus(added, bonus);
          const total = scheme.readings.总分封顶 === '封顶100' ? least(whole, number(100)) : whole;
          expect(
            equal(fraction(unit.total?.toFixed() ?? ''), ends === null ? total : half(total, ends)),
          ).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);
