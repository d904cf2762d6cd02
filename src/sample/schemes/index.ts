import type { Finding } from '../../base/finding';
import { masterWorkbook } from '../../forms/master/workbook';
import { readScheme } from '../../forms/master/scheme-reading';
import { emptyState } from '../../forms/master/state';
import { zhengzhou2019 } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { dataOfModel } from '../../sheets/model-data';
import { editedWorkbook, type Edit } from './edits';
import { editsOf, type SampleTables } from './tables';
import { anhe } from './anhe';
import { qinglan } from './qinglan';
import { yunjiang } from './yunjiang';

/**
 * 范例: schemes of invented cities to start from. Each is kept as what somebody types over the 总表 of 2019, and read from
 * the edited sheets like anybody's: there is no second way to write a scheme down, and none that could say more than a
 * workbook.
 */

export interface SampleScheme {
  /** What it is asked for by, the name of its invented city. */
  name: string;
  /** What is special about it, for the choice. */
  what: string;
  edits: () => Edit[];
}

const sample = (what: string, tables: SampleTables): SampleScheme => ({
  name: String(tables.fields.城市),
  what,
  edits: () => editsOf(tables),
});

/** The samples in the order in which they are offered. */
export const sampleSchemes: readonly SampleScheme[] = [
  sample('不设评价组；县区和两类部门，优秀按名额；超指标死亡一票否决，总分可以扣减', anhe),
  sample('四个季度加年终；得分制，小项各有分值，最多扣、酌情、加倍；五个等次', qinglan),
  sample('三个评价组（一组去掉最高最低），100 分制；安全、消防两份细则；部门转报分', yunjiang),
];

/** The scheme of a sample, or what keeps the edited sheets from being one (the tests see to it that nothing does). */
export function sampleSchemeOf({ edits }: Pick<SampleScheme, 'edits'>): {
  scheme: Scheme | null;
  findings: Finding[];
} {
  const book = dataOfModel(masterWorkbook(emptyState(zhengzhou2019())));
  return readScheme(editedWorkbook(book, edits()), true);
}

/** The sample of that name. */
export const sampleNamed = (name: string): SampleScheme | undefined =>
  sampleSchemes.find((sample) => sample.name === name);
