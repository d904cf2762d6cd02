import { storedValue } from '../../cells/values';
import { escapedText } from '../zip/xml';

/** What a file stores for a value: as a cell holds it, texts with what files read as an escape escaped. */
export function fileValue(...cell: Parameters<typeof storedValue>): ReturnType<typeof storedValue> {
  const value = storedValue(...cell);
  return typeof value === 'string' ? escapedText(value) : value;
}
