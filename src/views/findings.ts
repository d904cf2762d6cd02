import type { Finding } from '../base/finding';

/** What is outstanding, many of one kind: told once, with how many and who. */
const grouped: Readonly<Record<string, (names: readonly string[]) => string>> = {
  'form-outstanding': (names) => `${names.length} 份评价表未收到：${listed(names)}。`,
  'team-outstanding': (names) =>
    `${names.length} 个考核组的工作簿未收到，台账中也没有其各单位的扣分：${listed(names)}。`,
  'report-outstanding': (names) => `${names.length} 项转报分未收到：${listed([...new Set(names)])}。`,
};

/** Names that are listed before the rest is only counted. */
const most = 6;

const listed = (names: readonly string[]): string =>
  names.length > most ? `${names.slice(0, most).join('、')}等` : names.join('、');

/**
 * Findings as the pane shows them. Alike ones about what has not come back are one, in the place of the first.
 * @param issued nothing is outstanding before anything went out
 */
export function shownFindings(findings: readonly Finding[], issued: boolean): Finding[] {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = alike.get(finding.code);
    if (own) own.push(finding);
    else alike.set(finding.code, [finding]);
  }
  const told = new Set<string>();
  return findings.flatMap((finding): Finding[] => {
    const words = grouped[finding.code];
    if (!words) return [finding];
    if (!issued || told.has(finding.code)) return [];
    told.add(finding.code);
    const all = alike.get(finding.code) ?? [];
    if (all.length === 1) return [finding];
    const named = all.map(({ rater, unit }) => rater ?? unit ?? '');
    const line: Finding = { ...finding, message: words(named) };
    delete line.rater;
    delete line.unit;
    if (all.some(({ source }) => source !== finding.source)) delete line.source;
    return [line];
  });
}
