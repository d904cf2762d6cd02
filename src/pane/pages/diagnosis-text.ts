import type { Diagnosis } from '../../port/diagnosis';

/** The diagnosis as text to copy into a message. */
export function diagnosisText({
  program,
  version,
  engine,
  verdict,
  capabilities,
  remarks,
  troubles,
}: Diagnosis): string {
  const lines = [
    `程序：${program} ${version}`.trim(),
    `内核：${engine || '不明'}`,
    `结论：${verdict.words}`,
    ...capabilities.map(
      ({ name, works, detail, id }) =>
        `${works ? '可用' : '不可用'}　${name}（${id}）${detail === '' ? '' : `：${detail}`}`,
    ),
  ];
  if (remarks.length > 0) lines.push('另请知道：', ...remarks.map((remark) => `· ${remark}`));
  if (troubles.length > 0) lines.push('经过中遇到的问题：', ...troubles.map((trouble) => `· ${trouble}`));
  return lines.join('\n');
}
