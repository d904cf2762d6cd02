import type { Finding } from '../base/finding';
import type { Progress } from '../port/port';
import { obeyed, oneLine, visible } from './visible';

/** What commands print: Chinese lines on stdout, progress and refusals on stderr. */

export const say = (line = ''): void => {
  process.stdout.write(`${visible(line)}\n`);
};

export const complain = (line: string): void => {
  process.stderr.write(`${visible(line)}\n`);
};

/** As JSON escapes them by itself below U+0020: what a terminal would obey stands as its number. */
export const sayJson = (value: unknown): void => {
  const text = JSON.stringify(value, null, 2).replace(
    obeyed,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  process.stdout.write(`${text}\n`);
};

const severityWords = { error: '错误', warning: '提醒' } as const;

/** 错误 form-outstanding 总表.xlsx 评价人!C5 某市 专家01：… */
export function findingLine(finding: Finding): string {
  const allowed = finding.allowed ? `（允许：${finding.allowed.replace(/。$/, '')}）` : '';
  const place = [
    finding.file,
    [finding.sheet, finding.cell].filter((part) => part).join('!'),
    finding.unit,
    finding.rater,
  ].filter((part) => part);
  return oneLine(
    `${severityWords[finding.severity]} [${finding.code}] ${place.join(' ')}${place.length > 0 ? '：' : ''}${finding.message}${allowed}${finding.remedy}`,
  );
}

/** Errors first; the same sentence is printed once. */
export function sayFindings(findings: readonly Finding[]): void {
  const lines = [...findings]
    .sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1))
    .map(findingLine);
  for (const line of new Set(lines)) say(line);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (findings.length > 0) say(`共 ${errors} 条错误、${findings.length - errors} 条提醒。`);
}

/** Findings as other tools read them: every key present, "" where it does not apply. */
export const findingJson = (finding: Finding) => ({
  code: finding.code,
  severity: finding.severity,
  file: finding.file ?? '',
  sheet: finding.sheet ?? '',
  cell: finding.cell ?? '',
  unit: finding.unit ?? '',
  rater: finding.rater ?? '',
  message: finding.message,
  allowed: finding.allowed ?? '',
  source: finding.source ?? '',
  remedy: finding.remedy,
});

/** Shows a line on a terminal once the work has taken a second; silent elsewhere. */
export function terminalProgress(verb: string): Progress {
  const start = Date.now();
  return (done, total, what) => {
    if (process.stderr.isTTY && Date.now() - start > 1000)
      process.stderr.write(
        done === total ? '\r\u001b[K' : `\r\u001b[K${verb} ${done}/${total} ${oneLine(what)}`,
      );
    return true;
  };
}

/** Columns a text takes on a terminal, where Chinese characters are two wide. */
const wide = (text: string): number =>
  [...text].reduce((sum, each) => sum + (each.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

/** A table with aligned columns; numbers to the right. */
export function sayTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows].map((row) => row.map((each) => oneLine(String(each))));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => wide(row[column] ?? ''))));
  for (const [index, row] of cells.entries()) {
    const parts = row.map((text, column) => {
      const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - wide(text)));
      const right = index > 0 && typeof rows[index - 1]?.[column] === 'number';
      return right ? room + text : text + room;
    });
    say(parts.join('  ').trimEnd());
  }
}
