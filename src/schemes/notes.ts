import type { Rubric } from './rubric';
import { annexWord } from './lookup';

/** 备注 below a rubric, and the sentences of it that answers rest on. */

export interface Note {
  /** Its number as printed; "" where the 备注 are not numbered. */
  no: string;
  text: string;
}

/** 「备注：1、…；2、…」 apart. A digit that a 「、」 follows within a sentence begins no note: they count up from 1. */
export function notesOf({ notes }: Pick<Rubric, 'notes'>): Note[] {
  const body = notes.replace(/^\s*备注\s*[:：]?\s*/u, '');
  const found: Note[] = [];
  let start = 0;
  for (const mark of body.matchAll(/(?<=^|[\s；;。])(\d+)[、.．]\s*/gu)) {
    if (Number(mark[1]) !== found.length + 1) continue;
    const last = found.at(-1);
    if (last) last.text = body.slice(start, mark.index);
    start = mark.index + mark[0].length;
    found.push({ no: mark[1] ?? '', text: '' });
  }
  const last = found.at(-1);
  if (!last) return body === '' ? [] : [{ no: '', text: body }];
  last.text = body.slice(start);
  return found;
}

/** The piece of 备注 that has the words, as a source: 备注 1：小项扣分到…为止; undefined where none has. */
export function quotedNote(rubric: Rubric, words: RegExp): { no: string; text: string } | undefined {
  for (const { no, text } of notesOf(rubric)) {
    const piece = text.split(/[，,；;。\n]/u).find((each) => words.test(each));
    if (piece !== undefined) return { no: no === '' ? '备注' : `备注 ${no}`, text: piece.trim() };
  }
  return undefined;
}

/** What is said where the scheme has no sentence for a thing. */
export const unsaid = '原文未规定';

/** Words that say that points end at nothing. */
export const limitPattern = /扣完|为止|不倒扣|不计负分/u;

/** 「小项扣分到本大项分数扣完为止」 as the scheme has it, with its place; or that it has no such sentence. */
export function limitSource(rubric: Rubric): string {
  const note = quotedNote(rubric, limitPattern);
  return note ? `${annexWord(rubric.annex)} ${note.no}：${note.text}` : unsaid;
}
