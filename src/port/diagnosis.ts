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
  /** What no program can be asked and people should know: a policy under which it crashes. */
  remarks: readonly string[];
  /** What went wrong since, without stopping the work. Newest last. */
  troubles: readonly string[];
}
