import { chineseDay } from '../base/calendar';
import { grouped } from '../base/grouped';
import { hasCome, openReports, reportRows } from '../forms/master/reports';
import type { MasterState } from '../forms/master/state';
import { gradesOf } from '../schemes/grades';
import { awaited, type Awaited } from './awaited';
import { commonFaults, faultParagraph } from './faults';
import { paperSizes, type Block, type Paper, type PaperTable } from './paper';
import { standings } from './pictures';
import { listed, shownPicture, some } from './shared';
import { rankedKinds, type PaperYear } from './year';

/** 年度概览: for whoever looks rather than reads. */

const last = Number.MAX_SAFE_INTEGER;

const orNone = (words: string): string => (words === '' ? '无' : words);

/** What has come, by kind of material. */
function receivedTable(material: readonly Awaited[], state: MasterState): PaperTable {
  const kinds = grouped(material, (each) => `${each.group}：${each.material}`);
  const reports = reportRows(state);
  const sent = reports.filter(hasCome).length;
  return listed(
    [
      { head: '材料', width: 48, reads: true },
      { head: '应收', width: 13 },
      { head: '已收', width: 13 },
      { head: '已决定或按口径', width: 13 },
      { head: '未收', width: 13 },
    ],
    [
      ...[...kinds].map(([what, own]) => {
        const came = own.filter((each) => each.came).length;
        const open = own.filter((each) => each.open).length;
        return [what, own.length, came, own.length - came - open, open];
      }),
      ...(reports.length > 0 ? [['转报分', reports.length, sent, 0, reports.length - sent]] : []),
    ],
    paperSizes.note,
    true,
  );
}

/**
 * One page for the chief: where things stand, what is late, who is at the edge; behind it the pictures of that.
 * @param official whether the figures were settled, and nothing was changed since
 */
export function overviewPaper(year: PaperYear, official: boolean): Paper {
  const { scheme, today } = year;
  const { calendar } = scheme;
  const material = awaited(year);
  const open = [
    ...openReports(year.state).map((each) => `转报分${each}`),
    ...material.filter((each) => each.open).map(({ name }) => name),
  ];
  const late = today > calendar.reportDue;
  const faults = commonFaults(year).slice(0, 3);
  const found = standings(year);
  const results = found.map(({ kind, ranking, bounds: { rows } }) => {
    const known = ranking.rows.filter(({ rank }) => rank !== null);
    const grades = gradesOf(scheme, kind.id)
      .map((grade) => `${grade.name} ${rows.filter((row) => row.grade === grade.name).length}`)
      .join('，');
    const undecided = rows.filter(({ total }) => total === null).length;
    const edge = rows.filter((row) => row.edge !== '').map(({ label }) => label);
    // Whoever shares the third place is among the first three; beside other kinds nobody's place can be counted here.
    const third = known[2]?.rank ?? last;
    const together = rankedKinds(year, kind.id).length > 1;
    const best = known
      .filter(({ rank }) => (rank ?? last) <= third)
      .map(({ label, total, rank }) => `${together ? `第 ${rank ?? ''} 名` : ''}${label} ${total}`);
    return [
      kind.name,
      undecided > 0 ? `${grades}，未定 ${undecided}` : grades,
      orNone(some(best, 6)),
      orNone(some(edge, 4)),
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
        text: `${chineseDay(today)}　${official ? '已核算' : '未核算，以下成绩为试算'}`,
      },
      receivedTable(material, year.state),
      {
        is: 'note',
        text:
          open.length === 0
            ? '材料已全部收到，或者已决定、按口径处理。'
            : `${late ? `已过期限（${chineseDay(calendar.reportDue)}），还没有收到` : `${chineseDay(calendar.reportDue)}前应收，还没有收到`}：${some(open, 12)}。`,
      },
      listed(
        [
          { head: '对象', width: 16, reads: true },
          { head: '等次', width: 28, reads: true },
          { head: '前三名', width: 34, reads: true },
          { head: '在等次边上的', width: 22, reads: true },
        ],
        results,
        paperSizes.note,
        true,
      ),
      ...found.map(({ kind, bounds }): Block => ({ is: 'note', text: `${kind.name}：${bounds.told}` })),
      { is: 'note', text: faultParagraph(year, faults) },
      ...found.flatMap(({ ranking, bounds }, index): Block[] => [
        ...(index === 0 ? [{ is: 'page' as const }] : []),
        ...shownPicture(ranking),
        ...shownPicture(bounds),
      ]),
    ],
  };
}
