/** What a program was found to be able to do, for people who ask why something does not work. Plain data. */

export interface Capability {
  /** Stays the same over versions, for whoever reads a report: "block-write". */
  id: string;
  /** What people call it. */
  name: string;
  works: boolean;
  /** What was tried and seen; where it does not work, what is done instead. */
  detail: string;
}

export interface Diagnosis {
  /** The program's name and version as it gives them. */
  program: string;
  version: string;
  /** The engine that the pane runs on. */
  engine: string;
  /** Whether the assistant can do its work here at all, in one plain sentence. */
  verdict: { usable: boolean; words: string };
  capabilities: readonly Capability[];
  /** What went wrong since, without stopping the work. Newest last. */
  troubles: readonly string[];
}

/** The diagnosis as text to copy into a message. */
export function diagnosisText({
  program,
  version,
  engine,
  verdict,
  capabilities,
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
  if (troubles.length > 0) lines.push('经过中遇到的问题：', ...troubles.map((trouble) => `· ${trouble}`));
  return lines.join('\n');
}
