import { all } from './xml.mjs';

/** What the texts of a manifest must be, whatever they point at: forms, lengths, languages, addresses. */

const namespaces = {
  OfficeApp: ['http://schemas.microsoft.com/office/appforoffice/1.1', 'TaskPaneApp'],
  VersionOverrides: [
    'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    'VersionOverridesV1_0',
  ],
};
const declared = {
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
};

const exact = { DefaultLocale: 'zh-CN', Permissions: 'ReadWriteDocument' };

const forms = {
  Id: [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'GUID'],
  Version: [/^[1-9]\d{0,4}(?:\.\d{1,5}){3}$/, '不小于 1.0 的四个数，例如 1.0.2.0'],
  AppDomain: [/^https:\/\/[^/?#\s]+$/, '只有协议和主机的 https 网址'],
};

const textLimits = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  TaskpaneId: 125,
  FunctionName: 250,
};
const stringLimits = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 };

/** Excel 2021 has nothing newer. */
const highestLevel = 14;

const localized = new Set(['DisplayName', 'Description', 'bt:String']);
const addresses = new Set([
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'SourceLocation',
  'bt:Image',
  'bt:Url',
]);

const isLocalized = ({ name, attributes }) => localized.has(name) && attributes.DefaultValue !== undefined;

function ofName({ name, attributes, text }) {
  const found = [];
  const [namespace, type] = namespaces[name] ?? [];
  if (namespace && (attributes.xmlns !== namespace || attributes['xsi:type'] !== type))
    found.push(`<${name}> 的 xmlns 应是 ${namespace}，xsi:type 应是 ${type}`);
  for (const [key, value] of Object.entries(declared))
    if (name === 'OfficeApp' && attributes[key] !== value) found.push(`${key} 应是 ${value}`);
  if (exact[name] && text !== exact[name]) found.push(`<${name}> 应是 ${exact[name]}，现在是 ${text}`);
  const [form, words] = forms[name] ?? [];
  if (form && !form.test(text)) found.push(`<${name}> 应是${words}，现在是 ${text}`);
  const host = attributes.Name ?? attributes['xsi:type'];
  if (name === 'Host' && host !== 'Workbook') found.push(`<Host> 应是 Workbook，现在是 ${host}`);
  return found;
}

function ofLevel({ name, attributes }) {
  if (name !== 'Set') return [];
  const level = /^1\.(\d+)$/.exec(attributes.MinVersion)?.[1];
  if (attributes.Name === 'ExcelApi' && level && Number(level) <= highestLevel) return [];
  return [
    `<Set> 应是 ExcelApi，1.${highestLevel} 或更低，现在是 ${attributes.Name} ${attributes.MinVersion}`,
  ];
}

const tooLong = (what, text, limit) =>
  [...text].length > limit ? [`${what}有 ${[...text].length} 个字，最多 ${limit} 个`] : [];

function ofLength(element) {
  const { name, attributes, text, parent, children } = element;
  const limit = stringLimits[parent?.name] ?? textLimits[name];
  const ofLimit = (value) => (limit ? tooLong(`<${name}> “${value}”`, value, limit) : []);
  return [
    ...ofLimit(text.trim()),
    ...(attributes.DefaultValue === undefined ? [] : ofLimit(attributes.DefaultValue)),
    ...children.flatMap(({ attributes: { Value } }) => (Value === undefined ? [] : ofLimit(Value))),
    ...tooLong('resid ', attributes.resid ?? '', 32),
    ...tooLong('标识 ', attributes.id ?? '', name.startsWith('bt:') ? 32 : 125),
  ];
}

function ofLanguages(element) {
  if (!isLocalized(element)) return [];
  const what = `<${element.name}> “${element.attributes.DefaultValue}”`;
  const locales = element.children.map(({ attributes }) => attributes.Locale).join('、');
  if (locales !== 'en-US') return [`${what}应有 en-US 的说法，而且只有这一种，现在是 ${locales || '没有'}`];
  const said = element.children[0].attributes.Value;
  if (!element.attributes.DefaultValue.trim() || !said.trim()) return [`${what}有一种语言是空的`];
  return /\p{Script=Han}/u.test(said) ? [`${what}的英文里有汉字：${said}`] : [];
}

function ofAddress({ name, attributes: { DefaultValue } }) {
  if (!addresses.has(name) || DefaultValue === undefined) return [];
  const found = URL.canParse(DefaultValue) && new URL(DefaultValue).protocol === 'https:';
  return [
    ...(found ? [] : [`<${name}> 应是 https 网址，现在是 ${DefaultValue}`]),
    ...tooLong(`<${name}> 的网址`, DefaultValue, 2048),
  ];
}

/** Of all elements, what is wrong with what they say. */
export function misstated(root) {
  return [...all(root)].flatMap((element) => [
    ...ofName(element),
    ...ofLevel(element),
    ...ofLength(element),
    ...ofLanguages(element),
    ...ofAddress(element),
  ]);
}
