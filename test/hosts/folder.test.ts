import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { fileMaster, folderInbox, folderOutbox, readFileWorkbook } from '../../src/hosts/folder';
import { distinctNames, safeName, safePath } from '../../src/cells/file-name';
import { systemFinding } from '../../src/hosts/folder/findings';
import type { Steps } from '../../src/hosts/folder/safe-write';
import { writable } from '../../src/hosts/folder/writable';
import { workbookBytes } from '../../src/xlsx/write';
import type { Result } from '../../src/base/finding';
import type { Change } from '../../src/sheets/change';
import { cell, everything, sheetOf, workbookOf } from '../support/xlsx-models';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const small = (value: string) =>
  workbookOf([sheetOf('表', [[cell(value)]])], { identity: { kind: 'master' } });
const set = (value: string): Change => ({ sheet: '表', row: 0, column: 0, kind: 'value', value });
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.finding.code);
const inFile = async (path: string) => {
  const read = await readFileWorkbook(path);
  return read.ok ? read.value.sheets[0]?.rows[0]?.[0]?.value : read.finding.code;
};
const stopAt = (step: string): Steps => ({
  before: (now) => {
    if (now === step) throw Object.assign(new Error('断电'), { code: 'EIO' });
  },
});
const steps = ['open', 'write', 'flush', 'close', 'rename'];

describe('总表文件', () => {
  test('新建、读、改、再读', async () => {
    const path = join(folder, '总表.xlsx');
    const master = fileMaster(path);
    expect(code(await master.create(small('旧')))).toBe('ok');
    expect(code(await master.write([set('新')], { stage: '二' }))).toBe('ok');
    const read = await master.read();
    expect(read.ok && read.value.identity).toEqual({ kind: 'master', stage: '二' });
    expect(await inFile(path)).toBe('新');
    expect(readdirSync(folder)).toEqual(['总表.xlsx']);
  });

  test('已有的文件不覆盖', async () => {
    const path = join(folder, '总表.xlsx');
    writeFileSync(path, '别人的');
    expect(code(await fileMaster(path).create(small('新')))).toBe('master-exists');
    expect(readFileSync(path, 'utf8')).toBe('别人的');
  });

  test('读过之后被别人改过：不写，别人的内容留着', async () => {
    const path = join(folder, '总表.xlsx');
    const master = fileMaster(path);
    await master.create(small('旧'));
    await master.read();
    writeFileSync(path, await workbookBytes(small('别人的')));
    expect(code(await master.write([set('我的')]))).toBe('master-changed');
    expect(await inFile(path)).toBe('别人的');
    await master.read();
    expect(code(await master.write([set('我的')]))).toBe('ok');
    expect(await inFile(path)).toBe('我的');
  });

  test('写出来自己也读不了的，不写，原来的文件没有变', async () => {
    const path = join(folder, '总表.xlsx');
    const master = fileMaster(path);
    await master.create(small('旧'));
    const before = readFileSync(path);
    // Two cells, but the rectangle that a reader would have to build between them is beyond its limit.
    const far: Change[] = [{ sheet: '表', row: 900_000, column: 9, kind: 'value', value: '远' }];
    const refused = await master.write(far);
    expect(code(refused)).toBe('file-beyond-limits');
    expect(readFileSync(path)).toEqual(before);
    expect(code(await master.write([set('新')]))).toBe('ok');
  });

  test('存不进一格的内容是一条问题，不是出错停止', async () => {
    const path = join(folder, '总表.xlsx');
    const master = fileMaster(path);
    await master.create(small('旧'));
    expect(code(await master.write([set('长'.repeat(40_000))]))).toBe('value-unwritable');
    expect(await inFile(path)).toBe('旧');
    const other = join(folder, '另一份.xlsx');
    expect(code(await fileMaster(other).create(small('长'.repeat(40_000))))).toBe('value-unwritable');
    expect(existsSync(other)).toBe(false);
  });

  test('没有先读也能写；连写两次也行', async () => {
    const path = join(folder, '总表.xlsx');
    await fileMaster(path).create(small('旧'));
    const master = fileMaster(path);
    expect(code(await master.write([set('一')]))).toBe('ok');
    expect(code(await master.write([set('二')]))).toBe('ok');
    expect(await inFile(path)).toBe('二');
  });

  test.each(steps)('改写在「%s」之前中断：旧内容完整，没有残留', async (step) => {
    const path = join(folder, '总表.xlsx');
    await fileMaster(path).create(small('旧'));
    expect(code(await fileMaster(path, stopAt(step)).write([set('新')]))).toBe('file-system');
    expect(await inFile(path)).toBe('旧');
    expect(readdirSync(folder)).toEqual(['总表.xlsx']);
  });

  test.each(steps)('新建在「%s」之前中断：什么也没有', async (step) => {
    const path = join(folder, '总表.xlsx');
    expect(code(await fileMaster(path, stopAt(step)).create(small('新')))).toBe('file-system');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('改名之后才断电：新内容完整', async () => {
    const path = join(folder, '总表.xlsx');
    await fileMaster(path).create(small('旧'));
    await fileMaster(path).write([set('新')]);
    expect(await inFile(path)).toBe('新');
  });

  test('没有文件、没有文件夹、是文件夹、不是表格', async () => {
    expect(code(await fileMaster(join(folder, '无.xlsx')).read())).toBe('file-missing');
    expect(code(await fileMaster(join(folder, '无.xlsx')).write([set('新')]))).toBe('file-missing');
    expect(code(await fileMaster(join(folder, '无', '总表.xlsx')).create(small('新')))).toBe(
      'folder-missing',
    );
    expect(code(await fileMaster(folder).read())).toBe('file-missing');
    const path = join(folder, '坏.xlsx');
    writeFileSync(path, '坏');
    expect(code(await fileMaster(path).read())).toBe('file-not-workbook');
    expect(code(await fileMaster(path).write([set('新')]))).toBe('file-not-workbook');
  });

  test('只读的文件不写', async () => {
    const path = join(folder, '总表.xlsx');
    await fileMaster(path).create(small('旧'));
    chmodSync(path, 0o444);
    expect(code(await fileMaster(path).write([set('新')]))).toBe('file-readonly');
    expect(await inFile(path)).toBe('旧');
  });

  test.each(['~$总表.xlsx', '.~总表.xlsx', '.~lock.总表.xlsx#'])(
    '正被打开（旁边有「%s」）：不写',
    async (lock) => {
      const path = join(folder, '总表.xlsx');
      await fileMaster(path).create(small('旧'));
      writeFileSync(join(folder, lock), '');
      const found = await writable(path, '总表.xlsx', 'linux');
      expect(found?.finding.code).toBe('file-locked');
      expect(found?.finding.remedy).toContain(lock);
      // Windows keeps open files from being replaced by itself; a stale mark must not get in the way there.
      expect(await writable(path, '总表.xlsx', 'win32')).toBeUndefined();
    },
  );

  test('经过链接写到文件本身，链接还是链接', async () => {
    const path = join(folder, '总表.xlsx');
    const link = join(folder, '快捷.xlsx');
    await fileMaster(path).create(small('旧'));
    symlinkSync(path, link);
    expect(code(await fileMaster(link).write([set('新')]))).toBe('ok');
    expect(await inFile(path)).toBe('新');
  });
});

describe('发出的文件', () => {
  test('文件夹自动建立，已生成的可以覆盖', async () => {
    const outbox = folderOutbox(join(folder, '发出'));
    expect(code(await outbox.put('评分表/L01 张三.xlsx', small('一')))).toBe('ok');
    expect(code(await outbox.put('评分表/L01 张三.xlsx', small('二')))).toBe('ok');
    expect(await inFile(join(folder, '发出', '评分表', 'L01 张三.xlsx'))).toBe('二');
    expect(readdirSync(join(folder, '发出', '评分表'))).toEqual(['L01 张三.xlsx']);
  });

  test.each(steps)('覆盖在「%s」之前中断：旧文件完整', async (step) => {
    await folderOutbox(folder).put('表.xlsx', small('旧'));
    expect(code(await folderOutbox(folder, stopAt(step)).put('表.xlsx', small('新')))).toBe('file-system');
    expect(await inFile(join(folder, '表.xlsx'))).toBe('旧');
    expect(readdirSync(folder)).toEqual(['表.xlsx']);
  });

  test.each([
    ['../../外面.xlsx', '外面.xlsx'],
    ['/etc/passwd', 'etc/passwd'],
    ['..\\..\\甲.xlsx', '甲.xlsx'],
    ['甲/./乙/../丙.xlsx', '甲/乙/丙.xlsx'],
    ['C:\\甲.xlsx', 'C：/甲.xlsx'],
    ['', '_'],
    ['...', '_'],
  ])('路径「%s」落在文件夹之内：%s', (path, expected) => {
    expect(safePath(path).join('/')).toBe(expected);
  });

  test.each([
    ['张三?:*"<>|.xlsx', '张三？：＊＂＜＞｜.xlsx'],
    ['CON.xlsx', '_CON.xlsx'],
    ['com1', '_com1'],
    ['甲. ', '甲'],
    ['.隐藏.xlsx', '隐藏.xlsx'],
    ['甲\u0000乙\n.xlsx', '甲_乙_.xlsx'],
    [`${'长'.repeat(100)}.xlsx`, `${'长'.repeat(70)}.xlsx`],
  ])('文件名「%s」', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });
});

test.each([
  [
    ['表.xlsx', '表.XLSX', '表'],
    ['表.xlsx', '表（2）.XLSX', '表'],
  ],
  [
    ['表.xlsx', '表.xlsx', '表（2）.xlsx'],
    ['表.xlsx', '表（2）.xlsx', '表（2）（2）.xlsx'],
  ],
  [
    ['表（2）.xlsx', '表.xlsx', '表.xlsx'],
    ['表（2）.xlsx', '表.xlsx', '表（3）.xlsx'],
  ],
  [
    ['一.2/表', '一.2/表'],
    ['一.2/表', '一.2/表（2）'],
  ],
])('放在一起的 %j 各有自己的名字', (names, expected) => {
  expect(distinctNames(names)).toEqual(expected);
});

describe('收到的文件', () => {
  beforeEach(async () => {
    const bytes = await workbookBytes(everything());
    mkdirSync(join(folder, '第一批', '补交'), { recursive: true });
    mkdirSync(join(folder, '.隐藏'));
    for (const name of [
      '乙.xlsx',
      '第一批/甲.xlsx',
      '第一批/补交/丙.XLSX',
      '第一批/~$甲.xlsx',
      '.丁.xlsx',
      '.隐藏/戊.xlsx',
      '.甲.xlsx.1a2b3c4d.tmp',
    ])
      writeFileSync(join(folder, name), bytes);
    for (const name of [
      '旧.xls',
      '金山.et',
      '宏.xlsm',
      '二进制.xlsb',
      '开放.ods',
      '逗号.csv',
      '扫描.pdf',
      '照片.jpg',
      '打包.zip',
      '文档.docx',
      '说明.txt',
      '报告.md',
      '记录.json',
    ])
      writeFileSync(join(folder, name), '内容');
  });

  test('凡可能是交回来的都列出，按名字排好；程序的临时文件与说明不列', async () => {
    const list = await folderInbox(folder).list();
    const labels = list.ok ? list.value.map(({ label }) => label) : [];
    expect(labels).toEqual(
      [
        '乙.xlsx',
        '二进制.xlsb',
        '宏.xlsm',
        '开放.ods',
        '扫描.pdf',
        '打包.zip',
        '文档.docx',
        '旧.xls',
        '照片.jpg',
        '第一批/甲.xlsx',
        '第一批/补交/丙.XLSX',
        '逗号.csv',
        '金山.et',
        '.丁.xlsx',
        '.隐藏',
      ].sort(),
    );
  });

  test('同样的内容同样的指纹（SHA-256）', async () => {
    const list = await folderInbox(folder).list();
    if (!list.ok) throw new Error(list.finding.message);
    const hash = (label: string) => list.value.find((file) => file.label === label)?.hash;
    expect(hash('乙.xlsx')).toMatch(/^[0-9a-f]{64}$/);
    expect(hash('乙.xlsx')).toBe(hash('第一批/甲.xlsx'));
    expect(hash('旧.xls')).not.toBe(hash('乙.xlsx'));
  });

  test('读得了的读，读不了的说明原因', async () => {
    const list = await folderInbox(folder).list();
    if (!list.ok) throw new Error(list.finding.message);
    const codes = await Promise.all(list.value.map(async (file) => [file.label, code(await file.read())]));
    expect(Object.fromEntries(codes)).toMatchObject({
      '乙.xlsx': 'ok',
      '第一批/补交/丙.XLSX': 'ok',
      '旧.xls': 'file-not-workbook',
    });
  });

  test('压缩包打开来收，里面的表一份一份列出；列出以后换了的不当作原来那份', async () => {
    const sent = readFileSync(join(folder, '乙.xlsx'));
    const pack = (file: Uint8Array) =>
      zipSync({ '收回/丁.xlsx': file, '收回/Thumbs.db': file, '__MACOSX/._丁.xlsx': file, '说明.txt': file });
    writeFileSync(join(folder, '收回.zip'), pack(sent));
    const list = await folderInbox(folder).list();
    const inside = list.ok ? list.value.filter(({ label }) => label.startsWith('收回.zip')) : [];
    expect(inside.map(({ label }) => label)).toEqual(['收回.zip/收回/丁.xlsx']);
    expect(inside[0]?.hash).toBe(list.ok && list.value.find(({ label }) => label === '乙.xlsx')?.hash);
    const read = async () => code((await inside[0]?.read()) ?? { ok: true, value: 0 });
    const marked = async () => code((await inside[0]?.marked([])) ?? { ok: true, value: 0 });
    expect([await read(), await marked()]).toEqual(['ok', 'ok']);
    writeFileSync(join(folder, '收回.zip'), pack(Uint8Array.of(1)));
    expect([await read(), await marked()]).toEqual(['file-changed', 'file-changed']);
    writeFileSync(join(folder, '收回.zip'), '不再是压缩包');
    expect([await read(), await marked()]).toEqual(['file-changed', 'file-changed']);
  });

  test('里面什么也没有的压缩包照样列出，读的时候说', async () => {
    writeFileSync(join(folder, '空.zip'), zipSync({ 'Thumbs.db': Uint8Array.of(1) }));
    const list = await folderInbox(folder).list();
    const found = list.ok ? list.value.find(({ label }) => label === '空.zip') : undefined;
    expect(found && code(await found.read())).toBe('file-not-workbook');
  });

  test('列出之后又被改动的文件，不当作原来那份', async () => {
    const list = await folderInbox(folder).list();
    if (!list.ok) throw new Error(list.finding.message);
    writeFileSync(join(folder, '乙.xlsx'), '改了');
    expect(
      code((await list.value.find(({ label }) => label === '乙.xlsx')?.read()) ?? { ok: true, value: 0 }),
    ).toBe('file-changed');
  });

  test.each([
    ['.丁.xlsx', 'file-hidden'],
    ['.隐藏', 'file-hidden'],
    ['链.xlsx', 'file-link'],
    ['圈', 'file-link'],
    ['快捷方式.xlsx.lnk', 'file-link'],
    ['没下完.xlsx.crdownload', 'file-unfinished'],
    ['旧的.xlsx.bak', 'file-unfinished'],
  ])('“%s”不读，但指名说明（%s）', async (name, expected) => {
    symlinkSync(folder, join(folder, '圈'));
    symlinkSync(join(folder, '乙.xlsx'), join(folder, '链.xlsx'));
    for (const file of ['快捷方式.xlsx.lnk', '没下完.xlsx.crdownload', '旧的.xlsx.bak'])
      writeFileSync(join(folder, file), '内容');
    const list = await folderInbox(folder).list();
    const found = list.ok ? list.value.find(({ label }) => label === name) : undefined;
    expect(found && code(await found.read())).toBe(expected);
  });

  test('空文件夹没有文件，不存在的文件夹说得清', async () => {
    mkdirSync(join(folder, '空'));
    expect(await folderInbox(join(folder, '空')).list()).toEqual({ ok: true, value: [] });
    expect(code(await folderInbox(join(folder, '无')).list())).toBe('folder-missing');
    expect(code(await folderInbox(join(folder, '乙.xlsx')).list())).toBe('folder-missing');
  });
});

test.each([
  ['EBUSY', 'file-locked'],
  ['EACCES', 'file-locked'],
  ['EPERM', 'file-locked'],
  ['EROFS', 'file-readonly'],
  ['ENOSPC', 'disk-full'],
  ['ENAMETOOLONG', 'file-name'],
  ['EIO', 'file-system'],
])('系统错误 %s 说成 %s', (system, expected) => {
  const { finding } = systemFinding(Object.assign(new Error(), { code: system }), '写入', '总表.xlsx');
  expect(finding.code).toBe(expected);
  expect(finding.message).toContain('总表.xlsx');
});
