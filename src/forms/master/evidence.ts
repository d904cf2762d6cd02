import { digest } from '../../base/digest';
import type { Scalar } from '../../sheets/model';
import type { Table, TableColumn } from '../../sheets/table';
import { cell, header } from '../look';
import type { MasterState } from './state';

/**
 * 收到内容 (hidden): each row of a returned workbook as it was when it was taken, and what staff had typed when the
 * add-in last wrote. What stands in the 总表 is held against it. Rows of a replaced form stay, with the time.
 */
export interface EvidenceRow {
  /** 扣分, 加分, 考核情况, 评分 (of a replaced form), 已记 (typed by staff), 方案变更, or 补表. */
  kind: string;
  key: string;
  /** JSON. */
  content: string;
  file: string;
  sheet: string;
  cell: string;
  /** Local time when it was noted. */
  noted: string;
  /** Local time when a newer form took its place, "" while it counts. */
  replaced: string;
}

export const evidenceKinds = {
  deduction: '扣分',
  bonus: '加分',
  visit: '考核情况',
  scores: '评分',
  typed: '已记',
  fault: '来件问题',
  change: '方案变更',
  /** What was found in a file when it was read. */
  said: '收件提示',
  /** A file that completes the form of its sender: which units it filled in. */
  beside: '补表',
} as const;

/** Keys of 方案变更: what the year had before the scheme was changed. */
export const changeKeys = {
  unit: (id: string): string => `单位 ${id}`,
  rater: (id: string): string => `评价人 ${id}`,
  /** A unit that came after forms had gone out. */
  joined: (id: string): string => `新单位 ${id}`,
  /** How many forms of a kind went out. */
  forms: (kind: string): string => `份数 ${kind}`,
};

/** The typed fields of a record, with the words by which people know them. */
export const recordFields = {
  deduction: {
    unit: '被考核单位',
    clause: '条款编号',
    quantity: '数量',
    facts: '事实说明',
    date: '日期',
    manual: '手填扣分',
  },
  bonus: { unit: '被考核单位', rule: '加分情形', work: '工作名称', facts: '依据' },
  visit: {
    start: '开始日期',
    end: '结束日期',
    spotOne: '抽查乡镇（部门）一',
    spotTwo: '抽查乡镇（部门）二',
    enterprises: '抽查企业',
    signed: '报告签字日期',
    note: '备注',
  },
} as const;

export type RecordKind = keyof typeof recordFields;

/** A typed value as it reads back from any program: empty is null, line ends are one, no blanks around it. */
export function settledValue(value: Scalar | undefined): Scalar {
  if (typeof value !== 'string') return value ?? null;
  const text = value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu, (each) => (each === '\n' ? each : ''))
    .trim();
  return text === '' ? null : text;
}

/** The typed values of a record, by field. */
export const valuesOf = (
  kind: RecordKind,
  record: Readonly<Partial<Record<string, unknown>>>,
): Record<string, Scalar> =>
  Object.fromEntries(
    Object.keys(recordFields[kind]).map((field) => [
      field,
      settledValue(record[field] as Scalar | undefined),
    ]),
  );

/** Content of a row, or {} where somebody spoilt it. */
export function contentOf({ content }: EvidenceRow): Record<string, Scalar> {
  try {
    const parsed: unknown = JSON.parse(content);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, Scalar>) : {};
  } catch {
    return {};
  }
}

/** Where a row of a returned file was read: no two rows of a ledger have the same. */
export const originKey = ({ file, sheet, cell: at }: { file: string; sheet: string; cell: string }): string =>
  `${file}#${sheet}!${at}`;

/** Evidence that counts, of one kind. */
export const currentEvidence = (state: MasterState, kind: keyof typeof evidenceKinds): EvidenceRow[] =>
  state.evidence.filter((row) => row.kind === evidenceKinds[kind] && row.replaced === '');

/** Units that left, by what they were called: forms that went out before name them still. */
export const leftUnits = (state: MasterState): string[] =>
  currentEvidence(state, 'change').flatMap((row) => {
    const { name } = contentOf(row);
    return row.key.startsWith(changeKeys.unit('')) && typeof name === 'string' ? [name] : [];
  });

/** Which units of a sender came in 补表, each with the file. */
export const unitsBeside = (state: MasterState, id: string): Map<string, { file: string }> =>
  new Map(
    currentEvidence(state, 'beside').flatMap((row): [string, { file: string }][] =>
      row.key === id ? [[String(contentOf(row).unit), { file: row.file }]] : [],
    ),
  );

/** Names of all files that something in the 总表 came from. */
export const receivedFiles = (state: MasterState): ReadonlySet<string> =>
  new Set([
    ...[...state.receipts.values()].map(({ file }) => file),
    ...currentEvidence(state, 'beside').map(({ file }) => file),
  ]);

/** Units that were not there when forms of this 总表 went out. */
export function joinedUnits(state: MasterState): ReadonlySet<string> {
  const keys = new Set(currentEvidence(state, 'change').map(({ key }) => key));
  return keys.size === 0
    ? keys
    : new Set(state.scheme.units.flatMap(({ id }) => (keys.has(changeKeys.joined(id)) ? [id] : [])));
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** What the records say, in short; kept in the identity, so that an edited record is noticed. */
export function recordsDigest({
  provenance,
  evidence,
  corrections,
  receipts,
  conflicts,
  scheme,
}: MasterState): string {
  const plain = (row: object): string[] =>
    Object.values(row).map((value) => String(settledValue(value as Scalar) ?? '').replaceAll(/\s+/g, ' '));
  // A line of 更正 without a time waits for a reason, and staff type it.
  const decided = corrections.filter(({ time }) => time !== '');
  // Sorting 评价人 and 考核分组 changes nothing.
  const known = new Set([...scheme.raters.map(({ id }) => id), ...scheme.teams.map(({ no }) => String(no))]);
  const came = [...receipts]
    .filter(([id]) => known.has(id))
    .map(([id, receipt]) => ({ id, file: receipt.file, received: receipt.received, hash: receipt.hash }))
    .sort(byId);
  const doubled = [...conflicts]
    .filter(([id]) => known.has(id))
    .map(([id, text]) => ({ id, text }))
    .sort(byId);
  return digest(
    JSON.stringify([provenance, evidence, decided, came, doubled].map((rows) => rows.map(plain))),
  );
}

const style = cell(9, { numberFormat: '@', wrap: false });
const column = (
  key: string,
  head: string,
  width: number,
  value: TableColumn<EvidenceRow>['value'],
): TableColumn<EvidenceRow> => ({ key, header: head, width, kind: 'engine', style, value });

export const evidenceTable: Table<EvidenceRow> = {
  id: 'evidence',
  role: 'evidence',
  beside: 'provenance',
  keyColumn: 'evidenceKey',
  keyOf: (row) => `${row.kind} ${row.key}`,
  headerStyle: header(),
  height: () => 18,
  columns: [
    column('evidenceKind', '收录类别', 10, (row) => row.kind),
    column('evidenceKey', '收录编号', 24, (row) => row.key),
    column('evidenceContent', '收到时的内容', 80, (row) => row.content),
    column('evidenceFile', '收自文件', 30, (row) => row.file),
    column('evidenceSheet', '收自工作表', 16, (row) => row.sheet),
    column('evidenceCell', '收自单元格', 10, (row) => row.cell),
    column('evidenceNoted', '收录时间', 20, (row) => row.noted),
    column('evidenceReplaced', '代替时间', 20, (row) => row.replaced),
  ],
};
