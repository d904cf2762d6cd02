import type { Scheme, Unit } from '../../schemes/scheme';
import type { Table } from '../../sheets/table';
import { header, inputNumber, inputText } from '../look';

import { unitKindWords } from './state';

/** 等次 on 方案, and 考核对象: edited here, they are the scheme. */

export const gradeTable: Table<Scheme['grades'][number]> = {
  id: 'grades',
  role: 'scheme',
  keyColumn: 'grade',
  keyOf: (grade) => grade.name,
  headerStyle: header(),
  columns: [
    {
      key: 'grade',
      header: '等次',
      width: 34,
      kind: 'input',
      style: inputText(),
      value: (grade) => grade.name,
    },
    {
      key: 'gradeSource',
      header: '等次依据',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      value: (grade) => grade.source,
    },
    {
      key: 'from',
      header: '下限（含）',
      width: 12,
      kind: 'input',
      style: inputNumber(),
      value: (grade) => grade.from,
    },
  ],
};

export const unitTable: Table<Unit> = {
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
      value: (unit) => unitKindWords[unit.kind],
    },
    {
      key: 'aliases',
      header: '别名（用、分隔）',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      value: (unit) => unit.aliases.join('、'),
    },
  ],
};
