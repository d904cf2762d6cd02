import type { Page } from 'playwright-core';

/** The states of the pane that are looked at: which workbook is open, and the clicks that lead there. */
export interface Screen {
  name: string;
  /** Search part of the preview's address. */
  open: string;
  reach: (page: Page) => Promise<void>;
}

/** The first button of that name. */
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).first();

/** Goes to a step by its tab. */
export const toStep = (page: Page, name: string): Promise<void> =>
  page.getByRole('tablist', { name: '一年的五步' }).getByRole('tab', { name }).click();

/** Files for the chooser. */
export const someFiles = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `处室${String(index + 1).padStart(2, '0')}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from('PK'),
  }));

/** Picks files in 收表 and waits for what came of them. */
export async function collect(page: Page, count = 6): Promise<void> {
  await toStep(page, '收表');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选择文件').click()]);
  await chooser.setFiles(someFiles(count));
}

/** Selects a cell as the program would tell it. */
export const select = (page: Page, sheet: string, row: number, column: number): Promise<void> =>
  page.evaluate(
    (place) => (window as unknown as { fake: { select: (at: typeof place) => void } }).fake.select(place),
    {
      sheet,
      row,
      column,
    },
  );

/** Chooses a file with the button that asks for one. */
async function choose(page: Page, opener: string | RegExp, name: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, opener).click()]);
  await chooser.setFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from('PK') }]);
}

/** Goes to 建表 and says where the scheme comes from. */
export async function createFrom(page: Page, source: RegExp): Promise<void> {
  await button(page, '建总表').click();
  await page.getByRole('radio', { name: source }).click();
}

/** Has the scheme drafted from a notice. */
export async function draftFrom(page: Page, notice: string): Promise<void> {
  await createFrom(page, /从通知原文起草/);
  await choose(page, /选择通知/, notice);
}

/** Goes to 评分 with the 小项 selected whose clauses are 附1-2. */
export async function toClauses(page: Page): Promise<void> {
  await toStep(page, '评分');
  await select(page, '附件1', 5, 0);
}

/** Opens the table of 成绩 as pictures. */
export async function toCharts(page: Page): Promise<void> {
  await toStep(page, '成绩');
  await page.getByRole('tab', { name: '图', exact: true }).click();
}

const none = (): Promise<void> => Promise.resolve();

export const screens: readonly Screen[] = [
  { name: 'first-run', open: 'open=empty&page', reach: none },
  { name: 'sample-tour', open: 'open=sample', reach: (page) => toStep(page, '成绩') },
  {
    name: 'create-form',
    open: 'open=empty',
    reach: async (page) => {
      await button(page, '建总表').click();
      await button(page, '领导、处室、考核组的姓名').click();
    },
  },
  {
    name: 'create-wrong-count',
    open: 'open=empty',
    reach: async (page) => {
      await button(page, '建总表').click();
      await button(page, '领导、处室、考核组的姓名').click();
      await page.getByLabel(/^领导/).first().fill('张三\n李四\n张三');
      await button(page, /第二组/).click();
    },
  },
  {
    name: 'create-samples',
    open: 'open=empty',
    reach: async (page) => {
      await createFrom(page, /从范例开始/);
      await page.getByRole('radio', { name: /^安禾市/ }).click();
      await page.getByText('安安委〔2024〕8号').waitFor();
    },
  },
  {
    name: 'create-units',
    open: 'open=empty',
    reach: async (page) => {
      await createFrom(page, /另一份总表/);
      await choose(page, '选择总表文件', '2019总表.xlsx');
      await button(page, '考核对象和分组').click();
      await button(page, '改：郑东新区').click();
      await page.getByLabel('名称').fill('郑东新区（龙子湖）');
      const renamed = page.getByRole('group', { name: '郑东新区（龙子湖）' });
      await renamed.getByRole('combobox', { name: '考核组' }).selectOption({ index: 3 });
      await button(page, '改：经开区').click();
      await page.getByRole('group', { name: '经开区' }).getByRole('button', { name: '去掉这个单位' }).click();
      await button(page, '加一个县（市、区）').click();
      await page.getByText('有一个考核对象没有写名称。').waitFor();
    },
  },
  {
    name: 'create-notice',
    open: 'open=empty',
    reach: async (page) => {
      await draftFrom(page, '通知.docx');
      await page.getByText('未落实的扣 2 分').waitFor();
    },
  },
  {
    name: 'create-notice-correct',
    open: 'open=empty',
    reach: async (page) => {
      await draftFrom(page, '通知.docx');
      await page.getByText('未落实的扣 2 分').waitFor();
      await choose(page, '与去年的总表对照', '去年总表.xlsx');
      await button(page, '2 处不同').click();
      await button(page, '改').click();
      await page.getByLabel('分值').fill('二');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'create-notice-part',
    open: 'open=empty',
    reach: async (page) => {
      await draftFrom(page, '计分部分.docx');
      await button(page, '改').click();
      await page.getByLabel('来源').selectOption('考核细则');
    },
  },
  { name: 'create-new', open: 'open=new', reach: none },
  {
    name: 'issue-progress',
    open: 'open=new&pause=120',
    reach: async (page) => {
      await button(page, /发表（压缩包）/).click();
      await button(page, '取消').waitFor();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'issue-asked',
    open: 'open=new',
    reach: async (page) => {
      await button(page, /发表（压缩包）/).click();
      await button(page, '没收到').click();
    },
  },
  { name: 'collect-none', open: 'open=issued', reach: none },
  {
    name: 'collect-done',
    open: 'open=collecting',
    reach: async (page) => {
      await collect(page);
      await page.getByText('逐个文件').first().waitFor();
    },
  },
  {
    name: 'collect-returns',
    open: 'open=collecting',
    reach: async (page) => {
      await button(page, /领导06/).click();
      await button(page, /领导07/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'collect-paper',
    open: 'open=collecting',
    reach: async (page) => {
      await button(page, /领导06/).click();
      await button(page, '录入纸质表').click();
      const boxes = page.getByRole('group', { name: '领导06的附件3' }).getByRole('textbox');
      for (const [index, score] of ['9', '9.5', '11', '优'].entries()) await boxes.nth(index).fill(score);
    },
  },
  {
    name: 'collect-change-score',
    open: 'open=collecting',
    reach: async (page) => {
      await button(page, /领导01/).click();
      await button(page, '改一个分数').click();
      await page.getByRole('group', { name: '领导01的附件3' }).getByRole('textbox').first().fill('7');
      await page.getByLabel(/更正原因/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'collect-reports',
    open: 'open=reported',
    reach: async (page) => {
      await button(page, /^群众安全感/).click();
      const boxes = page.getByRole('group', { name: '县（市、区）的群众安全感' }).getByRole('textbox');
      for (const [index, score] of ['92', '90.5', '101', '88'].entries()) await boxes.nth(index).fill(score);
      await boxes.nth(3).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'reading-effect',
    open: 'open=collecting',
    reach: async (page) => {
      await button(page, '口径').click();
      await button(page, /换算舍入/).click();
      await page.getByRole('radio', { name: /整数/ }).first().click();
      await page.getByText('家名次会变').waitFor();
      await page.getByText('家名次会变').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'issue-unsaved-names',
    open: 'open=new',
    reach: async (page) => {
      await button(page, '领导、处室、考核组的姓名').click();
      await page.getByLabel(/^领导/).first().fill('张三');
      await button(page, /发表（压缩包）/).click();
    },
  },
  {
    name: 'score-search',
    open: 'open=collecting',
    reach: async (page) => {
      await toStep(page, '评分');
      await page.getByRole('searchbox', { name: '找小项' }).fill('安全');
    },
  },
  {
    name: 'file-download-first',
    open: 'open=collecting&page',
    reach: async (page) => {
      await button(page, '文件').click();
      await button(page, '打开文件').click();
    },
  },
  {
    name: 'collect-reminder',
    open: 'open=collecting',
    reach: async (page) => {
      await page.getByLabel('催报文字').scrollIntoViewIfNeeded();
    },
  },
  { name: 'score-start', open: 'open=collecting', reach: (page) => toStep(page, '评分') },
  {
    name: 'score-clauses',
    open: 'open=collecting',
    reach: async (page) => {
      await toClauses(page);
      await page.getByText('附1-2-2').first().waitFor();
    },
  },
  {
    name: 'score-typing',
    open: 'open=collecting',
    reach: async (page) => {
      await toClauses(page);
      await page.getByRole('checkbox').first().click();
      await page.getByLabel('事实说明').waitFor();
    },
  },
  {
    name: 'results-stopped',
    open: 'open=collecting',
    reach: async (page) => {
      await toStep(page, '成绩');
      await button(page, '核算').click();
      await page.getByText('没有核算', { exact: true }).waitFor();
    },
  },
  {
    name: 'results-table',
    open: 'open=settled',
    reach: async (page) => {
      await toStep(page, '成绩');
      await page.getByRole('table', { name: '成绩' }).waitFor();
      await page.getByRole('heading', { name: '成绩', exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'results-charts',
    open: 'open=settled',
    reach: async (page) => {
      await toCharts(page);
      await page.getByRole('img', { name: /谁排在哪里/ }).waitFor();
      await page.getByRole('heading', { name: /谁排在哪里/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'results-losses',
    open: 'open=settled',
    reach: async (page) => {
      await toCharts(page);
      await page.getByRole('img', { name: /弱在哪里/ }).waitFor();
      await page.getByRole('heading', { name: /弱在哪里/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'results-spread-table',
    open: 'open=settled',
    reach: async (page) => {
      await toCharts(page);
      const card = page.getByRole('region', { name: /评价人：谁的尺度/ });
      await card.getByRole('button', { name: '看表' }).click();
      await card.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'results-marginal',
    open: 'open=settled',
    reach: async (page) => {
      await toStep(page, '成绩');
      await tab(page, /临界/).click();
    },
  },
  {
    name: 'results-outlook',
    open: 'open=collecting',
    reach: async (page) => {
      await toStep(page, '成绩');
      await tab(page, '推演').click();
    },
  },
  {
    name: 'results-differences',
    open: 'open=settled',
    reach: async (page) => {
      await toStep(page, '成绩');
      await tab(page, /差额/).click();
    },
  },
  {
    name: 'trace',
    open: 'open=settled',
    reach: async (page) => {
      await toStep(page, '成绩');
      await button(page, /巩义市领导考核 .*看分数来历/).click();
      await button(page, /年终考核/).click();
    },
  },
  {
    name: 'print',
    open: 'open=settled&page',
    reach: async (page) => {
      await page.getByText('成绩公布', { exact: true }).filter({ visible: true }).first().waitFor();
    },
  },
  {
    name: 'findings',
    open: 'open=collecting',
    reach: (page) => button(page, /^提示/).click(),
  },
  {
    name: 'settings',
    open: 'open=collecting',
    reach: async (page) => {
      await button(page, '口径').click();
      await button(page, /折算系数/).click();
      await page.getByRole('radio', { name: /按满分折算/ }).click();
    },
  },
  { name: 'restore', open: 'open=collecting', reach: (page) => button(page, '恢复').click() },
  {
    name: 'acceptance',
    open: 'open=settled',
    reach: async (page) => {
      await button(page, '帮助').click();
      await button(page, '验收单').click();
      await button(page, '通过').click();
      await page.getByRole('listitem', { name: '第 1 步 打开' }).getByText('通过', { exact: true }).waitFor();
    },
  },
  {
    name: 'acceptance-samples',
    open: 'open=settled',
    reach: async (page) => {
      await button(page, '帮助').click();
      await button(page, '验收单').click();
      for (const no of [1, 2, 3]) {
        const step = page.getByRole('listitem', { name: `第 ${no} 步` });
        await step.getByLabel('备注（可不填）').fill(no === 2 ? '标题的字体不像' : '');
        await step.getByRole('button', { name: no === 2 ? '不通过' : '通过', exact: true }).click();
      }
      await button(page, '做三份样例文件').click();
      await button(page, '存“验收样例-领导01.xlsx”').click();
      await page.getByText('文件收到了吗？').scrollIntoViewIfNeeded();
    },
  },
  { name: 'help', open: 'open=settled', reach: (page) => button(page, '帮助').click() },
  {
    name: 'file',
    open: 'open=settled&page',
    reach: async (page) => {
      await button(page, '文件').click();
      await button(page, '新建').click();
    },
  },
  { name: 'foreign', open: 'open=foreign', reach: none },
  { name: 'unreadable', open: 'open=unreadable&page', reach: none },
  { name: 'print-only', open: 'open=print', reach: none },
  { name: 'rating', open: 'open=rating', reach: none },
  { name: 'team', open: 'open=team', reach: none },
  {
    name: 'team-score',
    open: 'open=team',
    reach: async (page) => {
      await tab(page, '条款打分').click();
      await select(page, '附件1', 5, 0);
      await page.getByText('附1-2-2').first().waitFor();
    },
  },
  {
    name: 'failure',
    open: 'open=new&fails=issue',
    reach: async (page) => {
      await button(page, /发表（压缩包）/).click();
      await page.evaluate(() =>
        (window as unknown as { ask: (words: string) => void }).ask('请先按回车退出单元格编辑。'),
      );
      await page.getByText('总表正被别的程序打开').waitFor();
    },
  },
];
