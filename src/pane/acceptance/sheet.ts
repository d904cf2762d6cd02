import { acceptanceIds, acceptanceSteps, type AcceptanceId } from './steps';

/** 验收单 as it is filled in, and as the text that is sent in. */

interface StepMark {
  passed: boolean;
  note: string;
  /** What the program itself saw: versions, times, differences. */
  fact: string;
  /** Local time. */
  at: string;
}

export interface AcceptanceSheet {
  /** Local time. */
  begun: string;
  /** 程序, 内核, 诊断: lines made by the program when the first step was answered. */
  program: readonly string[];
  marks: Partial<Record<AcceptanceId, StepMark>>;
  /** Milliseconds of the last answer: what ran since belongs to the next one. */
  markedAt: number;
  /** What stood in the workbook when it was saved, to be held against when it is opened again. */
  saved: string;
}

export const newSheet = (begun: string, at: number): AcceptanceSheet => ({
  begun,
  program: [],
  marks: {},
  markedAt: at,
  saved: '',
});

/** The first step without an answer; undefined when all have one. */
export const nextStep = ({ marks }: AcceptanceSheet): AcceptanceId | undefined =>
  acceptanceIds.find((id) => !marks[id]);

const word = (mark: StepMark | undefined): string => (mark ? (mark.passed ? '通过' : '不通过') : '没有做');

/** The whole sheet as text: what is copied, and what the file holds. */
export function acceptanceText(sheet: AcceptanceSheet | null): string {
  const marks = sheet?.marks ?? {};
  const all = acceptanceIds.map((id) => marks[id]);
  const count = (wanted: string) => all.filter((mark) => word(mark) === wanted).length;
  return [
    '考核助手验收单',
    ...(sheet?.program ?? []),
    `开始：${sheet?.begun ?? '还没有'}　通过 ${count('通过')} 步，不通过 ${count('不通过')} 步，没有做 ${count('没有做')} 步`,
    ...acceptanceIds.flatMap((id, index) => {
      const mark = marks[id];
      const { title } = acceptanceSteps[id];
      return [
        `${index + 1} ${title}　${word(mark)}${mark ? `　${mark.at}　${mark.fact}` : ''}`,
        ...(mark && mark.note !== '' ? [`　备注：${mark.note}`] : []),
      ];
    }),
  ].join('\n');
}

const key = 'kaohe-acceptance';

/** The sheet of before, where the browser of the program keeps anything; the last step closes the program. */
export function keptSheet(): AcceptanceSheet | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<AcceptanceSheet> | null;
    const whole =
      typeof kept?.begun === 'string' && typeof kept.markedAt === 'number' && typeof kept.saved === 'string';
    return whole && Array.isArray(kept.program) && typeof kept.marks === 'object'
      ? (kept as AcceptanceSheet)
      : null;
  } catch {
    return null;
  }
}

/** Null throws it away. False where nothing can be kept: then it lives as long as the pane. */
export function keepSheet(sheet: AcceptanceSheet | null): boolean {
  try {
    if (sheet) localStorage.setItem(key, JSON.stringify(sheet));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
