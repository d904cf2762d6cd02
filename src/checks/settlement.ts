import { decimal, rounded } from '../base/decimal';
import type { Finding } from '../base/finding';
import {
  abstainWord,
  formOf,
  groupsOf,
  ownUnitOf,
  partsOf,
  ratersOf,
  unitById,
  unitsRatedBy,
  type FormPart,
} from '../schemes';
import { bonusWord, onceWords } from '../schemes/bonus';
import { unsaid } from '../schemes/notes';
import { schemePrint } from '../forms/identity';
import { currentEvidence, receivedFiles, valuesOf } from '../forms/master/evidence';
import { sheetsOf } from '../forms/master/places';
import { raterRows } from '../forms/master/raters-table';
import { reportName, reportRows } from '../forms/master/reports';
import { missingWords, type MasterState } from '../forms/master/state';
import { scoredBy } from '../forms/team/entries';
import { bonusLimits } from '../scoring/bonus';
import { convertedDecimals, coefficient } from '../scoring/rating';
import { allUnits } from '../scoring/results';
import { error, warning } from './finding';

/** What must be in order before results are official. */

/** Forms outstanding without a decision, and files in conflict. */
export function checkReturns(state: MasterState): Finding[] {
  const findings: Finding[] = [];
  const { scheme } = state;
  for (const rater of scheme.raters) {
    const conflict = state.conflicts.get(rater.id);
    if (conflict)
      findings.push(
        error(
          'rater-twice',
          `${rater.name}有两份分数不同的表：${conflict}`,
          '把这几份一起再收一次，在“重复待定”里选定；或把不用的移出收表文件夹再收。',
          { rater: rater.name },
        ),
      );
    else if (
      !state.scores.has(rater.id) &&
      !state.missing.has(rater.id) &&
      scheme.readings.缺表 === '逐份决定'
    )
      findings.push(
        error(
          'form-outstanding',
          `${rater.name}的评价表未收到。`,
          '催报；确实收不到的，在“评价人”表的“缺表处理”栏逐份决定（按收到份数折算或按零分计）。',
          { rater: rater.name, source: '口径“缺表”' },
        ),
      );
  }
  const rows = raterRows(state);
  for (const kind of groupsOf(scheme)) {
    const own = rows.filter(({ rater }) => rater.kind === kind);
    if (own.length > 0 && own.every(({ applied }) => applied === missingWords.scale))
      findings.push(
        error(
          'nothing-to-scale',
          `${formOf(scheme, kind).annex}没有一份计入，无从按收到份数折算。`,
          '催报；或在“评价人”表的“缺表处理”栏改为按零分计。',
          { source: '口径“缺表”' },
        ),
      );
  }
  findings.push(...nobodyScores(state));
  for (const team of scheme.teams) {
    const conflict = state.conflicts.get(String(team.no));
    if (conflict)
      findings.push(
        error(
          'team-twice',
          `${team.name}有两份内容不同的工作簿：${conflict}`,
          '把这几份一起再收一次，在“重复待定”里选定；或把不用的移出收表文件夹再收。',
          { rater: team.name },
        ),
      );
    else if (
      scoredBy(scheme, team).length > 0 &&
      !state.receipts.has(String(team.no)) &&
      !state.deductions.some((row) => team.units.some((id) => unitById(scheme, id)?.name === row.unit))
    )
      findings.push(
        error(
          'team-outstanding',
          `${team.name}的考核组工作簿未收到，台账中也没有其各单位的扣分。`,
          '催报；确无扣分的，也请考核组交回工作簿。',
          { rater: team.name },
        ),
      );
  }
  return [...findings, ...unitsOutstanding(state), ...unitsTwice(state)];
}

/** Units that all abstained from, or that only their own would score. */
function nobodyScores(state: MasterState): Finding[] {
  const { scheme } = state;
  const applied = new Map(raterRows(state).map((row) => [row.rater.id, row.applied]));
  return groupsOf(scheme).flatMap((group) => {
    const { abstain, ownVote, annex } = formOf(scheme, group);
    if (!abstain && ownVote !== false) return [];
    return unitsRatedBy(scheme, group)
      .filter(({ id }) =>
        ratersOf(scheme, group).every(
          (rater) =>
            ownUnitOf(scheme, rater) === id ||
            applied.get(rater.id) === missingWords.scale ||
            state.scores.get(rater.id)?.get(id) === abstainWord,
        ),
      )
      .map(({ name }) =>
        error(
          'nobody-scores',
          `${annex}没有一个人给${name}打分（弃权、本单位不评或缺表）。`,
          '请其中的人补评；确实没有人评的，改缺表处理，或在“计分部分”另行规定。',
          { unit: name },
        ),
      );
  });
}

/** Units that came into a team after its workbook had come back: of them nothing is known yet. */
function unitsOutstanding(state: MasterState): Finding[] {
  const { scheme } = state;
  const visits = currentEvidence(state, 'visit');
  const known = new Set(visits.map(({ key }) => key));
  const recorded = new Set(state.deductions.map(({ unit }) => unit));
  return scheme.teams.flatMap((team) => {
    const receipt = state.receipts.get(String(team.no));
    // Of workbooks that an earlier version took nothing was kept to tell by.
    if (!receipt || !visits.some(({ file }) => file === receipt.file)) return [];
    return team.units.flatMap((id) => {
      const unit = unitById(scheme, id);
      const typed = Object.values(valuesOf('visit', { ...state.visits.get(id) })).some(
        (value) => value !== null,
      );
      if (!unit || known.has(id) || typed || recorded.has(unit.name)) return [];
      return [
        error(
          'unit-outstanding',
          `${team.name}收到的工作簿里没有${unit.name}（发表以后才归它考核）。`,
          '请考核组补报这一家；或把扣分、考核情况直接录入总表。',
          { unit: unit.name, rater: team.name },
        ),
      ];
    });
  });
}

/** Units whose deductions came in the workbooks of two teams: they would be counted twice. */
function unitsTwice(state: MasterState): Finding[] {
  const received = receivedFiles(state);
  const files = new Map<string, Set<string>>();
  for (const { unit, file } of state.deductions) {
    if (!received.has(file)) continue;
    const name = String(unit);
    files.set(name, (files.get(name) ?? new Set()).add(file));
  }
  return [...files].flatMap(([unit, own]) =>
    own.size < 2
      ? []
      : [
          error(
            'unit-two-teams',
            `${unit}的扣分来自两份工作簿：${[...own].join('、')}。`,
            '以一份为准：在“扣分台账”删去另一份带来的行，并写明更正原因。',
            { unit },
          ),
        ],
  );
}

/** 转报分 that have not come: no total can be made without them, and nobody else may give them. */
export const checkReports = (state: MasterState): Finding[] =>
  reportRows(state)
    .filter(({ entry: { value } }) => value === null || value === '')
    .map(({ unit, part, entry }) =>
      error(
        'report-outstanding',
        `${reportName(state.scheme, entry)}没有收到转报分。`,
        '催报；收到后填入“转报分”表，写明依据。',
        { sheet: sheetsOf(state.scheme).get('reports') ?? '', unit: unit.name, source: part.sentence },
      ),
    );

/** Coefficient against the number of forms: do full marks make the full weight? */
export function checkCoefficients({ scheme }: MasterState): Finding[] {
  // One form may serve several kinds: what is said of it twice is said once.
  const said = new Set<string>();
  const parts = scheme.kinds
    .flatMap(({ id }) => partsOf(scheme, id))
    .filter((part): part is FormPart => part.source === '评价表' && part.combination === '总分×系数');
  return parts.flatMap((part) => {
    const { form, group, weight } = part;
    if (said.has(`${group} ${weight}`)) return [];
    said.add(`${group} ${weight}`);
    const forms = ratersOf(scheme, group).length;
    const factor = coefficient(scheme, group, weight);
    const full = decimal(form.maximum).times(forms).times(factor);
    if (rounded(full, 6).eq(weight)) return [];
    const converted = rounded(full, convertedDecimals(scheme, part));
    return [
      warning(
        'coefficient-forms',
        `${form.annex}：${forms} 份都打满分时，${form.maximum * forms} × ${factor.toFixed()} = ${full.round(6).toFixed()}，换算为 ${converted.toFixed()} 分，比重是 ${weight} 分。`,
        '按原文执行可不处理；要折成满额比重，把口径“折算系数”改为“按满分折算”。',
        { source: form.notes.at(-1) ?? '' },
      ),
    ];
  });
}

/** By the letter a veto leaves the grade as it is; that a vetoed unit is published as 优秀 is to be seen before signing. */
export function checkVetoed({ scheme, results }: MasterState): Finding[] {
  return allUnits(results)
    .filter(({ veto, grade }) => veto && grade === scheme.awards.grade)
    .map(({ unit, total, vetoReasons }) =>
      warning(
        'vetoed-excellent',
        `一票否决，总分 ${total?.toFixed() ?? ''}，等次仍是“${scheme.awards.grade}”，成绩公布照此印出：${vetoReasons.join('；')}。`,
        '送签前请领导知悉；一票否决的要定为最低一等，改口径“否决等次”。',
        {
          unit: unitById(scheme, unit)?.name ?? unit,
          source: `口径“否决等次”：${scheme.quotes.否决等次 ?? unsaid}`,
        },
      ),
    );
}

/** 加减分 of a unit over a limit, and rows of the 加分台账 that claim a work twice. */
export function checkBonuses({ scheme, results, bonuses }: MasterState): Finding[] {
  const { source } = scheme.bonus;
  const word = bonusWord(scheme);
  const taking = new Set(scheme.bonus.rules.flatMap(({ name, points }) => (points < 0 ? [name] : [])));
  const made = new Map(allUnits(results).map((result) => [result.unit, result.yearEnd]));
  return scheme.units.flatMap((unit) => {
    const own = made.get(unit.id);
    const { limits, left } = bonusLimits(scheme, own?.bonuses ?? []);
    return [
      // Each limit by its own line, with the sentence that says it.
      ...limits.map(({ of, points, most, source: line }) =>
        warning(
          'bonus-over-cap',
          `“${of}”${points.lt(0) ? '减' : '加'} ${points.abs().toFixed()} 分，按上限 ${most} 分计。`,
          '不必处理。',
          { unit: unit.name, source: line },
        ),
      ),
      ...(own && !left.eq(own.bonus)
        ? [
            warning(
              'bonus-over-cap',
              `${word}合计 ${left.toFixed()} 分，按上限 ${own.bonus.toFixed()} 分计。`,
              '不必处理。',
              { unit: unit.name, source },
            ),
          ]
        : []),
      ...bonuses
        .filter((row) => row.unit === unit.name && row.looked?.counted === 0)
        .map((row) =>
          warning(
            'bonus-twice',
            `“${String(row.work)}”重复申报：${onceWords(taking.has(String(row.rule)))}。`,
            '不必处理；不是同一项工作的，改写工作名称以示区别。',
            { unit: unit.name, sheet: row.place?.sheet ?? '', source },
          ),
        ),
    ];
  });
}

/** The scheme as it was when the first form went out, against the scheme now. */
export function checkFingerprint(state: MasterState, issued: string): Finding[] {
  const now = schemePrint(state.scheme);
  if (issued === '' || issued === now) return [];
  return [
    error(
      'scheme-changed',
      `发表以后方案改过（方案、口径、考核对象、评价人、考核分组、细则或条款中有改动）。`,
      '核对方案、口径等表的改动。确认按新方案核算的，核算时勾选“按现在的方案核算”；影响表格的，重新发表。',
      { sheet: '方案' },
    ),
  ];
}
