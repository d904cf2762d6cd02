/**
 * Just enough XML to find start tags in parts whose shape the standard fixes. Prefixes are ignored. Not a parser: what
 * it cannot tell (a ">" inside an attribute) makes it miss a tag, never read too much.
 */
export interface Tag {
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
  for (const match of xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])([^>]*)>`, 'g'))) {
    const text = match[1] ?? '';
    yield {
      attributes: attributesOf(text),
      start: match.index,
      end: match.index + match[0].length,
      closed: text.endsWith('/'),
    };
  }
}

/** The text between a start tag and the next end tag of that name. */
export function inside(xml: string, tag: Tag, name: string): string {
  if (tag.closed) return '';
  const end = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
  end.lastIndex = tag.end;
  const match = end.exec(xml);
  return match ? xml.slice(tag.end, match.index) : '';
}

/** `_x0041_` in a part reads as "A" (ST_Xstring, ECMA-376 part 1, 22.9.2.19): a text that looks so has its underscore escaped. */
export const escapedText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
