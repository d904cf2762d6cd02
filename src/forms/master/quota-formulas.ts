import type { Grade } from '../../schemes/grades';
import { gradesOf, quotaGrades, rankedWith, tiesOf } from '../../schemes/grades';
import type { Scheme, UnitKind } from '../../schemes/scheme';
import { columnReference, type RowPlace } from '../../sheets/table';
import type { Places } from './places';
import { ahead, chosen, tieBreaker, tieKeys, type Key } from './ranking-formulas';

/**
 * 名额 as live formulas: it follows scoring/quota.ts, one column of 成绩汇总 for each grade that has places, each with
 * the place of the unit's grade among the grades of its kind, from 1.
 */

type Formula = (at: RowPlace) => string;

/** Key of the column that says where a unit stands before 名额, and after those of a grade. */
export const placedKey = 'placed';
const afterKey = (scheme: Scheme, grade: Grade): string => `within${scheme.grades.indexOf(grade)}`;

/** How many units may have the grade. */
function allowed(scheme: Scheme, grade: Grade, places: Places, units: string): string {
  const at = scheme.grades.indexOf(grade);
  if (grade.places !== undefined) return places.cell('grades', at, 'places');
  const exact = `ROUND(${places.cell('grades', at, 'share')}*(${units})/100,9)`;
  const up = `IF(${chosen(places, '名额舍入', '进一')},ROUNDUP(${exact},0),ROUNDDOWN(${exact},0))`;
  return `IF(${chosen(places, '名额舍入', '四舍五入')},ROUND(${exact},0),${up})`;
}

interface QuotaColumn {
  key: string;
  grade: Grade;
  formula: Formula;
}

/** @param summaryOf table of 成绩汇总 of a kind */
export function quotaColumns(
  scheme: Scheme,
  kind: UnitKind,
  places: Places,
  summaryOf: (kind: UnitKind) => string,
): QuotaColumn[] {
  const grades = quotaGrades(scheme, rankedWith(scheme, kind));
  return grades.map((grade, index) => {
    const before = grades[index - 1];
    const previous = before ? afterKey(scheme, before) : placedKey;
    const own = gradesOf(scheme, kind);
    const here = own.indexOf(grade) + 1;
    const together = rankedWith(scheme, kind).filter((each) => gradesOf(scheme, each).includes(grade));
    const formula: Formula = (at) => {
      const now = at.ref(previous);
      // A kind of the class that has no such grade passes on what it had.
      if (here === 0) return now;
      const above = (level: boolean) =>
        together
          .map((each) => {
            const column = (key: string) => columnReference(places.of(summaryOf(each)), key);
            const [total, tie] = [column('total'), tieBreaker(scheme, each, column)];
            const [mine, second] = [at.ref('total'), tieBreaker(scheme, kind, (key) => at.ref(key))];
            const same = level ? '>=' : '>';
            const byTotal = `(${total}${same}${mine})`;
            const broken = `((${total}>${mine})+(${total}=${mine})*((${tie})${same}(${second}))>0)`;
            const held = `(${column(previous)}=${gradesOf(scheme, each).indexOf(grade) + 1})`;
            if (tiesOf(scheme, kind)) {
              const own = tieKeys(scheme, kind, (key) => at.ref(key));
              const keys = tieKeys(scheme, each, column).map((key, nth): Key => [key, own[nth] ?? key]);
              return `SUMPRODUCT(${held}*${ahead([[total, mine], ...keys], level)})`;
            }
            return `IF(口径_并列=1,SUMPRODUCT(${held}*${broken}),SUMPRODUCT(${held}*${byTotal}))`;
          })
          .join('+');
      const units = together
        .map((each) => `COUNTA(${columnReference(places.of(summaryOf(each)), 'unit')})`)
        .join('+');
      const most = allowed(scheme, grade, places, units);
      const within = `IF(${chosen(places, '名额并列', '并列都评')},${above(false)}<${most},${above(true)}<=${most})`;
      return `IF(${now}="","",IF(${now}<>${here},${now},IF(${within},${here},${Math.min(here + 1, own.length)})))`;
    };
    return { key: afterKey(scheme, grade), grade, formula };
  });
}
