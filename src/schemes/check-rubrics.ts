import { decimal, sum } from '../base/decimal';
import { checkRow } from './check-clauses';
import { fault, outOfOrder, repeated, type About, type Fault } from './fault';
import { saysKinds } from './kinds';
import { annexNumber, rowsOf } from './lookup';
import { rubricPartsOf, rubricPoints } from './parts';
import type { Rubric, RubricItem } from './rubric';
import type { Scheme } from './scheme';

/** 考核细则 as a whole: one for each kind of unit, numbered as printed, 100 points in all. */

/** A formula adds up the 小项 of a 大项, and no cell takes a longer one. */
const mostRows = 25;

/** Where one 小项 of a 大项 has points, all have, and they are those of the 大项. */
function rowPoints(item: RubricItem, place: string): Fault[] {
  const own = item.rows.flatMap(({ points }) => points ?? []);
  if (own.length === 0) return [];
  const about: About = [
    item.rows.find(({ points }) => points === undefined) ?? item.rows.at(-1) ?? item,
    'points',
  ];
  const wrong = (message: string, allowed: string) =>
    fault('scheme-row-points', `${place}“${item.title}”${message}。`, allowed, '改小项分值。', about);
  const total = sum(own.map(decimal));
  return [
    ...(own.length === item.rows.length
      ? []
      : [
          wrong(
            `有 ${item.rows.length} 个小项，${own.length} 个有分值`,
            '同一大项的小项，要么都有分值，要么都没有',
          ),
        ]),
    ...(own.length < item.rows.length || total.eq(item.points)
      ? []
      : [wrong(`的小项分值合计 ${total.toFixed()} 分`, `合计 ${item.points} 分`)]),
    ...(own.length > mostRows
      ? [wrong(`有 ${own.length} 个小项`, `有小项分值的大项至多 ${mostRows} 个小项`)]
      : []),
  ];
}

/** @param full 满分 of the rubric by the parts that it serves */
function checkRubric(scheme: Scheme, rubric: Rubric, full: number): Fault[] {
  const place = `附件${annexNumber(rubric)}`;
  const found: Fault[] = [];
  const item = outOfOrder(rubric.items);
  if (item) {
    found.push(
      fault('scheme-item-order', `${place}的大项序号不连续。`, '依次为 1、2、3……', '重排大项序号。', [
        item,
        'title',
      ]),
    );
  }
  const rows = rowsOf(rubric).map((each) => each.row);
  for (const no of repeated(rows.map((row) => row.no)))
    found.push(
      fault(
        'scheme-row-order',
        `${place}有两个小项的序号都是 ${no}。`,
        '每个小项的序号不同',
        '给其中一个换一个没用过的序号。',
        [rows.findLast((row) => row.no === no) ?? rubric, 'no'],
      ),
    );
  const total = rubricPoints(rubric);
  if (total !== full) {
    found.push(
      fault(
        'scheme-rubric-points',
        `${place}的分值合计 ${total} 分。`,
        `合计 ${full} 分`,
        saysKinds(scheme) ? '改大项分值，或改计分部分的满分。' : '改大项分值。',
        [rubric.items.find(({ kind }) => kind === 'scored') ?? rubric, 'points'],
      ),
    );
  }
  for (const item of rubric.items) {
    found.push(...rowPoints(item, place));
    if (item.points > 0 !== (item.kind === 'scored')) {
      const message = `${place}“${item.title}”的分值为 ${item.points}。`;
      found.push(
        fault('scheme-item-points', message, '计分大项大于 0，否决项为 0', '改分值或类别。', [
          item,
          'points',
        ]),
      );
    }
  }
  return [...found, ...rowsOf(rubric).flatMap(({ item, row }) => checkRow(scheme, rubric, item, row))];
}

export function checkRubrics(scheme: Scheme): Fault[] {
  const annexes = new Set(scheme.rubrics.map(({ id }) => id));
  const parts = scheme.kinds.flatMap(({ id }) => rubricPartsOf(scheme, id));
  const unused = scheme.rubrics.filter((rubric) => !parts.some((part) => part.rubric === rubric));
  return [
    ...unused.map((rubric) =>
      fault(
        'scheme-rubric-missing',
        `附件${annexNumber(rubric)}是考核细则，没有一个计分部分用到它。`,
        '每份考核细则至少用于一个计分部分',
        '在计分部分写明这份细则，或删去它和它的条款。',
        [rubric, 'annex'],
      ),
    ),
    ...(annexes.size === scheme.rubrics.length
      ? []
      : [
          fault('scheme-id-twice', '两份考核细则的附件号相同。', '附件号不得重复', '改附件号。', [
            scheme.rubrics.at(-1) ?? scheme,
            'annex',
          ]),
        ]),
    ...scheme.rubrics.flatMap((rubric) =>
      checkRubric(scheme, rubric, parts.find((part) => part.rubric === rubric)?.full ?? 100),
    ),
  ];
}
