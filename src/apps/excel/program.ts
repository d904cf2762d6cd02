/// <reference types="office-js" />
import type { Finding } from '../../base/finding';
import { excelProgram, type ExcelProgram, type OfficeDocument } from '../../hosts/excel';
import type { Unsubscribe } from '../../port/program';

/** The Excel that this page stands in, with what it has to say to the user. */
export interface ExcelHere {
  program: ExcelProgram;
  /** 「请先按回车……」 while Excel waits for the user, null when it goes on. */
  notice: (listener: (words: string | null) => void) => Unsubscribe;
  /** Gives up what waits for the user; the work says why it was not done. */
  stopWaiting: () => void;
  /** What Excel did not take over and could not be mended. */
  reports: (listener: (finding: Finding) => void) => Unsubscribe;
  /** The same in words, all of them so far; others may add theirs. */
  troubles: string[];
}

/** Calls every listener; the function handed back ends one's listening. */
function listeners<Told>(): {
  tell: (told: Told) => void;
  listen: (one: (told: Told) => void) => Unsubscribe;
} {
  const all = new Set<(told: Told) => void>();
  return {
    tell: (told) => {
      for (const one of [...all]) one(told);
    },
    listen: (one) => {
      all.add(one);
      return () => all.delete(one);
    },
  };
}

/**
 * Only where office.js says that the host is Excel.
 * @param patient whether to wait while a cell is being edited; otherwise the call fails and says so
 */
export function excelHere(patient = true): ExcelHere {
  const notice = listeners<string | null>();
  const reports = listeners<Finding>();
  const troubles: string[] = [];
  let stopNow = (): void => undefined;
  const program = excelProgram({
    excel: Excel,
    // The declarations know more of it than we use, and less of what it answers.
    document: Office.context.document as unknown as OfficeDocument,
    onWaiting: (words, stop) => {
      stopNow = stop;
      notice.tell(words);
      return patient;
    },
    onNotice: (finding) => {
      troubles.push(finding.message);
      reports.tell(finding);
    },
  });
  const stopWaiting = (): void => {
    stopNow();
  };
  return { program, notice: notice.listen, stopWaiting, reports: reports.listen, troubles };
}
