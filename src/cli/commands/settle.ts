import { fileMaster } from '../../hosts/folder';
import { settleMaster } from '../../workflow/settle';
import { options, UsageError } from '../arguments';
import { now } from '../../base/clock';
import { resultsJson, sayResults } from '../results';
import { complain, findingJson, findingLine, say, sayFindings, sayJson } from '../terminal';

/** kaohe settle */
export async function settle(args: readonly string[]): Promise<number> {
  const given = options(args, {
    texts: ['master', 'missing', 'by'],
    flags: ['json', 'accept-scheme-change'],
  });
  const missing = given.text('missing');
  if (missing !== undefined && missing !== 'scale' && missing !== 'zero')
    throw new UsageError('--missing 只能是 scale（按收到份数折算）或 zero（按零分计）。');
  const settled = await settleMaster(fileMaster(given.required('master'), undefined, true), {
    now: now(),
    by: given.text('by') ?? '',
    ...(missing === undefined ? {} : { missing }),
    acceptSchemeChange: given.flag('accept-scheme-change'),
  });
  if (!settled.ok) {
    if (given.flag('json'))
      sayJson({ kinds: [], districts: [], members: [], findings: [findingJson(settled.finding)] });
    else complain(findingLine(settled.finding));
    return 1;
  }
  const { scheme, results, findings } = settled.value;
  if (given.flag('json')) sayJson(resultsJson(scheme, results, findings));
  else {
    sayFindings(findings);
    if (results) sayResults(scheme, results);
    else if (findings.some(({ code }) => code === 'evidence-differs'))
      say('有错误未处理，没有核算；与收到的表不一致之处已列入“更正”，写明原因或改回原值后再核算。');
    else say('有错误未处理，没有核算；总表没有改动。');
  }
  return results ? 0 : 1;
}
