/** A strict reader for the little of XML that a manifest needs: what it does not know, it refuses. */

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';

const piece = new RegExp(
  [
    '(?<comment><!--(?:(?!--)[^])*-->)',
    `<(?<open>${name})(?<attributes>(?:\\s+${name}="[^"<]*")*)\\s*(?<empty>/?)>`,
    `</(?<close>${name})\\s*>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
);

class Refused extends Error {}

function resolved(text) {
  return text.replace(/&([^;&\s]*);?/g, (whole, entity) => {
    if (whole.endsWith(';') && Object.hasOwn(named, entity)) return named[entity];
    const code = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(entity);
    if (!whole.endsWith(';') || !code) throw new Refused(`“${whole}”不是 XML 的转义`);
    return String.fromCodePoint(code[1] ? parseInt(code[1], 16) : Number(code[2]));
  });
}

function attributesOf(text) {
  const found = {};
  for (const [, key, value] of text.matchAll(new RegExp(`(${name})="([^"]*)"`, 'g'))) {
    if (Object.hasOwn(found, key)) throw new Refused(`属性 ${key} 写了两次`);
    found[key] = resolved(value);
  }
  return found;
}

/** Prefixes must be declared on the element itself or above it. */
function declare(element, above) {
  const prefixes = new Set(above);
  for (const key of Object.keys(element.attributes))
    if (key.startsWith('xmlns:')) prefixes.add(key.slice('xmlns:'.length));
  for (const used of [element.name, ...Object.keys(element.attributes)]) {
    const [prefix, local] = used.split(':');
    if (local && prefix !== 'xmlns' && !prefixes.has(prefix)) throw new Refused(`前缀 ${prefix} 没有声明`);
  }
  return prefixes;
}

function tree(text, advance) {
  const top = { name: '', attributes: {}, children: [], text: '', prefixes: new Set() };
  const open = [top];
  piece.lastIndex = /^<\?xml[^?]*\?>/.exec(text)?.[0].length ?? 0;
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex;
    advance(at);
    const found = piece.exec(text)?.groups;
    const parent = open.at(-1);
    if (!found) throw new Refused('这里不是完整的标记');
    if (found.comment !== undefined) continue;
    if (found.text !== undefined) parent.text += resolved(found.text);
    else if (found.open !== undefined) {
      const attributes = attributesOf(found.attributes);
      const element = { name: found.open, attributes, children: [], text: '', parent };
      element.prefixes = declare(element, parent.prefixes);
      parent.children.push(element);
      if (!found.empty) open.push(element);
    } else if (parent.name === found.close) open.pop();
    else throw new Refused(`</${found.close}> 没有对应的开头`);
  }
  if (open.length > 1) throw new Refused(`<${open.at(-1).name}> 没有结束`);
  if (top.children.length !== 1 || top.text.trim()) throw new Refused('应有且只有一个根元素');
  return top.children[0];
}

/** `{ root }`, elements with `name`, `attributes`, `children`, `text` and `parent`; or `{ fault }`, what and where. */
export function readXml(text) {
  let at = 0;
  try {
    return { root: tree(text, (offset) => (at = offset)) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fault: `第 ${text.slice(0, at).split('\n').length} 行：${error.message}。` };
  }
}

/** All elements below one, in the order of the text, itself first. */
export function* all(element) {
  yield element;
  for (const child of element.children) yield* all(child);
}
