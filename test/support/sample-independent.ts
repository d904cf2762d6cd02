import type { Scheme } from '../../src/schemes/scheme';
import type { SampleFacts } from './sample-facts';

/**
 * The sample schemes calculated once more, from the sentences of their notices alone: nothing here asks the engine, and every
 * figure below is copied from a sentence. Numbers are floats; what is rounded is at least 1e-7 away from a tie or on it.
 */

export interface IndependentUnit {
  total: number;
  grade: string;
  veto: boolean;
  eligible: boolean;
  rank: number;
}

const round = (value: number, decimals = 2): number => {
  const tens = 10 ** decimals;
  return Math.floor(value * tens + 0.5 + 1e-7) / tens;
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]): number => sum(values) / values.length;
/** 去掉一个最高分和一个最低分 */
const middle = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b).slice(1, -1);

/** Quantities recorded of the clause that begins so; what is not counted is recorded as 1. */
type Recorded = (beginning: string) => number[];

/** 第二起（次）起加倍 */
const doubled = (each: number, count: number): number => (count === 0 ? 0 : each * (1 + 2 * (count - 1)));

interface Given {
  recorded: (annex: number) => Recorded;
  score: (group: string) => number[];
  report: (part: string) => number;
  incident: (name: string) => number;
  /** How many different works are claimed under a rule. */
  claims: (rule: string) => number;
}

interface Judged {
  total: number;
  /** By the bounds and by what happened; 名额 may still change it. */
  grade: string;
  veto: boolean;
  /** 取消评先资格. */
  barred: boolean;
}

/** Place among the grades of the first lower bound that the total reaches. */
const graded = (total: number, bounds: readonly number[]): number =>
  bounds.findIndex((from) => total >= from);

function yunjiang(kind: string, { recorded, score, report, incident, claims }: Given): Judged {
  const bonus = Math.min(3, 3 * claims('国家级经验推广') + 2 * claims('省级经验推广'));
  const leaders = (weight: number) => round((round(average(score('领导')), 2) * weight) / 100);
  const served = round((average(middle(score('服务对象'))) * 10) / 100);
  const parts: number[] = [];
  if (kind === '县区') {
    const safe = recorded(1);
    const safety =
      70 -
      Math.min(
        20,
        2 * sum(safe('党委常委会')) +
          Math.max(safe('未与乡镇').length > 0 ? 4 : 0, sum(safe('签订不全'))) +
          1.5 * sum(safe('未明确行业')) +
          3 * sum(safe('因监管不力')),
      ) -
      Math.min(
        20,
        sum(safe('规模以上企业').map((low) => Math.ceil(low / 5))) +
          3 * sum(safe('重大隐患未挂牌')) +
          2 * sum(safe('未按期整改')),
      ) -
      Math.min(15, (safe('未制定年度监督').length > 0 ? 5 : 0) + 0.5 * sum(safe('检查企业'))) -
      Math.min(15, 3 * sum(safe('发生一般')) + 10 * sum(safe('发生较大')));
    const fires = recorded(6);
    const fire =
      30 -
      Math.min(
        12,
        Math.max(fires('未召开').length > 0 ? 4 : 0, 2 * sum(fires('每少一次'))) +
          0.5 * sum(fires('市政消火栓')),
      ) -
      Math.min(8, fires('未开展专项').length > 0 ? 8 : sum(fires('堵塞'))) -
      Math.min(10, 5 * sum(fires('发生亡人')));
    parts.push(
      leaders(10),
      round(sum(score('市直部门')) * 0.0125),
      served,
      // 加分 enters the first rubric before it is converted (口径“加分”：折算前计入).
      round(((safety + bonus) * 42) / 70),
      round((fire * 18) / 30),
      round((report('群众安全感') * 5) / 100),
      round((report('隐患整改率') * 5) / 100),
    );
  } else {
    const own = recorded(2);
    const duty =
      100 -
      Math.min(
        40,
        (own('未制定年度').length > 0 ? 10 : 0) + 4 * sum(own('未按季度')) + 2 * sum(own('行业检查发现')),
      ) -
      Math.min(60, 0.5 * sum(own('专项整治任务')) + 5 * sum(own('未开展宣传')));
    parts.push(
      leaders(20),
      served,
      round(((duty + bonus) * 60) / 100),
      round((report('绩效考核') * 10) / 100),
    );
  }
  const total = round(Math.min(100, sum(parts)));
  const names = ['优秀', '良好', '合格', '不合格'];
  const grade = names[graded(total, [90, 80, 60, 0])] ?? '';
  const accidents = incident('较大事故');
  return {
    total,
    grade,
    veto: accidents >= 2 || total < 60,
    barred: accidents >= 1,
  };
}

function qinglan(_: string, { recorded, incident, claims }: Given): Judged {
  const quarter = (annex: number): number => {
    const own = recorded(annex);
    const earned =
      Math.min(8, (own('主要负责人').length > 0 ? 5 : 0) + (own('有会议纪要').length > 0 ? 3 : 0)) +
      Math.min(6, 2 * sum(own('领导带队'))) +
      Math.min(6, sum(own('开展宣传'))) +
      Math.min(12, sum(own('按隐患整改率').map((rate) => (12 * rate) / 100)));
    const lost =
      Math.min(8, Math.min(4, sum(own('复查不到位'))) + Math.min(4, sum(own('对群众举报')))) +
      Math.min(10, sum(own('每季度报送')) + doubled(2, sum(own('事故信息迟报'))));
    return round(((earned + 18 - lost) * 10) / 50);
  };
  const own = recorded(6);
  const target =
    own('未签订目标').length > 0
      ? 0
      : 25 - Math.min(10, sum(own('年度任务').map((low) => 2 * Math.floor(low / 5))));
  const shown = Math.min(15, 5 * sum(own('建成安全')));
  const accidents =
    40 - Math.min(40, doubled(5, sum(own('发生一般'))) + Math.min(20, 4 * sum(own('每死亡'))));
  const basic = 20 - Math.min(20, Math.min(5, sum(own('档案不规范'))) + 0.5 * sum(own('台账')));
  const year = round(((target + shown + accidents + basic) * 60) / 100);
  const total = round(sum([1, 2, 3, 4].map(quarter)) + year + Math.min(2, claims('经验交流')));
  const names = ['优秀', '良好', '中等', '合格', '不合格'];
  const byTotal = graded(total, [95, 85, 75, 60, 0]);
  const lowered = byTotal + (incident('瞒报事故') > 0 ? 1 : 0);
  const at = Math.min(4, Math.max(lowered, incident('约谈') > 0 ? 1 : 0));
  return { total, grade: names[at] ?? '', veto: incident('较大以上事故') > 0, barred: false };
}

function anhe(kind: string, { recorded, report, incident, claims }: Given): Judged {
  const praise = Math.min(3, 2 * claims('省级表彰') + claims('市级表彰'));
  const undone = Math.max(-4, -1.5 * claims('重点任务未按期完成'));
  const bonus = Math.min(3, praise + undone);
  const notices = Math.min(6, 2 * incident('市级通报批评'));
  const scores: Record<string, () => number> = {
    县区: () => {
      const own = recorded(1);
      const rubric =
        100 -
        Math.min(40, own('死亡人数').length > 0 ? 40 : 4 * sum(own('生产安全事故起数'))) -
        Math.min(30, sum(own('全年检查').map((few) => Math.floor(few / 10))) + 2 * sum(own('应当处罚'))) -
        Math.min(
          30,
          (own('未开展综合').length > 0 ? 6 : 0) + 3 * sum(own('专项演练')) + 5 * sum(own('脱岗')),
        );
      return round((rubric * 70) / 100) + round((report('日常考核') * 30) / 100);
    },
    重点监管部门: () => {
      const own = recorded(2);
      return (
        100 -
        Math.min(
          60,
          (own('未制定行业').length > 0 ? 10 : 0) + 4 * sum(own('计划每有')) + 20 * sum(own('行业发生较大')),
        ) -
        Math.min(40, 0.5 * sum(own('标准化达标率')) + 0.2 * sum(own('从业人员')))
      );
    },
    其他部门: () => {
      const own = recorded(3);
      const rubric =
        50 -
        Math.min(30, 3 * sum(own('无故缺席')) + 2.5 * sum(own('市安委会交办'))) -
        Math.min(20, 2 * sum(own('未按季度')));
      return round(rubric * 2);
    },
  };
  const total = round(Math.max(0, (scores[kind]?.() ?? 0) + bonus - notices));
  const names = ['优秀', '良好', '合格', '不合格'];
  const byTotal = graded(total, [90, 80, 60, 0]);
  const veto =
    total < 60 ||
    (kind === '县区' && incident('超控制指标死亡') > 0) ||
    (kind === '重点监管部门' && incident('较大事故') > 0);
  // 迟报、瞒报事故的，降低一个等次; 否决的定为最末一等.
  const at = veto ? 3 : Math.min(3, byTotal + (incident('迟报瞒报') > 0 ? 1 : 0));
  return { total, grade: names[at] ?? '', veto, barred: kind === '县区' && incident('较大事故') > 0 };
}

const judges: Record<string, (kind: string, given: Given) => Judged> = {
  云江市: yunjiang,
  青岚县: qinglan,
  安禾市: anhe,
};

/** Kinds that are ranked with each other, by the notice. */
const classOf = (kind: string): string => (kind.endsWith('部门') ? '市直部门' : kind);

/** Every unit of the year by its name. */
export function independentResults(scheme: Scheme, facts: SampleFacts): Map<string, IndependentUnit> {
  const judge = judges[scheme.city];
  if (!judge) throw new Error(`no calculation for ${scheme.city}`);
  const kinds = new Map(scheme.kinds.map(({ id, name }) => [id, name]));
  const all = scheme.units.map(({ name, kind: id }) => {
    const kind = kinds.get(id) ?? id;
    const given: Given = {
      recorded: (annex) => (beginning) =>
        facts.records
          .filter(
            (each) => each.unit === name && each.annex === `附件 ${annex}` && each.text.startsWith(beginning),
          )
          .map(({ quantity }) => quantity ?? 1),
      score: (group) => {
        const id = [...facts.scores.keys()].find((each) => scheme.forms[each]?.raterWord === group);
        return facts.scores.get(id ?? '')?.get(name) ?? [];
      },
      report: (part) => facts.reports.get(name)?.get(part) ?? 0,
      incident: (what) => facts.incidents.get(name)?.get(what) ?? 0,
      claims: (rule) => facts.claims.filter((each) => each.unit === name && each.rule === rule).length,
    };
    return { name, among: scheme.city === '安禾市' ? classOf(kind) : kind, ...judge(kind, given) };
  });
  if (scheme.city === '安禾市')
    for (const among of new Set(all.map((each) => each.among))) {
      const own = all.filter((each) => each.among === among);
      // 优秀不超过同类单位的 30%，按总分由高到低；同分而名额不够的都不评.
      const places = Math.floor(own.length * 0.3 + 1e-9);
      const best = own.filter(({ grade }) => grade === '优秀');
      const beyond = best.filter((each) => best.filter(({ total }) => total >= each.total).length > places);
      for (const each of beyond) each.grade = '良好';
    }
  return new Map(
    all.map(({ name, among, total, grade, veto, barred }) => [
      name,
      {
        total,
        grade,
        veto,
        eligible: grade === '优秀' && !veto && !barred,
        rank: 1 + all.filter((other) => other.among === among && other.total > total).length,
      },
    ]),
  );
}
