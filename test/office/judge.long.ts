import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbookBytes } from '../../src/xlsx/write';
import { cutText, wordBoxes } from '../support/cut-text';
import { available } from '../support/libreoffice';
import { drawnWidths, printed, type Drawn } from '../support/real-widths';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeWithTool } from '../support/xlsx-tools';

/** The judge of printed pages judged: it sees real widths, and reports text that is cut and no other. */
describeWithTool('LibreOffice', available, '打印的裁判', () => {
  let folder: string;
  let drawn: Drawn;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-judge-'));
    drawn = await drawnWidths();
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('校准：改过列宽的副本里，一个字符真是 7 像素（5.25 磅）', async () => {
    const widths = [12, 30, 7.5, 20];
    const [total, count] = [widths.slice(0, -1).reduce((sum, width) => sum + width, 0), widths.length - 1];
    const sheet = sheetOf('宽', [widths.map((_, index) => cell(`列${index}`))]);
    const bytes = await workbookBytes(workbookOf([{ ...sheet, columnWidths: widths }]));
    const pdf = printed({ 校准: bytes }, folder, drawn).get('校准') ?? '';
    const at = (text: string) => wordBoxes(pdf).find((word) => word.text === text)?.left ?? NaN;
    // Cells here keep less to themselves than Excel's 5 pixels; a column is narrower by that, so that text has Excel's room.
    const kept = 5 * 0.75 - 2 * drawn.inset;
    expect(at('列3') - at('列0')).toBeCloseTo(total * 5.25 - count * kept, 0);
    expect(kept).toBeGreaterThan(0);
  }, 60_000);

  describe('裁掉的字', () => {
    const long = '安全生产目标考核细则逐条扣分并注明事实依据';
    const word = { font: '仿宋_GB2312', size: 10.5, wrap: true, border: 'all' } as const;
    const sheetWith = (height: number, vertical: 'top' | 'center' | 'bottom') =>
      sheetOf('表', [[cell(long, { style: { ...word, vertical } })]], {
        columnWidths: [21],
        rowHeights: [height],
      });
    let cut: Map<string, string[]>;

    beforeAll(async () => {
      const narrow = sheetOf('窄', [
        [cell('不换行而比列宽长的字', { style: { ...word, wrap: false } }), cell('右邻', { style: word })],
      ]);
      const cases = {
        够高: sheetWith(50, 'center'),
        少半行: sheetWith(40, 'center'),
        只够两行: sheetWith(31, 'top'),
        只够一行: sheetWith(16, 'top'),
        靠下: sheetWith(31, 'bottom'),
        横向: { ...narrow, columnWidths: [10, 10], rowHeights: [20] },
      };
      const books: Record<string, Uint8Array> = {};
      for (const [name, sheet] of Object.entries(cases))
        books[`裁判-${name}`] = await workbookBytes(workbookOf([sheet]));
      cut = new Map([...printed(books, folder, drawn)].map(([name, pdf]) => [name.slice(3), cutText(pdf)]));
    }, 120_000);

    test('行高够就不报', () => {
      expect(cut.get('够高')).toEqual([]);
    });

    test.each(['少半行', '只够两行', '只够一行', '靠下', '横向'])('%s：报', (name) => {
      expect(cut.get(name)).not.toEqual([]);
    });
  });
});
