import type { FileView } from '../../../assistant/api';
import type { ReturnStatus } from '../../../views/overview';
import type { Tone } from '../../common/Mark';

/** Words and tones of what came of a file, worst first. */
export const fileStatus: Record<FileView['status'], { words: string; tone: Tone; order: number }> = {
  refused: { words: '拒收', tone: 'bad', order: 0 },
  duplicate: { words: '重复', tone: 'care', order: 1 },
  taken: { words: '已收', tone: 'good', order: 2 },
  unchanged: { words: '未变', tone: 'plain', order: 3 },
};

/** Tones of what has come back; the words come with it. */
export const returnTone: Record<ReturnStatus, Tone> = {
  received: 'good',
  decided: 'plain',
  partial: 'care',
  conflict: 'bad',
  outstanding: 'plain',
};
