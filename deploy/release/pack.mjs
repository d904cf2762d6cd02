import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { licencesName, sbomName, sbomText } from '../pages/inside.mjs';
import { commandName } from '../pages/command.mjs';
import { singleFileName } from '../pages/single-file.mjs';

/** What is handed out, made of what was built: each a file that people take, with its licences inside. */

const kilobyte = 1024;

/** Sizes that a release must not pass, in KB packed. */
const bounds = { pane: 200, single: 4_600, command: 700 };

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** The same bytes for the same files: no time of day is in them. */
const always = { mtime: new Date(1980, 0, 1, 12), level: 9 };

/** @param folders what the archive holds, by the name of the folder inside */
function archive(folders) {
  const files = Object.entries(folders).flatMap(([inside, folder]) =>
    filesBelow(folder).map((name) => [
      (inside === '' ? name : `${inside}/${name}`).replaceAll('\\\\', '/'),
      [new Uint8Array(readFileSync(join(folder, name))), always],
    ]),
  );
  return zipSync(Object.fromEntries(files));
}

/** All parts of the builds, each once, with the licences of all. */
function everythingInside(folders) {
  const all = new Map();
  for (const folder of folders)
    for (const { group, name, version, licenses } of JSON.parse(readFileSync(join(folder, sbomName), 'utf8'))
      .components) {
      const full = group ? `${group}/${name}` : name;
      const [said] = licenses;
      all.set(`${full}@${version}`, {
        name: full,
        version,
        licence: said.expression ?? said.license.id ?? said.license.name,
      });
    }
  return [...all.keys()].sort().map((key) => all.get(key));
}

/** The script that the pane of a page needs before it shows anything. */
function paneScript(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, name] = /<script [^>]*src="?([^" >]+)/.exec(page) ?? [];
  return gzipSync(new Uint8Array(readFileSync(join(folder, name)))).length;
}

/**
 * @param built folders of the builds by name, and the one file
 * @param into a folder that is emptied first
 * @returns lines about what was made; throws where a bound is passed
 */
export function pack({ browser, single, excel, wps, wpsOffline, command }, into, version) {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const put = (name, bytes) => writeFileSync(join(into, name), bytes);
  copyFileSync(single, join(into, singleFileName));
  copyFileSync(join(command, commandName), join(into, commandName));
  const page = new Uint8Array(readFileSync(single));
  const notice = new Uint8Array(readFileSync(join(browser, licencesName)));
  put(
    `考核助手-单文件-${version}.zip`,
    zipSync({ [singleFileName]: [page, always], [licencesName]: [notice, always] }),
  );
  put(`考核助手-网页-${version}.zip`, archive({ browser }));
  put(`考核助手-Excel-${version}.zip`, archive({ excel, browser }));
  put(`考核助手-WPS在线-${version}.zip`, archive({ wps, browser }));
  put(`考核助手-WPS离线-${version}.zip`, archive({ 'wps-offline': wpsOffline }));
  put(`考核助手-命令行-${version}.zip`, archive({ '': command }));
  const folders = [browser, excel, wps, command];
  put(sbomName, sbomText('考核助手', version, everythingInside(folders)));
  put(
    licencesName,
    folders.map((folder) => readFileSync(join(folder, licencesName), 'utf8')).join(`\n${'='.repeat(72)}\n\n`),
  );
  put('版本.txt', `考核助手 ${version}\n`);
  const names = filesBelow(into);
  const sum = (name) =>
    createHash('sha256')
      .update(readFileSync(join(into, name)))
      .digest('hex');
  put('SHA256SUMS', names.map((name) => `${sum(name)}  ${name}\n`).join(''));
  return sizes({ into, names, pane: paneScript(browser) });
}

function sizes({ into, names, pane }) {
  const bytes = (name) => readFileSync(join(into, name)).length;
  const packed = (name) => gzipSync(new Uint8Array(readFileSync(join(into, name)))).length;
  const lines = names.map((name) => `${(bytes(name) / kilobyte).toFixed(0).padStart(7)} KB  ${name}`);
  const bounded = [
    ['面板先载入的脚本（表格以前）', pane, bounds.pane],
    [singleFileName, packed(singleFileName), bounds.single],
    [commandName, packed(commandName), bounds.command],
  ];
  for (const [what, size, most] of bounded) {
    const line = `${what}：压缩后 ${(size / kilobyte).toFixed(0)} KB，上限 ${most} KB`;
    if (size > most * kilobyte) throw new Error(line);
    lines.push(line);
  }
  return lines;
}
