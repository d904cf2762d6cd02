import { unsaid } from './notes';
import { rubricPartsOf } from './parts';
import {
  isAsked,
  readingIds,
  readingOptions,
  type ReadingChoice,
  type ReadingId,
  type Readings,
} from './readings';
import type { Scheme } from './scheme';
import { memberReading, memberReadingText, noticeNumber } from './zhengzhou-2019/earlier';
import { readingWords } from './zhengzhou-2019/reading-words';
import { annexWord } from './lookup';

/** The words of the 口径 sheet. The sentence that a reading rests on is the scheme's own; where it has none, that is said. */

type Words = string | ((scheme: Scheme) => string);

interface ReadingText<Id extends ReadingId> {
  question: Words;
  /** Why the first option is the default. */
  reason: string;
  /** What each option does. */
  effects: Record<ReadingChoice<Id>, Words>;
}

/** Said of both readings of 否决成绩 where there is nothing to fall below. */
const noBound = '方案没有否决分数线，两种读法相同。';

/** What 细则得分 asks of each kind of unit: one whose score has other parts, and one whose rubric is all of it. */
function rubricVeto(scheme: Scheme): string {
  const { below } = scheme.veto;
  if (below === null) return noBound;
  const kinds = scheme.kinds.flatMap(({ id, name }) => {
    const [first] = rubricPartsOf(scheme, id);
    return first ? [{ name, first, annex: annexWord(first.rubric.annex) }] : [];
  });
  const parts = kinds.flatMap(({ name, first }) => (first.alone ? [] : [`${name}的${first.short}得分`]));
  const alone = kinds.filter(({ first }) => first.alone);
  const same = alone.map(({ name, annex }) => `${name}的成绩就是${annex} 得分，两种读法相同。`);
  return parts.length === 0
    ? same.join('')
    : `${parts.join('、')}（考核细则得分，未按比重折算）低于 ${below} 分的，一票否决${same.length > 0 ? '；' : '。'}${same.join('')}`;
}

const readingTexts: { [Id in ReadingId]: ReadingText<Id> } = {
  换算舍入: {
    question: ({ forms }) => {
      const annexes = Object.values(forms).map(({ annex }) => annexWord(annex));
      return `${annexes.join('、') || '评价表'} 的换算分数四舍五入到哪一位？`;
    },
    reason: '没有写保留几位小数的，按保留整数执行。',
    effects: {
      整数: '换算分数取整数，如 18.5 计 19 分。',
      一位小数: '换算分数保留一位小数，如 18.25 计 18.3 分。',
      两位小数: '换算分数保留两位小数，如 18.125 计 18.13 分。',
    },
  },
  折算系数: {
    question: '折算系数用原文数字，还是按满分折算？',
    reason: '照原文数字执行；满分折不成满额比重时给出提醒。',
    effects: {
      按原文: ({ forms }) =>
        `${Object.values(forms)
          .map(({ raterWord, coefficient }) => `${raterWord}评价总得分乘 ${coefficient}`)
          .join('，')}（均以方案所列系数为准）。`,
      按满分折算: '系数取 比重 ÷（每份满分 × 份数），各份都打满分时恰得满额比重。',
    },
  },
  缺表: {
    question: '应收而未收到的评价表怎样处理？',
    reason: '缺表影响全部单位的成绩，不宜由程序代为决定。',
    effects: {
      逐份决定: '有缺表时不予核算，由工作人员逐份决定按收到份数折算或按零分计。',
      按收到份数折算: '缺表不计，总得分乘 应收份数 ÷ 实收份数 后再换算。',
      按零分计: '缺表对各单位均按 0 分计入总得分。',
    },
  },
  单表换算: {
    question: '单份评价表上的换算分数一栏怎样填？',
    reason: '四舍五入针对总得分；单份表上先舍入会使合计失真。',
    effects: {
      显示未舍入: '单份表显示 分数 × 系数，不舍入；舍入只在合计后进行。',
      留空: '单份表的换算分数留空，只在汇总表换算。',
    },
  },
  不足一档: {
    question: '按百分比扣分，差距不足一档怎样扣？',
    reason: '指标没有达到就应扣分，不足一档也属没有达到。',
    effects: {
      按一档计: '不足一档的部分按一档扣，如少 12% 按两档扣 1 分。',
      只计足档: '不足一档的部分不扣，如少 12% 按一档扣 0.5 分。',
      按比例计: '按实际差距占一档的比例扣，如少 12% 扣 0.6 分。',
    },
  },
  加分: {
    question: '加分在哪一步计入？',
    reason: '加分写在考核细则里的，随细则得分一并折算。',
    effects: {
      折算前计入: '加分计入考核细则得分，再按年终考核比重折算。',
      折算后计入: '考核细则得分折算后，加分全额计入总分。',
      总分封顶100: '同“折算前计入”，并且口径“总分封顶”按“封顶100”执行。',
    },
  },
  总分封顶: {
    question: '有加分的，总分可以超过 100 分吗？',
    reason: '没有写按 100 分封顶的，照加分以后的数计。',
    effects: {
      不封顶: '总分照加分以后的数计，可以超过 100 分。',
      封顶100: '总分超过 100 分的按 100 分计，加分在折算前、折算后计入都一样。',
    },
  },
  总分舍入: {
    question: '总分保留几位小数？等次按哪个数认定？',
    reason: '两位小数足以区分名次；等次按公布的分数认定，表上看得到什么就按什么。',
    effects: {
      两位小数: '总分四舍五入保留两位小数，等次按保留后的分数认定。',
      一位小数: '总分四舍五入保留一位小数，等次按保留后的分数认定。',
      不舍入: '总分不舍入，等次按未舍入的分数认定。',
    },
  },
  评先取消: {
    question: '取消评先的几种情形，有其一还是同时具备才取消评先资格？',
    reason: '没有写同时具备的，有其一即取消。',
    effects: {
      任一情形: '有取消评先的情形之一的，取消评先资格。',
      同时具备: '各种取消评先的情形都有的，才取消评先资格。',
    },
  },
  否决成绩: {
    question: '否决分数线说的考核成绩是总分，还是考核细则的得分？',
    reason: '没有写明是细则得分的，考核成绩是总分。',
    effects: {
      总分: ({ veto: { below } }) => (below === null ? noBound : `总分低于 ${below} 分的，一票否决。`),
      细则得分: rubricVeto,
    },
  },
  否决等次: {
    question: '一票否决是否改变等次？',
    reason: '没有写一票否决改定等次的，等次按得分认定。',
    effects: {
      等次不变: '等次仍按得分认定，另注明一票否决，不得评先。',
      定为未完成: '一票否决的，等次定为最低一等。',
    },
  },
  否决排名: {
    question: '一票否决的单位是否参加排名？',
    reason: '没有写不参加排名的，照常排名。',
    effects: {
      参加排名: '照常排名，注明一票否决。',
      列后不排名: '列在最后，不给名次，其他单位依次递补。',
    },
  },
  并列: {
    question: '总分相同怎样排名？',
    reason: '总分相同而分先后，没有原文依据。',
    effects: {
      同名次: '总分相同的名次相同，下一名次顺延，如 1、2、2、4。',
      按年终得分: '总分相同的，年终考核得分高的在前；仍相同的名次相同。',
    },
  },
  互斥条款: {
    question: '同一句中轻重两档都符合时怎样扣？',
    reason: '同一件事分轻重两档，符合重档的必然符合轻档，只扣一次。',
    effects: {
      取较重: '只按扣分较多的一档扣。',
      分别扣分: '各档分别扣分，合计计入。',
    },
  },
  [memberReading]: memberReadingText,
  名额舍入: {
    question: '名额按占比计算不是整数的，取几个？',
    reason: '“不超过”几分之几，多一个就超过了。',
    effects: {
      舍去: '舍去小数，如 10 个单位的 25% 取 2 个。',
      四舍五入: '四舍五入取整数，如 10 个单位的 25% 取 3 个。',
      进一: '有小数就进一，如 10 个单位的 21% 取 3 个。',
    },
  },
  名额并列: {
    question: '最后一个名额上总分相同的几个单位，都评还是都不评？',
    reason: '都评就超过了名额，而哪一个在先没有依据。',
    effects: {
      超额都不评: '评上会超过名额的，总分相同的都列入次一等。',
      并列都评: '与最后一个名额总分相同的都评，可以超过名额。',
    },
  },
  名额递补: {
    question: '因情形降等、不得评为优秀、一票否决的单位空出的名额，由后面的递补吗？',
    reason: '名额管的是评上的单位，没有评上的不占名额。',
    effects: {
      递补: '先按情形定出各单位的等次，再在其中按总分分配名额。',
      不递补: '先按总分分配名额，再按情形降等；空出的名额不再分配。',
    },
  },
};

/** One line of the 口径 sheet. */
export interface ReadingRow {
  id: ReadingId;
  question: string;
  source: string;
  reason: string;
  choice: string;
  isDefault: boolean;
  /** All options in order, the default first. */
  options: { choice: string; effect: string }[];
}

const said = (words: Words, scheme: Scheme): string => (typeof words === 'string' ? words : words(scheme));

/** What is said of a reading: of the notice that the program came with, in the words of that notice. */
function textOf(
  id: ReadingId,
  scheme: Scheme,
): { question: Words; reason: string; effects: Record<string, Words> } {
  const general = readingTexts[id];
  const own = scheme.documentNumber === noticeNumber ? readingWords[id] : undefined;
  return { ...general, ...own, effects: { ...general.effects, ...own?.effects } };
}

/** The readings that hold, in order, with all that can be said about them. */
export const readingTable = (readings: Readings, scheme: Scheme): ReadingRow[] =>
  readingIds
    .filter((id) => isAsked(id, scheme))
    .map((id) => {
      const { question, reason, effects } = textOf(id, scheme);
      const options = readingOptions[id].map((choice) => ({
        choice,
        effect: said(effects[choice] ?? '', scheme),
      }));
      return {
        id,
        question: said(question, scheme),
        source: scheme.quotes[id] ?? unsaid,
        reason,
        choice: readings[id],
        isDefault: readings[id] === readingOptions[id][0],
        options,
      };
    });
