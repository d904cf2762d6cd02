import { strToU8 } from 'fflate';
import { assistantFor } from '../../src/assistant/assistant';
import { notices } from '../../src/documents/read';
import { draftCheck } from '../../src/forms/draft/lines';
import { xlsxFormat } from '../../src/xlsx/format';
import { received } from '../schemes/notice';
import { memoryMaster } from '../support/memory-host';

const assistant = () =>
  assistantFor({ workbook: memoryMaster(), files: xlsxFormat, notices, now: () => '2020-01-10 09:00' });

describe('从通知原文起草，在面板里', () => {
  test('逐项核对后存为草案：看过的带上结果和核对人，“不是条款”的不进方案', async () => {
    const desk = assistant();
    await desk.signAs('张三');
    const steps: string[] = [];
    const view = await desk.draftNotice(
      { name: '通知.txt', bytes: strToU8(received) },
      (_done, _all, what) => {
        steps.push(what);
        return Promise.resolve(true);
      },
    );
    if (!view.ok) throw new Error(view.finding.message);
    expect(view.value.rubrics).toBe(2);
    expect(steps).toEqual(['读“通知.txt”', '逐句起草', '']);
    const { lines } = view.value;
    const first = lines.findIndex(({ target }) => target === '条款 附1-1-1');
    const verdicts = lines.map((line, index) =>
      index === first ? '不是条款' : line.state === '请定' ? '' : '对',
    );
    const made = await desk.draftFile(verdicts);
    if (!made.ok) throw new Error(made.finding.message);
    expect(made.value.name).toBe('方案草案-2020-01-10.xlsx');
    const book = await xlsxFormat.read(made.value.bytes, made.value.name);
    if (!book.ok) throw new Error(book.finding.message);
    expect(draftCheck(book.value)).toMatchObject({ by: ['张三'], findings: [{ code: 'draft-unconfirmed' }] });
    const clauses = book.value.sheets.find(({ role }) => role === 'clauses');
    const ids = (clauses?.rows ?? []).map((row) => row?.[0]?.value);
    expect(ids).not.toContain('附1-1-1');
    expect(ids).toContain('附1-2-1');
    // A draft that was not looked at to the end makes no 总表.
    const refused = await desk.draftFrom({ name: made.value.name, bytes: made.value.bytes });
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
    const stopped = await desk.draftNotice({ html, text: '' }, () => Promise.resolve(false));
    expect(stopped.ok ? '' : stopped.finding.code).toBe('cancelled');
    const other = await assistant().draftFile([]);
    expect(other.ok ? '' : other.finding.code).toBe('draft-gone');
  });
});
