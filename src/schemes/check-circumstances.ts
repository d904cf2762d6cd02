import { circumstancesOf, type CircumstanceLine } from './circumstances';
import { fault, type Fault } from './fault';
import type { Scheme } from './scheme';

/** What the type of a line of 情形 cannot say: the figures that its effect needs, and what it refers to. */

const wrong = (line: CircumstanceLine, field: keyof CircumstanceLine, what: string, allowed: string): Fault =>
  fault(
    'scheme-circumstance',
    `情形“${line.of.join('、')}”${what}。`,
    allowed,
    '在方案的“情形”表改这一行。',
    [line, field],
  );

function figures(line: CircumstanceLine): Fault[] {
  const { from, effect, points, limit } = line;
  const takes = effect === '扣总分';
  const found: [boolean, string, string, keyof CircumstanceLine][] = [
    [
      from !== null && !(Number.isInteger(from) && from >= 1),
      `的起数是 ${from ?? ''}`,
      '1 以上的整数；原文没有这条规定的，留空',
      'from',
    ],
    [takes && points === undefined, '扣总分，没有写每次扣几分', '“每次扣分”填大于 0 的数', 'points'],
    [
      !takes && (points !== undefined || limit !== undefined),
      `的效果是“${effect ?? '（空）'}”，却写了扣分`,
      '只有效果是扣总分的才写扣分',
      'effect',
    ],
    [
      limit !== undefined && points !== undefined && limit < points,
      `至多扣 ${limit ?? ''} 分，每次就扣 ${points ?? ''} 分`,
      '至多扣分不小于每次扣分',
      'limit',
    ],
  ];
  return found.flatMap(([is, what, allowed, field]) => (is ? [wrong(line, field, what, allowed)] : []));
}

/** Kinds that it names, and the unit of count, which is one for each circumstance. */
function references(scheme: Scheme, line: CircumstanceLine): Fault[] {
  const kinds = scheme.kinds.map(({ id }) => id);
  const names = scheme.kinds.map(({ name }) => name).join('、');
  const units = circumstancesOf(scheme)
    .filter(({ name, unit }) => line.of.includes(name) && unit !== line.unit)
    .map(({ name, unit }) =>
      wrong(line, 'unit', `的计量是“${line.unit}”，“${name}”在前面计“${unit}”`, '同一情形的计量相同'),
    );
  return [
    ...(line.kinds ?? [])
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => wrong(line, 'kinds', `的适用类别“${kind}”不是对象类别`, `${names}；适用全部类别的留空`)),
    ...units,
  ];
}

/** The single fields of 方案 say what one scheme had; beside the table they would be a second rule. */
function fields({ awards, veto }: Scheme): Fault[] {
  const both: [string, { accidents: number | null }][] = [
    ['取消评先的较大事故起数', awards],
    ['一票否决的较大及以上事故起数', veto],
  ];
  return both.flatMap(([label, owner]) =>
    owner.accidents === null
      ? []
      : [
          fault(
            'scheme-circumstance',
            `方案有“情形”表，又在“${label}”填了 ${owner.accidents}。`,
            '有“情形”表的，起数只写在表里',
            '清空这一格，并在“情形”表写上这一行。',
            [owner, 'accidents'],
          ),
        ],
  );
}

export const checkCircumstanceLines = (scheme: Scheme): Fault[] =>
  scheme.circumstances === undefined
    ? []
    : [
        ...fields(scheme),
        ...scheme.circumstances.flatMap((line) => [...figures(line), ...references(scheme, line)]),
      ];
