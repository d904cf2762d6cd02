import { chineseDay } from '../base/calendar';
import { sum } from '../base/decimal';
import { bonusWord } from '../schemes/bonus';
import type { Scheme } from '../schemes/scheme';
import { reportedScore } from '../scoring/bonus';
import { shown } from '../scoring/explain-step';
import type { Scalar } from '../sheets/model';
import { type Block, type Paper, type PaperTable } from './paper';
import { blankDay, bonusTable, lossTable, says } from './shared';
import { annexOf, type PaperUnit, type PaperYear } from './year';

/** 考核报告 of one unit: what 组长 signs and the office receives (notice 七（三）). Every deduction, with the whole facts. */

const size = 10.5;
const text = (value: Scalar | undefined): string => (value == null ? '' : String(value));

function facts({ scheme }: PaperYear, { unit, team, visit, rubric }: PaperUnit): PaperTable {
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
    ['依据', `${scheme.documentNumber} ${annexOf(rubric)}`],
  ];
  return {
    is: 'table',
    widths: [18, 82],
    size,
    aligned: ['center', 'left'],
    rows: lines.map(([label, value]) => [says(label), says(value)]),
  };
}

function items(scheme: Scheme, { rubric, result }: PaperUnit): PaperTable {
  const { yearEnd } = result;
  const titles = new Map(rubric.items.map(({ no, title }) => [no, title]));
  const total = (label: string, value: string) => [
    { text: label, align: 'right' as const, across: 4 },
    says(value),
  ];
  return {
    is: 'table',
    widths: [8, 56, 12, 12, 12],
    size,
    header: ['序号', '考核项目', '分值', '扣分', '得分'],
    aligned: ['center', 'left', 'center', 'center', 'center'],
    rows: [
      ...yearEnd.items.map((item) => [
        says(item.no),
        says(titles.get(item.no) ?? ''),
        says(shown(item.points)),
        says(shown(item.deduction)),
        says(shown(item.score)),
      ]),
      total(bonusWord(scheme), shown(yearEnd.reported)),
      total('细则得分', shown(reportedScore(yearEnd))),
    ],
  };
}

export function reportPaper(year: PaperYear, unit: PaperUnit): Paper {
  const { scheme } = year;
  const { losses, result } = unit;
  const bonuses = bonusTable(scheme, unit, size);
  const taken = sum(result.yearEnd.items.map(({ deduction }) => deduction));
  const conclusion = `考核结论：记录扣分 ${losses.length} 笔，各大项共扣 ${shown(taken)} 分，${bonusWord(scheme)} ${shown(result.yearEnd.reported)} 分，细则得分 ${shown(reportedScore(result.yearEnd))} 分。`;
  const blocks: Block[] = [
    { is: 'title', text: `${scheme.title}报告` },
    facts(year, unit),
    { is: 'heading', level: 1, text: '一、得分' },
    items(scheme, unit),
    { is: 'heading', level: 1, text: `二、扣分（${losses.length} 笔）` },
    ...(losses.length > 0 ? [lossTable(losses, size)] : [{ is: 'text' as const, text: '没有扣分。' }]),
    { is: 'heading', level: 1, text: '三、加分' },
    bonuses ?? { is: 'text', text: '没有加分。' },
    {
      is: 'signed',
      lines: [
        { text: conclusion },
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
