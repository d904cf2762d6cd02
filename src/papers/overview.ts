import { chineseDay } from '../base/calendar';
import { progressRows } from '../forms/master/home';
import { teamRows } from '../forms/master/teams-table';
import { raterRows, status } from '../forms/master/raters-table';
import type { BoundsPicture, RankingPicture } from '../pictures/picture';
import { gradesOf } from '../schemes/grades';
import type { Entries } from '../scoring/entries';
import { commonFaults, faultParagraph } from './faults';
import type { Block, Paper } from './paper';
import { yearPictures } from './pictures';
import { says } from './shared';
import type { PaperYear } from './year';

/** 年度概览: for whoever looks rather than reads. */

/** 「甲、乙、丙等 9 个」: one page has no room for more. */
const some = (names: readonly string[], most: number): string =>
  names.length > most
    ? `${names.slice(0, most).join('、')}等 ${names.length} 个`
    : names.length > 0
      ? names.join('、')
      : '无';

/** Whose material is still out. */
const outstanding = ({ state }: PaperYear): string[] => [
  ...raterRows(state)
    .filter((row) => status(row) !== '已收' && row.applied === '')
    .map(({ rater }) => rater.name),
  ...teamRows(state)
    .filter(({ receipt }) => receipt.file === '')
    .map(({ team }) => team.name),
];

/** One page for the chief: where things stand, what is late, who is at the edge. */
export function overviewPaper(year: PaperYear, entries: Entries): Paper {
  const { scheme, state, today } = year;
  const { calendar } = scheme;
  const open = outstanding(year);
  const late = today > calendar.reportDue;
  const pictures = yearPictures(year, entries, false);
  const progress = progressRows(state);
  const faults = commonFaults(year).slice(0, 3);
  const results = pictures.kinds.map(({ kind, name, pictures: own }) => {
    const ranking = own.find((picture): picture is RankingPicture => picture.is === 'ranking');
    const bounds = own.find((picture): picture is BoundsPicture => picture.is === 'bounds');
    const known = (ranking?.rows ?? []).filter(({ rank }) => rank !== null);
    const rows = bounds?.rows ?? [];
    const grades = gradesOf(scheme, kind)
      .map((grade) => `${grade.name} ${rows.filter((row) => row.grade === grade.name).length}`)
      .join('，');
    const undecided = rows.filter(({ total }) => total === null).length;
    return [
      says(name),
      says(undecided > 0 ? `${grades}，未定 ${undecided}` : grades),
      says(
        some(
          known.slice(0, 3).map(({ label, total }) => `${label} ${total}`),
          3,
        ),
      ),
      says(
        some(
          rows.filter(({ edge }) => edge !== '').map(({ label }) => label),
          4,
        ),
      ),
    ];
  });
  return {
    kind: '年度概览',
    name: '年度概览',
    orientation: 'portrait',
    margins: 'table',
    blocks: [
      { is: 'title', text: `${scheme.title}一页概览` },
      {
        is: 'centered',
        text: `${chineseDay(today)}　${state.settled ? '已核算' : '未核算，以下成绩为试算'}`,
      },
      {
        is: 'table',
        widths: [34, 12, 12, 12],
        size: 10.5,
        header: ['材料', '应收', '已收', '未收'],
        aligned: ['left', 'center', 'center', 'center'],
        rows: progress.map(({ what, due, received, decided }) => [
          says(what),
          says(due),
          says(received),
          says(due - received - decided),
        ]),
      },
      {
        is: 'note',
        text:
          open.length === 0
            ? '材料已全部收到，或已逐份决定。'
            : `${late ? `已过期限（${chineseDay(calendar.reportDue)}），还没有收到` : `${chineseDay(calendar.reportDue)}前应收，还没有收到`}：${some(open, 12)}。`,
      },
      {
        is: 'table',
        widths: [14, 30, 34, 22],
        size: 10.5,
        header: ['对象', '等次', '前三名', '在等次边上的'],
        aligned: ['left', 'left', 'left', 'left'],
        rows: results,
      },
      ...pictures.kinds.flatMap(({ name, pictures: own }) =>
        own
          .filter(({ is }) => is === 'bounds')
          .map(({ told }): Block => ({ is: 'note', text: `${name}：${told}` })),
      ),
      { is: 'note', text: faultParagraph(year, faults) },
    ],
  };
}
