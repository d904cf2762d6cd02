import fc from 'fast-check';
import { checkCircumstances } from '../../src/checks/circumstances';
import { interpret } from '../../src/checks/entries';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { emptyState } from '../../src/forms/master/state';
import { checkScheme, clauseById, linkedClauses, unitById, zhengzhou2019 } from '../../src/schemes';
import type { Clause } from '../../src/schemes/rubric';
import type { Scalar } from '../../src/sheets/model';
import type { Scheme } from '../../src/schemes/scheme';

/** 同一件事记在两处（奖惩情形、扣分台账），两处要一致。哪一条属于哪个情形，写在方案里，不看条款的文字。 */

const scheme = zhengzhou2019();

const ledger = (clause: string, quantity: number | null, manual: number | null = null): LedgerRow => ({
  unit: '',
  clause,
  quantity,
  facts: '事实',
  date: null,
  manual,
  file: '',
  sheet: '扣分台账',
  cell: 'C4',
});

/** 奖惩情形 of a unit: counts, and 与台账不一致的说明. */
type Told = Readonly<Record<string, Scalar>>;

/** What is found of one unit with these rows of the ledger and this 奖惩情形. */
function found(
  unit: string,
  rows: readonly LedgerRow[],
  { mismatch = null, ...counts }: Told = {},
  of: Scheme = scheme,
) {
  const name = unitById(of, unit)?.name ?? '';
  const state = {
    ...emptyState(of),
    deductions: rows.map((row) => ({ ...row, unit: name })),
    incidents: new Map([[unit, { unit, counts, basis: null, mismatch }]]),
  };
  return checkCircumstances(state, interpret(state).entries, () => undefined);
}

const codes = (...given: Parameters<typeof found>) =>
  found(...given).map(({ severity, code }) => `${severity}:${code}`);

const differs = 'error:incident-ledger';
const explained = 'warning:incident-explained';
/** 附件1 第48行「发生一起安全生产责任事故的,扣完本大项分值」 follows from any accident of a district. */
const implied = 'warning:incident-implied';

describe('2019 年度方案', () => {
  test('约谈、较大事故、重大以上事故，附件1 和附件2 各有一条；附件1 第48行由事故引起', () => {
    const links = scheme.rubrics.flatMap((rubric) => linkedClauses(scheme, rubric));
    expect(links.map(({ clause }) => [clause.id, clause.circumstances])).toEqual([
      ['附1-10-1', ['约谈']],
      ['附1-48-1', ['较大事故', '重大及以上事故']],
      ['附1-60-1', ['较大事故']],
      ['附1-60-2', ['重大及以上事故']],
      ['附2-8-1', ['约谈']],
      ['附2-37-1', ['较大事故']],
      ['附2-37-2', ['重大及以上事故']],
    ]);
  });

  test.each<[string, string, LedgerRow[], Told, string[]]>([
    ['两处都没有', 'D05', [], {}, []],
    ['约谈一次，扣了一次', 'D05', [ledger('附1-10-1', 1)], { summoned: 1 }, []],
    ['约谈两次，台账分两行记', 'D05', [ledger('附1-10-1', 1), ledger('附1-10-1', 1)], { summoned: 2 }, []],
    ['奖惩情形记约谈，台账没有', 'D05', [], { summoned: 1 }, [differs]],
    ['奖惩情形记约谈 2 次，台账 1 次', 'D05', [ledger('附1-10-1', 1)], { summoned: 2 }, [differs]],
    ['台账记约谈，奖惩情形没有', 'D05', [ledger('附1-10-1', 1)], {}, [differs]],
    ['较大事故，没有扣分', 'D05', [], { major: 1 }, [differs, implied]],
    ['重大事故记成较大', 'D05', [ledger('附1-60-1', 1)], { grave: 1 }, [differs, differs, implied]],
    ['两处一致，第48行没有记：提醒', 'D05', [ledger('附1-60-1', 1)], { major: 1 }, [implied]],
    ['第48行也记了', 'D05', [ledger('附1-60-1', 1), ledger('附1-48-1', null)], { major: 1 }, []],
    // F2: an ordinary accident has no column in 奖惩情形, and needs none.
    ['第48行记了，不是较大以上的事故', 'D05', [ledger('附1-48-1', null)], {}, []],
    ['指标超限（第59行）与奖惩情形无关', 'D05', [ledger('附1-59-1', null)], {}, []],
    ['成员单位：较大事故（附件2 第37行）', 'M01', [], { major: 1 }, [differs]],
    ['成员单位：一致', 'M01', [ledger('附2-37-1', 2), ledger('附2-8-1', 1)], { major: 2, summoned: 1 }, []],
    ['写明原因的，成为提醒', 'D05', [], { summoned: 1, mismatch: '约谈的是市直单位' }, [explained]],
    ['只写空格，不算原因', 'D05', [], { summoned: 1, mismatch: '　 ' }, [differs]],
    ['已经一致，说明还在', 'D05', [], { mismatch: '原先有' }, ['warning:incident-reason-unused']],
    ['手填扣分正好', 'D05', [ledger('附1-60', null, 20)], { major: 1 }, [implied]],
    ['手填扣分少于应扣', 'D05', [ledger('附1-60', null, 10)], { major: 1 }, [differs, implied]],
    ['手填扣分，没有事故', 'D05', [ledger('附1-60', null, 20)], {}, [differs]],
    ['三起较大事故，手填扣完大项', 'D05', [ledger('附1-60', null, 40)], { major: 3 }, [implied]],
    ['第10行手填 1 分，可能是没有谈心谈话', 'D05', [ledger('附1-10', null, 1)], {}, []],
    ['第10行手填 1 分，约谈两次', 'D05', [ledger('附1-10', null, 1)], { summoned: 2 }, [differs]],
  ])('%s', (_, unit, rows, incidents, expected) => {
    expect(codes(unit, rows, incidents)).toEqual(expected);
  });

  test('错误说出两处各记多少、原文和出路，说明写在哪一栏', () => {
    const [finding] = found('D05', [ledger('附1-60-1', 1)], { major: 2 });
    expect(finding).toMatchObject({
      unit: '巩义市',
      message: '奖惩情形记较大事故 2 起，扣分台账条款 附1-60-1 记 1 起。',
      source: '附件1 第60行：“每发生一起较大事故扣 20 分”',
    });
    expect(finding?.remedy).toContain('与台账不一致的说明');
  });

  test('提醒照录说明', () => {
    const [finding] = found('D05', [], { summoned: 1, mismatch: '约谈的是市直单位' });
    expect(finding?.message).toContain('说明：“约谈的是市直单位”');
  });
});

/** The scheme with some clauses changed. */
const changed = (change: (clause: Clause) => void): Scheme => {
  const draft = structuredClone(scheme);
  for (const { clause } of clauseById(draft).values()) change(clause);
  return draft;
};

describe('别的方案', () => {
  test('条款换了措辞，情形照样认得', () => {
    const reworded = changed((clause) => {
      clause.text = `改写 ${clause.id}`;
    });
    expect(codes('D05', [], { summoned: 1 }, reworded)).toEqual([differs]);
    expect(codes('D05', [ledger('附1-60-1', 1)], {}, reworded)).toEqual([differs]);
    expect(codes('M01', [ledger('附2-8-1', 1)], { summoned: 1 }, reworded)).toEqual([]);
  });

  test('一条对两个情形（每发生一起较大以上事故扣 N 分）：起数合起来比', () => {
    const joint = changed((clause) => {
      if (clause.id === '附2-37-1') clause.circumstances = ['较大事故', '重大及以上事故'];
      if (clause.id === '附2-37-2') delete clause.circumstances;
    });
    expect(codes('M01', [ledger('附2-37-1', 3)], { major: 1, grave: 2 }, joint)).toEqual([]);
    expect(codes('M01', [ledger('附2-37-1', 2)], { major: 1, grave: 2 }, joint)).toEqual([differs]);
  });

  test('被约谈的扣 N 分（只扣一次）：只看记没记', () => {
    const once = changed((clause) => {
      if (clause.id === '附2-8-1') Object.assign(clause, { kind: 'fixed', unit: null });
    });
    expect(codes('M01', [ledger('附2-8-1', null)], { summoned: 3 }, once)).toEqual([]);
    expect(codes('M01', [], { summoned: 3 }, once)).toEqual([differs]);
    expect(codes('M01', [ledger('附2-8-1', null)], {}, once)).toEqual([differs]);
  });

  test('没有哪一条写明情形：记了约谈时说一声，无从核对', () => {
    const bare = changed((clause) => {
      delete clause.circumstances;
    });
    expect(codes('D05', [ledger('附1-60-1', 1)], {}, bare)).toEqual([]);
    expect(codes('D05', [], { summoned: 1 }, bare)).toEqual(['warning:incident-unlinked']);
  });

  test.each<[string, string, string[]]>([
    ['奖惩情形没有这一栏', '附1-60-1', ['亡人事故']],
    ['按缺数的条款', '附1-13-1', ['约谈']],
    ['否决条款', '附1-61-1', ['较大事故']],
  ])('情形写得不对：%s', (_, id, names) => {
    const wrong = changed((clause) => {
      if (clause.id === id) clause.circumstances = names;
    });
    expect(checkScheme(wrong).map(({ code }) => code)).toEqual(['scheme-clause-circumstance']);
  });
});

test('任意次数：两处相同就没有错误，不同就有，写了原因就不拦', () => {
  const count = fc.integer({ min: 0, max: 3 });
  const three = fc.record({ major: count, grave: count, summoned: count });
  const clauses = { D05: ['附1-60-1', '附1-60-2', '附1-10-1'], M01: ['附2-37-1', '附2-37-2', '附2-8-1'] };
  fc.assert(
    fc.property(
      fc.constantFrom('D05' as const, 'M01' as const),
      three,
      three,
      fc.boolean(),
      (unit, told, written, reason) => {
        const quantities = [written.major, written.grave, written.summoned];
        const rows = clauses[unit].flatMap((clause, index) =>
          quantities[index] ? [ledger(clause, quantities[index])] : [],
        );
        const wrong = (['major', 'grave', 'summoned'] as const).filter((id) => told[id] !== written[id]);
        const all = found(unit, rows, { ...told, mismatch: reason ? '有原因' : null });
        const [errors, excused] = ['incident-ledger', 'incident-explained'].map(
          (code) => all.filter((each) => each.code === code).length,
        );
        expect([errors, excused]).toEqual(reason ? [0, wrong.length] : [wrong.length, 0]);
      },
    ),
    { numRuns: 200 },
  );
});

test('一个单位有两份细则：另一份细则里序号相同的小项手填了扣分，不算这一份的', () => {
  const two: Scheme = {
    ...scheme,
    kinds: scheme.kinds.map((kind, index) =>
      index === 0
        ? {
            ...kind,
            parts: [
              ...kind.parts,
              { name: '专项', source: '考核细则' as const, rubric: 'annex2', weight: 10 },
            ],
          }
        : kind,
    ),
  };
  const told = found('D05', [ledger('附2-10', null, 1)], { summoned: 1 }, two);
  expect(told.map(({ code }) => code)).toEqual(['incident-ledger']);
});
