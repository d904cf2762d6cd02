import type { Agreement } from '../scoring/agreement';
import type { Entries } from '../scoring/entries';
import { paperSizes, type Block, type Paper } from './paper';
import { ratersPicture } from './pictures';
import { incomparable, raterGroups } from './raters';
import { listed, shownPicture } from './shared';
import type { PaperYear } from './year';

/** 评价一致性, for the office alone: raters stand there by letters, not by name, unless names are asked for. */

const figure = (value: number): string => value.toFixed(2);

/** What W says, in words commonly used for it. */
const words = (w: number): string => (w >= 0.7 ? '比较一致' : w >= 0.4 ? '大体一致' : '分歧较大');

function formBlocks(word: string, found: Agreement, nameOf: (rater: string) => string): Block[] {
  const told =
    found.w === null
      ? '各评价人对各单位打分相同，排不出先后，无从计算一致性。'
      : `肯德尔和谐系数 W＝${found.w.toFixed(3)}，${words(found.w)}（0 为毫无一致，1 为各人排序全同）。`;
  return [
    { is: 'heading', level: 1, text: `${word}评价（${found.raters.length} 份，${found.units} 个单位）` },
    { is: 'text', text: told },
    listed(
      [
        { head: '评价人', width: 30 },
        { head: '平均分', width: 14 },
        { head: '最低', width: 12 },
        { head: '最高', width: 12 },
        { head: '离散（标准差）', width: 16 },
        { head: '与全体平均的距离', width: 16 },
      ],
      found.raters.map((view) => [
        nameOf(view.rater),
        figure(view.mean),
        figure(view.lowest),
        figure(view.highest),
        figure(view.spread),
        figure(view.distance),
      ]),
      paperSizes.note,
    ),
  ];
}

/** @param named whether raters stand there by name */
export function agreementPaper(year: PaperYear, entries: Entries, named: boolean): Paper {
  const { scheme } = year;
  const blocks = raterGroups(year, entries, named).flatMap(({ word, found, nameOf }): Block[] =>
    found ? formBlocks(word, found, nameOf) : [{ is: 'text', text: `${word}评价：${incomparable}` }],
  );
  return {
    kind: '评价一致性',
    name: '评价一致性',
    orientation: 'portrait',
    margins: 'table',
    blocks: [
      { is: 'title', text: `${scheme.title}评价一致性` },
      {
        is: 'text',
        text: '仅供内部参考：打分各有依据，与多数不同不等于有错。不作为考核依据，不附于公布的成绩。',
      },
      ...(blocks.length > 0
        ? blocks
        : [{ is: 'text', text: '方案没有评价组，没有可以比较的评价表。' } as const]),
      ...shownPicture(ratersPicture(year, entries, named)),
    ],
  };
}
