import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folded } from '../../src/base/text';

/** The notice as it reached us, and how its damaged places are read. notice.txt is never edited. */

export const received = readFileSync(join(__dirname, 'notice.txt'), 'utf8');

export interface Repair {
  where: string;
  /** Each: what the text has (exactly once), and what is read in its place. */
  edits: readonly (readonly [has: string, reads: string])[];
}

const sixth = '; ⑥落实河南省人民政府办公厅《关于加强道路客运企业和车辆管理的实施意见》(豫政办〔2019〕62号)。';
const sixthDuty =
  '各县(市)区人民政府未落实河南省人民政府办公厅《关于加强道路客运企业和车辆管理的实施意见》(豫政办〔2019〕62号)要求的扣1分。';

export const repairs: readonly Repair[] = [
  {
    where: '附件1 第1行考核内容⑤：句尾“要求的扣 1 分”是第2行考核标准的话，⑥在下一页',
    edits: [['（豫交规〔2019〕5号）要求的扣 1 分。\t(1)', `（豫交规〔2019〕5号）${sixth}\t(1)`]],
  },
  {
    where: '附件1 第2行：换页断开，考核标准末句在无序号的一行',
    edits: [
      [
        `要求的扣 1 分。\t\t查阅相关文件资料\n\n\t公里以上道路客运班线实施方案》(豫交规〔2019〕5号)${sixth}\t${sixthDuty}\t`,
        `要求的扣 1 分。${sixthDuty}\t\t查阅相关文件资料`,
      ],
    ],
  },
  {
    where: '附件1 第38行：标准(5)在无序号的一行',
    edits: [['扣 0.5 分。\n\t\t\t(5) 企业', '扣 0.5 分。(5) 企业']],
  },
  {
    where: '附件1 第43行：换页断开，“重大隐患未整治清零的”一句重出',
    edits: [
      ['“四张清单”的；\t\t查阅执法计划，抽查执法记录、相关资料\n\n\t\t\t市安委办', '“四张清单”的；市安委办'],
      [
        '初验的,扣 0.5 分;重大隐患未整治清零的,每一处扣 0.5 分。\t',
        '初验的,扣 0.5 分\t查阅执法计划，抽查执法记录、相关资料',
      ],
    ],
  },
  {
    where: '附件1 第59、60行：大项名称断开',
    edits: [
      ['十二、严格控制各类生产安全\t', '十二、严格控制各类生产安全事故\t'],
      ['60\t全事故\t', '60\t\t'],
    ],
  },
  {
    where: '附件2 第20–23行：大项名称换页断开，前半混入考核内容的文字',
    edits: [
      [
        '20\t六、全面开展安全生产上半年“大暗访大排查大整治大执法”攻坚行动和下半年“防风险除隐患保平安迎大庆”攻坚行动及隐患排查治理、安全生产集中整治行动。\t',
        '20\t六、全面开展安全生产上半年“大暗访大排查大整治大执法”攻坚行动和下半年“防风险除隐患保平安迎大庆”攻坚行动、集中整治行动等专项整治工作\t',
      ],
      ['23\t庆”攻坚行动、集中整治行动等专项整治工作\t', '23\t\t'],
    ],
  },
  {
    where: '附件2 第33行：考核内容2.在下一行',
    edits: [
      ['33\t\t(4) 危化', '33\t\t2. 全面推进安全生产风险分级管控和隐患排查治理双重预防体系建设。\t(4) 危化'],
      ['\n\t\t2. 全面推进安全生产风险分级管控和隐患排查治理双重预防体系建设。\t\t\t\n', '\n'],
    ],
  },
];

/** The notice with the given repairs made. */
export const repaired = (made: readonly Repair[] = repairs): string =>
  made.flatMap(({ edits }) => edits).reduce((text, [has, reads]) => text.replace(has, () => reads), received);

/** The lines of 附件 1 or 附件 2, without its heading. */
export function annexLines(text: string, annex: number): string[] {
  const lines = text.split('\n');
  return lines.slice(lines.indexOf(`附件 ${annex}`) + 1, lines.indexOf(`附件 ${annex + 1}`));
}

/** The rubric table: for every line that holds a row, its filled cells, folded, columns ignored. */
export const tableRows = (text: string, annex: number): string[][] =>
  annexLines(text, annex)
    .filter((line) => line.includes('\t') && !line.startsWith('序号') && !line.includes('备注'))
    .map((line) =>
      line
        .split('\t')
        .map(folded)
        .filter((cell) => cell !== ''),
    );

/** A quotation stands within one cell or paragraph, never across two. */
export const cells = (text: string): string =>
  text
    .split(/[\t\n]/)
    .map(folded)
    .join('\n');

/** Every 「扣 N 分」 of a text, as numbers. */
export const deductionsIn = (text: string): number[] =>
  [...text.matchAll(/扣\s*(\d+(?:\.\d+)?)\s*分/g)].map((match) => Number(match[1]));
