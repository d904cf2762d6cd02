/**
 * What Microsoft's library reads, as elements that know their name and what they stand in. Of siblings of several names
 * it keeps the order of the names alone; and so it writes them.
 */
export function elementOf(name, part, parent = undefined) {
  const { $: attributes = {}, _: text = '', ...inner } = typeof part === 'string' ? { _: part } : part;
  const element = { name, attributes, text: text.trim(), parent };
  element.children = Object.entries(inner).flatMap(([child, parts]) =>
    parts.map((each) => elementOf(child, each, element)),
  );
  return element;
}

/** All elements below one, in the order of the text, itself first. */
export function* all(element) {
  yield element;
  for (const child of element.children) yield* all(child);
}
