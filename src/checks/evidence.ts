import { address } from '../base/address';
import { decimal } from '../base/decimal';
import type { Finding, Place } from '../base/finding';
import {
  changeKeys,
  contentOf,
  currentEvidence,
  joinedUnits,
  originKey,
  recordFields,
  settledValue,
  valuesOf,
  type RecordKind,
} from '../forms/master/evidence';
import type { CorrectionRow } from '../forms/master/corrections';
import { masterSheets } from '../forms/master/places';
import { noVisit, type MasterState, type ProvenanceRow } from '../forms/master/state';
import { formOf, groupsOf, ratersOf, unitById, unitByName, unitsRatedBy } from '../schemes';
import type { Rater, RaterKind, Scheme, Unit } from '../schemes/scheme';
import { coefficient } from '../scoring/rating';
import type { Origin } from '../scoring/entries';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { error, warning } from './finding';
import type { TableFinder } from './typed/context';

/** The 总表 against what was received: every value that came from a file and stands otherwise now. */

/** One thing that differs. It is the same thing as long as its key is, whatever it says now. */
export interface Difference {
  key: string;
  /** 「专家01对某区的评分」. */
  object: string;
  /** In the 总表. */
  place: Place;
  original: string;
  now: string;
  /** Where the original value was read. */
  origin: Origin;
  /** Of an error in the file itself: how its sender mends it. It stands until a mended file comes or a reason is given. */
  fault?: string;
  /** Of a thing to be decided: what can be done about it beside giving a reason. */
  decision?: string;
  /** Puts the original back into the state. */
  putBack: (state: MasterState) => void;
}

const nothing = '空白';
const shown = (value: Scalar | undefined): string =>
  value === null || value === undefined || value === '' ? nothing : String(value);

/** The key under which entries look for what was changed about them. */
export const scoreKey = (rater: string, unit: string): string => `score|${rater}|${unit}`;
const recordKey = (kind: RecordKind, key: string): string => `${kind}|${key}`;

/** A unit's row in a keyed table of the 总表. */
function placeIn(state: MasterState, find: TableFinder, table: string, unit: string, column: string): Place {
  const located = find(table);
  const row = located?.rows.find((each) => unitByName(state.scheme, each.key)?.id === unit);
  const name = unitById(state.scheme, unit)?.name ?? unit;
  return { sheet: located?.sheet.name ?? '', cell: row?.address(column) ?? '', unit: name };
}

/* Scores */

/** Scores of one collected form: as received and as they stand, unit by unit. */
interface Column {
  rater: Rater;
  cells: { unit: string; original: Scalar; now: Scalar; from: ProvenanceRow | undefined }[];
}

/** Raters whose form came as a file, with what it said. */
function collectedColumns(state: MasterState, kind: RaterKind, units: readonly Unit[]): Column[] {
  const from = new Map(state.provenance.map((row) => [`${row.rater}|${row.unit}`, row]));
  const known = new Set(state.provenance.map(({ rater }) => rater));
  return (
    ratersOf(state.scheme, kind)
      // Not by 收到文件 on 评价人: who wiped that cell would change scores that nobody holds against their file.
      .filter(({ id }) => known.has(id))
      .map((rater) => ({
        rater,
        cells: units.map(({ id: unit }) => {
          const row = from.get(`${rater.id}|${unit}`);
          const now = state.scores.get(rater.id)?.get(unit) ?? null;
          return { unit, original: row?.taken ?? null, now, from: row };
        }),
      }))
  );
}

const receiptOrigin = (state: MasterState, id: string): Origin => ({
  file: state.receipts.get(id)?.file ?? '',
  sheet: '',
  cell: '',
});

const putScore = (rater: string, unit: string, value: Scalar) => (state: MasterState) => {
  const own = state.scores.get(rater) ?? new Map<string, Scalar>();
  if (value === null || value === '') own.delete(unit);
  else own.set(unit, value);
  if (own.size > 0) state.scores.set(rater, own);
  else state.scores.delete(rater);
};

/** Which other line of numbers a changed one has become: labels that were exchanged are one fault, not thirty. */
function exchanged<Key>(
  lines: readonly { key: Key; original: readonly Scalar[]; now: readonly Scalar[] }[],
): Map<Key, Key> {
  const alike = (a: readonly Scalar[], b: readonly Scalar[]) =>
    a.length === b.length && a.every((value, index) => sameValue(value, b[index] ?? null));
  const moved = lines.filter(({ original, now }) => !alike(original, now));
  const found = new Map<Key, Key>();
  for (const { key, now } of moved) {
    const other = moved.find((each) => each.key !== key && alike(each.original, now));
    if (other) found.set(key, other.key);
  }
  // Only a closed exchange: every line that took another's place has one that took its own.
  const taken = new Set(found.values());
  return new Map([...found].filter(([key, other]) => found.has(other) && taken.has(key)));
}

function scoreDifferences(state: MasterState, find: TableFinder, kind: RaterKind): Difference[] {
  // A unit without a row in the table is said by the reading; what its scores were is not told sixteen times more.
  const located = find(kind);
  const there = new Set(located?.rows.map(({ key }) => unitByName(state.scheme, key)?.id));
  const units = unitsRatedBy(state.scheme, kind).filter(({ id }) => !located || there.has(id));
  const columns = collectedColumns(state, kind, units);
  const form = formOf(state.scheme, kind).annex;
  const joined = joinedUnits(state);
  const raters = exchanged(
    columns.map(({ rater, cells }) => ({
      key: rater.id,
      original: cells.map(({ original }) => original),
      now: cells.map(({ now }) => now),
    })),
  );
  const rows = exchanged(
    units.map(({ id }, index) => ({
      key: id,
      original: columns.map(({ cells }) => cells[index]?.original ?? null),
      now: columns.map(({ cells }) => cells[index]?.now ?? null),
    })),
  );
  const restoreAll =
    (cells: readonly { rater: string; unit: string; original: Scalar }[]) => (to: MasterState) => {
      for (const { rater, unit, original } of cells) putScore(rater, unit, original)(to);
    };
  const found: Difference[] = [];
  for (const [unit, other] of columns.length > 1 ? rows : []) {
    const index = units.findIndex(({ id }) => id === unit);
    const name = units[index]?.name ?? unit;
    found.push({
      key: `scores|${kind}|${unit}`,
      object: `${name}的全部${form}评分`,
      place: placeIn(state, find, kind, unit, 'unit'),
      original: `${name}的分数`,
      now: `${unitById(state.scheme, other)?.name ?? other}的分数`,
      origin: { file: '', sheet: '', cell: '' },
      putBack: restoreAll(
        columns.map(({ rater, cells }) => ({
          rater: rater.id,
          unit,
          original: cells[index]?.original ?? null,
        })),
      ),
    });
  }
  for (const { rater, cells } of columns) {
    // A form that had no line for a unit that came later says nothing of it.
    const differing = cells.filter(
      ({ unit, original, now, from }) =>
        !rows.has(unit) && !(joined.has(unit) && !from) && !sameValue(original, now),
    );
    if (differing.length === 0) continue;
    const head = located?.place.columns.get(rater.id);
    const top = head === undefined ? '' : address(located?.place.headerRow ?? 0, head);
    const whole = {
      place: { sheet: located?.sheet.name ?? '', cell: top, rater: rater.name },
      origin: receiptOrigin(state, rater.id),
      putBack: restoreAll(cells.map(({ unit, original }) => ({ rater: rater.id, unit, original }))),
    };
    const other = raters.get(rater.id);
    if (other !== undefined && rows.size === 0)
      found.push({
        key: `scores|${rater.id}`,
        object: `${rater.name}的全部评分`,
        original: `${rater.name}的分数`,
        now: `${state.scheme.raters.find(({ id }) => id === other)?.name ?? other}的分数`,
        ...whole,
      });
    else if (!state.scores.has(rater.id))
      found.push({
        key: `scores|${rater.id}`,
        object: `${rater.name}的全部评分`,
        original: `${differing.length} 个分数`,
        now: nothing,
        ...whole,
      });
    else
      for (const { unit, original, now, from } of differing)
        found.push({
          key: scoreKey(rater.id, unit),
          object: `${rater.name}对${unitById(state.scheme, unit)?.name ?? unit}的评分`,
          place: { ...placeIn(state, find, kind, unit, rater.id), rater: rater.name },
          original: shown(original),
          now: shown(now),
          origin: from
            ? { file: from.file, sheet: from.sheet, cell: from.cell }
            : receiptOrigin(state, rater.id),
          putBack: putScore(rater.id, unit, original),
        });
  }
  return found;
}

/* Ledgers */

type Ledger = 'deductions' | 'bonuses';
const ledgerOf = { deduction: 'deductions', bonus: 'bonuses' } as const;
const sheetWords = { deduction: '扣分台账', bonus: '加分台账' } as const;
type LedgerKind = keyof typeof ledgerOf;

/** What a ledger row is called: its unit and its clause or work. */
const rowName = (kind: LedgerKind, values: Readonly<Record<string, Scalar>>): string =>
  [sheetWords[kind], shown(values.unit), shown(kind === 'deduction' ? values.clause : values.work)].join(' ');

const summary = (kind: RecordKind, values: Readonly<Record<string, Scalar>>): string =>
  Object.entries(recordFields[kind])
    .flatMap(([field, word]) => {
      const value = values[field] ?? null;
      return value === null || field === 'unit' ? [] : [`${word} ${String(value)}`];
    })
    .join('，');

function ledgerDifferences(state: MasterState, find: TableFinder, kind: LedgerKind): Difference[] {
  const table: Ledger = ledgerOf[kind];
  const located = find(table);
  const evidence = currentEvidence(state, kind);
  const files = new Set([
    ...evidence.map(({ file }) => file),
    ...currentEvidence(state, 'visit').map(({ file }) => file),
  ]);
  const standing = new Map<string, MasterState[Ledger][number][]>();
  for (const row of state[table])
    if (files.has(row.file)) standing.set(originKey(row), [...(standing.get(originKey(row)) ?? []), row]);
  const at = (row: MasterState[Ledger][number] | undefined, field: string): Place => {
    const column = located?.place.columns.get(field);
    return {
      sheet: located?.sheet.name ?? '',
      cell: row?.place && column !== undefined ? address(row.place.row, column) : '',
    };
  };
  const found: Difference[] = [];
  for (const each of evidence) {
    const values = contentOf(each);
    const from = originKey(each);
    const key = recordKey(kind, from);
    const origin: Origin = { file: each.file, sheet: each.sheet, cell: each.cell };
    const object = rowName(kind, values);
    const unit = { unit: shown(values.unit) };
    // Two senders may have had a file of one name: then the unit tells whose row it is.
    const there = standing.get(from) ?? [];
    const row = there.find((one) => sameValue(settledValue(one.unit), values.unit ?? null)) ?? there[0];
    standing.set(
      from,
      there.filter((one) => one !== row),
    );
    if (!row) {
      found.push({
        key,
        object,
        place: { ...at(undefined, 'unit'), ...unit },
        original: summary(kind, values),
        now: '（整行没有了）',
        origin,
        putBack: (to) => {
          const back = { ...values, ...origin } as never;
          (to[table] as unknown[]).push(back);
        },
      });
      continue;
    }
    const now = valuesOf(kind, { ...row });
    for (const [field, word] of Object.entries(recordFields[kind]))
      if (!sameValue(values[field] ?? null, now[field] ?? null))
        found.push({
          key: `${key}|${field}`,
          object: `${object}的${word}`,
          place: { ...at(row, field), ...unit },
          original: shown(values[field]),
          now: shown(now[field]),
          origin,
          putBack: (to) => {
            for (const other of to[table])
              if (other.place?.row === row.place?.row)
                Object.assign(other, { [field]: values[field] ?? null });
          },
        });
  }
  for (const [origin, rows] of standing)
    rows.forEach((row, index) => {
      const values = valuesOf(kind, { ...row });
      found.push({
        key: `${recordKey(kind, origin)}|+${index + 1}`,
        object: rowName(kind, values),
        place: { ...at(row, 'unit'), unit: shown(values.unit) },
        original: '（收到的文件里没有这一行）',
        now: summary(kind, values),
        origin: { file: row.file, sheet: row.sheet, cell: row.cell },
        putBack: (to) => {
          const own = to[table] as MasterState[Ledger][number][];
          const place = own.findIndex((each) => each.place?.row === row.place?.row);
          if (place >= 0) own.splice(place, 1);
        },
      });
    });
  return found;
}

/* 考核情况 */

function visitDifferences(state: MasterState, find: TableFinder): Difference[] {
  return currentEvidence(state, 'visit').flatMap((each) => {
    const values = contentOf(each);
    const unit = unitById(state.scheme, each.key);
    if (!unit) return [];
    const now = valuesOf('visit', { ...(state.visits.get(unit.id) ?? noVisit(unit.id)) });
    return Object.entries(recordFields.visit).flatMap(([field, word]): Difference[] =>
      sameValue(values[field] ?? null, now[field] ?? null)
        ? []
        : [
            {
              key: `visit|${unit.id}|${field}`,
              object: `${unit.name}考核情况的${word}`,
              place: placeIn(state, find, 'visits', unit.id, field),
              original: shown(values[field]),
              now: shown(now[field]),
              origin: { file: each.file, sheet: each.sheet, cell: each.cell },
              putBack: (to) => {
                const row = to.visits.get(unit.id) ?? noVisit(unit.id);
                to.visits.set(unit.id, { ...row, [field]: values[field] ?? null });
              },
            },
          ],
    );
  });
}

/* Errors of returned files */

/** What is wrong with a file that was taken, and what to do about it. */
interface Fault {
  sender: string;
  message: string;
  remedy: string;
}

/** Errors of returned files that stand until another file comes or somebody decides to take it as it is. */
export function faultDifferences(state: MasterState): Difference[] {
  return currentEvidence(state, 'fault').map((row): Difference => {
    const { sender = '', message = '', remedy = '' } = contentOf(row) as Partial<Fault>;
    return {
      key: `fault|${row.key}`,
      object: `${sender}来件的问题`,
      place: { file: row.file, sheet: row.sheet, cell: row.cell },
      original: message,
      now: '照收',
      origin: { file: row.file, sheet: row.sheet, cell: row.cell },
      fault: remedy,
      // The file is as it is; only another one takes its errors back.
      putBack: () => undefined,
    };
  });
}

/* 折算系数 after a change of the number of forms */

/** Full marks of so many forms, converted by a coefficient. */
const fullMarks = (scheme: Scheme, kind: RaterKind, forms: number): string =>
  decimal(formOf(scheme, kind).maximum).times(forms).times(coefficient(scheme, kind)).round(6).toFixed();

/** The number of forms is another than when they went out, and the printed coefficient does not fit it: to be decided. */
export function formDifferences(state: MasterState): Difference[] {
  const { scheme } = state;
  return groupsOf(scheme).flatMap((kind): Difference[] => {
    const row = currentEvidence(state, 'change').find(({ key }) => key === changeKeys.forms(kind));
    // Deleted in the 总表 itself nobody noted it: then the number is the one that went out.
    const before = row ? contentOf(row).forms : state.issuedForms?.[kind];
    const now = ratersOf(scheme, kind).length;
    const { annex, maximum, weight } = formOf(scheme, kind);
    if (typeof before !== 'number' || before === now || now === 0) return [];
    if (fullMarks(scheme, kind, now) === decimal(weight).toFixed()) return [];
    const factor = coefficient(scheme, kind).toFixed();
    const said = (forms: number) =>
      `${forms} 份满分 ${forms} × ${maximum} × ${factor} = ${fullMarks(scheme, kind, forms)} 分`;
    return [
      {
        key: `forms|${kind}`,
        object: `${annex}的折算系数`,
        place: { sheet: masterSheets.scheme },
        original: said(before),
        now: said(now),
        origin: { file: '', sheet: '', cell: '' },
        decision: `比重是 ${weight} 分，各单位都受影响，要先定：把口径“折算系数”改为“按满分折算”，或在“方案”表改系数；`,
        // Nothing was received that could be put back.
        putBack: () => undefined,
      },
    ];
  });
}

/** Everything that differs from what was received. */
export const differencesOf = (state: MasterState, find: TableFinder = () => undefined): Difference[] => [
  ...groupsOf(state.scheme).flatMap((kind) => scoreDifferences(state, find, kind)),
  ...(['deduction', 'bonus'] as const).flatMap((kind) => ledgerDifferences(state, find, kind)),
  ...visitDifferences(state, find),
  ...faultDifferences(state),
  ...formDifferences(state),
];

/** The line of 更正 that is about a difference as it stands now. */
export const lineOf = (
  corrections: readonly CorrectionRow[],
  { key, original, now }: Pick<Difference, 'key' | 'original' | 'now'>,
): CorrectionRow | undefined =>
  corrections.findLast((row) => row.key === key && row.original === cut(original) && row.now === cut(now));

/** A text as a line of 更正 keeps it. */
export const cut = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
};

const allowed = '收到的分数和记录不改；确要改的，写明原因，原值、现值、原因一并留存。';

/** Where reasons are typed: its own sheet, or beside 操作记录 in a 总表 of version 0.1.0. */
function whereOf(find: TableFinder): string {
  const sheet = find('corrections')?.sheet.name ?? masterSheets.corrections;
  return sheet === find('log')?.sheet.name ? `“${sheet}”表右边的更正栏` : `“${sheet}”表`;
}

function finding(difference: Difference, line: CorrectionRow | undefined, where: string): Finding {
  const { object, place, original, now, origin } = difference;
  const source = [origin.file, [origin.sheet, origin.cell].filter((part) => part !== '').join('!')]
    .filter((part) => part !== '')
    .join(' ');
  const more = { ...place, allowed, ...(source === '' ? {} : { source: `收自 ${source}` }) };
  if (difference.fault !== undefined) {
    const decided = line?.reason ?? '';
    return decided === ''
      ? error(
          'return-fault',
          `${object}：${cut(original)}`,
          `${difference.fault}确认可以照收的，在${where}这一处的“更正原因”栏写明理由。`,
          place,
        )
      : warning(
          'return-fault-decided',
          `${object}照收：${cut(original)}理由：${decided}。`,
          '不必处理。',
          place,
        );
  }
  if (difference.decision !== undefined)
    return line && line.reason !== ''
      ? warning(
          'coefficient-decided',
          `${object}：${now}，照用；理由：${line.reason}${line.by === '' ? '' : `（${line.by}）`}。`,
          '不必处理。',
          place,
        )
      : error(
          'coefficient-undecided',
          `评价表份数变了，${object}还没有定：发表时 ${original}，现在 ${now}。`,
          `${difference.decision}照用印好的系数的，在${where}这一处的“更正原因”栏写明理由。`,
          place,
        );
  if (line && line.reason !== '')
    return warning(
      'corrected',
      `更正：${object}，收到时 ${cut(original)}，现在 ${cut(now)}；原因：${line.reason}${line.by === '' ? '' : `（${line.by}）`}。`,
      '不必处理。',
      more,
    );
  return error(
    'evidence-differs',
    `${object}，收到时是 ${cut(original)}，现在是 ${cut(now)}。`,
    `改回原值；确要更正的，写明原因：在面板“成绩—更正”里写（也可一键恢复原值），或在${where}${line ? '这一处' : '（收表、核算时列出）'}的“更正原因”栏写。`,
    more,
  );
}

/** Forms that came with an earlier version, of which nothing was kept to hold the 总表 against. */
function without(state: MasterState): Finding[] {
  const scores = new Set(state.provenance.map(({ rater }) => rater));
  const lost = state.scheme.raters.filter(
    ({ id }) => state.receipts.has(id) && !scores.has(id) && state.scores.has(id),
  );
  const known = new Set(currentEvidence(state, 'visit').map(({ key }) => key));
  const teams = state.scheme.teams.filter(
    ({ no, units }) => state.receipts.has(String(no)) && !units.some((id) => known.has(id)),
  );
  return [
    ...lost.map(({ name }) =>
      error(
        'evidence-missing',
        `${name}的表收过，可“收表明细”里没有它的记录，无从核对。`,
        '把这份文件再收一次。',
        {
          rater: name,
        },
      ),
    ),
    ...(teams.length > 0
      ? [
          warning(
            'evidence-none',
            `${teams.map(({ name }) => name).join('、')}的工作簿是旧版本收的，没有留下收到时的内容可以对照。`,
            '把收回的文件再收一次即补上；不补的，从下一次写入起对照。',
          ),
        ]
      : []),
  ];
}

export const checkEvidence = (state: MasterState, find: TableFinder): Finding[] => [
  ...differencesOf(state, find).map((each) => finding(each, lineOf(state.corrections, each), whereOf(find))),
  ...without(state),
];
