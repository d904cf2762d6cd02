import { diagnosisOutside, inWps, wpsProgram } from '../../src/hosts/wps';
import { programOn } from '../../src/hosts/wps/program';
import { diagnosisText } from '../../src/pane/pages/diagnosis-text';
import { refusedWith, same, valueOf } from '../contract/expect';
import { twoSheets } from './opened';
import type { Quirks } from './quirks';
import { simulatedWps } from './wps';

/** 自检: each thing is tried on a workbook of our own, and nothing of that stays behind. */

/** What each quirk, and each member that is missing, takes away. */
const lacks: readonly [string, Partial<Quirks>, readonly string[]][] = [
  ['严格形式', {}, []],
  ['Add 返回空值', { addReturnsNull: true }, []],
  ['单行单列压平', { flattened: true }, []],
  ['单格返回值本身', { scalars: true }, []],
  ['二维写入不起作用', { blocksIgnored: true }, ['block-formulas', 'block-write']],
  ['没有的表返回空值', { missingFalsy: true }, []],
  ['空格读作未定义', { emptyUndefined: true }, []],
  ['不认模板', { templateIgnored: true }, []],
  ['没有名称', { lacks: ['Names'] }, ['names']],
  ['没有事件', { lacks: ['ApiEvent'] }, ['events']],
  ['没有文件系统', { lacks: ['FileSystem'] }, ['files']],
  ['打开成只读，但认模板', { opensReadOnly: true }, []],
  ['打开成只读，又不认模板', { templateIgnored: true, opensReadOnly: true }, ['open']],
  ['打不开文件', { templateIgnored: true, lacks: ['Workbooks.Open'] }, ['open']],
  ['不能新建工作簿', { lacks: ['Workbooks.Add'] }, ['scratch']],
];

describe('启动时的自检', () => {
  test.each(lacks)('%s：如实说出缺什么', async (_, quirks, missing) => {
    const { application } = simulatedWps(quirks);
    const { capabilities } = (await programOn(application)).diagnosis();
    expect(
      capabilities
        .filter(({ works }) => !works)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(missing);
    for (const { detail, name } of capabilities) expect([name, detail]).not.toEqual([name, '']);
  });

  test.each(lacks)('%s：不留下工作簿、文件和监听，程序设置和当前工作簿不变', async (_, quirks) => {
    const { application, world } = simulatedWps(quirks);
    const before = { active: world.active, books: [...world.books], settings: { ...world.settings } };
    await programOn(application);
    expect({ active: world.active, books: world.books, settings: world.settings }).toEqual(before);
    expect(world.files.size).toBe(0);
    expect([...world.listeners.values()].every(({ size }) => size === 0)).toBe(true);
    expect(before.books.map(({ sheets }) => sheets.map(({ cells }) => cells.size))).toEqual([[0]]);
  });

  test('不能新建工作簿时，建表说明原因', async () => {
    const { application } = simulatedWps({ lacks: ['Workbooks.Add'] });
    const { workbook } = await programOn(application);
    refusedWith(await workbook.create(twoSheets()), 'program-cannot', 'create');
  });

  test('没有打开任何工作簿也能自检，读取时说明要打开总表', async () => {
    const wps = simulatedWps();
    const [book] = wps.world.books;
    if (book) wps.world.close(book);
    const { workbook } = await programOn(wps.application);
    refusedWith(await workbook.read(), 'no-workbook', 'read');
  });
});

describe('结论', () => {
  const words = async (quirks: Partial<Quirks>) => {
    const { verdict } = (await programOn(simulatedWps(quirks).application)).diagnosis();
    return [verdict.usable, verdict.words];
  };

  test('什么都不缺、换了办法还能用、不能用，各有一句话', async () => {
    expect(await words({})).toEqual([true, '这个版本的 WPS 什么都不缺。']);
    expect(await words({ blocksIgnored: true })).toEqual([
      true,
      '这个版本的 WPS 可以用。成批写入、成批写公式与常见版本不同，已自动换了办法。',
    ]);
    for (const lack of ['Workbooks.Add', 'Names'] as const)
      expect(await words({ lacks: [lack] })).toEqual([false, expect.stringMatching(/缺少：.+改用浏览器版/)]);
  });

  test.each([
    ['浏览器里', undefined, '不是 WPS 表格'],
    ['WPS 文字里', { Name: 'WPS 文字', Version: '12.1.0', Documents: {} }, 'WPS 文字'],
    [
      '不让加载项操作表格的版本里',
      {
        Name: 'WPS 表格',
        get Workbooks(): never {
          throw new Error('拒绝');
        },
      },
      'WPS 表格',
    ],
  ])('%s打开面板：不抛错，说明原因和出路，报告可以复制', async (_, Application, name) => {
    const host = { Application, navigator: { userAgent: 'Chrome/88.0' } } as unknown as Window;
    expect(inWps(host)).toBe(false);
    refusedWith(await wpsProgram(undefined, host), 'not-in-wps', 'program');
    const found = diagnosisOutside(host);
    expect([found.program, found.verdict.usable]).toEqual([name, false]);
    expect(diagnosisText(found)).toMatch(/改用浏览器版.*不可用\u3000操作表格/s);
  });

  test('在 WPS 表格里打开面板：自检以后就是那个程序', async () => {
    const { application } = simulatedWps();
    const host = { Application: application, navigator: { userAgent: 'Chrome/88.0' }, document: {} };
    const program = valueOf(await wpsProgram(undefined, host as unknown as Window), 'program');
    expect([program.name, program.diagnosis().engine]).toEqual(['wps', 'Chrome/88.0']);
  });
});

describe('诊断报告', () => {
  test('写明程序、版本、内核、每一项及不可用时怎么办，还有经过中遇到的问题', async () => {
    const { application, world } = simulatedWps({ blocksIgnored: true, lacks: ['ApiEvent'] });
    const program = await programOn(application, { engine: 'Chrome/104.0' });
    valueOf(await program.workbook.create(twoSheets()), 'create');
    let first = true;
    world.onWrite = () => {
      const now = !first;
      first = false;
      return now;
    };
    const write = program.workbook.write([{ sheet: '表', row: 1, column: 1, kind: 'value', value: 1 }]);
    valueOf(await write, 'write');
    const text = diagnosisText(program.diagnosis());
    for (const part of [
      '程序：WPS 表格 12.1.0.26895',
      '内核：Chrome/104.0',
      '结论：这个版本的 WPS 可以用。成批写入、成批写公式、事件与常见版本不同',
      '不可用　成批写入（block-write）：整块写入不起作用，改为逐行写入',
      '不可用　事件（events）：程序没有提供事件（ApiEvent）；改为在面板里点“读选中的格”',
      '可用　名称（names）',
      '没有一次写好（如 B2），逐格重写',
    ])
      expect(text).toContain(part);
    same(text.includes('undefined'), false, 'undefined');
  });
});
