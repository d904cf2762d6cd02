import { readSource } from '../../src/documents/read';
import { readWorkbook } from '../../src/xlsx/read';

/** What files are by how they begin: said alike to whoever collects forms and whoever drafts from a notice. */

const from = (start: string) => Uint8Array.from(start.padEnd(64, '\0'), (letter) => letter.charCodeAt(0));

test.each([
  ['JPEG', '\xff\xd8\xff\xe0'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['GIF', 'GIF89a'],
  ['BMP', 'BM\x36\x10\x00\x00\0\0\0\0'],
  ['TIFF（小端）', 'II*\0'],
  ['TIFF（大端）', 'MM\0*'],
  ['WebP', 'RIFF\x10\x00\x00\x00WEBP'],
  ['苹果手机的 HEIC', '\0\0\0\x18ftypheic'],
  ['安卓手机的 HEIF', '\0\0\0\x18ftypmif1'],
])('%s 是图片，收表和起草都这样说', async (_name, start) => {
  const form = await readWorkbook(from(start), '照片');
  expect(form.ok ? '' : form.finding).toMatchObject({
    code: 'file-not-workbook',
    message: '这个文件是图片，无法读取。',
    remedy: expect.stringContaining('录入') as unknown,
  });
  const notice = await readSource(from(start), '照片');
  expect(notice.ok ? '' : notice.finding.code).toBe('file-picture');
});

test.each([
  ['PDF', '%PDF-1.7', '是 PDF', 'file-pdf'],
  ['RAR', 'Rar!\x1a\x07', '是压缩包', 'file-not-document'],
  ['7z', '7z\xbc\xaf\x27\x1c', '是压缩包', 'file-not-document'],
])('%s', async (_name, start, what, code) => {
  const form = await readWorkbook(from(start), '文件');
  expect(form.ok ? '' : form.finding.message).toBe(`这个文件${what}，无法读取。`);
  const notice = await readSource(from(start), '文件');
  expect(notice.ok ? '' : notice.finding.code).toBe(code);
});

test('以 BM、MM 开头的文字不是图片', async () => {
  for (const text of ['BM 类项目考核细则', 'MM：每起扣 1 分'])
    expect((await readSource(new TextEncoder().encode(text), '通知')).ok).toBe(true);
});
