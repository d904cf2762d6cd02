import { xmlText } from '../xlsx/document';

/** A small tree of an XML part: elements by local name, text, nothing else. Bounded in depth; broken nesting is refused. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** Broken XML, or deeper than any document. */
export class XmlError extends Error {
  override name = 'XmlError';
}

const deepest = 400;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(attribute))
    found[local(name)] = xmlText(double ?? single ?? '');
  return found;
}

/** Where a tag ends: the first ">" outside of quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const letter = xml[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  throw new XmlError('标签没有结束');
}

/** Reads a part. Throws {@link XmlError}. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: { element: Element; full: string }[] = [{ element: root, full: '' }];
  let at = 0;
  const add = (text: string) => {
    if (text !== '') open.at(-1)?.element.children.push(text);
  };
  const skip = (mark: string, from: number): number => {
    const end = xml.indexOf(mark, from);
    if (end < 0) throw new XmlError('内容没有结束');
    return end + mark.length;
  };
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next < 0) {
      add(xmlText(xml.slice(at)));
      break;
    }
    add(xmlText(xml.slice(at, next)));
    if (xml.startsWith('<!--', next)) at = skip('-->', next);
    else if (xml.startsWith('<?', next)) at = skip('?>', next);
    else if (xml.startsWith('<![CDATA[', next)) {
      at = skip(']]>', next);
      add(xml.slice(next + 9, at - 3));
    } else if (xml.startsWith('<!', next)) throw new XmlError('含有文档类型声明');
    else if (xml[next + 1] === '/') {
      const end = tagEnd(xml, next);
      const name = xml.slice(next + 2, end).trim();
      if (open.length < 2 || open.pop()?.full !== name) throw new XmlError('标签不成对');
      at = end + 1;
    } else {
      const end = tagEnd(xml, next);
      const closed = xml[end - 1] === '/';
      const inner = xml.slice(next + 1, closed ? end - 1 : end);
      const full = /^[^\s/>]+/.exec(inner)?.[0] ?? '';
      const element: Element = {
        name: local(full),
        attributes: attributesOf(inner.slice(full.length)),
        children: [],
      };
      open.at(-1)?.element.children.push(element);
      if (!closed) {
        if (open.length > deepest) throw new XmlError('嵌套过深');
        open.push({ element, full });
      }
      at = end + 1;
    }
  }
  if (open.length !== 1) throw new XmlError('内容没有写完');
  return root;
}

export const elements = (parent: Element | undefined): Element[] =>
  parent === undefined ? [] : parent.children.filter((child): child is Element => typeof child !== 'string');

export const child = (parent: Element | undefined, ...path: string[]): Element | undefined => {
  let at: Element | undefined = parent;
  for (const name of path) at = elements(at).find((one) => one.name === name);
  return at;
};

/** Whether a switch is on: <w:vanish/> is, <w:vanish w:val="0"/> is not. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off', 'none'].includes(element.attributes.val ?? '1');

export const textOf = (element: Element): string =>
  element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
