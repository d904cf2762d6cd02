import {
  annexWord,
  formOf,
  groupsOf,
  groupWord,
  ratersOf,
  rubricPartsOf,
  teamsAnnex,
  unitsOfRater,
  usesRubric,
} from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { linesHeight, textHeight } from '../../sheets/measure';
import { columnReference, type RowPlace, type Table } from '../../sheets/table';
import { cell, centered, engine, figure, free, header } from '../look';
import { schemePrint } from '../identity';
import { raterRows } from './raters-table';
import { hasCome, reportRows } from './reports';
import { teamRows } from './teams-table';
import { summaryId } from './kind-tables';
import { rubricRole, sheetsOf, type MasterRole, type Places } from './places';
import { standing } from './log';
import { missingWords, type MasterState } from './state';

/** 首页: where things stand and what comes next. */

export interface ProgressRow {
  what: string;
  due: number;
  received: number;
  /** Forms that never came and that 缺表处理 is decided for: nothing is outstanding there any more. */
  decided: number;
  /** What one of a 评价组 is called, 考核组, or 转报分. */
  word: string;
}

const teamWord = '考核组';
const reportWord = '转报分';

export function progressRows(state: MasterState): ProgressRow[] {
  const raters = raterRows(state);
  const reports = reportRows(state);
  const { scheme } = state;
  return [
    ...groupsOf(scheme).map((kind) => ({
      what: `${annexWord(formOf(scheme, kind).annex)} ${groupWord(scheme, kind)}评价表`,
      word: groupWord(scheme, kind),
      due: ratersOf(scheme, kind).length,
      received: raters.filter(
        (row) => row.rater.kind === kind && row.count === unitsOfRater(scheme, row.rater).length,
      ).length,
      decided: raters.filter(
        ({ rater, count, decision }) =>
          rater.kind === kind && count === 0 && (Object.values(missingWords) as string[]).includes(decision),
      ).length,
    })),
    {
      what: '考核组工作簿',
      word: teamWord,
      due: scheme.teams.length,
      received: teamRows(state).filter((row) => row.receipt.file !== '').length,
      decided: 0,
    },
    ...(reports.length === 0
      ? []
      : [
          {
            what: reportWord,
            word: reportWord,
            due: reports.length,
            received: reports.filter(hasCome).length,
            decided: 0,
          },
        ]),
  ];
}

const openOf = ({ due, received, decided }: ProgressRow): number => due - received - decided;

export function progressTable(places: Places): Table<ProgressRow> {
  const received = (at: RowPlace): string => `${at.ref('due')}-${at.ref('got')}`;
  const raters = (key: string) => columnReference(places.of('raters'), key);
  const teams = (key: string) => columnReference(places.of('teams'), key);
  const reports = (key: string) => columnReference(places.of('reports'), key);
  const isRated = (row: ProgressRow | undefined): boolean =>
    row?.word !== teamWord && row?.word !== reportWord;
  return {
    id: 'progress',
    role: 'home',
    keyColumn: 'what',
    keyOf: (row) => row.what,
    // A 总表 from before 转报分 were counted here.
    addedRow: (key) => key === reportWord,
    headerStyle: header(12),
    headerHeight: 26,
    height: () => 24,
    columns: [
      { key: 'what', header: '材料', width: 30, kind: 'label', style: cell(12), value: (row) => row.what },
      {
        key: 'due',
        header: '应收',
        width: 14,
        kind: 'formula',
        style: figure('0', 12),
        value: (row) => row.due,
        blank: '',
        formula: (_, row) =>
          row?.word === reportWord
            ? `COUNTA(${reports('reportKey')})`
            : row?.word === teamWord
              ? `COUNT(${teams('teamNo')})`
              : `COUNTIF(${raters('kind')},"${row?.word ?? ''}")`,
      },
      {
        key: 'got',
        header: '已收齐',
        width: 14,
        kind: 'formula',
        style: figure('0', 12),
        value: (row) => row.received,
        blank: '',
        formula: (_, row) =>
          row?.word === reportWord
            ? `COUNT(${reports('value')})`
            : row?.word === teamWord
              ? `COUNTIF(${teams('teamStatus')},"已收")`
              : `COUNTIFS(${raters('kind')},"${row?.word ?? ''}",${raters('status')},"已收")`,
      },
      {
        key: 'open',
        header: '未收齐',
        width: 14,
        kind: 'formula',
        style: figure('0', 12),
        blank: '',
        value: (row) => openOf(row),
        formula: (at, row) =>
          !isRated(row)
            ? received(at)
            : [
                received(at),
                ...Object.values(missingWords).map(
                  (words) =>
                    `COUNTIFS(${raters('kind')},"${row?.word ?? ''}",${raters('count')},0,${raters('decision')},"${words}")`,
                ),
              ].join('-'),
        earlier: [received],
      },
    ],
  };
}

export interface FactRow {
  fact: string;
  value: string;
}

const lastFact = '下一步';
/** Characters of the columns that 情况 spreads over. */
const factWidth = 42;

const lastOf = (state: MasterState, action: string): string =>
  [...standing(state.log)].reverse().find((row) => row.action === action)?.time ?? '—';

/** The work that comes next, and a sentence about it. */
export interface NextStep {
  what: '发表' | '收表' | '核算' | '打印';
  words: string;
}

/** 「甲、乙和丙」. */
const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join('、'), ...words.slice(-1)].filter((each) => each !== '').join('和');

/** What is to be done, in the words of 下一步: only of what the scheme has. */
const steps = {
  issue: ({ raters, teams }: Scheme) => {
    const [rated, visited] = [raters.length > 0, teams.length > 0];
    const seen = listed(['方案', '口径', ...(rated ? ['评价人'] : []), ...(visited ? ['考核分组'] : [])]);
    const made = listed([...(rated ? ['评价表'] : []), ...(visited ? ['考核组工作簿'] : [])]);
    return `核对${seen}，然后发表${made === '' ? '' : `（生成${made}）`}。`;
  },
  /** Of `open` forms and workbooks, some of them `rated` by raters, and of `reports` 转报分, that have not come. */
  collect: (open: number, reports: number, rated: boolean) => {
    const material = [
      ...(open > 0 ? [`${open} 份材料`] : []),
      ...(reports > 0 ? [`${reports} 项转报分`] : []),
    ].join('、');
    const ways = [
      ...(open > 0 ? ['收表'] : []),
      ...(reports > 0 ? ['收到的转报分填入“转报分”表'] : []),
      ...(open > 0 && rated ? ['或在评价人表“缺表处理”栏逐份决定'] : []),
    ];
    return `还有 ${material}未收齐：${ways.join('，')}。`;
  },
  settle: '材料已收齐：校验后核算成绩。',
  // Of these each says why a unit is vetoed or no candidate; the sheet 成绩公布 says only that it is.
  print: '成绩已核算：用送签用的工作簿或“成绩公布”文书送审批，归档。',
} as const;

/** 下一步 of earlier versions. */
const earlierSteps: readonly string[] = [
  '成绩已核算：打印“成绩公布”送签，归档。',
  '核对方案和口径，然后发表（生成）。',
];

/** Whether a fact is 下一步 and says one of its sentences, of whatever moment. */
export const isNextStep = (scheme: Scheme, fact: string, words: string): boolean =>
  fact === lastFact &&
  [
    steps.issue(scheme),
    ...[true, false].flatMap((rated) => [
      steps.collect(1, 0, rated),
      steps.collect(0, 1, rated),
      steps.collect(1, 1, rated),
    ]),
    steps.settle,
    steps.print,
    ...earlierSteps,
  ].includes(words.replaceAll(/\d+/g, '1'));

/** What to do next, from what has been done. */
export function nextStep(state: MasterState): NextStep {
  const log = standing(state.log);
  const done = (action: string) => log.some((row) => row.action === action);
  const rows = progressRows(state);
  const openAmong = (reported: boolean): number =>
    rows.filter(({ word }) => (word === reportWord) === reported).reduce((sum, row) => sum + openOf(row), 0);
  const [open, reports] = [openAmong(false), openAmong(true)];
  const rated = rows.some((row) => row.word !== teamWord && row.word !== reportWord && openOf(row) > 0);
  if (!done('发表')) return { what: '发表', words: steps.issue(state.scheme) };
  const last = (action: string) => log.map((row) => row.action).lastIndexOf(action);
  const settled = last('核算') > last('收表');
  // Where the reading decides about forms that never come, nobody waits for them after settling.
  const byReading = state.scheme.readings.缺表 !== '逐份决定';
  if ((open > 0 && !(settled && byReading)) || reports > 0)
    return { what: '收表', words: steps.collect(open, reports, rated) };
  return settled ? { what: '打印', words: steps.print } : { what: '核算', words: steps.settle };
}

export const factRows = (state: MasterState): FactRow[] => [
  { fact: '方案', value: `${state.scheme.title}（${state.scheme.documentNumber}）` },
  { fact: '方案指纹', value: schemePrint(state.scheme) },
  { fact: '上次发表', value: lastOf(state, '发表') },
  { fact: '上次收表', value: lastOf(state, '收表') },
  { fact: '上次核算', value: lastOf(state, '核算') },
  { fact: lastFact, value: nextStep(state).words },
];

export const factTable: Table<FactRow> = {
  id: 'facts',
  role: 'home',
  keyColumn: 'fact',
  keyOf: (row) => row.fact,
  headerStyle: header(12),
  // The last row's words change with every step.
  height: (row) =>
    row?.fact === lastFact ? linesHeight(3, 12) : Math.max(26, textHeight(row?.value ?? '', factWidth, 12)),
  columns: [
    { key: 'fact', header: '进展', width: 30, kind: 'label', style: centered(12), value: (row) => row.fact },
    {
      key: 'state',
      header: '情况',
      width: 14,
      kind: 'engine',
      style: { ...engine('@', 12), horizontal: 'left', wrap: true },
      value: (row) => row.value,
    },
  ],
};

/** What each sheet is for, in the order of the work: its role, its name and a sentence. */
export function guide(scheme: Scheme): { role: MasterRole; name: string; text: string }[] {
  const sheets = sheetsOf(scheme);
  const texts = new Map<MasterRole, string>([
    ['scheme', '方案的各项数字和依据；改了就是新方案'],
    ['readings', '原文含义不明之处按哪种口径执行'],
    ['parts', '考核对象分哪几类，各类的分数由哪些部分合成'],
    ['units', '考核对象及别名'],
    ...(groupsOf(scheme).length > 0
      ? [['raters', '评价人名单、收表情况、缺表处理'] satisfies [MasterRole, string]]
      : []),
    ['teams', `${annexWord(teamsAnnex(scheme))} 考核分组及收表情况`],
    ...scheme.rubrics.map((rubric, index): [MasterRole, string] => [
      rubricRole(index, rubric),
      `${scheme.kinds
        .filter(({ id }) => usesRubric(scheme, id, rubric.id))
        .map(({ name }) => name)
        .join('、')}考核细则`,
    ]),
    ['clauses', '逐条扣分条款，台账由此选用'],
    ...groupsOf(scheme).map((group): [MasterRole, string] => [
      group,
      `${groupWord(scheme, group)}评分：可直接录入纸质表`,
    ]),
    ['reports', '部门或下级转报的分数及其依据'],
    ['deductions', '每一笔扣分及其条款、事实、来源'],
    ['bonuses', '每一项加分；一项工作只加一次'],
    ['visits', '各组考核日期、抽查、报告签字'],
    ['yearEnd', '各单位各大项得分'],
    ['incidents', '事故、约谈等情形：评先、否决等的依据'],
    ...scheme.kinds.map(({ id, name }): [MasterRole, string] => [
      summaryId(id),
      `${name}${rubricPartsOf(scheme, id)[0]?.alone === true ? '得分' : '总分'}、等次、名次，与核算对照`,
    ]),
    ['publication', '核算后生成，按名次；送审批用送签用的工作簿或文书'],
    ['candidates', '具备评先资格的单位'],
    ['corrections', '收到以后改动的每一处：原值、现值、原因'],
    ['log', '何时何人做了什么、为什么'],
  ]);
  return [...texts].flatMap(([role, text]) => {
    const name = sheets.get(role);
    return name === undefined ? [] : [{ role, name, text }];
  });
}

export const guideStyle = free(11);
