import { address } from '../../base/address';
import { decimal, sum } from '../../base/decimal';
import type { LocatedRow, LocatedTable } from '../../sheets/locate';
import { textOf } from '../../sheets/locate';
import { folded } from '../../base/text';
import { annexDigits, builtInSchemes, clauseById, type Origin } from '../../schemes';
import { clauseKindWords, type Clause } from '../../schemes/rubric';
import type { Scalar } from '../../sheets/model';
import { circumstanceNames, clauseTable, earnsWord } from '../clause-table';
import type { rubricHeaders } from '../rubric-sheet';
import type { Origins } from './origins';
import type { RubricLine, RubricReading } from '../rubric-reading';

/** Rubric sheets and the 条款 sheet put together as plain data, for the schema to judge. */

const restored = /^〔(.*?)〕/su;
const kinds = Object.entries(clauseKindWords) as [Clause['kind'], string][];

/** 扣或得: nothing and 扣 take points; another word stays for the schema to name. */
const effect = (word: string): { earns?: unknown } =>
  word === '' || word === '扣' ? {} : { earns: word === earnsWord ? true : word };

/** What a clause says for checks alone. */
type ForChecks = Pick<Clause, 'circumstances' | 'outOf'>;

/**
 * What the columns say that a 总表 of version 0.1.0 did not have: 情形 of the built-in clause with the same words, or with
 * the same number in the same scheme. Words about a set are said of several; its size needs number and words.
 */
function builtInChecks(
  schemeId: unknown,
): (draft: Pick<Clause, 'id' | 'text'> & { kind: string }) => ForChecks {
  const known = builtInSchemes.flatMap(({ id, load }) =>
    [...clauseById(load()).values()].map(({ clause }) => ({ clause, same: id === schemeId })),
  );
  const annexOf = (id: string) => id.split('-')[0];
  return ({ id, text, kind }) => {
    const alike = known.filter(({ clause }) => clause.kind === kind && annexOf(clause.id) === annexOf(id));
    const worded = alike.filter(({ clause }) => folded(clause.text) === folded(text));
    const numbered = alike.find(({ clause, same }) => same && clause.id === id);
    const linked = worded.find(({ clause }) => clause.circumstances) ?? numbered;
    const { outOf } = worded.find((each) => each === numbered)?.clause ?? {};
    return {
      ...(linked?.clause.circumstances ? { circumstances: linked.clause.circumstances } : {}),
      ...(outOf === undefined ? {} : { outOf }),
    };
  };
}

/** The same as typed. */
function typedChecks(line: LocatedRow): Record<string, unknown> {
  const names = circumstanceNames(textOf(line.cell('circumstances')));
  const outOf = line.cell('outOf').value;
  return {
    ...(names.length > 0 ? { circumstances: names } : {}),
    ...(outOf === null || outOf === '' ? {} : { outOf }),
  };
}

/** Columns of a clause's fields. */
const clauseColumns = {
  ...Object.fromEntries(
    [
      'text',
      'points',
      'unit',
      'required',
      'step',
      'tier',
      'circumstances',
      'outOf',
      'limit',
      'to',
      'repeat',
    ].map((key) => [key, key]),
  ),
  id: clauseTable(true).keyColumn,
  kind: ['kind', Object.values(clauseKindWords).join('、')],
  earns: ['effect', `扣、${earnsWord}`],
} as const;

/**
 * Clauses by 小项 key (附1-8). Unknown words stay as typed, so that the schema names them.
 * @param schemeId 方案标识 as it stands on 方案
 * @param nameOf number and 小项 of a line; null for one that is left out
 */
export function clauseDrafts(
  located: LocatedTable,
  schemeId: unknown,
  origins: Origins,
  nameOf: (line: LocatedRow) => { id: string; row: string } | null = asTyped,
): Map<string, unknown[]> {
  const builtIn = located.place.columns.has('circumstances') ? null : builtInChecks(schemeId);
  const drafts = new Map<string, unknown[]>();
  for (const line of located.rows) {
    const name = nameOf(line);
    if (!name) continue;
    origins.row(line, located.sheet.name, clauseTable(true, undefined, true));
    const value = (key: string) => line.cell(key).value;
    const word = textOf(line.cell('kind'));
    const named = {
      id: name.id,
      text: textOf(line.cell('text')),
      kind: kinds.find(([, name]) => name === word)?.[0] ?? word,
    };
    const draft = {
      ...named,
      points: value('points'),
      unit: value('unit'),
      required: value('required'),
      step: value('step'),
      tier: value('tier'),
      ...(builtIn ? builtIn(named) : typedChecks(line)),
      ...effect(textOf(line.cell('effect'))),
      ...Object.fromEntries(
        (['limit', 'to', 'repeat'] as const).flatMap((key) => (blank(value(key)) ? [] : [[key, value(key)]])),
      ),
    };
    const key = name.row;
    origins.from(line, draft, clauseColumns);
    drafts.set(key, [...(drafts.get(key) ?? []), draft]);
  }
  return drafts;
}

/** As it stands on the sheet; a line without a number is no clause. */
export const asTyped = (line: LocatedRow): { id: string; row: string } | null =>
  line.key === '' ? null : { id: line.key, row: textOf(line.cell('row')) };

/** 附1-8: how clauses name a 小项. */
export const clauseRowKey = ({ annex }: Pick<RubricReading, 'annex'>, { no }: { no: number }): string =>
  `附${annexDigits(annex)}-${no}`;

const blank = (value: Scalar): boolean => value === null || value === '';

/**
 * 分值 of a 大项: in its first row, or, where more of its rows have one, each 小项 has its own and they add up. Null
 * where none has: it is the 否决项. What is no number stays for the schema to name.
 */
function pointsOf(lines: readonly RubricLine[]): { item: Scalar; byRows: boolean } {
  const filled = lines.map(({ points }) => points).filter((points) => !blank(points));
  const [first] = filled;
  if (first === undefined) return { item: null, byRows: false };
  if (filled.length === 1 && !blank(lines[0]?.points ?? null)) return { item: first, byRows: false };
  const odd = filled.find((points) => typeof points !== 'number');
  const total = odd ?? sum(filled.map((points) => decimal(Number(points)))).toNumber();
  return { item: total, byRows: true };
}

/** Headers of a 小项's fields. */
const rowHeads = [
  ['no', '序号'],
  ['content', '考核内容'],
  ['standard', '考核标准'],
  ['method', '考核方法'],
  ['points', '分值'],
] as const;

export function rubricDraft(
  reading: RubricReading,
  appliesTo: string | undefined,
  clauses: ReadonlyMap<string, unknown[]>,
  origins: Origins,
): unknown {
  const number = annexDigits(reading.annex);
  const groups: RubricLine[][] = [];
  for (const line of reading.lines)
    if (line.item !== '' || groups.length === 0) groups.push([line]);
    else groups.at(-1)?.push(line);
  const place = (line: RubricLine | undefined, head: (typeof rubricHeaders)[number]): Origin => ({
    sheet: reading.sheet.name,
    cell: address(line?.row ?? 0, reading.columns.get(head) ?? 0),
    name: head,
  });
  const items = groups.map((lines, index) => {
    const points = pointsOf(lines);
    const item = {
      no: index + 1,
      title: lines[0]?.item ?? '',
      kind: points.item === null ? 'veto' : 'scored',
      points: points.item ?? 0,
      rows: lines.map((line) => {
        const head = restored.exec(line.content)?.[1] ?? null;
        const row = {
          no: line.no,
          content: line.content === '' ? null : line.content.replace(restored, ''),
          contentRestored: head,
          standard: line.standard,
          method: line.method,
          clauses: clauses.get(clauseRowKey(reading, line)) ?? [],
          ...(points.byRows && !blank(line.points) ? { points: line.points } : {}),
        };
        for (const [field, head] of rowHeads) origins.note(row, field, place(line, head));
        origins.note(row, 'contentRestored', place(line, '考核内容'));
        return row;
      }),
    };
    origins.note(item, 'title', place(lines[0], '考核项目'));
    origins.note(
      item,
      'points',
      place(
        lines.find((line) => !blank(line.points)),
        '分值',
      ),
    );
    return item;
  });
  const rubric = {
    id: `annex${number}`,
    annex: reading.annex,
    title: reading.title,
    ...(appliesTo === undefined ? {} : { appliesTo }),
    items,
    notes: reading.notes,
  };
  const mark = (what: keyof RubricReading['marks'], name: string): Origin => {
    const { row, column } = reading.marks[what];
    return { sheet: reading.sheet.name, cell: address(row, column), name };
  };
  origins.note(rubric, 'id', { ...mark('annex', '附件号'), words: '附件 和数字，如 附件 1' });
  origins.note(rubric, 'annex', mark('annex', '附件号'));
  origins.note(rubric, 'title', mark('title', '标题'));
  origins.note(rubric, 'notes', mark('notes', '备注'));
  origins.note(rubric, 'items', mark('annex', '考核细则'));
  return rubric;
}
