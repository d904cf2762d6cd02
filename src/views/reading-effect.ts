/** 口径: what another choice would change, unit by unit. */

interface ReadingChange {
  name: string;
  /** 「91.75 → 92」; "" where it stays. */
  total: string;
  grade: string;
  rank: string;
}

export interface ReadingEffectView {
  /** Units that anything changes for, in the order of the scheme's results. */
  changes: ReadingChange[];
  /** How many totals, grades and ranks would be others. */
  totals: number;
  grades: number;
  ranks: number;
  /** Units without a total either way: what is outstanding may still be touched by it. */
  undecided: number;
}
