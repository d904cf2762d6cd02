import type { Assistant } from '../../assistant/api';
import type { Finding } from '../../base/finding';
import { countWords, placeOf, whereOf } from '../../pane/findings/place';
import type { CellPlace } from '../../port/program';

/** What a command of the ribbon came to, as plain data for its dialog. */

export interface OutcomeFinding {
  severity: Finding['severity'];
  message: string;
  remedy: string;
  /** Where it was found, in words. */
  where: string;
  place: CellPlace | null;
}

export interface Outcome {
  title: string;
  /** False where the user has something to do first. */
  good: boolean;
  words: string;
  findings: OutcomeFinding[];
  /** Findings beyond those: the pane shows them all. */
  more: number;
  /** 名次, 单位, 总分, 等次. */
  tables: { heading: string; rows: string[][] }[];
  /** Whether 恢复 takes back what the command wrote. */
  restorable: boolean;
}

type Opened = Awaited<ReturnType<Assistant['look']>>;

/** As many as somebody reads in a small window. */
const some = 100;

function outcome(
  title: string,
  good: boolean,
  words: string,
  findings: readonly Finding[] = [],
  opened: Opened | null = null,
): Outcome {
  const ordered = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
  return {
    title,
    good,
    words,
    findings: ordered.slice(0, some).map((finding) => ({
      severity: finding.severity,
      message: finding.message,
      remedy: finding.remedy,
      where: whereOf(finding),
      place: placeOf(finding, opened),
    })),
    more: Math.max(0, ordered.length - some),
    tables: [],
    restorable: false,
  };
}

/** 校验: reads the open workbook and writes nothing. */
export async function checked(assistant: Assistant): Promise<Outcome> {
  const opened = await assistant.look();
  const nothing = (words: string): Outcome => outcome('校验', false, words);
  switch (opened.kind) {
    case 'empty':
      return nothing('这是一个空工作簿，没有可校验的。请先用“建表”建一份总表，或打开考核助手的表。');
    case 'foreign':
      return nothing('这不是考核助手的表，没有校验。');
    case 'print':
      return nothing('这是打印用的表，没有要校验的。');
    case 'unreadable':
      return outcome('校验', false, '打开的工作簿读不出来，没有校验。', [opened.finding], opened);
    case 'master':
    case 'rating':
    case 'team': {
      const { findings, next } = opened;
      const words = `校验完成：${countWords(findings)}。${typeof next === 'string' ? next : next.words}`;
      const good = !findings.some(({ severity }) => severity === 'error');
      return outcome('校验', good, words, findings, opened);
    }
  }
}

const tableOf = (
  heading: string,
  results: readonly { rank: number | null; name: string; total: string; grade: string }[],
) => ({
  heading,
  rows: results.map(({ rank, name, total, grade }) => [
    rank === null ? '' : String(rank),
    name,
    total,
    grade,
  ]),
});

/** 核算 of the open 总表 with the decisions that stand in it. What must be asked first is asked in the pane. */
export async function settled(assistant: Assistant): Promise<Outcome> {
  const done = await assistant.settle({});
  const opened = await assistant.look();
  if (!done.ok) return outcome('核算', false, '没有核算，表没有变。', [done.finding], opened);
  const { findings } = done.value;
  if (!done.value.settled) {
    const words =
      '没有核算，成绩没有变。改好下面的错误再核算；要作决定的（如缺表怎样处理），在面板的“成绩”里定。';
    return outcome('核算', false, words, findings, opened);
  }
  const results = await assistant.results();
  return {
    ...outcome('核算', true, '核算完成，成绩已写入总表。', findings, opened),
    tables: results.ok ? results.value.kinds.map(({ name, rows }) => tableOf(name, rows)) : [],
    restorable: (await assistant.restorable()) !== null,
  };
}

/** 恢复 of what the command wrote. */
export async function restored(assistant: Assistant): Promise<Outcome> {
  const done = await assistant.restore();
  if (!done.ok) return outcome('恢复', false, '没有恢复。', [done.finding], await assistant.look());
  const { cells, kept } = done.value;
  const left = kept.length === 0 ? '' : `另有 ${kept.length} 格后来改过，保持不变。`;
  return outcome('恢复', true, `已恢复 ${cells} 格，回到这次核算以前。${left}`);
}
