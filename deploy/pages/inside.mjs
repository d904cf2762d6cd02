import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';

/**
 * What is inside a build that others wrote: their licences in one text (`licences.txt`), and all of it as a list that
 * programs read (`sbom.cdx.json`, CycloneDX, with the library of its makers).
 */
export const licencesName = 'licences.txt';
export const sbomName = 'sbom.cdx.json';

/** Puts lines of its own into every script that it makes. */
const always = ['webpack', '@swc/helpers'];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The folder of the package that a file belongs to, or null for a file of ours. */
function folderOf(file) {
  const at = file.replaceAll('\\', '/').lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [first, second] = file.slice(at + '/node_modules/'.length).split(/[\\/]/);
  return join(file.slice(0, at), 'node_modules', first.startsWith('@') ? join(first, second) : first);
}

/** Files of all modules, those that were joined into one among them. */
function filesOf(modules) {
  return [...modules].flatMap((module) => [
    ...(module.modules ? filesOf(module.modules) : []),
    module.nameForCondition?.() ?? '',
  ]);
}

/** A licence as the package has it; some say it only in package.json. */
function licenceText(folder) {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(name));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

const licenceOf = ({ license, licenses }) => {
  const said = license ?? licenses;
  if (typeof said === 'string') return said;
  return (
    said?.type ??
    [said]
      .flat()
      .map((each) => each?.type ?? '')
      .join(' OR ')
  );
};

/** @returns packages by name and version, each once */
function packagesOf(compilation, more) {
  const files = filesOf(compilation.modules);
  const folders = new Set([
    ...files.map(folderOf).filter(Boolean),
    ...[...always, ...more].map((name) => resolve('node_modules', name)),
  ]);
  const found = new Map();
  for (const folder of folders) {
    if (!existsSync(join(folder, 'package.json'))) continue;
    const described = readJson(join(folder, 'package.json'));
    const { name, version } = described;
    if (!name || !version) continue;
    found.set(`${name}@${version}`, {
      name,
      version,
      licence: licenceOf(described),
      text: licenceText(folder),
      homepage: typeof described.homepage === 'string' ? described.homepage : '',
    });
  }
  return [...found.keys()].sort().map((key) => found.get(key));
}

const rule = '-'.repeat(72);

/** All licences; packages of the same text stand above it together. */
function licencesText(title, packages) {
  const texts = new Map();
  for (const each of packages) {
    const text = each.text || `（${each.licence}，软件包里没有许可全文）`;
    texts.set(text, [...(texts.get(text) ?? []), each]);
  }
  const heads = (all) =>
    all.map(({ name, version, licence, homepage }) =>
      `${name} ${version}\u3000${licence}\u3000${homepage}`.trim(),
    );
  return [
    `${title}里含有下列第三方软件，各按自己的许可使用；考核助手本身为 MIT 许可。`,
    ...[...texts].map(([text, all]) => [rule, ...heads(all), '', text].join('\n')),
    '',
  ].join('\n');
}

function licenceModel(licence) {
  if (/\s(?:OR|AND|WITH)\s/.test(licence)) return new Models.LicenseExpression(licence);
  return /^[\w.+-]+$/.test(licence)
    ? new Models.SpdxLicense(licence)
    : new Models.NamedLicense(licence || 'unknown');
}

function componentOf({ name, version, licence }) {
  const [group, own] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = new PackageURL('npm', group, own, version);
  const component = new Models.Component(Enums.ComponentType.Library, own, {
    group,
    version,
    purl,
    bomRef: purl.toString(),
  });
  component.licenses.add(licenceModel(licence));
  return component;
}

/** @param packages with name, version and licence */
export function sbomText(title, version, packages) {
  const bom = new Models.Bom();
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, title, {
    version,
    bomRef: `kaohe@${version}`,
  });
  bom.metadata.component.licenses.add(new Models.SpdxLicense('MIT'));
  for (const each of packages) bom.components.add(componentOf(each));
  const normalizer = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalizer).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/**
 * Puts both lists beside what a build makes.
 * @param title what people call what is built
 * @param more packages whose files are copied and not bundled
 */
export const inside = (title, more = []) => ({
  apply: (compiler) => {
    compiler.hooks.thisCompilation.tap('inside', (compilation) => {
      const { Compilation, sources } = compiler.webpack;
      compilation.hooks.processAssets.tap(
        { name: 'inside', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONS },
        () => {
          const packages = packagesOf(compilation, more);
          const { version } = readJson('package.json');
          const put = (name, text) => compilation.emitAsset(name, new sources.RawSource(text));
          put(licencesName, licencesText(title, packages));
          put(sbomName, sbomText(title, version, packages));
        },
      );
    });
  },
});
