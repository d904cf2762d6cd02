import type { Origin } from '../../schemes';
import type { LocatedRow } from '../../sheets/locate';
import type { Table } from '../../sheets/table';

/** Where each value of a scheme that was read from sheets stands, so that what is wrong with it can be shown there. */
export class Origins {
  private readonly fields = new WeakMap<object, Map<string, Origin>>();
  private readonly homes = new WeakMap<LocatedRow, { sheet: string; headers: ReadonlyMap<string, string> }>();

  /** Remembers which sheet and table a row belongs to. */
  row<Row>(row: LocatedRow, sheet: string, table: Table<Row>): void {
    const headers = new Map(table.columns.map(({ key, header }) => [key, header.replaceAll('\n', '')]));
    this.homes.set(row, { sheet, headers });
  }

  /** Notes one field of an object. */
  note(owner: object, field: string, origin: Origin): void {
    const fields = this.fields.get(owner) ?? new Map<string, Origin>();
    fields.set(field, origin);
    this.fields.set(owner, fields);
  }

  /**
   * The object itself, its fields noted as read from a row.
   * @param columns the column of each field; [column, words] where only these words may stand there
   */
  from<Draft extends object>(
    row: LocatedRow,
    draft: Draft,
    columns: Readonly<Partial<Record<keyof Draft, string | readonly [string, string]>>>,
  ): Draft {
    const home = this.homes.get(row);
    for (const [field, column] of Object.entries<string | readonly [string, string] | undefined>(columns)) {
      if (!home || column === undefined) continue;
      const [key, words] = typeof column === 'string' ? [column] : column;
      this.note(draft, field, {
        sheet: home.sheet,
        cell: row.address(key),
        name: home.headers.get(key) ?? key,
        ...(words === undefined ? {} : { words }),
      });
    }
    return draft;
  }

  /** The fields of a copy stand where those of the original do. */
  alike(copy: object, original: object): void {
    const fields = this.fields.get(original);
    if (fields) this.fields.set(copy, fields);
  }

  readonly of = (owner: object, field: string): Origin | undefined => this.fields.get(owner)?.get(field);
}
