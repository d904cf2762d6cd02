import type { Area } from '../../base/address';
import type { CellChange } from '../../sheets/change';
import type { CellStyle } from '../../sheets/style';
import { serialOf } from '../../cells/dates';
import { cellText, finite, formulaText } from '../../cells/text';
import { dateFormat, isDateFormat, textFormat } from '../../cells/formats';
import type { SheetState } from './before';
import { typedText, unsureAsText } from './text';
import type { Target } from './targets';

/** What is sent for one cell. */
export interface Entry {
  row: number;
  column: number;
  /** A constant as Excel must take it, "" to empty. Undefined for a formula. */
  constant?: string | number | boolean;
  /** Without "=". */
  formula?: string;
  /** The constant as it must stand afterwards. */
  meant: string | number | boolean;
  /** Number format to set before the content, and after it; undefined leaves it. */
  formatBefore?: string;
  formatAfter?: string;
  /** For a cell that had no format at all. */
  style?: CellStyle;
}

export interface Written {
  target: Target;
  /** One list for each of the target's areas. */
  blocks: { area: Area; entries: Entry[] }[];
}

const inside = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** A cell of text takes all it is given as text, numbers and formulas too. Those need another format while they go in. */
function formats(
  wanted: string,
  now: string | undefined,
  asText: boolean,
): Pick<Entry, 'formatBefore' | 'formatAfter'> {
  const during = asText || wanted !== textFormat ? wanted : 'General';
  return {
    ...(during === now ? {} : { formatBefore: during }),
    ...(wanted === during ? {} : { formatAfter: wanted }),
  };
}

/**
 * @param now the cell's number format; undefined when it is not known
 * @param wanted the format it must have in the end
 */
export function entryOf(
  place: { row: number; column: number },
  content: { formula: string } | { constant: string | number | boolean },
  now: string | undefined,
  wanted: string,
): Entry {
  if ('formula' in content)
    return { ...place, formula: content.formula, meant: '', ...formats(wanted, now, false) };
  const { constant } = content;
  if (constant === '')
    return { ...place, constant, meant: '', ...(wanted === now ? {} : { formatBefore: wanted }) };
  if (typeof constant !== 'string')
    return { ...place, constant, meant: constant, ...formats(wanted, now, false) };
  const asText = !unsureAsText(constant);
  const { formatBefore, formatAfter } = formats(wanted, now, asText);
  return {
    ...place,
    constant: wanted === textFormat && asText ? constant : typedText(constant),
    meant: constant,
    ...(formatBefore === undefined ? {} : { formatBefore }),
    ...(formatAfter === undefined ? {} : { formatAfter }),
  };
}

function wantedFormat(change: CellChange, now: string, bare: boolean): string {
  const own = change.style?.numberFormat;
  if (change.date && change.value !== null) {
    if (isDateFormat(now)) return now;
    return own !== undefined && isDateFormat(own) ? own : dateFormat;
  }
  return bare && own !== undefined ? own : now;
}

function changed(change: CellChange, now: string, bare: boolean): Entry {
  const where = `${change.sheet} 第${change.row + 1}行第${change.column + 1}列`;
  const place = { row: change.row, column: change.column };
  const wanted = wantedFormat(change, now, bare);
  const content = (() => {
    if (change.kind === 'formula') return { formula: formulaText(change.formula ?? '', where) };
    const { value } = change;
    if (value === null) return { constant: '' };
    if (typeof value === 'number') return { constant: finite(value, where) };
    if (typeof value === 'boolean') return { constant: value };
    return change.date && value !== ''
      ? { constant: serialOf(value, where) }
      : { constant: cellText(value, where) };
  })();
  const style = bare && change.style ? { style: change.style } : {};
  return { ...entryOf(place, content, now, wanted), ...style };
}

/** Everything that is to be sent, area by area. Throws what cells/text throws for a value that no cell can hold. */
export function entriesOf(target: Target, state: SheetState): Written {
  const blocks = target.areas.map((area) => ({ area, entries: [] as Entry[] }));
  for (const change of target.changes) {
    const index = target.areas.findIndex((area) => inside(area, change.row, change.column));
    const area = target.areas[index];
    const format = area && state.blocks[index]?.formats[change.row - area.top]?.[change.column - area.left];
    const bare = !state.used || !inside(state.used, change.row, change.column);
    blocks[index]?.entries.push(changed(change, typeof format === 'string' ? format : 'General', bare));
  }
  return { target, blocks };
}
