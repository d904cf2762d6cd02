import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Its parts for XML alone: the whole loads what is for other kinds of manifests.
import { ManifestHandlerXml } from 'office-addin-manifest/lib/manifestHandler/manifestHandlerXml.js';
import { setXmlElementValue } from 'office-addin-manifest/lib/xml.js';

/** Where the manifest at the root leads as it stands: this machine, for trying the add-in out. */
export const defaultBaseUrl = 'https://localhost:3000/';

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

/** Each text of what the library read, attributes and contents alike, through `change`. */
function everyText(part, change) {
  for (const [key, value] of Object.entries(part))
    if (typeof value === 'string') part[key] = change(value);
    else everyText(value, change);
}

/** Microsoft's reader and writer know files alone. */
class ManifestText extends ManifestHandlerXml {
  constructor(text) {
    super('manifest.xml');
    this.readFromManifestFile = () => Promise.resolve(text);
  }
}

/** The manifest as Microsoft's library reads it; rejects what is no XML. */
export const parsedManifest = (text) => new ManifestText(text).parseXmlAsync();

async function written(xml) {
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-manifest-'));
  try {
    const handler = new ManifestHandlerXml(join(folder, 'manifest.xml'));
    await handler.writeManifestData(xml);
    return await handler.readFromManifestFile();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Throws, in words for whoever builds, when Office could not take the address or the version. */
export const manifestValues = ({ baseUrl = defaultBaseUrl, version }) => ({
  url: addressOf(baseUrl),
  version: officeVersion(version),
});

/** The manifest at the root, for pages at another address and for a version; rejects as `manifestValues` throws. */
export async function manifestFor(given) {
  const { url, version } = manifestValues(given);
  const xml = await parsedManifest(await readFile(new URL('../../manifest.xml', import.meta.url), 'utf8'));
  const { origin } = new URL(defaultBaseUrl);
  everyText(xml, (text) => {
    if (text.startsWith(defaultBaseUrl)) return url.href + text.slice(defaultBaseUrl.length);
    return text === origin ? url.origin : text;
  });
  setXmlElementValue(xml.OfficeApp, 'Version', version);
  return `${await written(xml)}\n`;
}
