import { digest } from '../../base/digest';
import { circumstancesOf, formOf, groupsOf, unitById } from '../../schemes';
import type { Scalar } from '../../sheets/model';
import {
  evidenceKinds,
  joinedUnits,
  receivedFiles,
  valuesOf,
  type EvidenceRow,
  type RecordKind,
} from './evidence';
import { mismatchHeader } from './incidents';
import { reportName } from './reports';
import { fieldRows } from './scheme-fields';
import type { MasterState } from './state';

/**
 * What staff typed into the 总表 themselves, as one list of facts. Kept with each write and held against the next one,
 * so that 操作记录 tells of everything typed in between, whoever typed it where.
 */
export interface TypedFact {
  /** What 操作记录 calls such a change. */
  action: string;
  /** Tells it from others of the same action. */
  key: string;
  /** What it is about, for people. */
  object: string;
  value: string;
}

const text = (value: Scalar | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Values of a record with their words, blank ones left out. */
const words = (values: Readonly<Record<string, Scalar>>): string =>
  Object.values(values)
    .filter((value) => value !== null)
    .map(String)
    .join('，');

/** Rows without a file: each is known by what it says, and counted where two say the same. */
function ownRows(
  kind: RecordKind,
  rows: readonly { file: string; unit: Scalar | string }[],
  received: ReadonlySet<string>,
): TypedFact[] {
  const seen = new Map<string, number>();
  return rows
    .filter(({ file }) => !received.has(file))
    .map((row) => {
      const values = valuesOf(kind, { ...row });
      const value = words(values);
      const count = (seen.get(value) ?? 0) + 1;
      seen.set(value, count);
      return {
        action: kind === 'deduction' ? '录入扣分' : '录入加分',
        key: `${digest(value)}${count > 1 ? ` ${count}` : ''}`,
        object: text(row.unit),
        value,
      };
    });
}

/** What a fact is known by. */
export const factKey = ({ action, key }: Pick<TypedFact, 'action' | 'key'>): string => `${action}|${key}`;

/** A score that staff typed into the 总表, as a fact. */
export const scoreFact = (rater: string, unit: string): Pick<TypedFact, 'action' | 'key'> => ({
  action: '录入评分',
  key: `${rater} ${unit}`,
});

function scoreFacts(state: MasterState): TypedFact[] {
  // A collected form had no line for a unit that came later: what stands there was typed.
  const joined = joinedUnits(state);
  const received = new Set(
    joined.size > 0 ? state.provenance.map(({ rater, unit }) => `${rater}|${unit}`) : [],
  );
  const came = new Set([...state.receipts.keys(), ...state.provenance.map(({ rater }) => rater)]);
  return state.scheme.raters.flatMap(({ id, name }) =>
    [...(state.scores.get(id) ?? [])]
      .filter(([unit]) => !came.has(id) || (joined.has(unit) && !received.has(`${id}|${unit}`)))
      .map(([unit, value]) => ({
        ...scoreFact(id, unit),
        object: `${name}对${unitById(state.scheme, unit)?.name ?? unit}`,
        value: text(value),
      })),
  );
}

/** The scheme part by part: fields with their values, the long rest by a print of each part. */
function schemeFacts({ scheme }: MasterState): TypedFact[] {
  const fact = (key: string, object: string, value: string): TypedFact => ({
    action: '改方案',
    key,
    object,
    value,
  });
  const printed = (value: unknown) => `（校验 ${digest(JSON.stringify(value))}）`;
  return [
    ...fieldRows(scheme).map(({ field: { label }, value }) => fact(`方案 ${label}`, label, text(value))),
    ...groupsOf(scheme).map((kind) => {
      const { annex, title, weight, coefficient, maximum, decimals } = formOf(scheme, kind);
      const value = `比重 ${weight}，系数 ${coefficient}，满分 ${maximum}，小数 ${decimals} 位，${title.join('')}`;
      return fact(`评价表 ${kind}`, annex, value);
    }),
    ...scheme.grades.map(({ name, from, kinds = [], places, share }) => {
      const quota = [
        ...(places === undefined ? [] : [`名额 ${places} 个`]),
        ...(share === undefined ? [] : [`名额 ${share}%`]),
      ];
      const own = [`等次 ${name}`, ...kinds].join(' ');
      return fact(own, `等次 ${name}`, [text(from), ...quota].join('，'));
    }),
    ...scheme.bonus.rules.map(({ id, name, points }) => fact(`加分 ${id}`, name, text(points))),
    ...(scheme.circumstances ?? []).map((line, index) =>
      fact(`情形 ${index + 1}`, line.of.join('、'), printed(line)),
    ),
    ...scheme.units.map(({ id, name, aliases }) =>
      fact(`单位 ${id}`, `考核对象 ${id}`, [name, ...aliases].join('、')),
    ),
    ...scheme.teams.map(({ no, units }) => fact(`分组 ${no}`, `考核分组 ${no}`, units.join('、'))),
    ...scheme.rubrics.flatMap(({ annex, items }) =>
      items.map((item) => fact(`细则 ${annex} ${item.no}`, `${annex} ${item.title}`, printed(item))),
    ),
  ];
}

/** Everything that staff typed, as it stands. */
export function typedFacts(state: MasterState): TypedFact[] {
  const { scheme } = state;
  const received = receivedFiles(state);
  const came = new Set(
    scheme.teams.filter(({ no }) => state.receipts.has(String(no))).flatMap(({ units }) => units),
  );
  const nameOf = (id: string) => unitById(scheme, id)?.name ?? id;
  return [
    ...schemeFacts(state),
    ...Object.entries(scheme.readings).map(([id, choice]) => ({
      action: '改口径',
      key: id,
      object: `口径 ${id}`,
      value: choice,
    })),
    ...scheme.raters.map(({ id, name }) => ({ action: '填名单', key: id, object: id, value: name })),
    ...scheme.teams.map(({ no, name, leader, members, liaison, phone }) => ({
      action: '填名单',
      key: `第${no}组`,
      object: `考核组 ${no}`,
      value: [name, leader, members, liaison, phone].filter((each) => each !== '').join('，'),
    })),
    ...[...state.missing].map(([id, decision]) => ({
      action: '缺表处理',
      key: id,
      object: scheme.raters.find((rater) => rater.id === id)?.name ?? id,
      value: decision,
    })),
    ...scoreFacts(state),
    ...ownRows('deduction', state.deductions, received),
    ...ownRows('bonus', state.bonuses, received),
    ...[...state.visits.values()]
      .filter(({ unit }) => !came.has(unit))
      .map((visit) => ({
        action: '录入考核情况',
        key: visit.unit,
        object: nameOf(visit.unit),
        value: words(valuesOf('visit', { ...visit })),
      }))
      .filter(({ value }) => value !== ''),
    ...[...state.incidents.values()]
      .map((row) => ({
        action: '奖惩情形',
        key: row.unit,
        object: nameOf(row.unit),
        value: [
          ...circumstancesOf(scheme).map(({ id, name }) => [name, row.counts[id] ?? null] as const),
          ['依据', row.basis] as const,
          [mismatchHeader, row.mismatch] as const,
        ]
          .filter(([, value]) => value !== null && value !== '')
          .map(([word, value]) => `${word} ${String(value)}`)
          .join('，'),
      }))
      .filter(({ value }) => value !== ''),
    ...[...state.reports].map(([key, entry]) => ({
      action: '录入转报分',
      key,
      object: reportName(scheme, entry),
      value: [entry.value, entry.basis, entry.file].map(text).filter(Boolean).join('，'),
    })),
  ];
}

/** Cells hold some 32,000 characters; facts are kept in parts well below that. */
const partLength = 8000;

/** The facts as rows of 收到内容: object and value under action and key, many to a row. */
export function typedRows(facts: readonly TypedFact[], noted: string): EvidenceRow[] {
  const parts: Record<string, [string, string]>[] = [];
  let length = Infinity;
  for (const { action, key, object, value } of facts) {
    const size = action.length + key.length + object.length + value.length + 12;
    if (length + size > partLength) {
      parts.push({});
      length = 0;
    }
    const part = parts.at(-1);
    if (part) part[`${action}|${key}`] = [object, value];
    length += size;
  }
  return parts.map((part, index) => ({
    kind: evidenceKinds.typed,
    key: `${evidenceKinds.typed} ${index + 1}`,
    content: JSON.stringify(part),
    file: '',
    sheet: '',
    cell: '',
    noted,
    replaced: '',
  }));
}

/** The facts that were kept, or null where none were (the first write of this version). */
export function keptFacts(evidence: readonly EvidenceRow[]): TypedFact[] | null {
  const rows = evidence.filter(({ kind }) => kind === evidenceKinds.typed);
  if (rows.length === 0) return null;
  return rows.flatMap(({ content }) => {
    try {
      return Object.entries(JSON.parse(content) as Record<string, [string, string]>).map(
        ([key, [object, value]]) => {
          const [action = '', ...rest] = key.split('|');
          return { action, key: rest.join('|'), object, value };
        },
      );
    } catch {
      return [];
    }
  });
}
