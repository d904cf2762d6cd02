import { parseAddress } from '../../base/address';
import type { Finding } from '../../base/finding';
import type { CellPlace } from '../../port/program';
import type { Overview } from '../../views/overview';

/** Where a finding points in the open workbook; null where it is about another file. */
export function placeOf(finding: Finding, overview: Overview | null): CellPlace | null {
  const { sheet, cell, file } = finding;
  if (!sheet || !cell) return null;
  const label = overview && 'label' in overview ? overview.label : '';
  if (file && file !== label) return null;
  const at = parseAddress(cell.split(':')[0] ?? '');
  return at ? { sheet, ...at } : null;
}

/** Where a finding was made, in words. */
export const whereOf = ({ file, sheet, cell, unit, rater }: Finding): string =>
  [file, sheet && cell ? `${sheet} ${cell}` : sheet, rater, unit].filter(Boolean).join(' · ');

/** What findings are grouped by: the file or the sheet they were made in. */
export const groupOf = ({ file, sheet }: Finding, label: string): string =>
  (file && file !== label ? file : sheet) || '整份工作簿';

/** How many there are of each severity, in words: 「错误 2，提醒 5」. */
export function countWords(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    [errors && `错误 ${errors}`, warnings && `提醒 ${warnings}`].filter(Boolean).join('，') || '没有提示'
  );
}
