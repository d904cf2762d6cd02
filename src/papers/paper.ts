import type { Picture } from '../pictures/picture';
import { textWidth } from '../sheets/measure';

/**
 * 文书: what a document says, as plain data. One description gives the Word document (src/word) and the sheet
 * (sheet.ts); nothing here knows either. Texts are shown as they are: none is a field, a link or a formula.
 */

export interface PaperCell {
  text: string;
  align?: 'left' | 'center' | 'right';
  /** Columns it stands over; 1 when absent. */
  across?: number;
}

export interface PaperTable {
  is: 'table';
  /** Parts of the text width, one a column. */
  widths: readonly number[];
  /** Size of its letters in points; what is signed has at least 10.5. */
  size: number;
  /** Repeated on every page; absent where the first column says what stands beside it. */
  header?: readonly string[];
  rows: readonly (readonly PaperCell[])[];
  /** Alignment by column for rows whose cells say none. */
  aligned?: readonly PaperCell['align'][];
}

/** A line of what is signed, with room to write below it, in points. */
interface SignedLine {
  text: string;
  room?: number;
}

export type Block =
  /** 22 pt, centred; a line feed breaks it by meaning. */
  | { is: 'title'; text: string }
  /** Centred below the title. */
  | { is: 'centered'; text: string }
  /** 「一、…」 (1) or 「（一）…」 (2). */
  | { is: 'heading'; level: 1 | 2; text: string }
  /** A paragraph, indented by two characters. */
  | { is: 'text'; text: string }
  /** Who is addressed: flush left. */
  | { is: 'address'; text: string }
  /** Issuer and day, to the right; never alone on a page. */
  | { is: 'issuer'; lines: readonly string[] }
  /** Small print below a table; as large as the table where that is signed with it. */
  | { is: 'note'; text: string; signed?: true }
  /** What is concluded together with the lines to sign it, in one frame that no page's end cuts. */
  | { is: 'signed'; lines: readonly SignedLine[] }
  /** A picture under its question, with its sentence below it; a sheet has the table behind it instead. */
  | { is: 'picture'; picture: Picture }
  | { is: 'page' }
  | PaperTable;

export interface Paper {
  kind: PaperKind;
  /** Name of its file, without ending. */
  name: string;
  orientation: 'portrait' | 'landscape';
  /** A4 when absent. */
  paper?: 'A3';
  /** `letter` as GB/T 9704 asks; `table` narrower, for papers that are tables. */
  margins: 'letter' | 'table';
  blocks: readonly Block[];
}

/** In the order of the year. */
export const paperKinds = [
  '发表通知',
  '催报',
  '考核报告',
  '成绩公布',
  '评先候选',
  '告知书',
  '通报',
  '共性问题',
  '组间尺度',
  '评价一致性',
  '年度概览',
  '对比上年',
] as const;

export type PaperKind = (typeof paperKinds)[number];

/** What people must know of a kind before one is made. */
interface KindFacts {
  /** What it is for, in a few words. */
  words: string;
  /** One for each unit. */
  each?: true;
  /** It tells results: it needs a settlement that still holds. */
  results?: true;
  /** Made when nobody says which: needs nothing else, and is not for the office's eyes alone. */
  usual?: true;
}

export const kindFacts: Readonly<Record<PaperKind, KindFacts>> = {
  发表通知: { words: '发给评价人和考核组，附应报材料清单' },
  催报: { words: '还没收到哪些材料，期限到哪天' },
  考核报告: { words: '一个单位一份，由考核组组长和单位签字；每一笔扣分都在上面', each: true, usual: true },
  成绩公布: { words: '各类对象的成绩和名次，送审批签字', results: true, usual: true },
  评先候选: { words: '先进单位候选名单和公示稿', results: true, usual: true },
  告知书: {
    words: '一个单位一份：得分、扣分原因、整改和回执；不写评价人',
    each: true,
    results: true,
    usual: true,
  },
  通报: { words: '按等次分类通报，附存在的主要问题', results: true, usual: true },
  共性问题: { words: '各小项失分的单位和分数，多的在前', usual: true },
  组间尺度: { words: '同一小项各考核组扣不扣、扣多少；内部分析用' },
  评价一致性: { words: '评价人之间打分的差别；内部参考' },
  年度概览: { words: '给领导看的一页：收到多少、谁还没交、成绩、谁在等次边上；后附图' },
  对比上年: { words: '名次、总分、等次与上年对照，要上年的总表', results: true },
};

/** Below the last row of a table that is signed: nothing can be added afterwards. */
export const nothingBelow = '（以下空白）';

/** Sizes in points by GB/T 9704-2012: title 二号, body and headings 三号; tables and notes are smaller. */
export const paperSizes = { title: 22, body: 16, note: 10.5, signed: 12 } as const;

/** Size of a note in points. */
export const noteSize = ({ signed }: Extract<Block, { is: 'note' }>): number =>
  signed ? paperSizes.signed : paperSizes.note;

/** What begins pages of its own, each as a paper of its own. */
export const onPages = (paper: Paper): Paper[] =>
  paper.blocks
    .reduce<Block[][]>(
      (pages, block) => {
        if (block.is === 'page') pages.push([]);
        else pages.at(-1)?.push(block);
        return pages;
      },
      [[]],
    )
    .map((blocks) => ({ ...paper, blocks }));

/** About how many lines a text takes. @param room of a line, in letters */
export const linesFor = (text: string, room: number): number => Math.ceil(textWidth(text) / room);

/** Programs put a quarter of a letter between figures and Chinese, and more around marks. */
const titleSlack = 0.7;

function titleParts(line: string, room: number): string[] {
  const middle = textWidth(line) / 2;
  if (middle * 2 + titleSlack <= room) return [line];
  const off = (at: number): number => Math.abs(textWidth(line.slice(0, at)) - middle);
  const ends = Array.from(line.matchAll(/年度|考核/gu), ({ index, 0: word }) => index + word.length)
    .filter((at) => at < line.length)
    .sort((a, b) => off(a) - off(b));
  const at = ends[0] ?? Math.ceil(line.length / 2);
  return [line.slice(0, at), line.slice(at)].flatMap((part) => titleParts(part, room));
}

/**
 * A title in lines that have room. One that is too long goes on behind 「年度」 or 「考核」, where its parts are most alike:
 * GB/T 9704 wants whole words on each line, and a program would leave a letter over for a line of its own.
 * @param room of a line, in letters of the title
 */
export const titleLines = (text: string, room: number): string =>
  text
    .split('\n')
    .flatMap((line) => titleParts(line, room))
    .join('\n');
