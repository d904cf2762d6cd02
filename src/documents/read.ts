import { failed, ok, type Result } from '../base/finding';
import { textSource } from '../drafting/plain-text';
import { workbookSource } from '../drafting/sheets';
import type { Source } from '../drafting/source';
import { fileKind, guard, limits } from '../xlsx/guard';
import { readWorkbook } from '../xlsx/read';
import { readDocx } from './docx';
import { htmlSource } from './html';

/** The one door of this layer: the bytes of a notice, whatever it was written with, as blocks. Never throws. */
export async function readSource(bytes: Uint8Array, label: string): Promise<Result<Source>> {
  if (isText(bytes)) return textOf(bytes, label);
  // A container that is a workbook is read as one; all else is a document, or is said.
  const book = guard(bytes, label);
  if (!book.ok) return readDocx(bytes, label);
  const read = await readWorkbook(bytes, label);
  return read.ok ? ok(workbookSource(read.value)) : read;
}

/** What was pasted: HTML where the clipboard has it, for plain text has lost the merged cells. */
export const pastedSource = (html: string, text: string): Source =>
  /<(?:table|p|div|span)\b/i.test(html) ? htmlSource(html) : textSource(text);

function isText(bytes: Uint8Array): boolean {
  if (fileKind(bytes)) return false;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return wide || !bytes.subarray(0, 4096).includes(0);
}

function textOf(bytes: Uint8Array, label: string): Result<Source> {
  if (bytes.length === 0)
    return failed('file-empty', '文件是空的（0 字节）。', '请换一份有内容的文件。', { file: label });
  if (bytes.length > limits.file)
    return failed(
      'file-too-large',
      `文件过大（超过 ${limits.file / 1_048_576} MB），为安全起见没有打开。`,
      '请只保留通知正文和附件后再选。',
      { file: label },
    );
  const text = decoded(bytes);
  if (text === null)
    return failed(
      'file-encoding',
      '读不出这个文本文件用的是哪种文字编码。',
      '请用记事本打开，另存为 UTF-8 编码的 .txt 后再选。',
      { file: label },
    );
  return ok(/^\s*(?:<!doctype html|<html|<table|<meta)/i.test(text) ? htmlSource(text) : textSource(text));
}

/** UTF-8, UTF-16 with its mark, or what Chinese Windows writes; null where it is none of them. */
function decoded(bytes: Uint8Array): string | null {
  const named =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  for (const encoding of named === null ? ['utf-8', 'gb18030'] : [named]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one is tried.
    }
  }
  return null;
}

/** Both ways in as one, for whoever is given a reader of notices. */
export const notices = { read: readSource, pasted: pastedSource };
