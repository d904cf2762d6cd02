import { strToU8 } from 'fflate';
import {
  figuresOf,
  figuresTyped,
  partTyped,
  typedFigures,
  typedPart,
  type Assistant,
  type Correction,
} from '../../src/assistant/api';
import { assistantFor } from '../../src/assistant/assistant';
import type { Result } from '../../src/base/finding';
import { notices } from '../../src/documents/read';
import { draftCheck } from '../../src/forms/draft/lines';
import { xlsxFormat } from '../../src/xlsx/format';
import { draftWorkbook } from '../../src/forms/draft/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { madeFor } from '../../src/workflow/issue';
import { received } from '../schemes/notice';
import { memoryMaster } from '../support/memory-host';
import { threeKinds } from '../drafting/own-notices';

const assistant = () =>
  assistantFor({ workbook: memoryMaster(), files: xlsxFormat, notices, now: () => '2020-01-10 09:00' });

/** What came of it, where it must come off. */
function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.finding.message);
  return result.value;
}

const newMaster = (scheme: Scheme, now: string) => got(madeFor(scheme, now));

const read = async ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
  got(await xlsxFormat.read(bytes, name));

/** The draft with one of its lines put right, as it is saved: rows of values by the role of a sheet. */
async function corrected(desk: Assistant, lines: number, at: number, put: Correction) {
  const verdicts = Array.from({ length: lines }, (_, index) => (index === at ? '已改' : ''));
  const { sheets } = await read(got(await desk.draftFile(verdicts, { [at]: put })));
  return (role: string) =>
    (sheets.find((sheet) => sheet.role === role)?.rows ?? []).map((row) =>
      (row ?? []).map((cell) => cell?.value ?? ''),
    );
}

describe('从通知原文起草，在面板里', () => {
  test('逐项核对后存为草案：看过的带上结果和核对人，“不是条款”的不进方案', async () => {
    const desk = assistant();
    await desk.signAs('张三');
    const steps: string[] = [];
    const view = got(
      await desk.draftNotice({ name: '通知.txt', bytes: strToU8(received) }, (_done, _all, what) => {
        steps.push(what);
        return Promise.resolve(true);
      }),
    );
    expect(view.rubrics).toBe(2);
    expect(steps).toEqual(['读“通知.txt”', '逐句起草', '']);
    const { lines } = view;
    const first = lines.findIndex(({ target }) => target === '条款 附1-1-1');
    const verdicts = lines.map((line, index) =>
      index === first ? '不是条款' : line.state === '请定' ? '' : '对',
    );
    const made = got(await desk.draftFile(verdicts));
    expect(made.name).toBe('方案草案-2020-01-10.xlsx');
    const book = await read(made);
    expect(draftCheck(book)).toMatchObject({ by: ['张三'], findings: [{ code: 'draft-unconfirmed' }] });
    const clauses = book.sheets.find(({ role }) => role === 'clauses');
    const ids = (clauses?.rows ?? []).map((row) => row?.[0]?.value);
    expect(ids).not.toContain('附1-1-1');
    expect(ids).toContain('附1-2-1');
    // A draft that was not looked at to the end makes no 总表.
    const refused = await desk.draftFrom(made);
    expect(refused.ok ? '' : refused.finding.code).toBe('draft-unconfirmed');
  });

  test('粘贴的表格也起草；没有细则的、读不了的，说明白', async () => {
    const desk = assistant();
    const go = () => Promise.resolve(true);
    const html =
      '<table><tr><td>分值</td><td>考核标准</td></tr><tr><td>2</td><td>未做的扣1分</td></tr></table>';
    const pasted = await desk.draftNotice({ html, text: '' }, go);
    expect(
      pasted.ok &&
        pasted.value.lines.filter(({ target }) => target.startsWith('条款')).map(({ reading }) => reading),
    ).toEqual(['扣 1 分']);
    const nothing = await desk.draftNotice({ html: '', text: '今天天气很好。' }, go);
    expect(nothing.ok ? '' : nothing.finding.code).toBe('draft-nothing');
    const broken = await desk.draftNotice({ name: '扫描.pdf', bytes: strToU8('%PDF-1.4') }, go);
    expect(broken.ok ? '' : broken.finding.code).toBe('file-pdf');
    for (const last of [0, 1, 2]) {
      const stopped = await desk.draftNotice({ html, text: '' }, (done) => done < last);
      expect(stopped.ok ? '' : stopped.finding.code).toBe('cancelled');
    }
    const other = await assistant().draftFile([]);
    expect(other.ok ? '' : other.finding.code).toBe('draft-gone');
  });

  const rubric = [
    '附件1 县（市、区）考核细则',
    '考核项目\t分值\t考核标准',
    '一、责任（10分）\t10\t未开会的扣1分；迟报的扣1分。',
  ].join('\n');

  test('在面板里改过的条款：草案里是改后的，原来读作什么也写着', async () => {
    const desk = assistant();
    await desk.signAs('李四');
    const { lines } = got(await desk.draftNotice({ html: '', text: rubric }, () => Promise.resolve(true)));
    const at = lines.findIndex(({ quote }) => quote.includes('迟报'));
    const clause = lines[at]?.clause;
    if (!clause) throw new Error('no clause');
    const typed = { ...typedFigures(figuresOf(clause)), points: '0．5', per: '次', limit: '2' };
    const put = figuresTyped(typed);
    if (typeof put === 'string') throw new Error(put);
    const rows = await corrected(desk, lines.length, at, put);
    const rowOf = (role: string, word: string) =>
      rows(role).find((row) => row.some((value) => String(value).includes(word)));
    expect(rowOf('drafting', '迟报')).toEqual(
      expect.arrayContaining([
        '扣 0.5 分，按“次”计，最多 2 分',
        '核对时改过，原读作“扣 1 分”',
        '已改',
        '李四',
      ]),
    );
    expect(rowOf('clauses', '迟报')).toEqual(expect.arrayContaining(['按次数', 0.5, '次', 2]));
  });

  test.each([
    [{ kind: '加' }, '类型'],
    [{ points: '两分' }, '填数字'],
    [{ points: '' }, '扣几分'],
    [{ to: '3' }, '只有“酌情”'],
    [{ kind: '酌情', points: '3', to: '1' }, '大于'],
    [{ group: '甲' }, '小写字母'],
  ])('改成说不通的不收，说明为什么：%j', (change, why) => {
    const typed = { kind: '扣', points: '1', to: '', per: '', limit: '', required: '', group: '' };
    expect(figuresTyped({ ...typed, ...change })).toContain(why);
  });

  test('选了去年的总表：逐条说出不同，草案里沿用口径、多一张与去年对照', async () => {
    const desk = assistant();
    const go = () => Promise.resolve(true);
    const early = await desk.draftAgainst({ name: '总表.xlsx', bytes: new Uint8Array() });
    expect(early.ok ? '' : early.finding.code).toBe('draft-gone');
    await desk.draftNotice({ name: '通知.txt', bytes: strToU8(received) }, go);
    const bytes = await xlsxFormat.write(newMaster(zhengzhou2019(), '2019-12-01 09:00'));
    const against = got(await desk.draftAgainst({ name: '去年总表.xlsx', bytes }));
    expect(against.title).toBe(zhengzhou2019().title);
    const book = await read(got(await desk.draftFile([])));
    expect(book.sheets.map(({ name }) => name)).toContain('与去年对照');
  });

  test('改过一条以后，面板说的不同与草案“与去年对照”表一处不差', async () => {
    const desk = assistant();
    const go = () => Promise.resolve(true);
    const view = got(await desk.draftNotice({ name: '通知.txt', bytes: strToU8(received) }, go));
    const bytes = await xlsxFormat.write(newMaster(zhengzhou2019(), '2019-12-01 09:00'));
    const before = got(await desk.draftAgainst({ name: '去年总表.xlsx', bytes }));
    const at = view.lines.findIndex(({ clause }) => clause?.kind === '扣' && clause.per === null);
    const clause = view.lines[at]?.clause;
    if (!clause) throw new Error('no clause');
    const verdicts = view.lines.map((_, index) => (index === at ? '已改' : ''));
    const corrections = { [at]: { ...figuresOf(clause), points: 77 } };
    const after = got(await desk.draftAgainst(null, verdicts, corrections));
    expect(after.differences.length).toBe(before.differences.length + 1);
    const book = await read(got(await desk.draftFile(verdicts, corrections)));
    const sheet = book.sheets.find(({ name }) => name === '与去年对照');
    const cells = (sheet?.rows ?? []).map((row) => (row ?? []).map((cell) => String(cell?.value ?? '')));
    const printed = (what: string, subject: string) =>
      cells.some((row) => row.includes(what) && row.includes(subject));
    for (const { where, after: now } of after.differences)
      expect(now === '' || printed(where, now) || `${where} ${now}`).toBe(true);
  });

  test('在面板里改过的计分部分：草案里是改后的来源和比重，原来读作什么也写着', async () => {
    const desk = assistant();
    await desk.signAs('李四');
    const { lines, choices } = got(
      await desk.draftNotice({ html: '', text: threeKinds }, () => Promise.resolve(true)),
    );
    const at = lines.findIndex(({ target }) => target === '计分部分 镇（街道） 日常检查');
    const part = lines[at]?.part;
    if (!part) throw new Error('no part');
    const [, other] = choices.kinds;
    const typed = { ...typedPart(part.figures), kind: other?.id ?? '', source: '评价表', from: '', full: '' };
    const put = partTyped({ ...typed, weight: '３０%' }, choices);
    if (typeof put === 'string') throw new Error(put);
    const rows = await corrected(desk, lines.length, at, put);
    const line = rows('drafting').find((row) => /^计分部分.*日常检查$/.test(String(row[1])));
    expect(line).toEqual(
      expect.arrayContaining([`计分部分 ${other?.name ?? ''} 日常检查`, '评价表，占 30%', '已改', '李四']),
    );
    expect(line?.join()).toContain('核对时改过，原读作“转报分，占 40%”');
    expect(rows('parts').find((row) => row.includes('日常检查'))).toEqual(
      expect.arrayContaining([other?.name, '评价表', 30]),
    );
    // What it asks of the new group of raters is asked.
    expect(rows('drafting').some((row) => String(row[1]).startsWith('方案 评价表 日常检查'))).toBe(true);
  });

  test.each([
    [{ source: '打分表' }, '来源要是'],
    [{ weight: '四成' }, '都填数字'],
    [{ weight: '130' }, '不超过 100'],
    [{ full: '0' }, '大于 0'],
    [{ source: '评价表', full: '10' }, '这里空着'],
    [{ source: '转报分', full: '' }, '要写满分'],
    [{ source: '考核细则', from: '' }, '哪一份细则'],
  ])('计分部分改成说不通的不收，说明为什么：%j', (change, why) => {
    const typed = { kind: '镇', source: '转报分', from: '', full: '100', weight: '40' };
    const rubrics = ['annex1', 'annex2'].map((id) => ({ id, name: id }));
    const choices = { kinds: [{ id: '镇', name: '镇' }], rubrics, forms: [] };
    expect(partTyped({ ...typed, ...change }, choices)).toContain(why);
  });

  test.each(['30', '３０％', '30 %', '30% ', '\u200b30%'])('计分部分的比重写作“%s”，是 30', (weight) => {
    const typed = { kind: '镇', source: '转报分', from: '', full: '100', weight };
    const choices = { kinds: [{ id: '镇', name: '镇' }], rubrics: [], forms: [] };
    expect(partTyped(typed, choices)).toMatchObject({ weight: 30 });
  });

  test('用核对过的草案建总表：操作记录写明共几行、由谁核对', async () => {
    const line = {
      target: '条款 附1-1-1',
      where: '',
      quote: '',
      reading: '扣 1 分',
      state: '读出',
      reason: '',
    };
    const draft = draftWorkbook(zhengzhou2019(), [
      { ...line, verdict: '对', by: '张三' },
      { ...line, verdict: '已改', by: '李四' },
    ]);
    // Names of leaders and offices are no part of a notice; here they are those of a 总表.
    const whole = newMaster(zhengzhou2019(), '2020-01-09 09:00');
    const raters = whole.sheets.find(({ role }) => role === 'raters');
    const sheets = draft.sheets.map((sheet) => (sheet.role === 'raters' && raters ? raters : sheet));
    const workbook = memoryMaster();
    const desk = assistantFor({ workbook, files: xlsxFormat, notices, now: () => '2020-01-10 09:00' });
    await desk.signAs('王五');
    const bytes = await xlsxFormat.write({ ...draft, sheets });
    const scheme = await desk.draftFrom({ name: '草案.xlsx', bytes });
    if (!scheme.ok) throw new Error(scheme.finding.message);
    const made = await desk.create(scheme.value);
    if (!made.ok) throw new Error(made.finding.message);
    const book = await workbook.read();
    if (!book.ok) throw new Error(book.finding.message);
    const log = book.value.sheets.find(({ role }) => role === 'log');
    const said = (log?.rows ?? []).flatMap((row) => (row ?? []).map((cell) => String(cell?.value ?? '')));
    expect(said.join('|')).toContain('由草案建：2 行已由张三、李四逐行核对。');
    expect(said).toContain('王五');
  });
});
