import type { Finding, Place } from '../base/finding';
import { typedDate } from '../base/typed-date';
import { saysKinds } from '../schemes';
import type { Scheme, Unit } from '../schemes/scheme';
import type { VisitRow } from '../forms/master/state';
import type { Scalar } from '../sheets/model';
import { warning } from './finding';

/** 考核情况 against the calendar (notice 六、七（三）). */

const empty = (value: Scalar): boolean => value === null || value === '';

/** Days from one ISO date to another, both counted. */
const days = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

const dateFields = [
  ['start', '开始日期'],
  ['end', '结束日期'],
  ['signed', '报告签字日期'],
] as const;

/** @param at where a column of the unit's row stands */
export function checkVisit(
  scheme: Scheme,
  unit: Unit,
  visit: VisitRow,
  at: (column: keyof VisitRow) => Place,
): Finding[] {
  const { calendar } = scheme;
  const [, assessment, field, report] = calendar.sources;
  const findings: Finding[] = [];
  const say = (
    column: keyof VisitRow,
    code: string,
    message: string,
    remedy: string,
    source: string | undefined = assessment,
  ) =>
    findings.push(
      warning(code, message, remedy, { ...at(column), unit: unit.name, ...(source ? { source } : {}) }),
    );
  // A scheme without 对象类别 of its own asks it of its first kind alone.
  const visited = saysKinds(scheme) || unit.kind === scheme.kinds[0]?.id;
  const fix = '与考核组核实后改正。';
  const read = new Map<keyof VisitRow, string>();
  for (const [key, what] of dateFields) {
    const typed = typedDate(visit[key]);
    if (typed.kind === 'date') read.set(key, typed.iso);
    if (typed.kind === 'bad')
      say(key, 'visit-date', `${what}“${typed.text}”不是日期。`, '改填日期，如 2020-01-15。');
  }
  const [start, end, signed] = [read.get('start'), read.get('end'), read.get('signed')];
  if (empty(visit.start) || empty(visit.end))
    say(empty(visit.start) ? 'start' : 'end', 'visit-missing', '没有填考核日期。', '请考核组补填。');
  if (start !== undefined && end !== undefined) {
    if (start < calendar.assessmentStart || end > calendar.assessmentEnd)
      say(
        'start',
        'visit-outside',
        `考核日期 ${start} 至 ${end} 不在 ${calendar.assessmentStart} 至 ${calendar.assessmentEnd} 之内。`,
        fix,
      );
    const least = visited ? Math.max(1, calendar.minimumDays) : 1;
    if (days(start, end) < least) say('start', 'visit-too-short', `考核时间不足 ${least} 天。`, fix, field);
  }
  if (visited && calendar.spotChecks.to > 0) {
    const spots = [visit.spotOne, visit.spotTwo].filter((spot) => !empty(spot)).length;
    if (spots < calendar.spotChecks.from)
      say('spotOne', 'spot-check-missing', '没有抽查乡镇（部门）。', '请考核组补填或说明。', field);
    if (empty(visit.enterprises))
      say('enterprises', 'spot-check-enterprises', '没有填抽查的企业。', '请考核组补填或说明。', field);
  }
  if (empty(visit.signed))
    say('signed', 'report-unsigned', '考核报告没有签字日期。', '请考核组组长签字确认后填写日期。', report);
  else if (signed !== undefined && signed > calendar.reportDue)
    say(
      'signed',
      'report-late',
      `考核报告 ${signed} 签字，晚于 ${calendar.reportDue}。`,
      '记录在案。',
      report,
    );
  return findings;
}
