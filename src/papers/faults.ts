import { sum, zero, type Decimal } from '../base/decimal';
import type { RubricRow, Rubric, RubricItem } from '../schemes/rubric';
import { shown } from '../scoring/explain-step';
import { paperSizes, type Block, type Paper } from './paper';
import { lossesPictures, teamsPicture } from './pictures';
import { listed, shownPicture } from './shared';
import { allUnits, annexOf, rowHead, unassessed, type PaperUnit, type PaperYear } from './year';

/** 共性问题: what all units lost, by 小项; and 组间尺度: the same 小项 across the teams. Advice for the office. */

export interface Fault {
  rubric: Rubric;
  item: RubricItem;
  row: RubricRow;
  /** Units assessed by this rubric. */
  units: readonly PaperUnit[];
  hit: readonly PaperUnit[];
  /** Points lost in the 小项 before the item's limit. */
  points: Decimal;
}

/** What a unit lost in a 小项. */
const lostIn = ({ scored }: PaperUnit, rubric: Rubric, no: number): Decimal =>
  scored
    .find((own) => own.rubric.id === rubric.id)
    ?.result.items.flatMap(({ rows }) => rows)
    .find((row) => row.no === no)?.deduction ?? zero;

/** 小项 in which anybody lost points: most units first, then most points. */
export function commonFaults(year: PaperYear): Fault[] {
  const units = allUnits(year);
  const faults = year.scheme.rubrics.flatMap((rubric) => {
    const own = units.filter(({ scored }) => scored.some((each) => each.rubric.id === rubric.id));
    return rubric.items.flatMap((item) =>
      item.rows.map((row): Fault => {
        const lost = own.map((unit) => ({ unit, points: lostIn(unit, rubric, row.no) }));
        const hit = lost.filter(({ points }) => points.gt(0));
        return {
          rubric,
          item,
          row,
          units: own,
          hit: hit.map(({ unit }) => unit),
          points: sum(hit.map(({ points }) => points)),
        };
      }),
    );
  });
  return faults
    .filter(({ hit }) => hit.length > 0)
    .sort((a, b) => b.hit.length - a.hit.length || b.points.minus(a.points).toNumber());
}

const teamNames = (units: readonly PaperUnit[]): string[] =>
  [...new Map(units.flatMap(({ team }) => (team ? [[team.no, team.name] as const] : [])))]
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name);

const place = ({ rubric, row }: Fault): string => `${annexOf(rubric)}第${row.no}行`;

/** A sentence a fault, for 通报 and next year's plan. */
export function faultParagraph(year: PaperYear, faults: readonly Fault[]): string {
  const known = allUnits(year).filter(({ scored }) => scored.length > 0).length > unassessed(year).size;
  if (faults.length === 0) return known ? '没有扣分。' : '还没有收到考核结果。';
  const told = faults.map(
    (fault, index) =>
      `${index + 1}. ${fault.item.title.replace(/^[一二三四五六七八九十]+、/u, '')}（${place(fault)}）：${fault.hit.length} 个单位失分，共 ${shown(fault.points)} 分`,
  );
  return `失分面较大的是：${told.join('；')}。`;
}

export function faultsPaper(year: PaperYear): Paper {
  const faults = commonFaults(year);
  const all = sum(faults.map(({ points }) => points));
  const percent = (points: Decimal): string => `${points.times(100).div(all).toFixed(1)}%`;
  const blocks: Block[] = [
    { is: 'title', text: `${year.scheme.title}共性问题` },
    { is: 'text', text: faultParagraph(year, faults.slice(0, 5)) },
    listed(
      [
        { head: '序号', width: 6 },
        { head: '考核项目', width: 15, reads: true },
        { head: '小项', width: 11 },
        { head: '考核标准', width: 32, reads: true },
        { head: '失分单位', width: 9 },
        { head: '失分', width: 7 },
        { head: '占全部失分', width: 10 },
        { head: '涉及考核组', width: 20, reads: true },
      ],
      faults.map((fault, index) => [
        index + 1,
        fault.item.title,
        place(fault),
        rowHead(fault.row),
        `${fault.hit.length}／${fault.units.length}`,
        shown(fault.points),
        percent(fault.points),
        teamNames(fault.hit).join('、'),
      ]),
      paperSizes.note,
    ),
    { is: 'note', text: '失分按小项计，大项扣完为止以前的数。内部分析用，不作为考核依据。' },
    ...lossesPictures(year).flatMap(shownPicture),
  ];
  return { kind: '共性问题', name: '共性问题', orientation: 'landscape', margins: 'table', blocks };
}

/** 组间尺度: who deducts in a 小项, and who never does. */
export function teamsPaper(year: PaperYear): Paper {
  const rows = commonFaults(year).flatMap((fault) => {
    const teams = teamNames(fault.units);
    if (teams.length < 2) return [];
    const of = (name: string) => fault.units.filter(({ team }) => team?.name === name);
    const deducting = teams.filter((name) => of(name).some((unit) => fault.hit.includes(unit)));
    const never = teams.filter((name) => !deducting.includes(name));
    const each = deducting.map((name) => {
      const own = of(name);
      const points = sum(own.map((unit) => lostIn(unit, fault.rubric, fault.row.no)));
      const hit = own.filter((unit) => fault.hit.includes(unit)).length;
      return `${name} ${hit}／${own.length} 扣${shown(points)}`;
    });
    return [{ fault, each, never }];
  });
  const blocks: Block[] = [
    { is: 'title', text: `${year.scheme.title}组间尺度` },
    {
      is: 'text',
      text: '同一小项各考核组的扣分对照。有的组扣、有的组从不扣的，请核对各组掌握的尺度；单位情况本来不同的，差别是正常的。',
    },
    listed(
      [
        { head: '小项', width: 11 },
        { head: '考核标准', width: 30, reads: true },
        { head: '扣分的考核组（扣分单位／所考单位，扣分合计）', width: 36, reads: true },
        { head: '从未扣分的考核组', width: 23, reads: true },
      ],
      rows.map(({ fault, each, never }) => [
        place(fault),
        rowHead(fault.row),
        each.join('；'),
        never.length > 0 ? never.join('、') : '无',
      ]),
      paperSizes.note,
    ),
    { is: 'note', text: '内部分析用，不作为考核依据，不附于公布的成绩。' },
    ...shownPicture(teamsPicture(year)),
  ];
  return { kind: '组间尺度', name: '组间尺度', orientation: 'landscape', margins: 'table', blocks };
}
