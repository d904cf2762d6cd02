import type { Capability, Diagnosis } from '../../../port/diagnosis';
import { verdictOf } from '../../office/trials';

/**
 * What the self-test comes to, in one sentence.
 * @param way the way out where Excel cannot be used
 */
export const selfTestVerdict = (tried: readonly Capability[], way: string): Diagnosis['verdict'] =>
  verdictOf(tried, {
    program: 'Excel',
    needed: ['calculation', 'text', 'protection'],
    elsewhere: {
      ids: ['insert', 'formulas', 'tidy'],
      words: '建表时请点“在新窗口打开”或“下载总表”。',
    },
    way,
  });
