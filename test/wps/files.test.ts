import { parseAddress } from '../../src/base/address';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { cellOf, refusedWith, valueOf } from '../contract/expect';
import { everything } from '../support/xlsx-models';
import { desktopFolder } from './objects/files';
import { opened, twoSheets } from './opened';

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
    const { program } = await opened({ noFiles: true }, twoSheets(), { download });
    valueOf(await program.save('发出.zip', bytes), 'save');
    expect(got).toEqual([['发出.zip', bytes]]);
    const without = await opened({ noFiles: true });
    refusedWith(await without.program.save('发出.zip', bytes), 'program-cannot', 'save');
  });
});

describe('不能读写文件的版本', () => {
  test('逐格建好的工作簿，公式与条件都指着该指的格', async () => {
    const model = everything();
    const { wps } = await opened({ noFiles: true }, model);
    const form = wps.sheet("总表 (一)'s");
    expect(form.conditions.map(({ formula }) => formula)).toEqual(['C3=""', 'C3<6']);
    expect(form.rules.find(({ type }) => type === 'custom')?.first).toBe('=C7<=C6');
    const at = parseAddress('C7');
    expect(at && form.cells.get(at.row * 16_384 + at.column)?.formula).toBe("'参 数'!A1*C6");
  });

  test('另存和打开说明原因与出路', async () => {
    const { program } = await opened({ noFiles: true });
    refusedWith(await program.bytes(), 'program-cannot', 'bytes');
    refusedWith(await program.open('另一份.xlsx', bytes), 'program-cannot', 'open');
  });

  test('没有文件系统又没有名称，建出来的表认不得：不建，指向浏览器版', async () => {
    await expect(opened({ noFiles: true, noNames: true })).rejects.toThrow(/program-cannot/);
  });
});
