/** Names of sheets as every program takes them. */

/** In UTF-16 units, as Excel counts. */
const longest = 31;
// eslint-disable-next-line no-control-regex -- no program takes them in a name
const forbidden = /[\\/?*[\]:\u0000-\u001f]/g;

/** No longer than `most`; no letter of two units is cut in half. */
const cut = (name: string, most: number): string => name.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/**
 * A text as a sheet may be named: what no name may hold is left out, and what is too long.
 * @param most in UTF-16 units
 */
export function nameable(text: string, most = longest): string {
  const plain = cut(text.replaceAll(forbidden, '').replace(/^['\s]+/, ''), most).replace(/['\s]+$/, '');
  return plain === '' ? '表' : plain;
}

/** Names in their order, each nameable; one that stands already gets a number: programs take A and a for the same. */
export function distinctNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((each) => {
    const plain = nameable(each);
    let name = plain;
    for (let next = 2; taken.has(name.toLowerCase()); next += 1) {
      const number = `-${next}`;
      name = `${cut(plain, longest - number.length)}${number}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Sheets whose names no formula says, each with a name of its own. */
export function namedApart<Sheet extends { name: string }>(sheets: readonly Sheet[]): Sheet[] {
  const names = distinctNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? sheet.name }));
}
