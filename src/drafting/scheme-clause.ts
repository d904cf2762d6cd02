import type { Clause } from '../schemes/rubric';
import type { DraftClause } from './clauses';
import { fold } from './fold';
import { amount, numberOf } from './terms';

/** How a clause that was read counts in a scheme. */

/** A clause of the scheme, and why a person has to settle it where the scheme cannot hold what was read. */
export interface Settled {
  clause: Clause;
  /** Empty where the scheme says the same as the text. */
  open: string;
}

const number = /^[\d.]+/;
const stepOf = (per: string): number => Number(number.exec(per)?.[0] ?? 1);
const unitOf = (per: string): string => per.replace(number, '');

const doubling = new RegExp(`(?:加倍|双倍|翻倍|翻番|成倍|(${amount})倍)[^,。;]*$`);
const anew = /再次|再发|再犯|再出现|重复|第[二两2](?:次|起|例|个)|[两二2]次(?:及其?)?以上|多次|屡/;

/**
 * How many times a further record counts (「再次发生的加倍扣分」: 2), or null where the text does not say it of what is counted
 * before it: then the clause stays as it stands.
 */
function timesAnew({ kind, text }: DraftClause, before: DraftClause | undefined): number | null {
  const match = kind === '未列分值' && anew.test(text) ? doubling.exec(fold(text).text) : null;
  const counts = before?.kind === '扣' && before.per !== null && !/%|百分点|^\d/.test(before.per);
  if (!match || !counts || before.shortfall) return null;
  return match[1] === undefined ? 2 : numberOf(match[1]);
}

/** A clause as it was read, and how many times it counts when it is recorded again. */
export interface Repeated {
  clause: DraftClause;
  repeat: number | null;
  /** The sentence that says so. */
  again: DraftClause | null;
}

/** Joins 「再次发生的加倍扣分」 to the clause that it doubles. */
export function withRepeats(clauses: readonly DraftClause[]): Repeated[] {
  const joined: Repeated[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const repeat = timesAnew(clause, last?.clause);
    if (last && repeat !== null && last.repeat === null) Object.assign(last, { repeat, again: clause });
    else joined.push({ clause, repeat: null, again: null });
  }
  return joined;
}

/** The verb of 「酌情得 1—6 分」: what stands last before the numbers. */
const atDiscretion = new RegExp(
  `(扣|减|罚|加|奖|得|计|记|给|赋|评|打)[^,。;扣减罚加奖得计记给赋评打\\d]{0,6}${amount}(?:分)?(?:-{1,2}|至|到)`,
);

type Figures = Pick<Clause, 'kind' | 'points' | 'unit' | 'required' | 'step'> &
  Partial<Pick<Clause, 'earns' | 'limit' | 'to'>>;

const bare = (kind: Clause['kind'], unit: string | null = null): Figures => ({
  kind,
  points: null,
  unit,
  required: null,
  step: null,
});

/** What takes or gives points: once, by count, by what is missing, by percent points. */
function counted(clause: DraftClause): Figures {
  const { points, per, limit, periodic, required, shortfall } = clause;
  const earns = clause.kind === '得' ? { earns: true as const } : {};
  const most = limit === null ? {} : { limit };
  if (per === null) return { ...bare('fixed'), points, ...earns };
  if (/%|百分点/.test(per))
    return { ...bare('percent', '百分点'), points, step: stepOf(per), ...earns, ...most };
  return {
    kind: shortfall ? 'shortfall' : 'count',
    points,
    unit: unitOf(per),
    // Asked anew each month or quarter, the number of a year is another: it is not filled in.
    required: shortfall && !periodic ? required : null,
    step: stepOf(per) === 1 ? null : stepOf(per),
    ...earns,
    ...most,
  };
}

/** The 小项 that a clause stands in. */
interface Place {
  /** Points of the 小项; null where only its 大项 has points. */
  points: number | null;
  /** Whether its 大项 is the 否决项. */
  veto: boolean;
}

function figuresOf(clause: DraftClause, { points: own, veto }: Place): { figures: Figures; open: string } {
  const unstated = (open: string) => ({ figures: bare('unstated'), open });
  const unit = clause.per === null ? null : unitOf(clause.per);
  if (clause.kind === '否决' && !veto)
    return unstated('“一票否决”写在计分的大项里，暂按“未列分值”记；请移到否决项，或在奖惩情形里定');
  if (clause.kind !== '否决' && veto)
    return { figures: bare('veto'), open: '否决项里写的不是一票否决，请定' };
  switch (clause.kind) {
    case '扣':
      return {
        figures: counted(clause),
        open:
          clause.per === null && clause.limit !== null
            ? `“最多 ${clause.limit} 分”没有读出按什么计，请定`
            : '',
      };
    case '得':
      if (own === null) return unstated('得分的条款要有小项分值，原文没有写，暂按“未列分值”记，请定');
      if (clause.points === null)
        return { figures: { ...bare('fixed'), points: own, earns: true }, open: '' };
      // 「根据质量得 1—3 分」
      if (clause.to !== null)
        return {
          figures: { ...bare('discretion', unit), points: clause.points, to: clause.to, earns: true },
          open: '',
        };
      return { figures: counted(clause), open: '' };
    case '酌情': {
      const { points, to } = clause;
      if (points === null || to === null || points <= 0)
        return unstated('酌情扣（得）几分到几分，原文没有写全，暂按“未列分值”记，请定');
      const most = clause.limit === null ? {} : { limit: clause.limit };
      const verb = atDiscretion.exec(fold(clause.text).text)?.[1] ?? '扣';
      if (/[加奖]/.test(verb)) return unstated('酌情加分写在考核细则里，请移到“加分”');
      const earns = /[得计记给赋评打]/.test(verb) ? { earns: true as const } : {};
      return { figures: { ...bare('discretion', unit), points, to, ...most, ...earns }, open: '' };
    }
    case '不得分':
      return own === null
        ? unstated('“不得分”要有小项分值，原文没有写，暂按“未列分值”记，请定')
        : { figures: bare('row', unit), open: '' };
    case '大项不得分':
      return {
        figures: bare(/超标|超限|超过|指标/.test(clause.text) ? 'indicator' : 'event', unit),
        open: '',
      };
    case '按比例': {
      const points = clause.points ?? own ?? clause.limit;
      if (points === null) return unstated('按比例扣（得）多少分，原文没有写，暂按“未列分值”记，请定');
      const earns =
        /[得计赋给]分|计分/.test(clause.text) && !/扣/.test(clause.text) ? { earns: true as const } : {};
      const most = clause.limit === null ? {} : { limit: clause.limit };
      return { figures: { ...bare('proportion'), points, ...earns, ...most }, open: '' };
    }
    case '否决':
      return { figures: bare('veto'), open: '' };
    case '未列分值':
      return {
        figures: bare('unstated'),
        open: doubling.test(fold(clause.text).text)
          ? '加倍的是哪一条、从第几次起，原文没有写明，暂按“未列分值”记，请定'
          : '',
      };
    case '加':
      return unstated('加分写在考核细则里，请移到“加分”');
  }
}

export function settledClause(clause: DraftClause, id: string, place: Place): Settled {
  const { figures, open } = figuresOf(clause, place);
  const { text, group: tier } = clause;
  return { clause: { id, text, ...figures, tier }, open };
}

/** Tiers are compared by their points, taken or given alike: any other letter goes, and one that is left alone. */
export function withTiers(clauses: readonly Clause[]): Clause[] {
  const comparable = ({ points }: Clause) => points !== null;
  const partners = (clause: Clause) =>
    clauses.filter(
      (other) => other.tier === clause.tier && other.earns === clause.earns && comparable(other),
    );
  return clauses.map((clause) =>
    clause.tier !== null && comparable(clause) && partners(clause).length > 1
      ? clause
      : { ...clause, tier: null },
  );
}
