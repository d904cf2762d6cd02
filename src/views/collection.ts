import type { Finding } from '../base/finding';

/** 收表 as the pane shows it. */

export interface FileView {
  file: string;
  status: 'taken' | 'unchanged' | 'duplicate' | 'refused';
  /** Rater id or team number, "" where it could not be told. */
  id: string;
  /** Whose it is, in words. */
  who: string;
  message: string;
}

/** Files of one rater or team that differ: one is to be chosen. */
export interface DuplicateView {
  id: string;
  who: string;
  files: string[];
  /** Where they differ: a unit, and what each file says of it (in the order of `files`). */
  differences: { unit: string; values: string[] }[];
}

export interface CollectionView {
  files: FileView[];
  duplicates: DuplicateView[];
  findings: Finding[];
  cancelled: boolean;
}
