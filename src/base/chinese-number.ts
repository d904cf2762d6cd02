/** Chinese figures by their value, 0 to 9. */
export const chineseDigits = '零一二三四五六七八九';

/** 1–9999 as 一, 十二, 一百零三; others in figures. */
export function chineseNumber(value: number): string {
  if (value <= 0 || value > 9999) return String(value);
  const units = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let text = '';
  digits.forEach((digit, index) => {
    const place = digits.length - 1 - index;
    if (digit !== 0) text += `${chineseDigits[digit] ?? ''}${units[place] ?? ''}`;
    else if (!text.endsWith('零') && digits.slice(index + 1).some((other) => other !== 0)) text += '零';
  });
  return text.replace(/^一十/, '十');
}
