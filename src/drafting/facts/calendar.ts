import { isDay, isoDay } from '../../base/calendar';
import { sentencesOf, useWords, type Passage, type Sourced, type Used } from './sentence';

/** Days that the notice sets. */
export interface Calendar {
  period: (Span & Sourced) | null;
  assessment: (Span & Sourced) | null;
  reportDue: ({ date: string } & Sourced) | null;
  /** Days that a team spends with one unit, at least. */
  minimumDays: ({ number: number } & Sourced) | null;
  /** Towns, departments … to be spot-checked. */
  spotChecks: ({ from: number; to: number } & Sourced) | null;
}

interface Span {
  from: string;
  to: string;
}

const day = String.raw`((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})[日号]`;
const span = new RegExp(
  `${day}(?:-{1,2}|至|到|起至|开始至)(?:((?:19|20)\\d{2})年)?(?:(\\d{1,2})月)?(\\d{1,2})[日号]`,
);
const due = new RegExp(`${day}(?:之)?前[^,。;]{0,30}?(?:报|送|交)|(?:报|送|交)[^,。;]{0,10}?${day}前`);

const iso = (
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
): string | null => {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  return isDay(y, m, d) ? isoDay(y, m, d) : null;
};

function spanOf(text: string): Span | null {
  const match = span.exec(text);
  if (!match) return null;
  const [, year, month, date, lastYear, lastMonth, lastDate] = match;
  const from = iso(year, month, date);
  const to = iso(lastYear ?? year, lastMonth ?? month, lastDate);
  return from === null || to === null ? null : { from, to };
}

export function calendarOf(passages: readonly Passage[], used: Used): Calendar {
  const calendar: Calendar = {
    period: null,
    assessment: null,
    reportDue: null,
    minimumDays: null,
    spotChecks: null,
  };
  // 「二、考核时限」 in a line of its own heads the line behind it.
  let heading = '';
  for (const passage of passages.filter(({ prose }) => prose)) {
    for (const one of sentencesOf(passage)) {
      const { text, quote: source, at } = one;
      const found = spanOf(text);
      if (found && /时限|期限|周期|考核年度|考核期|统计/.test(heading + text))
        calendar.period ??= { ...found, source, at };
      else if (found && /时间|组织|实施|开展|进行|考核/.test(heading + text))
        calendar.assessment ??= { ...found, source, at };
      const match = due.exec(text);
      if (match && /报|送|交/.test(text)) {
        const date = iso(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]);
        if (date !== null && /报告|结果|材料|总结|考核/.test(text))
          calendar.reportDue ??= { date, source, at };
      }
      const days = /(?:考核|检查)?时间(?:一般)?(?:不少于|不得少于|至少)(\d+(?:\.\d+)?)天/.exec(text)?.[1];
      if (days !== undefined) calendar.minimumDays ??= { number: Number(days), source, at };
      const checks = /抽查(?:不少于|至少)?(\d+)(?:-{1,2}|至|到)(\d+)个/.exec(text);
      if (checks) calendar.spotChecks ??= { from: Number(checks[1]), to: Number(checks[2]), source, at };
      if (found || match || days !== undefined || checks) useWords(used, one);
    }
    heading = passage.text.length <= 16 && !/[。；：:]/.test(passage.text) ? passage.text : '';
  }
  return calendar;
}
