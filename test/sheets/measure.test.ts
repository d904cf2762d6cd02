import {
  closeHeight,
  columnPoints,
  lettersIn,
  lineCount,
  linesHeight,
  textHeight,
} from '../../src/sheets/measure';
import { pageHeight, textArea } from '../../src/sheets/paper';

/** Room of a column of 21 characters: (21 × 7 − 5) pixels, which is 106.5 points, ten characters of 10.5. */
const width = 21;
const size = 10.5;
const line = '一二三四五六七八九十';

describe('行数按 7 像素一个字符的列宽、按磅计算', () => {
  test('文件里的列宽含边距：21 个字符宽 110.25 磅，写字的只有 106.5 磅', () => {
    expect(columnPoints(width)).toBe(110.25);
    expect(lineCount(line, width, size)).toBe(1);
    expect(lineCount(`${line}一`, width, size)).toBe(2);
  });

  test.each([
    ['段落各自起行', `${line}\n一`, 2],
    ['空段落也占一行', '一\n\n二', 3],
    ['数字、字母按 0.55 个字计', '1234567890'.repeat(2), 2],
    ['标点不起行：前一个字跟下去', `${line}，一`, 2],
    ['标点跟下去可以多出一行', `${line}${line.slice(0, 9)}）》”，。`, 3],
    ['前引号、前括号不留在行末', `${line.slice(0, 9)}（一）`, 2],
    ['一个数不拆在两行', `${line.slice(0, 8)}2020-01-15`, 2],
    ['比一行还长的串照样折行', '0'.repeat(60), 4],
  ])('%s', (_, text, lines) => {
    expect(lineCount(text, width, size)).toBe(lines);
  });
});

describe('行高', () => {
  test('一行的字不留富余行，几乎占满的一行留一行', () => {
    expect(textHeight('一二三', width, size)).toBe(linesHeight(1, size));
    expect(textHeight(line, width, size)).toBeGreaterThanOrEqual(2 * 1.3 * size);
  });

  test.each([2, 3, 5, 8, 12, 25])('%i 行：宋体、仿宋富余一行，最高的后备字体也放得下', (lines) => {
    const height = textHeight(Array.from({ length: lines }, () => line).join(''), width, size);
    expect(height).toBeGreaterThanOrEqual((lines + 1) * 1.2 * size);
    expect(height).toBeGreaterThanOrEqual(lines * 1.45 * size);
    // No more than half as much again of what the official font fills, and a line.
    expect(height).toBeLessThan((lines * 1.5 + 1.3) * size);
  });

  test('收紧时：窄一成半也折不出多一行的，不留富余行；折得出的照样留', () => {
    const aFewMore = `${line}${line}${line.slice(0, 2)}`;
    expect(closeHeight(aFewMore, width, size)).toBeLessThan(textHeight(aFewMore, width, size));
    expect(closeHeight(aFewMore, width, size)).toBe(linesHeight(3, size));
    const full = `${line}${line}`;
    expect(closeHeight(full, width, size)).toBe(textHeight(full, width, size));
  });

  test('lettersIn：这么多字不论怎么折行都放得下', () => {
    for (const height of [20, 44, 90]) {
      const letters = lettersIn(width, height, size);
      for (const text of ['一', '一，', '（一）', '一。”'].map((part) =>
        part.repeat(letters).slice(0, letters),
      ))
        expect(linesHeight(letters === 0 ? 0 : lineCount(text, width, size), size)).toBeLessThanOrEqual(
          height,
        );
    }
  });
});

describe('一页放多少', () => {
  const margins = { top: 20, bottom: 20, left: 20, right: 20, header: 8, footer: 8 };

  test('A4 去掉页边距', () => {
    const { width: across, height } = textArea({ orientation: 'landscape', margins });
    expect(across).toBeCloseTo((257 / 25.4) * 72, 6);
    expect(height).toBeCloseTo((170 / 25.4) * 72, 6);
  });

  test('窄表不放大，宽表缩小后每页放得更多', () => {
    const page = { orientation: 'landscape', margins } as const;
    const { width: across, height } = textArea(page);
    expect(pageHeight(page, 10)).toBe(height);
    expect(pageHeight(page, 300)).toBeCloseTo((height * columnPoints(300)) / across, 6);
  });
});
