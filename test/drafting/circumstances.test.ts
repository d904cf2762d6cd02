import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { consequences } from './own-notices';

/** 正文里的情形和名额：没有写的不读进去，写得不止一种读法的问人。 */

const factsWith = (sentence: string) =>
  draftOf(textSource(consequences.replace('履职不到位造成恶劣影响的，取消评先资格。', sentence))).facts;

/** What is read of one sentence, with ？ where a person is asked. */
const readIn = (sentence: string): string[] =>
  factsWith(sentence).circumstances.flatMap(({ source, of, from, unit, effect, doubt }) =>
    sentence.includes(source.replace(/^（四）/, ''))
      ? [`${of.join('、')} ${from} ${unit} ${effect}${doubt === '' ? '' : '？'}`]
      : [],
  );

test.each([
  '发生一般事故的，不实行一票否决。',
  '发生一般事故的，不予“一票否决”。',
  '发生一般事故的，暂不取消评先资格。',
  '发生一般事故的，可不降等次。',
])('写明没有后果的，不读作有：%s', (sentence) => {
  expect(readIn(sentence)).toEqual([]);
});

test.each([
  ['发生一般事故的，取消评先资格。', ['一般事故 1 起 取消评先']],
  ['发生负主要责任的一般事故2起的，取消评先资格。', ['负主要责任的一般事故 2 起 取消评先']],
  ['被市级以上通报批评的，取消评先资格。', ['市级以上通报批评 1 次 取消评先']],
  ['发生一般事故的，取消评先资格，但由外地单位负责的除外。', ['一般事故 1 起 取消评先？']],
  ['发生一般事故，并被约谈的，取消评先资格。', ['一般事故 1 起 取消评先？', '并被约谈 1 次 取消评先？']],
  [
    '发生一般事故、被省级挂牌督办的，每次从总分中扣2分。',
    ['一般事故 1 次 扣总分', '省级挂牌督办 1 次 扣总分'],
  ],
  [
    '发生一般事故、被省级挂牌督办的，每次从总分中扣2分，最多扣6分。',
    ['一般事故 1 次 扣总分？', '省级挂牌督办 1 次 扣总分？'],
  ],
])('%s', (sentence, expected) => {
  expect(readIn(sentence)).toEqual(expected);
});

test.each([
  ['考核组成员一般不超过5名，其中不超过2名为专家。', []],
  ['抽查合格占95%以上的企业给予奖励。', []],
  ['“一般”等次不超过4个。', ['一般 4']],
  ['一般等次不超过40%。', ['一般 40']],
])('等次的名称也是平常的字，指明是等次的才是名额：%s', (sentence, expected) => {
  const text = consequences.replace('良好，60分（含）至80分为合格，', '中，60分（含）至80分为一般，');
  const { grades } = draftOf(
    textSource(text.replace('履职不到位造成恶劣影响的，取消评先资格。', sentence)),
  ).facts;
  expect(grades.map(({ name }) => name)).toEqual(['优秀', '中', '一般', '不合格']);
  const quotas = grades.flatMap(({ name, quota }) =>
    quota && name !== '优秀' ? [`${name} ${quota.places ?? quota.share ?? ''}`] : [],
  );
  expect(quotas).toEqual(expected);
});

test.each([
  ['优秀等次不超过30%，良好等次不超过40%。', '30'],
  ['优秀等次不超过参评单位总数的百分之三十。', '30'],
  ['优秀等次不超过参评单位总数的五分之一。', '20'],
  ['优秀等次不超过参评单位总数的三分之一。', '？'],
  ['优秀单位不超过总数的三分之二。', '？'],
  ['前3名评为优秀。', '3'],
  ['优秀等次的比例不低于20%，不超过30%。', '？'],
  ['乡镇优秀名额3个，部门优秀名额5个。', '？'],
  ['排名前3名的乡镇、前5名的部门评为优秀。', '？'],
  ['优秀等次名额按20%确定，最多不超过5个。', '？'],
  ['优秀单位各奖励3名先进个人。', '？'],
  ['优秀单位按10%上浮绩效。', '？'],
])('名额只有一个数才是读出的，旁边还有别的数的请人定：%s', (sentence, expected) => {
  const text = consequences.replace('优秀等次不超过参评单位总数的30%。', sentence);
  const quota = draftOf(textSource(text)).facts.grades.find(({ name }) => name === '优秀')?.quota;
  expect(quota?.doubt === '' ? String(quota.places ?? quota.share) : '？').toBe(expected);
  expect(quota?.source).toBe(sentence);
});
