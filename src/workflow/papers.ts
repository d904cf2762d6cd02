import { failed, ok, type Result } from '../base/finding';
import { formIdentity } from '../forms/identity';
import { agreementPaper } from '../papers/agreement';
import { awaited } from '../papers/awaited';
import { comparisonPaper } from '../papers/comparison';
import { faultsPaper, teamsPaper } from '../papers/faults';
import { circularPaper, feedbackPaper, issuePaper, reminderPaper } from '../papers/letters';
import { kindFacts, type Paper, type PaperKind } from '../papers/paper';
import { candidatesPaper, publicationPaper } from '../papers/publication';
import { overviewPaper } from '../papers/overview';
import { reportPaper } from '../papers/report';
import { paperSheet } from '../papers/sheet';
import { allUnits, paperYear, type PaperUnit, type PaperYear } from '../papers/year';
import { unitByName } from '../schemes';
import type { WorkbookModel } from '../sheets/model';
import { namedApart } from '../sheets/sheet-names';
import type { OpenMaster } from './master';
import { unsettled } from './official';

/** 文书 of an open 总表, as descriptions: Word documents and sheets are made from them. */

export interface PaperChoices {
  kinds: readonly PaperKind[];
  /** Names of the units that 考核报告 and 告知书 are made for; all of them when absent. */
  units?: readonly string[];
  /** Whether 告知书 tells the rank. */
  rank: boolean;
  /** Whether 通报 carries the scores. */
  scores: boolean;
  /** Whether 评价一致性 names the raters. */
  named: boolean;
  /** ISO day on the papers. */
  today: string;
  /** Last year's 总表, for 对比上年. */
  last?: OpenMaster | undefined;
}

const yearOf = ({ state, interpreted }: OpenMaster, today: string): PaperYear | undefined =>
  state.results && paperYear(state, state.results, interpreted.entries, today);

/** Whether anybody goes to a unit with a rubric: of one that others score alone there is nothing to report. */
const isAssessed = ({ team, scored }: PaperUnit): boolean => team !== undefined || scored.length > 0;

/** A report that is signed has every row of the ledgers: none is made while one of them cannot be read. */
function unreadRows({ state, interpreted }: OpenMaster): ReturnType<typeof failed> | null {
  const { deductions, overrides, bonuses } = interpreted.entries;
  const rows = state.deductions.length + state.bonuses.length;
  const unread = rows - deductions.length - overrides.length - bonuses.length;
  return unread === 0
    ? null
    : failed(
        'report-incomplete',
        `扣分台账、加分台账有 ${unread} 行读不出，考核报告会缺这 ${unread} 笔。`,
        '先校验，照提示改好这几行，再做考核报告。',
      );
}

/** The papers asked for, in the order asked; the finding that says why there are none. */
export function papersOf(open: OpenMaster, choices: PaperChoices): Result<Paper[]> {
  const { scheme } = open.state;
  const refused = choices.kinds.some((kind) => kindFacts[kind].results) ? unsettled(open) : null;
  if (refused) return refused;
  const wanted = choices.units?.map((name) => ({ name, unit: unitByName(scheme, name) }));
  const unknown = wanted?.find(({ unit }) => !unit);
  if (unknown)
    return failed('unit-unknown', `“${unknown.name}”不是考核对象。`, '用“考核对象”表里的名称或别名。', {
      unit: unknown.name,
    });
  const year = yearOf(open, choices.today);
  const before = choices.last && yearOf(choices.last, choices.today);
  if (!year) return failed('master-unreadable', '总表读不出。', '用备份的总表。', { file: open.label });
  if (choices.kinds.includes('对比上年') && !before)
    return failed('last-year-missing', '对比上年要有上年的总表。', '指明上年的总表。');
  const stale = choices.kinds.includes('对比上年') && choices.last && unsettled(choices.last);
  if (stale)
    return failed(
      'last-year-unsettled',
      `上年的总表没有核算，或者核算以后又改过，没有可以对比的成绩（${choices.last?.label ?? ''}）。`,
      '用核算过的上年总表；没有核算的，先打开它核算。',
    );
  const unread = choices.kinds.includes('考核报告') ? unreadRows(open) : null;
  if (unread) return unread;
  const units = allUnits(year).filter(
    ({ unit }) => !wanted || wanted.some((each) => each.unit?.id === unit.id),
  );
  const made: Record<PaperKind, () => Paper[]> = {
    发表通知: () => (awaited(year).length > 0 ? [issuePaper(year)] : []),
    催报: () => [reminderPaper(year)],
    考核报告: () => units.filter(isAssessed).map((unit) => reportPaper(year, unit)),
    成绩公布: () => [publicationPaper(year)],
    评先候选: () => [candidatesPaper(year)],
    告知书: () => units.map((unit) => feedbackPaper(year, unit, choices)),
    通报: () => [circularPaper(year, choices)],
    共性问题: () => [faultsPaper(year)],
    组间尺度: () => [teamsPaper(year)],
    评价一致性: () => [agreementPaper(year, open.interpreted.entries, choices.named)],
    年度概览: () => [overviewPaper(year, unsettled(open) === null)],
    对比上年: () => (before ? [comparisonPaper(year, before)] : []),
  };
  const papers = choices.kinds.flatMap((kind) => made[kind]());
  return papers.length > 0
    ? ok(papers)
    : failed(
        'papers-none',
        '没有可以做的文书：考核报告给有考核组或者考核细则的单位做，发表通知发给评价人和考核组。',
        '选别的文书，或别的单位。',
      );
}

/** Papers of which there is one for each unit stand in a folder of their own. */
export const paperPath = ({ kind, name }: Paper): string => (kind === name ? name : `${kind}/${name}`);

/** All papers as one workbook, a sheet each. */
export function papersWorkbook({ state, identity }: OpenMaster, papers: readonly Paper[]): WorkbookModel {
  return {
    identity: formIdentity(state.scheme, { kind: 'blank', issued: identity.issued }),
    title: `${state.scheme.title}文书`,
    sheets: namedApart(papers.map((paper) => paperSheet(paper, paper.name))),
    names: [],
  };
}
