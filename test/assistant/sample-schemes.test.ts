import { sampleSchemes } from '../../src/sample/schemes';
import { valueOf } from '../support/year';
import { deskOver } from './desk';

/** 面板里从范例开始：列出范例，选一个，建成的总表就是它的。 */

jest.setTimeout(120_000);

test('范例都列出来，各有一句说明', async () => {
  const { assistant } = deskOver();
  const listed = await assistant.schemeSamples();
  expect(listed.map(({ name }) => name)).toEqual(sampleSchemes.map(({ name }) => name));
  expect(listed.every(({ what }) => what.length > 5)).toBe(true);
});

test.each(sampleSchemes.map(({ name }) => name))('%s：建成总表', async (name) => {
  const { assistant } = deskOver();
  const draft = valueOf(await assistant.sampleDraft(name));
  expect(draft.findings).toEqual([]);
  valueOf(await assistant.create(draft));
  expect(await assistant.look()).toMatchObject({ title: draft.title, documentNumber: draft.documentNumber });
});

test('没有的范例说明没有', async () => {
  expect(await deskOver().assistant.sampleDraft('某某市')).toMatchObject({
    ok: false,
    finding: { code: 'sample-unknown' },
  });
});
