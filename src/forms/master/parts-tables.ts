import { literal } from '../../base/address';
import { annexWord, groupWord, partsOf, type ScoringPart } from '../../schemes';
import type { KindOfUnit } from '../../schemes/kinds';
import type { Scheme } from '../../schemes/scheme';
import { columnReference, type Table } from '../../sheets/table';
import { header, inputNumber, inputText } from '../look';
import type { Places } from './places';

/**
 * 对象类别 and 计分部分 of a scheme that has others than 郑安委〔2020〕1号: edited here, they are the scheme. Formulas take 满分
 * and 比重 from these cells.
 */

export const kindTable: Table<KindOfUnit> = {
  id: 'kinds',
  role: 'parts',
  keyColumn: 'kindName',
  keyOf: ({ name }) => name,
  headerStyle: header(),
  columns: [
    {
      key: 'kindName',
      header: '对象类别',
      width: 22,
      kind: 'input',
      style: inputText(),
      value: ({ name }) => name,
    },
    {
      key: 'letter',
      header: '编号字母',
      width: 22,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ letter }) => letter ?? null,
    },
    {
      key: 'ranking',
      header: '排名类别',
      width: 12,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ ranking }) => ranking ?? null,
    },
    {
      key: 'vetoed',
      header: '否决的排名',
      width: 16,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ vetoed }) => vetoed ?? null,
    },
    {
      key: 'ties',
      header: '同分先看',
      width: 8,
      kind: 'input',
      style: inputText(10.5),
      value: ({ ties }) => ties?.join('、') ?? null,
    },
  ],
};

/** One 计分部分 of one kind. */
export interface PartRow {
  kind: KindOfUnit;
  part: ScoringPart;
  scheme: Scheme;
}

export const partRows = (scheme: Scheme): PartRow[] =>
  scheme.kinds.flatMap((kind) => partsOf(scheme, kind.id).map((part) => ({ kind, part, scheme })));

/** What gives the points: the 评价组, or the 附件 of the rubric. */
const giver = ({ part, scheme }: PartRow): string | null => {
  if (part.source === '评价表') return groupWord(scheme, part.group);
  return part.source === '考核细则' ? annexWord(part.rubric.annex) : null;
};

export const partTable: Table<PartRow> = {
  id: 'parts',
  role: 'parts',
  keyColumn: 'partName',
  keyOf: ({ part }) => part.name,
  headerStyle: header(),
  columns: [
    {
      key: 'partKind',
      header: '所属类别',
      width: 22,
      kind: 'input',
      style: inputText(),
      value: ({ kind }) => kind.name,
    },
    {
      key: 'partName',
      header: '计分部分',
      width: 22,
      kind: 'input',
      style: inputText(),
      value: ({ part }) => part.name,
    },
    {
      key: 'source',
      header: '来源',
      width: 12,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ part }) => part.source,
    },
    {
      key: 'giver',
      header: '评价组或细则',
      width: 16,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: giver,
    },
    {
      key: 'full',
      header: '满分',
      width: 8,
      kind: 'input',
      style: inputNumber(),
      value: ({ part }) => (part.source === '评价表' ? null : part.full),
    },
    {
      key: 'partWeight',
      header: '比重',
      width: 8,
      kind: 'input',
      style: inputNumber(),
      value: ({ part }) => part.weight,
    },
    {
      key: 'combination',
      header: '合成',
      width: 22,
      kind: 'input',
      style: inputText(11, { horizontal: 'center' }),
      value: ({ part }) => (part.source === '评价表' ? part.combination : null),
    },
    {
      key: 'averageDecimals',
      header: '平均分小数位',
      width: 10,
      kind: 'input',
      style: inputNumber(),
      value: ({ part }) => (part.source === '评价表' ? part.averageDecimals : null),
    },
    {
      key: 'partDecimals',
      header: '折算小数位',
      width: 10,
      kind: 'input',
      style: inputNumber(),
      value: ({ part }) => part.decimals ?? null,
    },
    {
      key: 'sentence',
      header: '依据',
      width: 60,
      kind: 'input',
      style: inputText(10.5),
      // As it was said: where it was not, it stands with the form.
      value: ({ kind, part }) => kind.parts[part.index]?.sentence ?? null,
    },
  ],
};

/** Columns of 对象类别 that may be left out. */
export const optionalKindColumns = ['letter', 'ranking', 'vetoed', 'ties'];

/** Columns of 计分部分 that may be left out. */
export const optionalPartColumns = ['averageDecimals', 'partDecimals', 'sentence', 'combination'];

/** 满分 or 比重 of a part as formulas take it: from its row of 计分部分, wherever that stands now. */
export function partFigure(
  scheme: Scheme,
  places: Places,
  part: ScoringPart,
  kind: string,
  figure: 'full' | 'weight',
): string {
  const place = places.of('parts');
  const column = columnReference(place, figure === 'full' ? 'full' : 'partWeight');
  const name = scheme.kinds.find(({ id }) => id === kind)?.name ?? kind;
  return `SUMIFS(${column},${columnReference(place, 'partKind')},${literal(name)},${columnReference(place, 'partName')},${literal(part.name)})`;
}
