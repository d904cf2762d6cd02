import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { DiagnosisReport } from '../../src/pane/pages/Diagnosis';
import { RefusedPage } from '../../src/pane/mount-refused';
import type { Diagnosis } from '../../src/port/diagnosis';

/** 诊断页: a plain statement first, then what was tried, then the same as text. */

const browserPage = 'http://10.1.2.3/kaohe/';
const diagnosis = (usable: boolean): Diagnosis => ({
  program: 'WPS 表格',
  version: '12.1.0',
  engine: 'Chrome/88.0',
  verdict: { usable, words: usable ? '可以用。' : '不能用，请改用浏览器版。' },
  capabilities: [
    { id: 'names', name: '名称', works: true, detail: '能添加和读取名称' },
    { id: 'files', name: '读写文件', works: false, detail: '没有提供文件系统；改为逐格建表' },
  ],
  remarks: ['有一条组策略查不出来'],
  troubles: ['“表”有 2 格没有一次写好'],
});

const shown = (element: Parameters<typeof renderToStaticMarkup>[0]): string =>
  renderToStaticMarkup(createElement(FluentProvider, { theme: webLightTheme }, element));

const report = (usable: boolean): string =>
  shown(createElement(DiagnosisReport, { diagnosis: diagnosis(usable), browserPage }));

describe('诊断页', () => {
  test('先说结论，不可用的排在前面，问题和可复制的报告都在', () => {
    const html = report(true);
    const order = ['可以用。', '读写文件', '名称', '有一条组策略', '没有一次写好', '诊断报告'].map((words) =>
      html.indexOf(words),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(html).toMatch(/<textarea[^>]*>[^<]*不可用\u3000读写文件（files）：没有提供文件系统；改为逐格建表/);
  });

  test('能用时不指向别处；不能用时给出浏览器版的链接', () => {
    expect(report(true)).not.toContain(`href="${browserPage}"`);
    expect(report(false)).toContain(`href="${browserPage}"`);
    const page = shown(createElement(RefusedPage, { diagnosis: diagnosis(false), browserPage }));
    expect(page).toMatch(/考核助手在这里用不了.*不能用，请改用浏览器版。/s);
  });
});
