import { circumstanceEffects, kindName, type CircumstanceLine } from '../../schemes';
import type { Scheme, Unit } from '../../schemes/scheme';
import type { Grade } from '../../schemes/grades';
import type { Table, TableColumn } from '../../sheets/table';
import { header, inputNumber, inputText } from '../look';

/** 等次 on 方案, and 考核对象: edited here, they are the scheme. */

/** A grade, with the scheme whose kinds it names. */
export interface GradeRow {
  grade: Grade;
  scheme: Pick<Scheme, 'kinds'>;
}

export const gradeRows = (scheme: Scheme): GradeRow[] => scheme.grades.map((grade) => ({ grade, scheme }));

/** Columns of 等次 that a scheme may do without. */
export const optionalGradeColumns: string[] = ['places', 'share', 'gradeKinds'];

/** @param wide with 名额 and 适用类别, which not every scheme has */
export const gradeTable = (wide: boolean): Table<GradeRow> => ({
  id: 'grades',
  role: 'scheme',
  keyColumn: 'grade',
  keyOf: ({ grade }) => grade.name,
  headerStyle: header(),
  columns: [
    {
      key: 'grade',
      header: '等次',
      width: 30,
      kind: 'input',
      style: inputText(),
      value: ({ grade }) => grade.name,
    },
    {
      key: 'gradeSource',
      header: '等次依据',
      width: 42,
      kind: 'input',
      style: inputText(10.5),
      value: ({ grade }) => grade.source,
    },
    {
      key: 'from',
      header: '下限（含）',
      width: 10,
      kind: 'input',
      style: inputNumber(),
      value: ({ grade }) => grade.from,
    },
    ...(wide ? quotaColumns : []),
  ],
});

const quotaColumns: TableColumn<GradeRow>[] = [
  {
    key: 'places',
    header: '名额（个）',
    width: 11,
    kind: 'input',
    style: inputNumber(),
    value: ({ grade }) => grade.places ?? null,
  },
  {
    key: 'share',
    header: '名额占比（%）',
    width: 7,
    kind: 'input',
    style: inputNumber(),
    value: ({ grade }) => grade.share ?? null,
  },
  {
    key: 'gradeKinds',
    header: '等次适用类别',
    width: 8,
    kind: 'input',
    style: inputText(10.5),
    value: ({ grade, scheme }) => kindNames(scheme, grade.kinds),
  },
];

/** Drawn where a unit is not assessed this year. */
const absentColumn: TableColumn<UnitRow> = {
  key: 'absent',
  header: '不参评原因',
  width: 24,
  kind: 'input',
  style: inputText(10.5),
  value: ({ reason }) => reason ?? null,
};

/** A unit, and why it is not assessed this year. */
type UnitRow = Unit & { reason?: string };

/** Those that are assessed, and after them those that are not. */
export const unitRows = ({ units, absent = [] }: Scheme): UnitRow[] => [...units, ...absent];

/** Columns of 考核对象 that a scheme may do without. */
export const optionalUnitColumns: string[] = ['absent'];

/** @param scheme left out for reading: what kinds are called is then not known yet */
export const unitTable = (scheme?: Scheme): Table<UnitRow> => ({
  id: 'units',
  role: 'units',
  keyColumn: 'unitId',
  keyOf: (unit) => unit.id,
  headerStyle: header(),
  columns: [
    {
      key: 'unitId',
      header: '编号',
      width: 10,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: (unit) => unit.id,
    },
    {
      key: 'unitName',
      header: '考核对象',
      width: 34,
      kind: 'input',
      style: inputText(),
      value: (unit) => unit.name,
    },
    {
      key: 'unitKind',
      header: '对象类别',
      width: 16,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: (unit) => (scheme ? kindName(scheme, unit.kind) : unit.kind),
    },
    {
      key: 'aliases',
      header: '别名（用、分隔）',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      value: (unit) => unit.aliases.join('、'),
    },
    ...(scheme && !scheme.absent ? [] : [absentColumn]),
  ],
});

/** Kinds of unit in one cell. A name may have 「、」 of its own, so another mark stands between two. */
const kindNames = (scheme: Pick<Scheme, 'kinds'>, ids: readonly string[] | undefined): string | null =>
  ids?.map((id) => scheme.kinds.find((kind) => kind.id === id)?.name ?? id).join('；') ?? null;

/** Names in a cell, whatever mark people put between them: known ones first, the rest as it stands between marks. */
export function namesIn(text: string, known: readonly string[]): string[] {
  const found: string[] = [];
  const marks = /^[\s、，,；;]+/u;
  for (let rest = text.replace(marks, ''); rest !== ''; rest = rest.replace(marks, '')) {
    const left = rest;
    const name = known
      .filter((each) => left.startsWith(each))
      .reduce((longest, each) => (each.length > longest.length ? each : longest), '');
    const piece = name === '' ? (/^[^、，,；;\n]+/u.exec(rest)?.[0] ?? rest) : name;
    found.push(piece.trim());
    rest = rest.slice(piece.length);
  }
  return found;
}

/** One line of the table 情形, with the scheme whose kinds it names. */
export interface CircumstanceLineRow {
  line: CircumstanceLine;
  scheme: Scheme;
}

export const circumstanceRows = (scheme: Scheme): CircumstanceLineRow[] =>
  (scheme.circumstances ?? []).map((line) => ({ line, scheme }));

/** Columns of 情形 that a scheme may do without. */
export const optionalCircumstanceColumns: string[] = ['taken', 'takenLimit', 'circumstanceKinds'];

/** Words that may stand in the column 效果; blank where a circumstance is only counted. */
export const effectWords: string = circumstanceEffects.join('、');

/** 情形 on 方案, below 加分情形: drawn where the scheme has a table of its own. */
export const circumstanceLineTable: Table<CircumstanceLineRow> = {
  id: 'circumstanceLines',
  role: 'scheme',
  keyColumn: 'circumstance',
  keyOf: ({ line }) => line.of.join('、'),
  headerStyle: header(),
  columns: [
    {
      key: 'circumstance',
      header: '情形',
      width: 30,
      kind: 'input',
      style: inputText(),
      value: ({ line }) => line.of.join('、'),
    },
    {
      key: 'circumstanceSource',
      header: '情形依据',
      width: 42,
      kind: 'input',
      style: inputText(10.5),
      value: ({ line }) => (line.source === '' ? null : line.source),
    },
    {
      key: 'circumstanceFrom',
      header: '起数',
      width: 10,
      kind: 'input',
      style: inputNumber(),
      value: ({ line }) => line.from,
    },
    {
      key: 'circumstanceUnit',
      header: '计量',
      width: 8,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ line }) => line.unit,
    },
    {
      key: 'taken',
      header: '每次扣分',
      width: 7,
      kind: 'input',
      style: inputNumber(),
      value: ({ line }) => line.points ?? null,
    },
    {
      key: 'takenLimit',
      header: '至多扣分',
      width: 8,
      kind: 'input',
      style: inputNumber(),
      value: ({ line }) => line.limit ?? null,
    },
    {
      key: 'effect',
      header: '效果',
      width: 9,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ line }) => line.effect,
    },
    {
      key: 'circumstanceKinds',
      header: '适用类别',
      width: 18,
      kind: 'input',
      style: inputText(10.5),
      value: ({ line, scheme }) => kindNames(scheme, line.kinds),
    },
  ],
};
