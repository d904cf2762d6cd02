import { programOn } from '../../src/hosts/wps/program';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { cellOf, readBook, refusedWith, valueOf } from '../contract/expect';
import { bookFromFile } from '../simulated/file/read';
import { everything } from '../support/xlsx-models';
import { desktopFolder } from './objects/files';
import { change, opened, twoSheets } from './opened';
import { simulatedWps } from './wps';

/** Workbooks go to WPS and come from it through files; none of them is left lying about. */

const bytes = new Uint8Array([1, 2, 3]);

describe('临时文件', () => {
  test('建表、另存副本以后，临时文件夹里什么也不剩', async () => {
    const { program, wps } = await opened();
    valueOf(await program.bytes(), 'bytes');
    valueOf(await program.open('另一份.xlsx', await workbookBytes(everything())), 'open');
    expect([...wps.world.files.keys()]).toEqual([]);
  });

  test('建好的工作簿还没有存过，存到哪里由人定', async () => {
    const { wps } = await opened();
    expect(wps.world.active?.path).toBe('');
  });

  test('只能直接打开文件的版本：文件放在桌面，不放在会被清理的临时文件夹', async () => {
    const { wps } = await opened({ templateIgnored: true });
    expect([...wps.world.files.keys()]).toEqual([`${desktopFolder}\\测试.xlsx`]);
    expect(wps.world.active?.path).toBe(desktopFolder);
  });

  test('另存的副本与打开着的工作簿一样，打开着的不受影响', async () => {
    const { program, wps } = await opened();
    wps.type('表', 'B2', 16);
    const saved = valueOf(await readWorkbook(valueOf(await program.bytes(), 'bytes'), '副本'), 'read');
    const at = (address: string) => cellOf(saved, '表', address);
    expect([at('B2').value, at('C2').value, at('C2').formula]).toEqual([16, 2, 'ROUND(B2*系数,6)']);
    expect(saved.sheets.map(({ name, role }) => [name, role])).toEqual([
      ['表', ''],
      ['锁定', 'locked'],
    ]);
    expect(wps.world.books).toHaveLength(2);
  });
});

describe('保存文件', () => {
  const place = 'D:\\考核\\发出.zip';

  test.each([
    ['按人选的位置', place, place],
    ['人没有写扩展名时补上', 'D:\\考核\\发出', place],
  ])('%s', async (_, answer, expected) => {
    const { program, wps } = await opened();
    wps.world.saveAs = answer;
    valueOf(await program.save('发出.zip', bytes), 'save');
    expect(wps.world.files.get(expected)).toEqual(bytes);
  });

  test('人取消了就不存，也不说存好了', async () => {
    const { program, wps } = await opened();
    refusedWith(await program.save('发出.zip', bytes), 'cancelled', 'save');
    expect(wps.world.files.size).toBe(0);
  });

  test('没有文件系统时改用浏览器下载；连下载也没有时说明原因', async () => {
    const got: unknown[] = [];
    const download = (...file: unknown[]) => void got.push(file);
    const { application } = simulatedWps({ lacks: ['FileSystem'] });
    valueOf(await (await programOn(application, { download })).save('发出.zip', bytes), 'save');
    expect(got).toEqual([['发出.zip', bytes]]);
    refusedWith(await (await programOn(application)).save('发出.zip', bytes), 'program-cannot', 'save');
  });
});

describe.each([
  ['没有文件系统', { lacks: ['FileSystem'] as const }],
  ['打开成只读', { templateIgnored: true, opensReadOnly: true }],
  ['打不开文件', { templateIgnored: true, lacks: ['Workbooks.Open'] as const }],
])('不能由加载项打开文件的版本（%s）', (_, quirks) => {
  test('建表和打开说明原因，指向浏览器版，不留下工作簿', async () => {
    const { application, world } = simulatedWps(quirks);
    const program = await programOn(application);
    expect(program.capabilities.files).toBe(false);
    const created = await program.workbook.create(twoSheets());
    refusedWith(created, 'program-cannot', 'create');
    expect(created.ok ? '' : created.finding.remedy).toMatch(/“下载总表”.*浏览器版建表/);
    refusedWith(await program.open('另一份.xlsx', bytes), 'program-cannot', 'open');
    expect(world.books).toHaveLength(1);
    const { usable, words } = program.diagnosis().verdict;
    expect([usable, words]).toEqual([true, expect.stringMatching(/建表请用浏览器版/)]);
  });

  test('人自己打开的总表照样读写', async () => {
    const wps = simulatedWps(quirks);
    wps.world.add(bookFromFile(await workbookBytes(twoSheets()), '总表.xlsx', ''));
    const { workbook } = await programOn(wps.application);
    const host = { workbook } as Parameters<typeof readBook>[0];
    expect(cellOf(await readBook(host), '表', 'C2').formula).toBe('ROUND(B2*系数,6)');
    valueOf(await workbook.write([change('表!B2', 16)]), 'write');
    expect(cellOf(await readBook(host), '表', 'C2').value).toBe(2);
  });
});
