import type { Capability } from '../../port/diagnosis';
import { attempt, sheetsOf } from './address';
import { tryDisk, type Disk } from './disk';
import { said } from './findings';
import type { Application, Workbook } from './model';
import { closeQuietly } from './open';
import { tryBulk } from './trial-bulk';
import { tryCopy, tryOpening } from './trial-files';
import * as trials from './trials';
import { plainWays, type Ways } from './ways';

/** Finds out what this version of WPS can do. Nothing is assumed of it: each thing is tried on a workbook of our own. */
export interface Probe {
  ways: Ways;
  disk: Disk | undefined;
  capabilities: Capability[];
}

const names = {
  'block-write': '成批写入',
  'block-formulas': '成批写公式',
  text: '文字按原样保存',
  calculation: '公式计算',
  mixed: '区分格式不一的区域',
  sheets: '添加工作表',
  names: '名称',
  validation: '填写范围（有效性）',
  borders: '表格线',
  protection: '工作表保护',
  'page-setup': '页面设置',
  files: '读写文件',
  copy: '另存副本',
  open: '打开文件',
  events: '事件',
  scratch: '自检用的临时工作簿',
} as const;
const openings = { template: '以文件为模板新建', file: '直接打开' } as const;
type Id = keyof typeof names;

/** What is done instead where something does not work. */
const instead: Partial<Record<Id, string>> = {
  mixed: '改为逐格查询',
  names: '改为从保存的副本里认出各张表',
  validation: '经文件建表时不受影响',
  borders: '经文件建表时不受影响',
  'page-setup': '经文件建表时不受影响',
  files: '改为逐格建表；另存和打开文件不可用',
  copy: '另存和打开文件不可用',
  open: '改为逐格建表',
  events: '改为定时查看',
  scratch: '按最保守的方式逐格读写',
};

/** Opens a workbook for the tests. `Add` may answer with null: then it is the active one, if that is a new one. */
function scratchBook(app: Application): Workbook {
  const count = app.Workbooks.Count;
  const answer = app.Workbooks.Add();
  const book = answer ?? app.ActiveWorkbook;
  if (!book || app.Workbooks.Count !== count + 1) throw new Error('没能新建临时工作簿');
  return book;
}

export async function probe(app: Application): Promise<Probe> {
  const capabilities: Capability[] = [];
  const ways: Ways = { ...plainWays };
  const add = (id: Id, works: boolean, detail: string) => {
    const second = works ? undefined : instead[id];
    capabilities.push({
      id,
      name: names[id],
      works,
      detail: second === undefined ? detail : `${detail}；${second}`,
    });
  };
  /** Notes what a test saw or why it failed; answers whether it passed. */
  const run = (id: Id, test: () => string): boolean => {
    try {
      add(id, true, test());
      return true;
    } catch (error) {
      add(id, false, said(error));
      return false;
    }
  };

  const { disk, detail } = tryDisk(app);
  add('files', disk !== undefined, detail);

  const tryFiles = (bench: trials.Bench, files: Disk) => {
    let path = '';
    ways.copies = run('copy', () => {
      const copy = tryCopy(bench, files);
      ({ path } = copy);
      return copy.detail;
    });
    if (path === '') return;
    const failures: string[] = [];
    ways.opens = (['template', 'file'] as const).filter((opening) => {
      try {
        tryOpening(app, path, opening);
        return true;
      } catch (error) {
        failures.push(`${openings[opening]}：${said(error)}`);
        return false;
      }
    });
    files.remove(path);
    const works = ways.opens.map((opening) => openings[opening]);
    add('open', works.length > 0, [...works, ...failures].join('；'));
  };

  const before = attempt(() => app.ActiveWorkbook) ?? null;
  const screen = attempt(() => app.ScreenUpdating);
  let book: Workbook | undefined;
  try {
    if (screen === true) attempt(() => (app.ScreenUpdating = false));
    book = scratchBook(app);
    const [sheet] = sheetsOf(book);
    if (!sheet) throw new Error('临时工作簿没有工作表');
    const bench = { app, book, sheet };
    const bulk = (id: Id, member: 'Value2' | 'Formula') => {
      try {
        const trial = tryBulk(bench, member);
        add(id, trial.works, trial.detail);
        return trial.bulk;
      } catch (error) {
        add(id, false, said(error));
        return 'cell';
      }
    };
    ways.values = bulk('block-write', 'Value2');
    ways.formulas = bulk('block-formulas', 'Formula');
    run('text', () => trials.tryText(bench));
    run('calculation', () => trials.tryCalculation(bench));
    ways.mixedTold = run('mixed', () => trials.tryMixed(bench));
    run('sheets', () => trials.trySheets(bench));
    ways.names = run('names', () => trials.tryNames(bench));
    run('validation', () => trials.tryValidation(bench));
    run('borders', () => trials.tryBorders(bench));
    if (disk) tryFiles(bench, disk);
    run('protection', () => trials.tryProtection(bench));
    run('page-setup', () => trials.tryPage(bench));
    try {
      add('events', true, await trials.tryEvents(bench));
      ways.events = true;
    } catch (error) {
      add('events', false, said(error));
    }
  } catch (error) {
    add('scratch', false, said(error));
  } finally {
    closeQuietly(book);
    if (screen === true) attempt(() => (app.ScreenUpdating = true));
    if (before) attempt(() => before.Activate());
  }
  return { ways, disk, capabilities };
}
