/**
 * Just enough XML to find start tags in parts whose shape the standard fixes. Prefixes are ignored. Not a parser: what
 * it cannot tell (a ">" inside an attribute) makes it miss a tag, never read too much.
 */
export interface Tag {
  /** With its colon, or "". */
  prefix: string;
  attributes: Record<string, string>;
  /** Offsets of "<" and of the character after ">". */
  start: number;
  end: number;
  /** `<c/>`, nothing inside. */
  closed: boolean;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with the five entities and numeric references resolved. */
export const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
        (whole: string, hex?: string, decimal?: string, name?: string) => {
          if (name) return named[name] ?? whole;
          const code = hex ? parseInt(hex, 16) : Number(decimal);
          return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
        },
      )
    : text;

/** For text and attribute values alike. */
export const encoded = (text: string): string =>
  text.replace(/[&<>"]/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : '&quot;',
  );

/** Attributes by local name; r:id and id are different things, so a prefix other than the element's own stays. */
export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[name] = decoded(double ?? single ?? '');
  return found;
}

/** All start tags of a local name, in order. */
export function* tags(xml: string, name: string): Generator<Tag> {
  for (const match of xml.matchAll(new RegExp(`<([\\w.-]+:)?${name}(?=[\\s/>])([^>]*)>`, 'g'))) {
    const text = match[2] ?? '';
    yield {
      prefix: match[1] ?? '',
      attributes: attributesOf(text),
      start: match.index,
      end: match.index + match[0].length,
      closed: text.endsWith('/'),
    };
  }
}

/** The first start tag of a local name. */
export const firstTag = (xml: string, name: string): Tag | undefined => {
  for (const tag of tags(xml, name)) return tag;
  return undefined;
};

/** The text between a start tag and the next end tag of that name. */
export function inside(xml: string, tag: Tag, name: string): string {
  if (tag.closed) return '';
  const end = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
  end.lastIndex = tag.end;
  const match = end.exec(xml);
  return match ? xml.slice(tag.end, match.index) : '';
}

/** What is inside the first element of a local name; "" where there is none. */
export function within(xml: string, name: string): string {
  const tag = firstTag(xml, name);
  return tag ? inside(xml, tag, name) : '';
}

/** Where the element of a start tag ends: the offset of the character after its end tag. */
export const endOf = (xml: string, tag: Tag, name: string): number =>
  tag.closed ? tag.end : xml.indexOf('>', tag.end + inside(xml, tag, name).length) + 1;

/** A start tag without its brackets: name and attributes. */
export const opening = (name: string, attributes: Readonly<Record<string, string>>): string =>
  name +
  Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${encoded(value)}"`)
    .join('');

/** The elements that stand side by side in a text, without what is inside them. */
export function* children(xml: string): Generator<{ name: string; start: number; end: number }> {
  let depth = 0;
  let [start, name] = [0, ''];
  for (const match of xml.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?(?:[\w.-]+:)?([\w.-]+)[^>]*>/g,
  )) {
    const [text, local] = match;
    if (local === undefined) continue;
    if (text.startsWith('</')) depth--;
    else {
      if (depth === 0) [start, name] = [match.index, local];
      if (!text.endsWith('/>')) depth++;
    }
    if (depth < 0) return;
    if (depth === 0) yield { name, start, end: match.index + text.length };
  }
}

/** The part with more members at the end of one of its lists, as it is where it has no such list. */
export function appended(xml: string, name: string, members: string): string {
  const tag = firstTag(xml, name);
  if (!tag || members === '') return xml;
  const inner = inside(xml, tag, name) + members;
  // Excel counts for itself; other programs trust the attribute.
  const count = 'count' in tag.attributes ? { count: String([...children(inner)].length) } : {};
  const own = tag.prefix + name;
  return `${xml.slice(0, tag.start)}<${opening(own, { ...tag.attributes, ...count })}>${inner}</${own}>${xml.slice(endOf(xml, tag, name))}`;
}

/** Elements written without a prefix, with one. */
export const prefixed = (xml: string, prefix: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);

/** `_x0041_` in a part reads as "A" (ST_Xstring, ECMA-376 part 1, 22.9.2.19): a text that looks so has its underscore escaped. */
export const escapedText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
