import { widthFor } from '../sheets/measure';
import type { TableColumn } from '../sheets/table';
import { centered } from './look';

/** Columns that most tables begin with: what tells a row apart. */

/** 序号, from 1. @param width in characters; @param size in points */
export const numberColumn = (width = 6, size?: number): TableColumn<unknown> => ({
  key: 'no',
  header: '序号',
  width,
  kind: 'label',
  style: centered(size),
  value: (_, index) => index + 1,
});

/** No column of names is wider, in characters. */
const widest = 28;

/**
 * The units that a table has rows for, each name on a line unless it is very long.
 * @param least width in characters
 */
export const unitColumn = <Row>(
  header: string,
  units: readonly { name: string }[],
  least: number,
  nameOf: (row: Row) => string,
): TableColumn<Row> => ({
  key: 'unit',
  header,
  width: widthFor(
    units.map(({ name }) => name),
    11,
    least,
    widest,
  ),
  kind: 'label',
  style: centered(),
  value: nameOf,
});
