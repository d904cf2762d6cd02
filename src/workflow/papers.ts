import { failed, ok, type Result } from '../base/finding';
import { formIdentity } from '../forms/identity';
import { agreementPaper } from '../papers/agreement';
import { comparisonPaper } from '../papers/comparison';
import { faultsPaper, teamsPaper } from '../papers/faults';
import { circularPaper, feedbackPaper, issuePaper, reminderPaper } from '../papers/letters';
import { kindFacts, type Paper, type PaperKind } from '../papers/paper';
import { candidatesPaper, publicationPaper } from '../papers/publication';
import { overviewPaper } from '../papers/overview';
import { reportPaper } from '../papers/report';
import { paperSheet } from '../papers/sheet';
import { allUnits, paperYear, type PaperYear } from '../papers/year';
import { unitByName } from '../schemes';
import type { WorkbookModel } from '../sheets/model';
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
  const units = allUnits(year).filter(
    ({ unit }) => !wanted || wanted.some((each) => each.unit?.id === unit.id),
  );
  const made: Record<PaperKind, () => Paper[]> = {
    发表通知: () => [issuePaper(year)],
    催报: () => [reminderPaper(year)],
    考核报告: () => units.map((unit) => reportPaper(year, unit)),
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
  return ok(choices.kinds.flatMap((kind) => made[kind]()));
}

/** Papers of which there is one for each unit stand in a folder of their own. */
export const paperPath = ({ kind, name }: Paper): string => (kind === name ? name : `${kind}/${name}`);

/** All papers as one workbook, a sheet each. */
export function papersWorkbook({ state, identity }: OpenMaster, papers: readonly Paper[]): WorkbookModel {
  const used = new Set<string>();
  const sheetName = ({ name }: Paper): string => {
    const plain = name.replaceAll(/[\\/?*[\]:]/g, '').slice(0, 28);
    let unique = plain;
    for (let next = 2; used.has(unique); next++) unique = `${plain}-${next}`;
    used.add(unique);
    return unique;
  };
  return {
    identity: formIdentity(state.scheme, { kind: 'blank', issued: identity.issued }),
    title: `${state.scheme.title}文书`,
    sheets: papers.map((paper) => paperSheet(paper, sheetName(paper))),
    names: [],
  };
}
