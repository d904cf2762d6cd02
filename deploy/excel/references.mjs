import { all } from './elements.mjs';

/** What a manifest points at: its own resources, the files beside it, the functions of its commands. */

const named = (root, name) => [...all(root)].filter((element) => element.name === name);

/** Which list an element's resid is looked up in. */
const lists = {
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
};

const twice = (ids) => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

const controls = ['CustomTab', 'Group', 'Control'];

function ofIds(root) {
  const resources = named(root, 'Resources').flatMap(({ children }) =>
    children.flatMap((list) => list.children),
  );
  const own = controls.flatMap((name) => named(root, name));
  return [resources, own].flatMap((elements) =>
    twice(elements.map(({ attributes }) => attributes.id)).map((id) => `标识 ${id} 用了两次`),
  );
}

/** `${list} ${id}` of every resource, with its value. */
function resourcesOf(root) {
  const found = new Map();
  for (const list of named(root, 'Resources').flatMap(({ children }) => children))
    for (const { attributes } of list.children)
      found.set(`${list.name} ${attributes.id}`, attributes.DefaultValue);
  return found;
}

const keyOf = ({ name, attributes }) => `${lists[name]} ${attributes.resid}`;

function ofResources(root) {
  const resources = resourcesOf(root);
  const referring = [...all(root)].filter(({ attributes }) => attributes.resid !== undefined);
  const used = new Set(referring.map(keyOf));
  return [
    ...referring
      .filter((element) => !resources.has(keyOf(element)))
      .map((element) => `<${element.name}> 指的 ${element.attributes.resid} 不在 ${lists[element.name]} 里`),
    ...[...resources.keys()].filter((key) => !used.has(key)).map((key) => `资源 ${key} 没有用到`),
  ];
}

/** Width and height of a PNG, from the chunk every PNG begins with. */
function pngSize(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng =
    bytes.byteLength >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452;
  return isPng ? `${view.getUint32(16)}×${view.getUint32(20)}` : '不是 PNG';
}

/** Every picture with the size its place asks for. */
function pictures(root) {
  const resources = resourcesOf(root);
  const single = (name, size) =>
    named(root, name).map(({ attributes }) => ({ url: attributes.DefaultValue, size }));
  const inIcons = named(root, 'Icon')
    .flatMap(({ children }) => children)
    .map((image) => ({ url: resources.get(keyOf(image)), size: image.attributes.size }));
  return [...single('IconUrl', '32'), ...single('HighResolutionIconUrl', '64'), ...inIcons];
}

const sizes = '16 32 80';

function ofIcons(root) {
  return named(root, 'Icon').flatMap(({ children, parent }) => {
    const given = children.map(({ attributes }) => attributes.size).join(' ');
    return given === sizes ? [] : [`${parent.attributes.id} 的图标应有 ${sizes}，现在是 ${given}`];
  });
}

function ofFiles(root, fileOf) {
  const [start] = named(root, 'DefaultSettings').flatMap(({ children }) => children);
  const folder = new URL('.', start.attributes.DefaultValue).href;
  const addresses = [
    start.attributes.DefaultValue,
    ...named(root, 'SupportUrl').map(({ attributes }) => attributes.DefaultValue),
    ...named(root, 'bt:Url').map(({ attributes }) => attributes.DefaultValue),
  ];
  const bytesAt = (url) => {
    const { href } = new URL(url.replace(/[?#].*$/, ''));
    return href.startsWith(folder) ? fileOf(decodeURI(href.slice(folder.length))) : undefined;
  };
  return [
    ...[...new Set(addresses)].filter((url) => !bytesAt(url)).map((url) => `没有 ${url} 这个文件`),
    ...pictures(root).flatMap(({ url, size }) => {
      const bytes = url === undefined ? undefined : bytesAt(url);
      if (!bytes) return [`没有图标 ${url}`];
      return pngSize(bytes) === `${size}×${size}`
        ? []
        : [`图标 ${url} 应是 ${size}×${size}，实际 ${pngSize(bytes)}`];
    }),
  ];
}

/** Excel opens the first pane of this name together with a workbook that asks for it. */
const autoShow = 'Office.AutoShowTaskpaneWithDocument';

function ofAutoShow(root) {
  const [first] = named(root, 'TaskpaneId').filter(({ text }) => text === autoShow);
  if (!first) return [`没有 TaskpaneId 是 ${autoShow} 的面板，工作簿打开时不会出现面板`];
  const shown = resourcesOf(root).get(keyOf(first.parent.children[1]));
  // A step belongs to the button that asks for it.
  return shown !== undefined && !shown.includes('?')
    ? []
    : [`随工作簿打开的会是 ${shown}，应是不带步骤的面板：把那个按钮放到前面`];
}

/** The functions that buttons run. */
export const functionsOf = (root) => named(root, 'FunctionName').map(({ text }) => text);

/** What a well-formed manifest points at and does not find. `fileOf` gives the bytes of a file beside it. */
export function missing(root, fileOf) {
  const tabs = named(root, 'CustomTab').length;
  return [
    ...(tabs === 1 ? [] : [`选项卡应只有一个，现在有 ${tabs} 个`]),
    ...ofIds(root),
    ...ofResources(root),
    ...ofIcons(root),
    ...ofAutoShow(root),
    ...ofFiles(root, fileOf),
  ];
}
