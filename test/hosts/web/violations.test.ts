import { noteViolations } from '../../../src/hosts/web/violations';

/** What the page's security policy refuses comes into 诊断. */

const refusal = (effectiveDirective: string, blockedURI: string, sourceFile = '') =>
  Object.assign(new Event('securitypolicyviolation'), {
    effectiveDirective,
    blockedURI,
    sourceFile,
    lineNumber: 7,
  });

test('挡下的每一种写一次，来处写明；一再被挡的不刷屏', () => {
  const page = new EventTarget();
  const told: string[] = [];
  noteViolations((words) => told.push(words), page);
  page.dispatchEvent(refusal('style-src-elem', 'inline', 'https://k/pane.js'));
  page.dispatchEvent(refusal('style-src-elem', 'inline', 'https://k/pane.js'));
  page.dispatchEvent(refusal('connect-src', 'https://t.example/'));
  page.dispatchEvent(refusal('script-src', ''));
  expect(told).toEqual([
    '内容安全策略挡下了 style-src-elem：inline（https://k/pane.js:7）',
    '内容安全策略挡下了 connect-src：https://t.example/',
    '内容安全策略挡下了 script-src：页面自己的内容',
  ]);
  for (let number = 0; number < 40; number += 1)
    page.dispatchEvent(refusal('img-src', `https://t.example/${number}`));
  expect(told).toHaveLength(20);
});
