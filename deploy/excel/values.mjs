import { all } from './elements.mjs';

/** What the build puts into a manifest: addresses and versions that Office takes. */

const forms = {
  Id: [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'GUID'],
  Version: [/^[1-9]\d{0,4}(?:\.\d{1,5}){3}$/, '不小于 1.0 的四个数，例如 1.0.2.0'],
  AppDomain: [/^https:\/\/[^/?#\s]+$/, '只有协议和主机的 https 网址'],
};

const addresses = new Set([
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'SourceLocation',
  'bt:Image',
  'bt:Url',
]);

const longestAddress = 2048;

function ofAddress({ name, attributes: { DefaultValue } }) {
  if (!addresses.has(name) || DefaultValue === undefined) return [];
  const found = URL.canParse(DefaultValue) && new URL(DefaultValue).protocol === 'https:';
  return [
    ...(found ? [] : [`<${name}> 应是 https 网址，现在是 ${DefaultValue}`]),
    ...(DefaultValue.length > longestAddress ? [`<${name}> 的网址超过 ${longestAddress} 个字`] : []),
  ];
}

function ofForm({ name, text }) {
  const [form, words] = forms[name] ?? [];
  return form && !form.test(text) ? [`<${name}> 应是${words}，现在是 ${text}`] : [];
}

/** Of all elements, what is wrong with what they say. */
export const misstated = (root) =>
  [...all(root)].flatMap((element) => [...ofForm(element), ...ofAddress(element)]);
