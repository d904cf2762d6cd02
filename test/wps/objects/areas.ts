import { parseAddress, type Area } from '../../../src/base/address';
import { Refusal } from '../world';

/** "$B$2:C9" → its area; what is no address is refused. */
export function areaNamed(text: string): Area {
  const [first = '', last = first, ...more] = text.replaceAll('$', '').split(':');
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (!from || !to || more.length > 0) throw new Refusal(`不是区域：${text}`);
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
