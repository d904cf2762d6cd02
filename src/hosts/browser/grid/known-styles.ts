import { Styles } from '@univerjs/core';

/**
 * The grid looks for a format among those of the workbook by its text, and where the same format is written in another
 * order, holds it against every one of them: for each cell that is written anew. Here what was found so is remembered.
 */
export function rememberStyles(styles: Styles = Styles.prototype): void {
  const found = new WeakMap<Styles, Map<string, { id: string; style: unknown }>>();
  const search = Object.getOwnPropertyDescriptor(styles, 'search')?.value as Styles['search'];
  styles.search = function (this: Styles, data, text) {
    const known = found.get(this) ?? new Map<string, { id: string; style: unknown }>();
    const before = known.get(text);
    // The same format as then: it may be gone, or another one stand under its name.
    if (before?.style && this.get(before.id) === before.style) return before.id;
    const id = search.call(this, data, text);
    if (id !== missing) found.set(this, known.set(text, { id, style: this.get(id) }));
    return id;
  };
}

/** What the search answers where there is no such format yet. */
const missing = '-1';
