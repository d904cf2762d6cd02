import type { Capability } from '../../../port/diagnosis';
import { tryDisk, type Disk } from '../files/disk';
import { closeWithoutSaving } from '../files/open';
import { messageOf } from '../../../base/thrown';
import { Trials } from '../../office/trials';
import { attempt, sheetsOf } from '../object-model/access';
import type { Application, Workbook } from '../object-model/members';
import type { Strategy } from '../strategy';
import * as trials from './trials';

/** Finds out what this version of WPS can do. Nothing is assumed of it: each thing is tried on a workbook of our own. */
export interface SelfTest {
  strategy: Strategy;
  disk: Disk | undefined;
  capabilities: Capability[];
}

const names = {
  write: '写入单元格',
  'block-write': '成批写入',
  'block-formulas': '成批写公式',
  text: '文字按原样保存',
  calculation: '公式计算',
  mixed: '区分格式不一的区域',
  names: '名称',
  protection: '工作表保护',
  files: '读写文件',
  copy: '另存副本',
  open: '打开文件',
  events: '事件',
  scratch: '自检用的临时工作簿',
} as const;
const openings = { template: '以文件为模板新建', file: '直接打开' } as const;
type Id = keyof typeof names;

const noFiles = '建表、另存和打开文件不可用，请用浏览器版';

/** What is done instead where something does not work, or what then cannot be done. */
const instead: Partial<Record<Id, string>> = {
  files: noFiles,
  copy: noFiles,
  open: noFiles,
  events: '改为在面板里点“读选中的格”',
};

/** Opens a workbook for the tests. `Add` may answer with null: then it is the active one, if that is a new one. */
function scratchBook(app: Application): Workbook {
  const count = app.Workbooks.Count;
  const book = app.Workbooks.Add() ?? app.ActiveWorkbook;
  if (!book || app.Workbooks.Count !== count + 1) throw new Error('没能新建临时工作簿');
  return book;
}

export async function selfTest(app: Application): Promise<SelfTest> {
  const tried = new Trials<Id>(names, instead);
  const strategy: { -readonly [Name in keyof Strategy]: Strategy[Name] } = {
    values: 'row',
    formulas: 'row',
    copies: false,
    opens: [],
    events: false,
  };
  const { disk, detail } = tryDisk(app);
  tried.add('files', disk !== undefined, detail);

  const tryFiles = (trial: trials.Trial, files: Disk) => {
    let path = '';
    strategy.copies = tried.run('copy', () => {
      path = trials.tryCopy(trial, files);
      return '能把工作簿另存为 .xlsx 副本';
    });
    if (path === '') return;
    const failures: string[] = [];
    strategy.opens = (['template', 'file'] as const).filter((opening) => {
      try {
        trials.tryOpening(app, path, opening);
        return true;
      } catch (error) {
        failures.push(`${openings[opening]}：${messageOf(error)}`);
        return false;
      }
    });
    files.remove(path);
    const works = strategy.opens.map((opening) => openings[opening]);
    tried.add('open', works.length > 0, [...works, ...failures].join('；'));
  };

  const before = attempt(() => app.ActiveWorkbook) ?? null;
  const screen = attempt(() => app.ScreenUpdating);
  let book: Workbook | undefined;
  try {
    if (screen === true) attempt(() => (app.ScreenUpdating = false));
    book = scratchBook(app);
    const [sheet] = sheetsOf(book);
    if (!sheet) throw new Error('临时工作簿没有工作表');
    const trial = { app, book, sheet };
    const bulk = (id: Id, member: 'Value2' | 'Formula') => {
      try {
        const found = trials.tryBulk(trial, member);
        tried.add(
          id,
          found === 'block',
          found === 'block' ? '整块写入、读回一致' : '整块写入不起作用，改为逐行写入',
        );
        return found;
      } catch (error) {
        tried.add('write', false, messageOf(error));
        return 'row';
      }
    };
    strategy.values = bulk('block-write', 'Value2');
    strategy.formulas = bulk('block-formulas', 'Formula');
    tried.run('text', () => trials.tryText(trial));
    tried.run('calculation', () => trials.tryCalculation(trial));
    tried.run('mixed', () => trials.tryMixed(trial));
    tried.run('names', () => trials.tryNames(trial));
    if (disk) tryFiles(trial, disk);
    tried.run('protection', () => trials.tryProtection(trial));
    try {
      tried.add('events', true, await trials.tryEvents(trial));
      strategy.events = true;
    } catch (error) {
      tried.add('events', false, messageOf(error));
    }
  } catch (error) {
    tried.add('scratch', false, messageOf(error));
  } finally {
    closeWithoutSaving(book);
    if (screen === true) attempt(() => (app.ScreenUpdating = true));
    if (before) attempt(() => before.Activate());
  }
  return { strategy, disk, capabilities: tried.capabilities };
}
