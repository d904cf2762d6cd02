import { address } from '../../../base/address';
import { base64Of } from '../../../cells/bytes';
import type { Capability } from '../../../port/diagnosis';
import type { Program } from '../../../port/program';
import { guard } from '../../../xlsx/guard';
import { workbookBytes } from '../../../xlsx/write';
import { Trials } from '../../office/trials';
import { arrived, inserting } from '../create/insert';
import { readEmptyWorkbook, undone, type EmptyWorkbook } from '../create/empty-workbook';
import { repairs } from '../create/repair';
import type { Answer, Queue, Session } from '../session/session';
import type { ExcelError } from '../session/excel-error';
import { dataSheet, moved, results, selfTestModel, sumSheet } from './model';

/**
 * Finds out what this Excel does with what we ask of it: two sheets are put into an empty workbook, looked at, worked with
 * and taken away again. Nothing is assumed; what Excel says is told word for word.
 */

const names = {
  scratch: '空白工作簿',
  insert: '放入工作表',
  arrival: '放入后的样子',
  formulas: '放入的公式',
  calculation: '重新计算',
  text: '文字按原样保存',
  events: '改动即时得知',
  protection: '工作表保护',
  properties: '工作簿属性',
  bytes: '取得打开的文件',
  download: '下载',
  tidy: '撤去自检的表',
} as const;
type Id = keyof typeof names;

/** What is done instead where something does not work. */
const instead: Partial<Record<Id, string>> = {
  insert: '建表时请点“在新窗口打开”或“下载总表”',
  arrival: '建表时自动补上',
  events: '改了格子以后请点面板右上的刷新',
  bytes: '要文件时请用“文件—另存为”',
  download: '文件存不下来时，请在浏览器页面里做',
  tidy: '请不保存地关闭这个工作簿',
};

/** What the self-test needs of the program around it. */
export interface Around {
  session: Session;
  program: Pick<Program, 'bytes' | 'save'>;
  /** Tells of changes until it is ended. */
  onChange: (listener: () => void) => () => void;
}

const words = ({ code, message, location }: ExcelError): string =>
  `Excel 报错（${code}）${message === '' ? '' : `：${message}`}${location === '' ? '' : `〔${location}〕`}`;

/** The answer, or an error that says what Excel said. */
function had<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(words(answer.error));
  return answer.value;
}

const property = '考核助手.自检';

/** What one cell gives: its formula as Excel spells it, and its value. */
const queueCell =
  (sheet: string, row: number, column: number): Queue<{ formula: string; value: unknown }> =>
  (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address(row, column));
    range.load('formulas,values');
    return () => ({
      formula: String((range.formulas as unknown[][])[0]?.[0]),
      value: (range.values as unknown[][])[0]?.[0],
    });
  };

const seen = (value: unknown): string => (value === '' ? '空' : String(value));

/** Formulas as they came: none may be missing, and each gives what it should. */
async function tryFormulas(session: Session): Promise<string> {
  const cells = had(
    await session.roundTrip((context) => {
      context.workbook.application.calculate('Recalculate');
      const read = results.map(({ row }) => queueCell(sumSheet, row, 1)(context));
      return () => read.map((each) => each());
    }),
  );
  const told = results.map(({ name, value }, index) => {
    const { formula = '', value: now } = cells[index] ?? {};
    if (!formula.startsWith('=')) throw new Error(`${name} 的公式没有了，读回“${formula}”`);
    if (now !== value) throw new Error(`${name} 得到 ${seen(now)}，应为 ${value}；公式读回 ${formula}`);
    return `${name} 读回 ${formula}，得 ${value}`;
  });
  return told.join('；');
}

async function tryCalculation(session: Session): Promise<string> {
  const done = had(
    await session.roundTrip((context) => {
      const { application, worksheets } = context.workbook;
      application.load('calculationMode');
      const { row, column, value, formula } = moved;
      worksheets.getItem(sumSheet).getRange('B7').formulas = [[formula]];
      worksheets.getItem(dataSheet).getRange(address(row, column)).values = [[value]];
      application.calculate('Recalculate');
      const read = queueCell(sumSheet, 6, 1)(context);
      return () => ({ mode: application.calculationMode, now: read().value });
    }),
  );
  const manual = done.mode === 'Automatic' ? '' : `，计算方式是${done.mode}`;
  if (done.now !== moved.sum) throw new Error(`改一格后合计是 ${seen(done.now)}，应为 ${moved.sum}${manual}`);
  return `改一格，合计跟着变${manual}`;
}

async function tryText(session: Session): Promise<string> {
  const back = had(
    await session.roundTrip((context) => {
      const range = context.workbook.worksheets.getItem(sumSheet).getRange('A5');
      range.numberFormat = [['@']];
      range.values = [['=007']];
      const read = queueCell(sumSheet, 4, 0)(context);
      return () => read().value;
    }),
  );
  if (back !== '=007') throw new Error(`“=007”读回是“${seen(back)}”`);
  return '以等号开头的文字按原样保存';
}

/** How often it is looked whether a change was told of, and how long between, in milliseconds. */
const looks = 60;
const between = 50;

async function tryEvents({ session, onChange }: Around): Promise<string> {
  const heard: true[] = [];
  const end = onChange(() => {
    heard.push(true);
  });
  try {
    // Listening begins with a message of its own: what is written before it is heard by nobody.
    await session.pause(session.times.quiet);
    had(
      await session.roundTrip((context) => {
        context.workbook.worksheets.getItem(sumSheet).getRange('A6').values = [['改动']];
        return () => undefined;
      }),
    );
    for (let look = 0; look < looks && heard.length === 0; look += 1) await session.pause(between);
    if (heard.length === 0) throw new Error('改动之后没有收到事件');
    return '改动以后即时得知';
  } finally {
    end();
  }
}

/** One step after the other: what was protected is asked before it is lifted. */
async function tryProtection(session: Session): Promise<string> {
  const of = (context: Excel.RequestContext) =>
    context.workbook.worksheets.getItem(sumSheet).protection.load('protected');
  const locked = had(
    await session.roundTrip((context) => {
      of(context).protect({ allowFormatColumns: true, allowFormatRows: true });
      const now = of(context);
      return () => now.protected;
    }),
  );
  if (!locked) throw new Error('保护没有生效');
  const still = had(
    await session.roundTrip((context) => {
      of(context).unprotect();
      const now = of(context);
      return () => now.protected;
    }),
  );
  if (still) throw new Error('撤消保护没有生效');
  return '能保护和撤消保护工作表';
}

async function tryProperties(session: Session): Promise<string> {
  const back = had(
    await session.roundTrip((context) => {
      const { custom } = context.workbook.properties;
      custom.add(property, '写得进');
      const all = custom.load('items/key,items/value');
      return () => all.items.find(({ key }) => key === property)?.value as unknown;
    }),
  );
  had(
    await session.roundTrip((context) => {
      context.workbook.properties.custom.getItem(property).delete();
      return () => undefined;
    }),
  );
  if (back !== '写得进') throw new Error(`属性读回是“${seen(back)}”`);
  return '能写入、读回和删除工作簿属性';
}

async function tryBytes({ program }: Around): Promise<string> {
  const file = await program.bytes();
  if (!file.ok) throw new Error(file.finding.message);
  const sound = guard(file.value, '打开的工作簿');
  if (!sound.ok) throw new Error(sound.finding.message);
  return `取得完整的 .xlsx，${Math.ceil(file.value.length / 1024)} KB`;
}

const downloaded = '考核助手自检.txt';

async function tryDownload({ program }: Around): Promise<string> {
  const done = await program.save(
    downloaded,
    new TextEncoder().encode('考核助手自检：收到这个文件，说明文件存得下来。\n'),
  );
  if (!done.ok) throw new Error(done.finding.message);
  return `交出了“${downloaded}”；“下载”文件夹里有没有它，请您看一眼`;
}

/** Puts the sheets in and says what came; false where they are not there. */
async function putIn(session: Session, before: EmptyWorkbook, tried: Trials<Id>): Promise<boolean> {
  const model = selfTestModel();
  const base64 = base64Of(await workbookBytes(model));
  let there = false;
  await tried.wait('insert', async () => {
    const { sheets: now, arrival } = had(await inserting(session, model, base64, before));
    const sheets = arrived(model, before.sheets, now);
    if (!sheets) throw new Error(`放入以后的表是：${now.map(({ name }) => name).join('、')}`);
    there = true;
    const mending = repairs(model, sheets, arrival).filter(({ step }) => !step);
    const lost = [...new Set(mending.filter(({ fatal }) => !fatal).map(({ what }) => what))];
    const broken = mending.find(({ fatal }) => fatal);
    const asRead = arrival.sheets.flatMap(({ samples }) => samples.map(({ formula }) => String(formula)));
    if (broken) throw new Error(`放坏了${broken.what}，读回 ${asRead.join('、')}`);
    tried.add(
      'arrival',
      lost.length === 0,
      lost.length === 0 ? '样样都在' : `没有带过来：${lost.join('、')}`,
    );
    return '两张表都放了进去';
  });
  return there;
}

/**
 * Tries everything in the open workbook, which must be empty; afterwards it is empty again. Where it is not, nothing is
 * touched, and the one result says so.
 */
export async function selfTest(around: Around): Promise<Capability[]> {
  const { session } = around;
  const tried = new Trials<Id>(names, instead);
  const before = await readEmptyWorkbook(session);
  if (!before.ok) {
    tried.add('scratch', false, words(before.error));
    return tried.capabilities;
  }
  if (before.value.filled) {
    tried.add('scratch', false, '当前工作簿里有内容，什么也没有动；请新建一个空白工作簿，在那里再试');
    return tried.capabilities;
  }
  if (await putIn(session, before.value, tried)) {
    await tried.wait('formulas', () => tryFormulas(session));
    await tried.wait('protection', () => tryProtection(session));
    await tried.wait('text', () => tryText(session));
    await tried.wait('calculation', () => tryCalculation(session));
    await tried.wait('events', () => tryEvents(around));
    await tried.wait('properties', () => tryProperties(session));
    await tried.wait('bytes', () => tryBytes(around));
  }
  await tried.wait('download', () => tryDownload(around));
  const gone = await undone(session, before.value);
  if (!gone) tried.add('tidy', false, '自检放入的表没有撤干净');
  return tried.capabilities;
}
