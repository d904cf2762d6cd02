import { sampleSchemes } from '../../src/sample/schemes';
import { describeByJudges, expectAgreement } from '../support/judges';
import { sampleFacts, sampleSchemeNamed, settledSample } from '../support/sample-facts';
import { valueOf } from '../support/year';

/** 范例走完的一年：别的程序重算总表和考核组工作簿，与核算逐位一致。 */

const names = sampleSchemes.map(({ name }) => name);

async function workbooks(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const name of names) {
    const scheme = sampleSchemeNamed(name);
    const year = await settledSample(scheme, sampleFacts(scheme, 1));
    valueOf(await year.settle());
    made.set(`总表 ${name}`, year.master.bytes());
    made.set(`考核组工作簿 ${name}`, year.returned.get('考核组/1.xlsx') ?? new Uint8Array());
  }
  return made;
}

describeByJudges(workbooks, (results) => {
  test.each(names.flatMap((name) => [`总表 ${name}`, `考核组工作簿 ${name}`]))('%s', (name) => {
    expectAgreement(results().get(name), 100);
  });
});
