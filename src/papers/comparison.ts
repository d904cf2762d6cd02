import { folded } from '../base/text';
import { absentWords, circumstanceLines, gradeLines } from '../schemes';
import type { Scheme, Unit } from '../schemes/scheme';
import { shown } from '../scoring/explain-step';
import { paperSizes, type Block, type Paper } from './paper';
import { rankNotes } from './publication';
import { listed } from './shared';
import { allUnits, namesOf, type PaperUnit, type PaperYear } from './year';

/** 对比上年: rank, score and grade beside those of last year's 总表. Units are matched by name or alias. */

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

/** Rules of 等次 and 情形 that one year has and the other has not: then the same total may be another grade. */
function changedRules(before: Scheme, now: Scheme): Block[] {
  const lines = (scheme: Scheme) => [...gradeLines(scheme), ...circumstanceLines(scheme)];
  const only = (of: Scheme, other: Scheme) => lines(of).filter((line) => !lines(other).includes(line));
  const said = [
    { year: now.year, own: only(now, before) },
    { year: before.year, own: only(before, now) },
  ].flatMap(({ year, own }) => (own.length === 0 ? [] : [`${year}年：${own.join('；')}。`]));
  return said.length === 0
    ? []
    : [{ is: 'note', text: `两年的等次、名额、情形有不同的规定。${said.join('')}` }];
}

export function comparisonPaper(year: PaperYear, before: PaperYear): Paper {
  const known = new Map<string, PaperUnit>();
  for (const own of allUnits(before))
    for (const name of [own.unit.name, ...own.unit.aliases]) known.set(folded(name), own);
  const earlier = (unit: Pick<Unit, 'name' | 'aliases'>): PaperUnit | undefined =>
    [unit.name, ...unit.aliases].map((name) => known.get(folded(name))).find((own) => own !== undefined);
  const [last, now] = [before.scheme.year, year.scheme.year];
  const columns = [
    { head: '单位', width: 27 },
    { head: `${last}年\n名次`, width: 12 },
    { head: `${now}年\n名次`, width: 12 },
    { head: '升降', width: 8 },
    { head: `${last}年\n总分`, width: 12 },
    { head: `${now}年\n总分`, width: 12 },
    { head: '增减', width: 9 },
    { head: `${last}年\n等次`, width: 12.5 },
    { head: `${now}年\n等次`, width: 12.5 },
  ];
  const line = (own: PaperUnit) => {
    const then = earlier(own.unit);
    const [rank, was] = [own.result.rank, then?.result.rank ?? null];
    const [total, old] = [own.result.total, then?.result.total ?? null];
    return [
      own.unit.name,
      was ?? '—',
      rank ?? '—',
      rank !== null && was !== null ? signed(was - rank) : '—',
      old ? shown(old) : '—',
      total ? shown(total) : '—',
      total && old ? signed(Number(shown(total.minus(old)))) : '—',
      then?.result.grade ?? '—',
      own.result.grade ?? '—',
    ];
  };
  // Who is 不参评 this year is not gone.
  const present = [...allUnits(year).map(({ unit }) => unit), ...(year.scheme.absent ?? [])];
  const kept = new Set(present.map(earlier));
  const gone = allUnits(before).filter((own) => !kept.has(own));
  const absent = absentWords(year.scheme);
  const blocks: Block[] = [
    { is: 'title', text: `${now}年度与${last}年度考核结果对比` },
    {
      is: 'text',
      text: '名次升为正。两年的考核细则和单位可能不同，总分只供参考。',
    },
    ...changedRules(before.scheme, year.scheme),
    ...year.kinds.flatMap((kind): Block[] => [
      { is: 'heading', level: 1, text: kind.name },
      listed(columns, kind.units.map(line), paperSizes.note),
      ...rankNotes(year, kind),
    ]),
    ...(gone.length > 0
      ? [
          {
            is: 'note' as const,
            text: `${last}年有、${now}年没有的单位：${namesOf(gone)}。`,
          },
        ]
      : []),
    ...(absent === '' ? [] : [{ is: 'note' as const, text: `${now}年${absent}` }]),
  ];
  return { kind: '对比上年', name: '对比上年', orientation: 'portrait', margins: 'table', blocks };
}
