import type { Finding, Place } from '../base/finding';
import type { Scheme, Unit } from '../schemes/scheme';
import type { VisitRow } from '../forms/master/state';
import type { Scalar } from '../sheets/model';
import { warning } from './finding';

/** 考核情况 against the calendar (notice 六、七（三）). */

const isDate = (value: Scalar): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const empty = (value: Scalar): boolean => value === null || value === '';

/** Days from one ISO date to another, both counted. */
const days = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

export function checkVisit(scheme: Scheme, unit: Unit, visit: VisitRow, place: Place): Finding[] {
  const { calendar } = scheme;
  const [, assessment, field, report] = calendar.sources;
  const findings: Finding[] = [];
  const say = (code: string, message: string, remedy: string, source = assessment) =>
    findings.push(
      warning(code, message, remedy, { ...place, unit: unit.name, ...(source ? { source } : {}) }),
    );
  const fix = '与考核组核实后改正。';
  for (const [key, what] of [
    ['start', '开始日期'],
    ['end', '结束日期'],
    ['signed', '报告签字日期'],
  ] as const)
    if (!empty(visit[key]) && !isDate(visit[key]))
      say('visit-date', `${what}“${String(visit[key])}”不是日期。`, '改填日期，如 2020-01-15。');
  if (empty(visit.start) || empty(visit.end)) say('visit-missing', '没有填考核日期。', '请考核组补填。');
  if (isDate(visit.start) && isDate(visit.end)) {
    if (visit.start < calendar.assessmentStart || visit.end > calendar.assessmentEnd)
      say(
        'visit-outside',
        `考核日期 ${visit.start} 至 ${visit.end} 不在 ${calendar.assessmentStart} 至 ${calendar.assessmentEnd} 之内。`,
        fix,
      );
    if (days(visit.start, visit.end) < (unit.kind === 'district' ? calendar.minimumDays : 1))
      say('visit-too-short', `考核时间不足 ${calendar.minimumDays} 天。`, fix, field);
  }
  if (unit.kind === 'district') {
    const spots = [visit.spotOne, visit.spotTwo].filter((spot) => !empty(spot)).length;
    if (spots < calendar.spotChecks.from)
      say('spot-check-missing', '没有抽查乡镇（镇、办）或职能部门。', '请考核组补填或说明。', field);
    if (empty(visit.enterprises))
      say('spot-check-enterprises', '没有填抽查的企业。', '请考核组补填或说明。', field);
  }
  if (empty(visit.signed))
    say('report-unsigned', '考核报告没有签字日期。', '请考核组组长签字确认后填写日期。', report);
  else if (isDate(visit.signed) && visit.signed > calendar.reportDue)
    say('report-late', `考核报告 ${visit.signed} 签字，晚于 ${calendar.reportDue}。`, '记录在案。', report);
  return findings;
}
