import { failed, ok, type Result } from '../../../base/finding';
import type { WorkbookData } from '../../../sheets/data';
import { limits } from '../../../xlsx/guard';
import { identityOf, identityOfProperties, isIdentitySheet } from '../../../cells/identity';
import { completed, fetched, piecesOf, queueSheets } from './fetch';
import type { Known, KnownSheet } from './known';
import { measured } from './measure';
import type { PieceAnswer } from './piece';
import { learned, sheetData } from './sheet';
import type { Session } from '../session/session';
import { findingOf, isMissing, isTooLarge } from '../session/excel-error';

/** Reads the whole workbook in as few round trips as its bytes allow; their number knows nothing of units or raters. */

export interface OpenBook {
  data: WorkbookData;
  known: Known;
  label: string;
  /** Excel calculates only when it is asked to. */
  manual: boolean;
}

const sameSheets = (a: readonly KnownSheet[], b: readonly KnownSheet[]): boolean =>
  a.length === b.length && a.every(({ id }, index) => b[index]?.id === id);

/** @param known from the last reading; undefined before the first */
export async function readOpen(
  session: Session,
  known: Known | undefined,
  label: string,
): Promise<Result<OpenBook>> {
  let now = known;
  let merges = true;
  let unread: string | undefined;
  for (let tries = 0; tries < 5; tries++) {
    if (!now) {
      const sheets = await session.roundTrip(queueSheets);
      if (!sheets.ok) return findingOf(sheets.error, label);
      now = { sheets: sheets.value, hints: new Map() };
    }
    const first = await fetched(session, piecesOf(now, merges));
    const gaps = first.ok ? first.value.pieces.filter(({ lost }) => lost) : [];
    const done = first.ok && gaps.length === 0 ? first : undefined;
    unread = now.sheets.find(({ id }) => id === gaps[0]?.piece.sheet)?.name;
    if (!done) {
      if (!first.ok && isMissing(first.error)) now = undefined;
      else if (first.ok || isTooLarge(first.error)) {
        const cells = await measured(session, now);
        if (!cells.ok) return findingOf(cells.error, label);
        if (cells.value > limits.cells) return tooMany(cells.value, label);
      } else if (merges && /merged/i.test(first.error.location)) merges = false;
      else return findingOf(first.error, label);
      continue;
    }
    const { sheets, custom, label: name, manual } = done.value;
    const whole = await completed(session, done.value.pieces);
    if (!whole.ok) return findingOf(whole.error, label);
    const hints = new Map(now.hints);
    for (const { id } of now.sheets) {
      const answers = whole.value.filter(({ piece }) => piece.sheet === id);
      if (answers.length > 0) hints.set(id, learned(answers, hints.get(id)));
    }
    if (sameSheets(sheets, now.sheets))
      return ok({ ...assembled({ sheets, hints }, whole.value, custom), label: name, manual });
    // A sheet came or went: once more, with the list as it is now.
    now = { sheets, hints };
  }
  if (unread !== undefined) return withheld(unread, label);
  return failed('excel-changing', '读取时工作簿一直在变。', '请等别的程序或别的人改完再做一次。', {
    file: label,
  });
}

const withheld = (sheet: string, file: string) =>
  failed(
    'excel-withheld',
    `Excel 没有给出“${sheet}”的内容：这张表用到的行列太多。`,
    '请到这张表最右、最下面看有没有误填的格（Ctrl+End），删去以后保存，再做一次。',
    { file, sheet },
  );

const tooMany = (cells: number, label: string) =>
  failed('too-many-cells', `工作簿里约有 ${cells} 格，太大了。`, '请把不相干的大表移出这个工作簿。', {
    file: label,
  });

function assembled(
  known: Known,
  answers: readonly PieceAnswer[],
  custom: Readonly<Record<string, string>>,
): Pick<OpenBook, 'data' | 'known'> {
  const all = known.sheets.map((sheet) => ({
    id: sheet.id,
    data: sheetData(
      sheet,
      answers.filter(({ piece }) => piece.sheet === sheet.id),
    ),
  }));
  const plain = ({ rows }: (typeof all)[number]['data']) =>
    rows.map((row) => row?.map((cell) => cell?.value));
  const own = all.find(({ data }) => isIdentitySheet(plain(data)));
  const identity = own ? identityOf(plain(own.data)) : identityOfProperties(custom);
  const data: WorkbookData = {
    identity,
    sheets: all.filter((each) => each !== own).map((each) => each.data),
    // Excel reports no macros or links to an add-in; nothing of them is run by reading.
    baggage: [],
  };
  return {
    data,
    known: {
      ...known,
      data,
      layouts: answers.flatMap(({ layout }) => layout ?? []),
      identity: own ? { sheet: own.id, entries: identity } : undefined,
    },
  };
}
