import { folded } from '../base/text';
import { circumstancesOf } from './circumstances';
import { fault, repeated, type Fault } from './fault';
import { annexNumber, pointsOfRow } from './lookup';
import { clauseKindWords, type Clause, type Rubric, type RubricItem, type RubricRow } from './rubric';
import type { Scheme } from './scheme';

/** What the type of a clause cannot say: each kind carries the figures its arithmetic needs, and no others. */

type Field = 'points' | 'unit' | 'required' | 'step' | 'earns' | 'limit' | 'to' | 'repeat';

/** `required` may be null for a shortfall against several numbers; the 项 or 起 of an emptying clause is for its ledger. */
const fields: Record<Clause['kind'], { needed: readonly Field[]; optional: readonly Field[] }> = {
  fixed: { needed: ['points'], optional: ['earns'] },
  count: { needed: ['points', 'unit'], optional: ['step', 'earns', 'limit', 'repeat'] },
  shortfall: { needed: ['points', 'unit'], optional: ['required', 'step', 'earns', 'limit'] },
  percent: { needed: ['points', 'unit', 'step'], optional: ['earns', 'limit'] },
  proportion: { needed: ['points'], optional: ['unit', 'earns', 'limit'] },
  discretion: { needed: ['points', 'to'], optional: ['unit', 'earns', 'limit'] },
  row: { needed: [], optional: ['unit'] },
  indicator: { needed: [], optional: ['unit'] },
  event: { needed: [], optional: ['unit'] },
  unstated: { needed: [], optional: [] },
  veto: { needed: [], optional: [] },
};

const fieldNames: Record<Field, string> = {
  points: '扣分值',
  unit: '计量单位',
  required: '应达数',
  step: '每档',
  earns: '得',
  limit: '最多扣得',
  to: '酌情至',
  repeat: '再次倍数',
};

function figures(clause: Clause): Fault[] {
  const { needed, optional } = fields[clause.kind];
  const wrong = (Object.keys(fieldNames) as Field[]).flatMap((field) => {
    const given = ![null, undefined, 0].includes(clause[field] as null);
    const said = (what: string) => [{ what: `${what}${fieldNames[field]}`, field }];
    if (needed.includes(field) && !given) return said('缺');
    return given && ![...needed, ...optional].includes(field) ? said('不应有') : [];
  });
  return wrong.map(({ what, field }) =>
    fault(
      'scheme-clause-figures',
      `条款 ${clause.id} ${what}。`,
      `类型 ${clauseKindWords[clause.kind]} 的条款`,
      '改条款的类型或数字。',
      [clause, field],
    ),
  );
}

/** How many there are in all is asked of what is counted one by one. */
const sizes = (clause: Clause): Fault[] =>
  clause.outOf === undefined || clause.kind === 'count'
    ? []
    : [
        fault(
          'scheme-clause-figures',
          `条款 ${clause.id} 不应有共有数。`,
          '按次数的条款',
          '清空“共有数”；按缺数的条款填“应达数”。',
          [clause, 'outOf'],
        ),
      ];

/** What can be counted on 奖惩情形, or happens once with it. A missing share or number is no event. */
const linkable = new Set<Clause['kind']>(['fixed', 'count', 'indicator', 'event', 'unstated']);

function links(scheme: Scheme, clause: Clause): Fault[] {
  const named = clause.circumstances ?? [];
  const known = circumstancesOf(scheme).map(({ name }) => name);
  const unknown = named
    .filter((name) => !known.includes(name))
    .map((name) =>
      fault(
        'scheme-clause-circumstance',
        `条款 ${clause.id} 的情形“${name}”不是奖惩情形的一栏。`,
        known.join('、'),
        '在“条款”表的“情形”栏改写；与奖惩情形无关的条款留空。',
        [clause, 'circumstances'],
      ),
    );
  if (unknown.length > 0 || named.length === 0 || linkable.has(clause.kind)) return unknown;
  return [
    fault(
      'scheme-clause-circumstance',
      `条款 ${clause.id} 写了情形“${named.join('、')}”，按缺数、百分点计的和否决的条款不对应情形。`,
      '一次性、按次数、指标超限、事件扣完、未列分值的条款',
      '清空这一条的“情形”，或改条款的类型。',
      [clause, 'circumstances'],
    ),
  ];
}

/** Figures of one clause that contradict each other, and points of a 小项 that a clause needs. */
function relations(clause: Clause, item: RubricItem, row: RubricRow): Fault[] {
  const { id, points, to, limit, repeat, step, earns } = clause;
  const own = pointsOfRow(item, row);
  const found: [boolean, string, string, string][] = [
    [
      to !== undefined && points !== null && to <= points,
      `酌情自 ${points ?? ''} 分至 ${to ?? ''} 分`,
      '前小后大',
      'to',
    ],
    [
      limit !== undefined && points !== null && limit < points,
      `最多 ${limit ?? ''} 分，一次就是 ${points ?? ''} 分`,
      '最多的分数不小于一次的分数',
      'limit',
    ],
    [
      repeat !== undefined && step !== null && step !== 1,
      '既按每几个一档计，又第二次起加倍',
      '加倍的条款逐个计数',
      'repeat',
    ],
    [
      (earns === true || clause.kind === 'row') && own === undefined,
      '要用小项分值，本小项没有',
      '得分的条款和“小项不得分”的条款，其小项有分值',
      earns === true ? 'earns' : 'kind',
    ],
  ];
  return found.flatMap(([wrong, what, allowed, field]) =>
    wrong
      ? [fault('scheme-clause-relation', `条款 ${id} ${what}。`, allowed, '改条款的数字。', [clause, field])]
      : [],
  );
}

/** 互斥条款 come in twos at least, and only points can be compared. */
function tiers(row: RubricRow, place: string): Fault[] {
  const tiered = row.clauses.filter(({ tier }) => tier !== null);
  const shared = repeated(tiered.map(({ tier }) => tier));
  const mixed = tiered.filter(({ tier, earns }) =>
    tiered.some((other) => other.tier === tier && other.earns !== earns),
  );
  const wrong = (clause: Clause, what: string, allowed: string) =>
    fault('scheme-clause-tier', `${place}的条款 ${clause.id} ${what}。`, allowed, '改互斥标记。', [
      clause,
      'tier',
    ]);
  return [
    ...tiered
      .filter(({ tier, points }) => !shared.includes(tier) || points === null)
      .map((clause) => wrong(clause, '没有与它互斥的条款', '同一小项至少两条')),
    ...mixed.map((clause) => wrong(clause, '与方向相反的条款互斥', '互斥的条款要么都扣分，要么都得分')),
  ];
}

/** The wording of a clause stands in its row; a warning only, because a new text may be put in step by step. */
function wording(row: RubricRow, place: string): Fault[] {
  const text = folded(row.standard === '' ? (row.content ?? '') : row.standard);
  return row.clauses
    .filter((clause) => !text.includes(folded(clause.text)))
    .map((clause) => ({
      ...fault(
        'scheme-clause-text',
        `条款 ${clause.id}“${clause.text}”不在${place}的考核标准中。`,
        '条款照录考核标准原文',
        '照原文改条款，或改考核标准。',
        [clause, 'text'],
      ),
      severity: 'warning',
    }));
}

export function checkRow(scheme: Scheme, rubric: Rubric, item: RubricItem, row: RubricRow): Fault[] {
  const annex = annexNumber(rubric);
  const place = `附件${annex} 第${row.no}行`;
  const twice = repeated(row.clauses.map(({ id }) => id));
  const misplaced = row.clauses.filter(
    ({ id }) => !id.startsWith(`附${annex}-${row.no}-`) || twice.includes(id),
  );
  const outside = row.clauses.filter(({ kind }) => (kind === 'veto') !== (item.kind === 'veto'));
  return [
    ...misplaced.map((clause) =>
      fault(
        'scheme-clause-id',
        `${place}有条款 ${clause.id}。`,
        `附${annex}-${row.no}-1 一类的编号，不重复`,
        '改条款编号。',
        [clause, 'id'],
      ),
    ),
    ...outside.map((clause) =>
      fault(
        'scheme-clause-veto',
        `条款 ${clause.id} 的类型与“${item.title}”不符。`,
        '否决条款只在否决项',
        '改条款的类型。',
        [clause, 'kind'],
      ),
    ),
    ...row.clauses.flatMap(figures),
    ...row.clauses.flatMap(sizes),
    ...row.clauses.flatMap((clause) => links(scheme, clause)),
    ...row.clauses.flatMap((clause) => relations(clause, item, row)),
    ...tiers(row, place),
    ...wording(row, place),
  ];
}
