import { chineseDay } from '../base/calendar';
import { decimal, minimum, sum, zero, type Decimal } from '../base/decimal';
import { checkTeam } from '../checks/team';
import { readTeamWorkbook, type TeamReading, type WorkedRubric } from '../forms/team/reading';
import { teamUnits } from '../forms/team/entries';
import { bonusWord } from '../schemes/bonus';
import type { Scheme, Team, Unit } from '../schemes/scheme';
import { bonusSums, notBelowZero } from '../scoring/bonus';
import { shown } from '../scoring/explain-step';
import type { WorkbookData } from '../sheets/data';
import { textOf, type LocatedTable } from '../sheets/locate';
import type { TeamOverview, TeamUnitView } from './overview';
import { annexWord } from '../schemes';

/** A 考核组工作簿 as its team sees it. Figures come from its own cells: they follow the readings it was issued with. */

/** 「1月14日—1月15日」. */
function visitWords(start: string, end: string): string {
  const day = (text: string) => {
    const [, month, date] = /^\d{4}-(\d{2})-(\d{2})/.exec(text) ?? [];
    return month && date ? `${Number(month)}月${Number(date)}日` : text;
  };
  return [...new Set([start, end].filter((each) => each !== '').map(day))].join('—');
}

const number = (value: unknown): Decimal => (typeof value === 'number' ? decimal(value) : zero);

/**
 * Sum of a ledger's 计入 column for a unit, and its rows that carry anything.
 * @param rule 加分情形; left out: all rows
 */
function ledgerOf(
  located: LocatedTable | undefined,
  unit: Unit,
  rule?: string,
): { total: Decimal; rows: number } {
  const own = (located?.rows ?? []).filter(
    (row) =>
      textOf(row.cell('unit')) === unit.name && (rule === undefined || textOf(row.cell('rule')) === rule),
  );
  return { total: sum(own.map((row) => number(row.cell('counted').value))), rows: own.length };
}

/** 小项扣分到本大项分数扣完为止（备注 1）. */
function rubricScore(worked: WorkedRubric): { score: Decimal; lost: Decimal } {
  let [score, lost] = [zero, zero];
  for (const item of worked.rubric.items.filter(({ kind }) => kind === 'scored')) {
    const rows = worked.rows.filter(({ no }) => item.rows.some((row) => row.no === no));
    const taken = minimum(decimal(item.points), sum(rows.map(({ deduction }) => number(deduction.value))));
    score = score.plus(item.points).minus(taken);
    lost = lost.plus(taken);
  }
  return { score, lost };
}

function unitView(scheme: Scheme, reading: TeamReading, unit: Unit): TeamUnitView {
  const scores = reading.rubrics.filter((each) => each.unit.id === unit.id).map(rubricScore);
  const [score, lost] = [sum(scores.map((each) => each.score)), sum(scores.map((each) => each.lost))];
  const { reported: bonus } = bonusSums(scheme, ({ name }) => ledgerOf(reading.bonuses, unit, name).total);
  const visit = reading.visits?.rows.find(({ key }) => key === unit.name);
  return {
    id: unit.id,
    name: unit.name,
    score: shown(notBelowZero(score.plus(bonus))),
    deduction: shown(lost),
    bonus: shown(bonus),
    records: ledgerOf(reading.deductions, unit).rows,
    visit: visit ? visitWords(textOf(visit.cell('start')), textOf(visit.cell('end'))) : '',
    signed: visit !== undefined && textOf(visit.cell('signed')) !== '',
  };
}

export function teamView(scheme: Scheme, team: Team, book: WorkbookData, label: string): TeamOverview {
  const reading = readTeamWorkbook(scheme, book, team);
  const { findings } = checkTeam(scheme, team, reading, label);
  const units = teamUnits(scheme, team).map((unit) => unitView(scheme, reading, unit));
  const unsigned = units.filter(({ signed }) => !signed).length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    kind: 'team',
    label,
    title: scheme.title,
    team: team.name,
    bonusWord: bonusWord(scheme),
    rubrics: scheme.rubrics.map(({ annex }) => annexWord(annex)),
    units,
    findings,
    next:
      errors > 0
        ? `有 ${errors} 处需要改正。`
        : unsigned > 0
          ? `${unsigned} 个单位的考核报告还没有签字日期：打印报告签字，把日期填入“考核情况”。`
          : `已齐全：把本工作簿和签字的报告于${chineseDay(scheme.calendar.reportDue)}前一并报${scheme.issuer}。`,
  };
}
