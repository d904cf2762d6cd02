import { chineseDay } from '../base/calendar';
import { sum, type Decimal } from '../base/decimal';
import { bonusWord, hasBonusBeside, hasBonusInside, rubricBonusWord } from '../schemes/bonus';
import type { Scheme } from '../schemes/scheme';
import { reportedScore } from '../scoring/bonus';
import { shown } from '../scoring/explain-step';
import type { Scalar } from '../sheets/model';
import { type Block, type Paper, type PaperTable } from './paper';
import { blankDay, bonusTable, listed, lossBlocks, recordWord, says, tableOr, totalRow } from './shared';
import { annexOf, unassessed, type PaperUnit, type PaperYear } from './year';

/** 考核报告 of one unit: what 组长 signs and the office receives (notice 七（三）). Every deduction, with the whole facts. */

const size = 10.5;
const text = (value: Scalar | undefined): string => (value == null ? '' : String(value));

function facts({ scheme }: PaperYear, { unit, team, visit, scored }: PaperUnit): PaperTable {
  const days = [text(visit?.start), text(visit?.end)].filter((day) => day !== '').map(chineseDay);
  const people = [
    team?.name ?? '',
    team?.leader ? `组长：${team.leader}` : '',
    team?.members ? `成员：${team.members}` : '',
  ].filter((part) => part !== '');
  const spots = [text(visit?.spotOne), text(visit?.spotTwo)].filter((spot) => spot !== '');
  const lines: [string, string][] = [
    ['被考核单位', unit.name],
    ['考核组', people.join('　')],
    ['考核时间', [...new Set(days)].join('至')],
    ['抽查单位', spots.join('、')],
    ['抽查企业', text(visit?.enterprises)],
    ['依据', `${scheme.documentNumber} ${scored.map(({ rubric }) => annexOf(rubric)).join('、')}`],
  ];
  return {
    is: 'table',
    widths: [18, 82],
    size,
    aligned: ['center', 'left'],
    rows: lines.map(([label, value]) => [says(label), says(value)]),
  };
}

/**
 * The items of every rubric that scores the unit; several are told apart by the names of their parts.
 * @param open whether the assessment has not come: full marks would be nobody's result
 */
function items(scheme: Scheme, { scored }: PaperUnit, open: boolean): Block[] {
  const several = scored.length > 1;
  const known = (points: Decimal): string => shown(open ? null : points);
  return scored.flatMap(({ name, rubric, result }, index): Block[] => {
    const titles = new Map(rubric.items.map(({ no, title }) => [no, title]));
    const rows = result.items.map((item) => [
      item.no,
      titles.get(item.no) ?? '',
      shown(item.points),
      known(item.deduction),
      known(item.score),
    ]);
    const table = listed(
      [
        { head: '序号', width: 8 },
        { head: '考核项目', width: 56, reads: true },
        { head: '分值', width: 12 },
        { head: '扣分', width: 12 },
        { head: '得分', width: 12 },
      ],
      [
        ...rows,
        // 加分 belongs to the first of them, unless all of it enters the total.
        ...(index === 0 && hasBonusInside(scheme)
          ? [totalRow(5, rubricBonusWord(scheme), known(result.reported))]
          : []),
        totalRow(5, several ? `${name}得分` : '细则得分', known(reportedScore(result))),
      ],
      size,
      true,
    );
    return [...(several ? [{ is: 'text', text: `${name}（${annexOf(rubric)}）` } as const] : []), table];
  });
}

/** What the signatures stand under. */
function conclusion(scheme: Scheme, own: PaperUnit): string {
  const { scored, losses } = own;
  const taken = sum(scored.flatMap(({ result }) => result.items.map(({ deduction }) => deduction)));
  const [reported, bonus] = [scored[0]?.result.reported ?? sum([]), scored[0]?.result.bonus ?? sum([])];
  const inside = hasBonusInside(scheme);
  const bonuses = [
    ...(inside ? [`${rubricBonusWord(scheme)} ${shown(reported)} 分`] : []),
    ...(hasBonusBeside(scheme)
      ? [`${inside ? '另' : ''}计入总分的${bonusWord(scheme)} ${shown(bonus.minus(reported))} 分`]
      : []),
  ];
  const scores = scored.map(
    ({ name, result }) => `${scored.length > 1 ? name : '细则'}得分 ${shown(reportedScore(result))} 分`,
  );
  return `考核结论：${[
    `记录${recordWord(own)} ${losses.length} 笔`,
    `各大项共扣 ${shown(taken)} 分`,
    ...bonuses,
    ...scores,
  ].join('，')}。`;
}

const notCome = '还没有收到考核结果。';

export function reportPaper(year: PaperYear, unit: PaperUnit): Paper {
  const { scheme } = year;
  const open = unassessed(year).has(unit);
  const blocks: Block[] = [
    { is: 'title', text: `${scheme.title}报告` },
    facts(year, unit),
    { is: 'heading', level: 1, text: '一、得分' },
    ...items(scheme, unit, open),
    ...(open
      ? [{ is: 'heading', level: 1, text: '二、扣分' } as const, { is: 'text', text: notCome } as const]
      : lossBlocks(unit, size)),
    { is: 'heading', level: 1, text: `三、${bonusWord(scheme)}` },
    tableOr(bonusTable(scheme, unit, size), open ? notCome : `没有${bonusWord(scheme)}。`),
    {
      is: 'signed',
      lines: [
        { text: open ? `考核结论：${notCome}` : conclusion(scheme, unit) },
        { text: '考核意见：', room: 60 },
        { text: `考核组组长（签字）：　　　　　　　　　　${blankDay}`, room: 22 },
        { text: '成员（签字）：', room: 22 },
        { text: `被考核单位负责人（签字、盖章）：　　　　${blankDay}`, room: 22 },
      ],
    },
  ];
  return {
    kind: '考核报告',
    name: `考核报告-${unit.unit.name}`,
    orientation: 'portrait',
    margins: 'table',
    blocks,
  };
}
