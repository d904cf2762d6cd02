import { chineseDay } from '../base/calendar';
import { chineseNumber } from '../base/chinese-number';
import { penalties } from '../scoring/awards';
import { shown } from '../scoring/explain-step';
import { capRemarks } from '../forms/master/publication';
import { openReports } from '../forms/master/reports';
import { bonusWord } from '../schemes/bonus';
import { gradesOf } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import { awaited, type Awaited } from './awaited';
import { commonFaults, faultParagraph } from './faults';
import { paperSizes, type Block, type Paper, type PaperTable } from './paper';
import { standings } from './pictures';
import { columnFor, isWide, rankNotes, scoreRooms, scoreTable, stacked, uprightParts } from './publication';
import {
  blankDay,
  bonusTable,
  counted,
  listed,
  lossBlocks,
  quoted,
  rankedWords,
  recordWord,
  shownPicture,
  span,
  tableOr,
  verdictSources,
  verdictWords,
} from './shared';
import { allUnits, namesOf, rankedKinds, type PaperKindOfUnit, type PaperUnit, type PaperYear } from './year';

/** What is sent: 发表通知, 催报, 告知书, 通报. */

export interface LetterChoices {
  /** Whether 告知书 tells the rank. */
  rank: boolean;
  /** Whether 通报 carries the scores. */
  scores: boolean;
}

const issuerBlock = ({ scheme, today }: PaperYear): Block => ({
  is: 'issuer',
  lines: [scheme.issuer, chineseDay(today)],
});

/** What the total is made of, with the grade: a line, or where its figures would be broken in two a row for each part. */
function scoreParts({ parts, result }: PaperUnit): PaperTable {
  const many = parts.length > uprightParts;
  const heads = [
    ...parts.map((part) => (many ? stacked(part) : `${part.name}\n${part.full}分`)),
    '总分',
    '等次',
  ];
  const cells = [...parts.map(({ score }) => shown(score)), shown(result.total), result.grade ?? '未定'];
  const widths = heads.map((head, index) => (many ? columnFor([head, cells[index] ?? '']) : 1));
  if (many && widths.reduce((sum, width) => sum + width, 0) > scoreRooms.letter)
    return listed(
      [
        { head: '计分部分', width: 3 },
        { head: '满分', width: 1 },
        { head: '得分', width: 1 },
      ],
      [
        ...parts.map(({ name, full, score }) => [name, full, shown(score)]),
        [{ text: '总分', across: 2, align: 'center' }, shown(result.total)],
        [{ text: '等次', across: 2, align: 'center' }, result.grade ?? '未定'],
      ],
      paperSizes.signed,
      true,
    );
  return listed(
    heads.map((head, index) => ({ head, width: widths[index] ?? 1 })),
    [cells],
    paperSizes.signed,
    true,
  );
}

/** Why the total is not what its parts add up to, and the grade not what the total gives: each with its sentence. */
function totalReasons({ scheme }: PaperYear, { unit, result }: PaperUnit): Block[] {
  const taken = penalties(scheme, unit.kind, result.incidents ?? undefined);
  return [
    ...taken.map(({ text, source }) => `从总分中扣除：${text}（${source}）`),
    ...capRemarks({ result, scheme }).map((words) => `总分 ${words}`),
    ...result.gradeReasons,
    ...(result.veto && scheme.readings.否决等次 !== '等次不变' ? ['一票否决的，等次定为最低一等'] : []),
  ].map((text): Block => ({ is: 'text', text: `${text}。` }));
}

/** A sentence that closes with a full stop, unless the words it quotes do. */
const ended = (sentence: string): string => (/。”?$/u.test(sentence) ? sentence : `${sentence}。`);

/** 告知书 of one unit: its score and every reason for it. No rater is named. */
export function feedbackPaper(year: PaperYear, own: PaperUnit, { rank }: LetterChoices): Paper {
  const { scheme } = year;
  const { unit, result, losses } = own;
  const place =
    rank && result.rank !== null
      ? `，在 ${rankedWords(rankedKinds(year, result.kind))}中列第 ${result.rank} 名`
      : '';
  // Nothing is asked of a unit that lost nothing.
  const word = recordWord(own);
  const toMend =
    losses.length > 0 || word !== '扣分'
      ? `请对照上列${word}逐项整改，于${blankDay}前将整改情况书面报${scheme.issuer}；`
      : '';
  const rests = verdictSources(scheme, own);
  const rule = rests.length > 0 ? ended(`通知规定：${rests.map(quoted).join('')}`) : '';
  const verdicts = verdictWords(scheme, own).map((words) => `${words}。${rule}`);
  const blocks: Block[] = [
    { is: 'title', text: `${scheme.title}\n结果告知书` },
    { is: 'address', text: `${unit.name}：` },
    {
      is: 'text',
      text: `根据${scheme.documentNumber}，经综合考核，你单位总分 ${shown(result.total)} 分，等次为${result.grade ?? '未定'}${place}。现将得分和扣分情况告知如下。`,
    },
    { is: 'heading', level: 1, text: '一、得分' },
    scoreParts(own),
    ...totalReasons(year, own),
    ...lossBlocks(own, paperSizes.note),
    { is: 'heading', level: 1, text: `三、${bonusWord(scheme)}` },
    tableOr(bonusTable(scheme, own, paperSizes.note), `没有${bonusWord(scheme)}。`),
    ...(verdicts.length > 0
      ? [
          { is: 'heading' as const, level: 1 as const, text: '四、评先和否决' },
          ...verdicts.map((text): Block => ({ is: 'text', text })),
        ]
      : []),
    {
      is: 'text',
      text: `${toMend}对结果有异议的，请在收到本告知书后　　日内书面提出。`,
    },
    issuerBlock(year),
    {
      is: 'signed',
      lines: [
        { text: `回执：《${scheme.title}结果告知书》（${unit.name}）收悉。` },
        { text: `签收人：　　　　　　　　　　（单位盖章）　　${blankDay}`, room: 30 },
      ],
    },
  ];
  return { kind: '告知书', name: `告知书-${unit.name}`, orientation: 'portrait', margins: 'letter', blocks };
}

/** 「优秀（3 个）：A、B、C。」, a paragraph a grade. */
const byGrade = ({ scheme }: PaperYear, { id, units }: PaperKindOfUnit): Block[] =>
  gradesOf(scheme, id).map(({ name }): Block => {
    const own = units.filter(({ result }) => result.grade === name);
    return counted(name, own);
  });

/** 通报 draft: by grade, kind by kind. */
export function circularPaper(year: PaperYear, { scores }: LetterChoices): Paper {
  const { scheme, kinds } = year;
  const { calendar } = scheme;
  const units = allUnits(year);
  const eligible = units.filter(({ result }) => result.eligible);
  const vetoed = units.filter(({ result }) => result.veto);
  const cancelled = units.filter((own) => !own.result.veto && verdictWords(scheme, own).length > 0);
  const told = (own: PaperUnit): Block => ({
    is: 'text',
    text: `${own.unit.name}：${verdictWords(scheme, own).join('；')}。`,
  });
  const faults = commonFaults(year).slice(0, 5);
  const assessed = kinds.map(({ name, units: own }) => `${own.length} 个${name}`).join('、');
  const blocks: Block[] = [
    { is: 'title', text: `关于${scheme.title}\n结果的通报` },
    { is: 'address', text: '各被考核单位：' },
    {
      is: 'text',
      text: `根据${scheme.documentNumber}，${span(calendar.assessmentStart, calendar.assessmentEnd)}，对 ${assessed}${scheme.year}年度安全生产目标完成情况进行了考核。现将结果通报如下：`,
    },
    { is: 'heading', level: 1, text: '一、考核等次' },
    ...kinds.flatMap((kind, index): Block[] => [
      { is: 'heading', level: 2, text: `（${chineseNumber(index + 1)}）${kind.name}` },
      ...byGrade(year, kind),
    ]),
    { is: 'heading', level: 1, text: '二、评先' },
    ...scheme.awards.sources.map((source): Block => ({ is: 'text', text: `通知规定：${quoted(source)}` })),
    ...(eligible.length > 0
      ? [
          `符合评先条件的单位 ${eligible.length} 个：${namesOf(eligible)}。`,
          '经评选，先进单位为：＿＿＿＿＿＿（待审定）。',
        ]
      : ['没有符合评先条件的单位。']
    ).map((text): Block => ({ is: 'text', text })),
    ...cancelled.map(told),
    { is: 'heading', level: 1, text: '三、一票否决' },
    ...scheme.veto.sources.map((source): Block => ({ is: 'text', text: `通知规定：${quoted(source)}` })),
    ...(vetoed.length > 0 ? vetoed.map(told) : [{ is: 'text' as const, text: '没有被一票否决的单位。' }]),
    { is: 'heading', level: 1, text: '四、存在的主要问题' },
    { is: 'text', text: faultParagraph(year, faults) },
    { is: 'heading', level: 1, text: '五、有关要求' },
    {
      is: 'text',
      text: '各单位要对照告知书所列问题逐项整改，举一反三，压实责任，切实做好今后的安全生产工作。',
    },
    issuerBlock(year),
    ...(scores
      ? standings(year).flatMap(({ kind, ranking }): Block[] => [
          { is: 'page' },
          { is: 'title', text: `${scheme.title}成绩\n${kind.name}` },
          scoreTable(year, kind, { whole: !isWide(kind), room: scoreRooms.letter }),
          ...(isWide(kind) ? [{ is: 'note', text: '各部分得分见各单位的告知书。' } as const] : []),
          ...rankNotes(year, kind),
          ...shownPicture(ranking),
        ])
      : []),
  ];
  return { kind: '通报', name: '通报', orientation: 'portrait', margins: 'letter', blocks };
}

/** Who is asked for material, and what it is: of raters and teams what the scheme has. */
function asked({ raters, teams }: Scheme): { who: string[]; material: string; sent: string } {
  const [rated, visited] = [raters.length > 0, teams.length > 0];
  return {
    who: [...(rated ? ['评价人'] : []), ...(visited ? ['考核组'] : [])],
    material: [...(rated ? ['评价表'] : []), ...(visited ? ['考核材料'] : [])].join('和'),
    sent: [...(rated ? ['评价表'] : []), ...(visited ? ['考核组工作簿'] : [])].join('和'),
  };
}

/** @param told whether it says what has come */
function awaitedTable(scheme: Scheme, rows: readonly Awaited[], told: boolean): PaperTable {
  const [first = '', second] = asked(scheme).who;
  const who = second === undefined ? first : `${first}（${second}）`;
  // Material and status have a line each where the names keep room.
  const number = columnFor(['序号']);
  const status = told ? Math.min(columnFor(['状态', ...rows.map((row) => row.status)]), 90) : 0;
  const group = Math.min(columnFor(['类别', ...rows.map((row) => row.group)]), 90);
  const left = scoreRooms.letter - number - group - status;
  const material = Math.min(columnFor(['材料', ...rows.map((row) => row.material)]), left - 90);
  return listed(
    [
      { head: '序号', width: number },
      { head: '类别', width: group },
      { head: who, width: left - material },
      { head: '材料', width: material, reads: true },
      ...(told ? [{ head: '状态', width: status }] : []),
    ],
    rows.map((row, index) => [index + 1, row.group, row.name, row.material, ...(told ? [row.status] : [])]),
    paperSizes.signed,
  );
}

const dueLine = ({ calendar, issuer }: Scheme): string => `于${chineseDay(calendar.reportDue)}前报${issuer}`;

/** 发表通知: what was sent to whom, and by when it is back. */
export function issuePaper(year: PaperYear): Paper {
  const { scheme } = year;
  const rows = awaited(year);
  const { who, material, sent } = asked(scheme);
  const visits =
    scheme.teams.length > 0
      ? `考核组于${span(scheme.calendar.assessmentStart, scheme.calendar.assessmentEnd)}完成考核，由组长在考核报告上签字。`
      : '';
  const blocks: Block[] = [
    { is: 'title', text: `关于填报${scheme.title}\n${material}的通知` },
    { is: 'address', text: `${who.map((each) => `各${each}`).join('、')}：` },
    {
      is: 'text',
      text: `根据${scheme.documentNumber}，现将${scheme.title}的${sent}发给你们。请用发给的原表填写，不改表头和格式。${visits}全部材料${dueLine(scheme)}。`,
    },
    { is: 'text', text: `附：应报材料清单（${rows.length} 份）` },
    issuerBlock(year),
    { is: 'page' },
    { is: 'title', text: '应报材料清单' },
    awaitedTable(scheme, rows, false),
  ];
  return { kind: '发表通知', name: '发表通知', orientation: 'portrait', margins: 'letter', blocks };
}

/** 催报: what has not come. */
export function reminderPaper(year: PaperYear): Paper {
  const { scheme } = year;
  const open = awaited(year).filter((each) => each.open);
  const reports = openReports(year.state);
  const until = `截至${chineseDay(year.today)}，`;
  const who = [...asked(scheme).who, ...(reports.length > 0 ? ['转报单位'] : [])];
  const blocks: Block[] = [
    { is: 'title', text: `关于催报${scheme.title}\n材料的通知` },
    {
      is: 'address',
      text: `各有关${who.length > 0 ? who.join('、') : '单位'}：`,
    },
    ...(open.length === 0 && reports.length === 0
      ? [{ is: 'text' as const, text: `${until}应报材料已全部收到，或者已决定、按口径处理。` }]
      : []),
    ...(open.length > 0
      ? [
          {
            is: 'text' as const,
            text: `${until}下列 ${open.length} 份材料尚未收到。请用发给的原表填写，${dueLine(scheme)}；期限已过的，请立即报送。已报送的，请忽略本通知。`,
          },
          awaitedTable(scheme, open, true),
        ]
      : []),
    ...(reports.length > 0
      ? [
          {
            is: 'text' as const,
            text: `${until}转报分尚未收到：${reports.join('、')}。请写明依据，尽快报${scheme.issuer}。已报送的，请忽略本通知。`,
          },
        ]
      : []),
    issuerBlock(year),
  ];
  return { kind: '催报', name: '催报', orientation: 'portrait', margins: 'letter', blocks };
}
