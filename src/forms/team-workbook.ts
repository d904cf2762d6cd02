import { chineseDay } from '../base/calendar';
import { readingOptions } from '../schemes/readings';
import type { Scheme, Team } from '../schemes/scheme';
import { Canvas } from '../sheets/canvas';
import type { SheetModel, WorkbookModel } from '../sheets/model';
import { formIdentity } from './identity';
import { free, margins, pageNumber, title } from './look';
import {
  commonSheets,
  noEntries,
  rubricRole,
  scoredBy,
  teamSheetNames,
  teamUnits,
  type TeamEntries,
} from './team/entries';
import { bonusRuleSheet, bonusSheet, clauseSheet, ledgerSheet, visitSheet } from './team/ledgers';
import { reportSheets } from './team/report';
import { rubricSheet } from './team/rubric';

/** 考核组工作簿: what a team takes on site — rubrics, ledgers, and the report to sign for each of its units. */

function guideSheet(scheme: Scheme, team: Team): SheetModel {
  const { calendar } = scheme;
  const canvas = new Canvas({
    name: commonSheets.guide,
    role: 'guide',
    // Several columns, as programs scale a page by its columns.
    columnWidths: [19, 19, 19, 19],
    page: {
      orientation: 'portrait',
      margins: margins.official,
      fit: { across: 1, down: 0 },
      footer: pageNumber,
    },
  });
  canvas.paragraph(0, `${scheme.title}\n${team.name}考核工作簿`, title(20), 72);
  const lines = [
    `考核单位：${teamUnits(scheme, team)
      .map((unit) => unit.name)
      .join('、')}`,
    `考核时间：${chineseDay(calendar.assessmentStart)}至${chineseDay(calendar.assessmentEnd)}。`,
    '1. 在“考核情况”填写考核日期、抽查的乡镇（部门）和企业。',
    '2. 在“扣分台账”逐笔登记：选单位，从该单位适用的条款中选一条，填数量和事实。条款原文见“条款”表。',
    '3. 有加分的，在“加分台账”登记；情形见“加分标准”。',
    '4. 各单位的考核细则表自动显示扣分和得分。需要直接填写的，可在“扣分”格填数并写扣分说明，收表时会提示。',
    '5. 打印各单位的“报告”，由考核组组长签字；报告写明没有列完的，右键工作表标签，“取消隐藏”附页，一并打印（首行写明共几页）、签字。把签字日期填入“考核情况”。',
    `6. 于${chineseDay(calendar.reportDue)}前把本工作簿和签字的报告一并报${scheme.issuer}。`,
    '浅黄色格可填；其他格由公式计算。“扣分台账”“加分台账”可以排序、插行；表名可以改，不要删改表头。',
  ];
  lines.forEach((line, index) => {
    canvas.line(1 + index, line, free(13), canvas.heightFor(line, 13) + 8);
  });
  return canvas.finish();
}

/**
 * @param issued ISO time of issue
 * @param entries what is filled in; empty when the workbook is issued
 */
export function teamWorkbook(
  scheme: Scheme,
  team: Team,
  issued: string,
  entries: TeamEntries = noEntries,
): WorkbookModel {
  const clauses = clauseSheet(scheme, team, entries.outline);
  const rules = bonusRuleSheet(scheme);
  const visits = visitSheet(scheme, team, entries);
  const ledger = ledgerSheet(scheme, entries, clauses, visits.place);
  const bonuses = bonusSheet(scheme, entries, rules.place, visits.place);
  const places = { deductions: ledger.place, bonuses: bonuses.place, bonusRules: rules.place };
  const names = teamSheetNames(scheme, team);
  const scored = scoredBy(scheme, team).map((each) => ({
    ...each,
    ...rubricSheet(scheme, each, entries, places, names.get(rubricRole(each)) ?? ''),
  }));
  const reports = teamUnits(scheme, team)
    .map((unit) => ({ unit, rubrics: scored.filter((each) => each.unit === unit) }))
    // A unit that no rubric scores gets no report of a team.
    .filter(({ rubrics }) => rubrics.length > 0)
    .flatMap(({ unit, rubrics }) =>
      reportSheets(scheme, team, unit, entries, { visits: visits.place, ledger: ledger.place, rubrics }),
    );
  const index = (id: '不足一档' | '互斥条款') =>
    String((readingOptions[id] as readonly string[]).indexOf(scheme.readings[id]));
  return {
    identity: formIdentity(scheme, { kind: 'team', team: team.no, issued }),
    title: `${scheme.title} ${team.name}`,
    sheets: [
      guideSheet(scheme, team),
      visits.sheet,
      ...scored.map(({ sheet }) => sheet),
      ledger.sheet,
      bonuses.sheet,
      ...reports,
      clauses.sheet,
      rules.sheet,
    ],
    names: [
      { name: '口径_不足一档', refersTo: index('不足一档') },
      { name: '口径_互斥条款', refersTo: index('互斥条款') },
    ],
  };
}
