import { readClauses } from '../../src/drafting/clauses';
import { written } from './clause-words';
import { fifthFields, firstFields, fourthFields, secondFields, thirdFields } from './field-sentences';
import { eighthFields, ninthFields, seventhFields, sixthFields, tenthFields } from './later-sentences';
import { doubtful, rare, sentences } from './sentences';
import { firstHalf, secondHalf } from './stranger-sentences';

/**
 * Sentences of many fields, and the share of their clauses that must be sure. Most of them hold several clauses of one matter:
 * 「得 2 分，否则不得分」「省级每次扣 2 分，市级每次扣 1 分」 can be read as tiers of which one applies and as clauses of their own,
 * by people who know the matter as well, so that each of these is asked.
 */
const fieldSets = [
  ['各行业的句子（一）', firstFields, 0.48],
  ['各行业的句子（二）', secondFields, 0.48],
  ['各行业的句子（三）', thirdFields, 0.48],
  ['改变读法的句式', fourthFields, 0.48],
  // Half of these are tiers, or look like tiers.
  ['各行业的句子（四）', fifthFields, 0.42],
  ['各行业的句子（五）', sixthFields, 0.48],
  ['各行业的句子（六）', seventhFields, 0.48],
  // Most of these have a second, worse case of the first.
  ['各行业的句子（七）', eighthFields, 0.33],
  ['各行业的句子（八）', ninthFields, 0.42],
  ['各行业的句子（九）', tenthFields, 0.5],
] as const;

const kindAndPoints = (clause: string): string => clause.split(' ', 1)[0] ?? '';

const withoutLetter = (clause: string): string => clause.replace(/#.$/, '#');

const strangers = [...firstHalf, ...secondHalf];

describe('一句话里读出的条款', () => {
  test('句子不少于一百五十个，每个只列一次', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150);
    expect(new Set(sentences.map(([sentence]) => sentence)).size).toBe(sentences.length);
  });

  test.each(sentences.map(([sentence, ...clauses]) => [sentence, clauses] as const))(
    '%s',
    (sentence, clauses) => {
      expect(readClauses(sentence).clauses.map(written)).toEqual(clauses);
    },
  );

  test('另写的句子不少于二百个，与第一张表不重复', () => {
    const known = new Set(sentences.map(([sentence]) => sentence));
    expect(strangers.length).toBeGreaterThanOrEqual(200);
    expect(new Set(strangers.map(([sentence]) => sentence)).size).toBe(strangers.length);
    expect(strangers.filter(([sentence]) => known.has(sentence))).toEqual([]);
  });

  test.each(strangers.map(([sentence, ...clauses]) => [sentence, clauses] as const))(
    '另写：%s',
    (sentence, clauses) => {
      expect(readClauses(sentence).clauses.map(written)).toEqual(clauses);
    },
  );

  test.each(rare.map(([sentence, ...clauses]) => [sentence, clauses] as const))(
    '少见的写法，读出来也要问：%s',
    (sentence, clauses) => {
      const read = readClauses(sentence).clauses;
      expect(read.map(written)).toEqual(clauses);
      expect(read.some(({ doubts }) => doubts.length > 0)).toBe(true);
    },
  );

  test.each(doubtful)('拿不准的要问：%s', (sentence) => {
    const { clauses } = readClauses(sentence);
    expect(clauses.length).toBeGreaterThan(0);
    expect(clauses.some(({ doubts }) => doubts.length > 0)).toBe(true);
  });

  test.each([
    '执法信息未在7个工作日内公示的，扣0.5分。',
    '未投保的，每少1家扣0.1分，累计扣分不超过本项分值。',
    '同一企业再次发生事故的加倍扣分。',
    '瞒报事故的，不得分（一票否决）。',
    '一次也未召开的扣2分。',
  ])('原文写明了的不问：%s', (sentence) => {
    expect(readClauses(sentence).clauses.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  test('几条后面另有一句“加分项最高几分”：只问加分的', () => {
    const { clauses } = readClauses('经验被推广的每次加1分。未检测的每台扣1分。加分项最高5分。');
    expect(clauses.map(({ kind, doubts }) => [kind, doubts.length > 0])).toEqual([
      ['加', true],
      ['扣', false],
    ]);
  });

  test('“下列情形”中间有读不出的一条：说明后面几条没有读', () => {
    const { clauses } = readClauses(
      '有下列情形之一的，考核不合格：1.发生重大事故的；2.弄虚作假，情节严重；3.阻挠调查的。',
    );
    expect(clauses.at(-1)?.doubts).toContain('“下列情形”后面几条没有读');
  });

  // What it asks may be read otherwise, what it calls sure may not.
  test.each(fieldSets)('%s：有把握的都对，问的不到规定的份额', (_, fields, least) => {
    const wrong: string[] = [];
    let [drawn, sure] = [0, 0];
    for (const [sentence, ...expected] of fields) {
      const { clauses } = readClauses(sentence);
      clauses.forEach((clause, index) => {
        drawn += 1;
        if (clause.doubts.length > 0) return;
        sure += 1;
        const read = written(clause);
        if (clauses.length === expected.length ? expected[index] !== read : !expected.includes(read))
          wrong.push(`${sentence} ${read}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(sure / drawn).toBeGreaterThan(least);
  });

  test('各行业的句子：条款读出百分之九十五以上，添出来的不到百分之二', () => {
    let [expected, drawn, found] = [0, 0, 0];
    for (const [sentence, ...clauses] of fieldSets.flatMap(([, each]) => [...each])) {
      const left = clauses.map(kindAndPoints);
      const read = readClauses(sentence).clauses.map((clause) => kindAndPoints(written(clause)));
      expected += left.length;
      drawn += read.length;
      for (const clause of read) {
        const at = left.indexOf(clause);
        if (at >= 0) found += left.splice(at, 1).length;
      }
    }
    expect(found / expected).toBeGreaterThan(0.95);
    expect((drawn - found) / drawn).toBeLessThan(0.02);
  });

  test('几句写在一格里：有把握的与各读各的一样', () => {
    const all = fieldSets
      .flatMap(([, each]) => each.map(([sentence]) => sentence.replace(/[。；]*$/, '。')))
      .filter((sentence) => !/^[（(\d一二三①]/.test(sentence));
    const alone = all.map((sentence) => readClauses(sentence).clauses.map(written).map(withoutLetter));
    const differ = all.flatMap((_, at) => {
      if (at % 3 !== 0) return [];
      const three = [at, (at + 37) % all.length, (at + 91) % all.length];
      const expected = three.flatMap((each) => alone[each] ?? []);
      return readClauses(three.map((each) => all[each]).join('')).clauses.flatMap((clause, index) =>
        clause.doubts.length === 0 && withoutLetter(written(clause)) !== expected[index]
          ? [`${written(clause)} ${clause.text}`]
          : [],
      );
    });
    expect(differ).toEqual([]);
  });

  test('写在前面的“最多几分”：句里的几条都要问，下一句的不问', () => {
    const { clauses } = readClauses('最高扣3分：未开会的每次扣1分；未记录的每次扣0.5分。未报告的每次扣2分。');
    expect(clauses.map(({ limit, doubts }) => [limit, doubts.length > 0])).toEqual([
      [3, true],
      [3, true],
      [null, false],
    ]);
  });

  test('单说一件事的，有把握的占八成半以上：问得太多，等于没有问', () => {
    const clauses = [...sentences, ...strangers]
      .filter(([, ...expected]) => expected.length === 1)
      .flatMap(([sentence]) => readClauses(sentence).clauses);
    const sure = clauses.filter(({ doubts }) => doubts.length === 0);
    expect(sure.length / clauses.length).toBeGreaterThan(0.85);
  });
});
