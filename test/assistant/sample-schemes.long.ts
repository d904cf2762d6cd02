import { sampleSchemes } from '../../src/sample/schemes';
import { readWorkbook } from '../../src/xlsx/read';
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

test('没有人评价的方案：没有推演，操作记录不写评价表 0 份', async () => {
  const { assistant, workbook } = deskOver();
  valueOf(await assistant.create(valueOf(await assistant.sampleDraft('安禾市'))));
  expect(valueOf(await assistant.results()).rated).toBe(false);
  valueOf(await assistant.issue('print', () => Promise.resolve(true)));
  valueOf(await assistant.issue('archive', () => Promise.resolve(true)));
  const book = valueOf(await readWorkbook(workbook.bytes(), '总表.xlsx'));
  const said = book.sheets
    .filter(({ name }) => name === '操作记录')
    .flatMap(({ rows }) => rows.flatMap((cells) => (cells ?? []).map((cell) => String(cell?.value ?? ''))))
    .filter((text) => text.startsWith('生成'));
  expect(said.at(-1)).toMatch(/^生成考核组工作簿 \d+ 份/);
});

test('没有的范例说明没有', async () => {
  expect(await deskOver().assistant.sampleDraft('某某市')).toMatchObject({
    ok: false,
    finding: { code: 'sample-unknown' },
  });
});
