import { readFileSync } from 'node:fs';

/** Where a build looks when no address is given: this machine, for trying the add-in out. */
export const defaultBaseUrl = 'https://localhost:3000/';

const template = readFileSync(new URL('manifest.xml', import.meta.url), 'utf8');

const escaped = (text) =>
  text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character],
  );

/** The address below which the pages lie, ending in "/". Office takes https alone, on this machine too. */
function addressOf(baseUrl) {
  const example = '例如 https://10.1.2.3/kaohe/excel/';
  let url;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new Error(`baseUrl“${baseUrl}”不是完整的网址，${example}。`);
  }
  if (url.protocol !== 'https:')
    throw new Error(`baseUrl“${baseUrl}”不是 https 网址：Excel 只认 https，本机也一样，${example}。`);
  if (url.search || url.hash || url.username || url.password)
    throw new Error(`baseUrl“${baseUrl}”只能是文件夹的网址，不带 ?、# 和用户名，${example}。`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * Excel on the web takes four numbers, and Microsoft's tools take nothing below 1.0; so 0.2.1 becomes 1.0.2.1, which
 * still rises whenever the package's version does.
 */
function officeVersion(version) {
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version))
    throw new Error(`版本“${version}”不能写进 manifest.xml：应是三个用点隔开的数，例如 0.2.1。`);
  return `1.${version}`;
}

/**
 * The manifest for pages at an address. Throws, in words for whoever builds, when Office could not take the address or
 * the version.
 */
export function manifestFor({ baseUrl = defaultBaseUrl, version }) {
  const url = addressOf(baseUrl);
  const values = { baseUrl: url.href, origin: url.origin, version: officeVersion(version) };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => escaped(values[name]));
}
