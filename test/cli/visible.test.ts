import { oneLine, visible } from '../../src/cli/visible';
import { findingLine } from '../../src/cli/terminal';

/** 文件名、表名和格子里的控制字符一概不到终端：不能清屏、改色、改标题，也不能伪造一行。 */

const forged = '\u001b[31m红\u001b]0;标题\u0007\u009b2J\u202e倒\u2066\r\n错误 [假的] 伪造的一行\u007f';

// eslint-disable-next-line no-control-regex -- these are the characters that must not get through
const obeyed = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

describe('终端上看得见的文字', () => {
  test('每个控制字符换成看得见的记号，普通文字不变', () => {
    expect(visible(forged)).not.toMatch(obeyed);
    expect(visible('领导01对巩义市（较大）：9.5 分。\n下一行')).toBe(
      '领导01对巩义市（较大）：9.5 分。\n下一行',
    );
    expect(visible('\u001b')).toBe('␛');
  });

  test('一条问题只占一行', () => {
    expect(oneLine('甲\r\n乙\t丙')).toBe('甲 ⏎ 乙 丙');
    const line = findingLine({ code: 'x', severity: 'error', file: forged, message: forged, remedy: '' });
    expect(line).not.toMatch(obeyed);
    expect(line).not.toContain('\n');
  });
});
