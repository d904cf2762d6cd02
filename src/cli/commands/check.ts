import { basename } from 'node:path';
import { fileMaster, readFileWorkbook } from '../../hosts/folder';
import type { Finding } from '../../base/finding';
import { builtInSchemes } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import { checkWorkbook } from '../../workflow/check';
import { openMaster } from '../../workflow/master';
import { options } from '../arguments';
import { findingJson, say, sayFindings, sayJson } from '../terminal';

/** kaohe check */
export async function check(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master'], flags: ['json'], rest: { from: 1, to: 1000 } });
  const findings: Finding[] = [];
  let own: Scheme | undefined;
  const path = given.text('master');
  if (path !== undefined) {
    const master = await openMaster(fileMaster(path));
    if (master.ok) own = master.value.state.scheme;
    else findings.push(master.finding);
  }
  const schemeFor = (id: string) =>
    own?.id === id ? own : builtInSchemes.find((each) => each.id === id)?.load();
  for (const file of given.rest) {
    const label = basename(file);
    const incoming = { label, hash: '', read: () => readFileWorkbook(file, label) };
    findings.push(...(await checkWorkbook(incoming, schemeFor, fileMaster(file).newest)));
  }
  if (given.flag('json')) sayJson({ findings: findings.map(findingJson) });
  else {
    sayFindings(findings);
    if (findings.length === 0) say('没有发现问题。');
  }
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
