import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { sampleNamed, sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { computed, openMaster } from '../../src/workflow/master';
import { dataOf } from '../support/forms';
import { valueOf, Year } from '../support/year';

jest.setTimeout(120_000);

/** 范例：能直接建总表，建成的总表读回来还是它；没有一处留着 2019 年的城市和文号。 */

const each = sampleSchemes.map((sample) => [sample.name, sample] as const);

test.each(each)('%s：没有一条提示，建成的总表读回来一字不差', async (name, sample) => {
  const { scheme, findings } = sampleSchemeOf(sample);
  expect(findings).toEqual([]);
  if (!scheme) throw new Error(name);
  const book = await dataOf(masterWorkbook(computed(emptyState(scheme)).state));
  expect(readScheme(book)).toEqual({ scheme, findings: [] });
  expect(sampleNamed(name)).toBe(sample);
});

test.each(each)('%s：方案里没有 2019 年通知的字样', (_, sample) => {
  const words = JSON.stringify(sampleSchemeOf(sample).scheme);
  expect(words).not.toMatch(/郑州|郑安委|郑发|zhengzhou|局机关|2019/);
});

test.each(each)('%s：发表以后总表照样读得出，没有一条提示', async (name, sample) => {
  const { scheme } = sampleSchemeOf(sample);
  if (!scheme) throw new Error(name);
  const year = await new Year(scheme).issued();
  const open = valueOf(await openMaster(year.master));
  expect(open.findings).toEqual([]);
  expect([...year.sent.keys()].filter((path) => path.startsWith('评价表/'))).toHaveLength(
    scheme.raters.length,
  );
});
