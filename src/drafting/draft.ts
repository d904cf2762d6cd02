import { unreadScores } from './account';
import { apart } from './apart';
import { joined } from './continued';
import type { PartFigures } from './correct-part';
import { factsOf, type Facts } from './facts';
import { runningRubric } from './running-rubric';
import { isNote } from './rows';
import { rubricOf, type DraftRubric } from './rubric';
import type { Block, Source, Unread } from './source';

/** A scheme as a notice says it: rubrics, facts of the running text, and what could not be read. */
export interface Draft {
  rubrics: DraftRubric[];
  facts: Facts;
  unread: Unread[];
  /** 计分部分 put right, by their places. */
  parts?: ReadonlyMap<string, PartFigures>;
}

const annex = /^\s*附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*$/;
const notTitle =
  /^[（(].{0,24}[)）]$|^(?:被?(?:考核|考评|检查|填报))?(?:单位|时间|对象|人员?|日期)[^。]{0,8}[:：]|^\d{4}\s*年度?$|^表\s*\d+$/;

/** 「附件 2：」「（一）」 before the title itself. */
const beforeTitle =
  /^(?:附\s*(?:件|表)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*)?(?:[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、．.])?\s*/;

/** The title of a table: the nearest paragraph above it that is one. */
function titleAbove(blocks: readonly Block[], index: number): string {
  const parts: string[] = [];
  for (let at = index - 1; at >= 0 && at >= index - 5; at--) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph' || annex.test(block.text)) break;
    if (notTitle.test(block.text.trim())) continue;
    if (block.text.length > 80 || /[。；;]$/.test(block.text)) break;
    parts.unshift(block.text.trim().replace(beforeTitle, ''));
    if (
      /(?:细则|标准|办法|评分表|考核表|评价表|方案|表|指标|体系)$/.test(
        block.text.replace(/[（(][^（）()]*[)）]\s*$/, '').trim(),
      )
    )
      break;
    if (parts.length === 2) break;
  }
  return parts.length > 1 && /(?:细则|标准|办法|评分表|考核表|表|指标)/.test(parts.at(-1) ?? '')
    ? (parts.at(-1) ?? '')
    : parts.join('');
}

/** What the running text takes off belongs to no rubric: it is told beside what could not be read. */
export const unfiled = ({ deductions }: Facts): Unread[] =>
  deductions.map(({ source, at }) => ({
    where: at,
    text: source,
    why: '正文里的扣分，不属于哪一份细则，没有读入',
  }));

/** Draws a draft out of a source. Pure: the same in the pane, in a worker and on the command line. */
export function draftOf(
  source: Source,
  progress: (done: number, all: number) => void = () => undefined,
): Draft {
  const blocks = apart(joined(source.blocks));
  const rubrics: DraftRubric[] = [];
  const unread: Unread[] = [...source.notes];
  const others: Block[] = [];
  /** The rubric that stands right above. */
  let above: DraftRubric | null = null;
  blocks.forEach((block, index) => {
    progress(index, blocks.length);
    if (block.kind === 'paragraph' && above && isNote(block.text)) {
      above.notes.push({ at: block.at, text: block.text.trim() });
      return;
    }
    above = null;
    const read = block.kind === 'grid' ? rubricOf(block, titleAbove(blocks, index)) : null;
    if (read) {
      rubrics.push(read.rubric);
      unread.push(...read.unread);
      above = read.rubric;
    } else others.push(block);
  });
  const running = rubrics.length === 0 ? runningRubric(others) : null;
  if (running) {
    rubrics.push(running.rubric);
    unread.push(...running.unread);
  }
  const rest = running ? running.rest : others;
  const { facts, used } = factsOf(rest, rubrics);
  for (const { at, text } of textsOf(rest, rubrics))
    unread.push(...unreadScores(text, used.get(at) ?? [], at, { why: '在正文里，没有读入', known: [] }));
  progress(blocks.length, blocks.length);
  return { rubrics, facts, unread };
}

/** Every text outside of the rubrics' rows, with its address. */
function textsOf(blocks: readonly Block[], rubrics: readonly DraftRubric[]): { at: string; text: string }[] {
  return [
    ...blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [{ at: block.at, text: block.text }]
        : block.rows.map((cells, index) => ({
            at: block.rowsAt[index] ?? block.at,
            text: cells.map(({ text }) => text).join('\t'),
          })),
    ),
    ...rubrics.flatMap(({ notes }) => notes),
  ];
}
