import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Fake } from './fake-assistant';
import {
  button,
  collect,
  createFrom,
  draftFrom,
  select,
  someFiles,
  toCharts,
  toClauses,
  toStep,
} from './screens';

/** Ways through the pane as a person takes them, by mouse and by keyboard alone. Each throws where it breaks. */
export interface Path {
  name: string;
  open: string;
  walk: (page: Page) => Promise<void>;
}

/** What the pane asked of the assistant and the program so far. */
const calls = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { fake: { calls: string[] } }).fake.calls);

/** Name of the focused element. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });

/** The workbook changed: the pane looks at it again. */
const workbookChanges = (page: Page, open: string): Promise<void> =>
  page.evaluate(async (name) => {
    const { fake, overviews } = window as unknown as {
      fake: { becomes: (overview: unknown) => void };
      overviews: Record<string, unknown>;
    };
    fake.becomes(overviews[name]);
    await new Promise((resolve) => setTimeout(resolve, 700));
  }, open);

async function startTyping(page: Page): Promise<void> {
  await toClauses(page);
  await page.getByRole('checkbox', { name: /附1-2-1/ }).click();
  await page.getByLabel('事实说明').fill('未见安委会调整文件');
}

/** Pastes the table of a notice, up to its first line to look at. */
async function pasteNotice(page: Page): Promise<void> {
  await createFrom(page, /从通知原文起草/);
  await page.getByLabel('粘贴考核细则').evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '分值\t考核标准\n2\t未落实的扣 2 分');
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByRole('group', { name: '第 1 项' }).waitFor();
}

/** Draft files that were asked for, with what was said of their lines. */
const draftFiles = async (page: Page): Promise<string[]> =>
  (await calls(page)).filter((call) => call.startsWith('draftFile'));

export const paths: readonly Path[] = [
  {
    name: 'a picture becomes its table, leads on to a unit, and is saved as PNG and as SVG, by keyboard alone',
    open: 'open=settled',
    walk: async (page) => {
      await toCharts(page);
      const card = page.getByRole('region', { name: /谁排在哪里/ });
      await card.getByRole('img', { name: /第 1 名中牟县/ }).waitFor();
      for (const [as, begins] of [
        ['PNG', [0x89, 0x50, 0x4e, 0x47]],
        ['SVG', [...'<svg'].map((letter) => letter.charCodeAt(0))],
      ] as const) {
        await card.getByRole('button', { name: `存为 ${as}` }).focus();
        await page.keyboard.press('Enter');
        await card.getByText('文件收到了吗？').waitFor();
        const saved = await page.evaluate(() => {
          const { name, bytes } = (window as unknown as { fake: Fake }).fake.saved.at(-1) ?? {};
          return { name, bytes: [...(bytes ?? []).slice(0, 4)] };
        });
        assert.equal(saved.name, `县（市、区）-谁排在哪里，分从哪里来.${as.toLowerCase()}`);
        assert.deepEqual(saved.bytes, [...begins]);
      }
      await card.getByRole('button', { name: '看表' }).focus();
      await page.keyboard.press('Enter');
      // What is not decided is nowhere a 0.
      const last = card.getByRole('row', { name: /新郑市/ });
      assert.deepEqual(await last.getByRole('cell').allTextContents(), ['—', '17', '未定', '34.5', '未定']);
      await card.getByRole('button', { name: '中牟县' }).focus();
      await page.keyboard.press('Enter');
      await page
        .getByRole('heading', { name: /中牟县/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'raters stand in the pictures by number until somebody asks for names',
    open: 'open=settled',
    walk: async (page) => {
      await toCharts(page);
      const card = page.getByRole('region', { name: /评价人：谁的尺度/ });
      await card.getByText('领导 3', { exact: true }).waitFor();
      await page.getByRole('checkbox', { name: /图上写出评价人的姓名/ }).check();
      await card.getByText('赵某3', { exact: true }).waitFor();
    },
  },
  {
    name: 'the table behind a picture says once what many rows have in common',
    open: 'open=settled',
    walk: async (page) => {
      await toCharts(page);
      const card = page.getByRole('region', { name: /哪一组扣得松/ });
      await card.getByRole('button', { name: '看表' }).click();
      assert.equal(await card.getByText('县（市、区）（失分占细则满分的百分比）').count(), 1);
      assert.deepEqual(await card.getByRole('columnheader').allTextContents(), [
        '考核组',
        '最低',
        '平均',
        '最高',
        '与总平均相差',
      ]);
      assert.equal(await card.getByRole('rowheader', { name: /个单位/ }).count(), 12);
    },
  },
  {
    name: 'the sample is opened, toured step by step, left in the middle and taken up again, by keyboard alone',
    open: 'open=empty',
    walk: async (page) => {
      await button(page, '看样例').focus();
      await page.keyboard.press('Enter');
      const tour = page.getByRole('region', { name: '导览' });
      await tour.getByText('第 1 步，共 5 步：建表').waitFor();
      for (const step of ['收表', '评分']) {
        await tour.getByRole('button', { name: `下一步：${step}` }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('tab', { name: step, selected: true }).waitFor();
        await tour.getByText(step, { exact: false }).first().waitFor();
      }
      await tour.getByRole('button', { name: '结束导览' }).focus();
      await page.keyboard.press('Enter');
      await tour.waitFor({ state: 'hidden' });
      await page.getByText('不是真的成绩').waitFor();
      await toStep(page, '打印归档');
      await button(page, '看导览').click();
      await tour.getByText('第 5 步，共 5 步：打印归档').waitFor();
      assert.equal(await tour.getByRole('button', { name: /^下一步/ }).count(), 0);
    },
  },
  {
    name: 'a notice is looked at line by line with Enter alone, and saved as a draft',
    open: 'open=empty',
    walk: async (page) => {
      await pasteNotice(page);
      assert.equal(await focused(page), '对，下一项（回车）');
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '第 2 项' }).waitFor();
      await button(page, '不是条款').click();
      await page.getByRole('group', { name: '第 3 项' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(/还有 0\s*项没有看/).waitFor();
      await button(page, '存为草案').click();
      await page.getByRole('group', { name: '文件收到了吗' }).waitFor();
      assert.deepEqual(await draftFiles(page), ['draftFile 对 不是条款 对 ']);
    },
  },
  {
    name: 'a line of a notice is put right by the keyboard, taken back, and put right again',
    open: 'open=empty',
    walk: async (page) => {
      await pasteNotice(page);
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), '改');
      await page.keyboard.press('Enter');
      await page.getByLabel('分值').fill('二');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByText(/都填数字/)
        .waitFor();
      await page.getByLabel('分值').fill('３');
      await page.getByLabel('按什么计').fill('次');
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '第 2 项' }).waitFor();
      await button(page, '退回上一项').click();
      await page.getByRole('group', { name: '第 1 项' }).waitFor();
      await button(page, '改').click();
      await page.getByLabel('分值').fill('1.5');
      // Esc that only ends what is being composed leaves what was typed.
      await page
        .getByLabel('按什么计')
        .dispatchEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true });
      assert.equal(await page.getByLabel('分值').inputValue(), '1.5');
      await page.getByLabel('分值').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '第 2 项' }).waitFor();
      await button(page, '改').click();
      assert.equal(await page.getByLabel('类型').inputValue(), '加');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '第 3 项' }).waitFor();
      await page.getByRole('button', { name: '对，下一项（回车）' }).click();
      await button(page, '存为草案').click();
      await page.getByRole('group', { name: '文件收到了吗' }).waitFor();
      assert.deepEqual(await draftFiles(page), ['draftFile 已改 对 对  0=扣1.5每']);
    },
  },
  {
    name: 'a 计分部分 of a notice is put right by the keyboard, and one that the notice leaves open is written',
    open: 'open=empty',
    walk: async (page) => {
      await draftFrom(page, '计分部分.docx');
      await page.getByRole('group', { name: '第 1 项' }).waitFor();
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), '改');
      await page.keyboard.press('Enter');
      await page.getByLabel('来源').selectOption('评价表');
      assert.equal(await page.getByLabel('评价组', { exact: true }).inputValue(), 'leader');
      await page.getByLabel('比重（%）').fill('四成');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByText(/都填数字/)
        .waitFor();
      await page.getByLabel('比重（%）').fill('３０');
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '第 2 项' }).waitFor();
      assert.equal(await focused(page), '写明（回车）');
      await page.keyboard.press('Enter');
      await page.getByLabel('比重（%）').fill('70');
      await page.keyboard.press('Enter');
      await page.getByText(/还有 0\s*项没有看/).waitFor();
      await button(page, '存为草案').click();
      await page.getByRole('group', { name: '文件收到了吗' }).waitFor();
      assert.deepEqual(await draftFiles(page), [
        'draftFile 已改 已改 0=镇评价表leader30 1=县直部门考核细则annex270',
      ]);
    },
  },
  {
    name: 'creates a 总表 by the keyboard alone',
    open: 'open=empty',
    walk: async (page) => {
      await page.keyboard.press('Tab');
      for (let presses = 0; (await focused(page)) !== '建总表'; presses += 1) {
        assert(presses < 10, `建总表 is not reached: ${await focused(page)}`);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.getByRole('radio', { name: /内置方案/ }).waitFor();
      await button(page, '建总表').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: /建表/ }).waitFor();
      assert.deepEqual(await calls(page), ['create']);
    },
  },
  {
    name: 'names that are pasted are counted, and kept when one leaves and comes back',
    open: 'open=empty',
    walk: async (page) => {
      await button(page, '建总表').click();
      await button(page, '领导、处室、考核组的姓名').click();
      const leaders = page.getByLabel(/^领导/).first();
      await leaders.fill(Array.from({ length: 16 }, (_, index) => `${index + 1}\t张${index + 1}`).join('\n'));
      await page.getByText('领导（16／16 位）').waitFor();
      await button(page, '帮助').click();
      await page.keyboard.press('Escape');
      assert.match(await leaders.inputValue(), /张16/);
      await leaders.fill('张三\n张三');
      await page.getByText('少 14 个').first().waitFor();
      assert.equal(await button(page, '建总表').getAttribute('aria-disabled'), 'true');
    },
  },
  {
    name: 'what comes along is looked at again with another list or another file, and a decision goes with what it was about',
    open: 'open=empty',
    walk: async (page) => {
      await createFrom(page, /另一份总表/);
      const load = () =>
        page
          .locator('input[type=file]')
          .first()
          .setInputFiles({
            name: '2019总表.xlsx',
            mimeType: 'application/octet-stream',
            buffer: Buffer.from('PK'),
          });
      await load();
      await button(page, '领导、处室、考核组的姓名').click();
      const leaders = page.getByLabel(/^领导/).first();
      const all = await leaders.inputValue();
      const decide = page.getByRole('checkbox', { name: /改为“按满分折算”/ });
      const look = button(page, '看转入什么');
      await leaders.fill(all.split('\n').slice(1).join('\n'));
      await look.click();
      await decide.check();
      // As many as before: there is nothing to decide.
      await leaders.fill(all);
      await decide.waitFor({ state: 'hidden' });
      await look.click();
      await page.getByText(/^转入：/).waitFor();
      assert.equal(await decide.count(), 0);
      // Of a scheme that is built in nothing comes along.
      await page.getByRole('radio', { name: /内置方案/ }).click();
      await page.getByText(/^转入：/).waitFor({ state: 'hidden' });
      await page.getByRole('radio', { name: /另一份总表/ }).click();
      await load();
      await look.click();
      await button(page, '建总表').click();
      await page.getByRole('tab', { name: /建表/ }).waitFor();
      assert.deepEqual(await calls(page), ['create']);
    },
  },
  {
    name: 'goes about in the steps by arrows',
    open: 'open=settled',
    walk: async (page) => {
      await page.getByRole('tab', { name: /打印归档/ }).focus();
      await page.keyboard.press('ArrowRight');
      assert.match(await focused(page), /建表/);
      await page.keyboard.press('Enter');
      assert.equal(await page.getByRole('tab', { name: /建表/ }).getAttribute('aria-selected'), 'true');
      await page.keyboard.press('ArrowLeft');
      assert.match(await focused(page), /打印归档/);
    },
  },
  {
    name: 'stops issuing when asked to, and says so',
    open: 'open=new&pause=80',
    walk: async (page) => {
      await button(page, /发表（压缩包）/).click();
      assert.equal(await button(page, /打印用合订本/).getAttribute('title'), '正在做要发的表，请稍候');
      await button(page, '取消').click();
      await page.getByText('已取消，没有生成文件。').waitFor();
      assert.deepEqual(await calls(page), ['issue archive']);
    },
  },
  {
    name: 'hands over what was issued and saves it once more',
    open: 'open=new',
    walk: async (page) => {
      await button(page, /发表（压缩包）/).click();
      await page.getByText('文件收到了吗？').waitFor();
      await button(page, /^再(存|下载)一次$/).click();
      await button(page, '收到了').click();
      await page.getByText('已收到').waitFor();
      const saves = (await calls(page)).filter((call) => call.startsWith('save'));
      assert.deepEqual(saves, ['save 2019年度考核发表.zip', 'save 2019年度考核发表.zip']);
    },
  },
  {
    name: 'collects files and chooses among duplicates',
    open: 'open=collecting',
    walk: async (page) => {
      await collect(page, 3);
      await page.getByRole('radio', { name: /领导07改/ }).click();
      await button(page, '用选定的这一份').click();
      await page.getByText('未被选定。').waitFor();
      assert.deepEqual(await calls(page), ['collect 3', 'collect 3 评价表/领导07改.xlsx']);
    },
  },
  {
    name: 'takes files that are dropped',
    open: 'open=issued',
    walk: async (page) => {
      const data = await page.evaluateHandle(
        (names) => {
          const transfer = new DataTransfer();
          for (const name of names) transfer.items.add(new File(['PK'], name));
          return transfer;
        },
        someFiles(2).map(({ name }) => name),
      );
      await page.getByText('把收回的文件或文件夹拖到这里').dispatchEvent('drop', { dataTransfer: data });
      await page.getByText('逐个文件').first().waitFor();
      assert.deepEqual(await calls(page), ['collect 2']);
    },
  },
  {
    name: 'decides about a missing form and leads to the place for paper',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /领导05/).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: '领导06' }).waitFor();
      await page.getByRole('radio', { name: '按收到份数折算' }).click();
      await button(page, /里录入/).click();
      await page.waitForFunction(
        () => (window as unknown as { fake: { calls: string[] } }).fake.calls.length > 1,
      );
      assert.deepEqual(await calls(page), ['decide L06 scale', 'show 领导评分 4 9']);
    },
  },
  {
    name: 'types a paper form by the number keys alone: Enter goes on, what is refused is said at once, one write',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /领导06/).focus();
      await page.keyboard.press('Enter');
      await button(page, '录入纸质表').focus();
      await page.keyboard.press('Enter');
      const boxes = page.getByRole('group', { name: '领导06的附件3' }).getByRole('textbox');
      await boxes.first().waitFor();
      for (const score of ['9', '11', '9.5', '９．５', ...Array.from({ length: 13 }, () => '8')]) {
        await page.keyboard.type(score);
        if (score === '11') await page.getByText('11 超出 0—10。').waitFor();
        await page.keyboard.press('Enter');
      }
      await page.getByText('合计 132', { exact: true }).waitFor();
      assert.equal(await focused(page), '写入 16 个分数');
      await page.keyboard.press('Enter');
      await page.getByText('领导06：已写入 16 个分数。').waitFor();
      const [written] = await calls(page);
      assert.match(written ?? '', /^typeScores L06 D01:>9 D02:>9.5 D03:>9.5 D04:>8 /);
    },
  },
  {
    name: 'changes one score of a form that came, with its reason and not without; what was typed is not lost by a click',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /领导01/).click();
      await button(page, '改一个分数').click();
      const box = page.getByRole('textbox', { name: '航空港区' });
      await box.fill('7');
      await page.getByText('现在是 9.5').waitFor();
      await button(page, '不录了').click();
      await button(page, '接着录').click();
      assert.equal(await box.inputValue(), '7');
      assert.equal(await button(page, '写入 1 个分数').getAttribute('title'), '先写更正原因');
      await page.getByLabel(/更正原因/).fill('领导来函更正');
      await button(page, '写入 1 个分数').click();
      await page.getByText('领导01：已写入 1 个分数。').waitFor();
      assert.deepEqual(await calls(page), ['typeScores L01 D01:9.5>7 领导来函更正']);
    },
  },
  {
    name: 'types 转报分 box by box with Enter, and their 依据 once for all of them',
    open: 'open=reported',
    walk: async (page) => {
      await toStep(page, '收表');
      await button(page, /^群众安全感/).click();
      const part = page.getByRole('group', { name: '县（市、区）的群众安全感' });
      await part.getByRole('textbox').nth(2).focus();
      await page.keyboard.type('９０．５０');
      await page.keyboard.press('Enter');
      await page.keyboard.type('88');
      const write = part.getByRole('button', { name: '写入 2 个转报分' });
      assert.equal(await write.getAttribute('title'), '先写转报依据');
      await part.getByLabel('转报依据').fill('市统计局〔2020〕4号');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByText('群众安全感：已写入 2 个转报分。').waitFor();
      assert.deepEqual(await calls(page), ['typeReports D03 群众安全感 90.5 D04 群众安全感 88']);
    },
  },
  {
    name: 'what is typed for one 总表 does not stand in the boxes of another of the same title, and is there again',
    open: 'open=collecting',
    walk: async (page) => {
      const box = page.getByRole('textbox', { name: '航空港区' });
      await button(page, /领导06/).click();
      await button(page, '录入纸质表').click();
      await box.fill('7');
      await workbookChanges(page, 'sample');
      await toStep(page, '收表');
      await button(page, /领导06/).click();
      await button(page, '改一个分数').click();
      assert.equal(await box.inputValue(), '');
      await workbookChanges(page, 'collecting');
      await toStep(page, '收表');
      assert.equal(await box.inputValue(), '7');
    },
  },
  {
    name: 'makes the 退回单 of a form out of the archive that it came in',
    open: 'open=collecting',
    walk: async (page) => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(
          ['收回.zip', '领导09.xlsx'].map((name) => ({
            name,
            mimeType: 'application/octet-stream',
            buffer: Buffer.from('PK'),
          })),
        );
      await page.getByText('收表完成').first().waitFor();
      await button(page, /领导02/).click();
      await button(page, '退回单').click();
      await page.getByText('文件收到了吗？').waitFor();
      assert.deepEqual((await calls(page)).slice(0, 2), ['collect 2', 'returnSlips 1 L02']);
    },
  },
  {
    name: 'asks a reason for a gap that is filled in a form that came as a file',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /领导03/).click();
      await button(page, '改一个分数').click();
      await page.getByRole('textbox', { name: '航空港区' }).fill('7');
      assert.equal(await button(page, '写入 1 个分数').getAttribute('title'), '先写更正原因');
      await page.getByLabel(/更正原因/).fill('本人补填');
      await button(page, '写入 1 个分数').click();
      await page.getByText('领导03：已写入 1 个分数。').waitFor();
      assert.deepEqual(await calls(page), ['typeScores L03 D01:>7 本人补填']);
    },
  },
  {
    name: 'asks before names that are edited and not saved would stay out of what goes out',
    open: 'open=new',
    walk: async (page) => {
      await button(page, '领导、处室、考核组的姓名').click();
      const leaders = page.getByLabel(/^领导/).first();
      await leaders.fill(Array.from({ length: 16 }, (_, index) => `张${index + 1}`).join('\n'));
      await button(page, /发表（压缩包）/).click();
      await page.getByText('名单改过，还没有保存').waitFor();
      await button(page, '先不发').click();
      assert.deepEqual(await calls(page), []);
      await button(page, /发表（压缩包）/).click();
      await button(page, '保存名单再发').click();
      await page.getByText('文件收到了吗？').waitFor();
      assert.deepEqual((await calls(page)).slice(0, 2), ['saveNames', 'issue archive']);
    },
  },
  {
    name: 'issues one form alone from its tile',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /领导06/).click();
      await button(page, '单独补发这一份').click();
      await page.getByText('附件3-领导06.xlsx').first().waitFor();
      assert.deepEqual((await calls(page))[0], 'issueOne L06');
    },
  },
  {
    name: 'finds a 小项 by words and goes there with Enter',
    open: 'open=collecting',
    walk: async (page) => {
      await toStep(page, '评分');
      await page.getByRole('searchbox', { name: '找小项' }).fill('没有的话');
      await page.getByText('没有这样的小项。').waitFor();
      await page.getByRole('searchbox', { name: '找小项' }).fill('安全 批示');
      await page.getByText(/找到 \d+ 个小项/).waitFor();
      // Words of 考核标准 as well, which is what then stands there.
      await page.getByRole('searchbox', { name: '找小项' }).fill('会议纪要 扣2分');
      await page
        .getByRole('list', { name: '找到的小项' })
        .getByText(/没有会议纪要的扣 2 分/)
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() =>
        (window as unknown as { fake: { calls: string[] } }).fake.calls.some((call) =>
          call.startsWith('show 附件'),
        ),
      );
    },
  },
  {
    name: 'offers to download first also before it is known what is open',
    open: 'open=collecting&page&unread',
    walk: async (page) => {
      await button(page, '文件').click();
      await button(page, '清除本机保存').click();
      await page.getByText('清除以后找不回来。').waitFor();
      assert.deepEqual(await calls(page), []);
    },
  },
  {
    name: 'offers to download first before another file is opened',
    open: 'open=collecting&page',
    walk: async (page) => {
      await button(page, '文件').click();
      await button(page, '打开文件').click();
      await button(page, '先下载').click();
      await page.getByText('已经下载，可以接着做。').waitFor();
      await page.getByRole('group', { name: '请确认' }).getByRole('button', { name: '打开文件' }).click();
      await page.getByRole('heading', { name: '文件' }).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'says that it is calculated anew, and not that it is settled, while the table changes',
    open: 'open=settled',
    walk: async (page) => {
      await toStep(page, '成绩');
      await page.getByText('以核算为准').waitFor();
      await page.evaluate(() => {
        const { fake, overviews } = window as unknown as {
          fake: { becomes: (overview: unknown) => void };
          overviews: Record<string, unknown>;
        };
        fake.becomes(overviews.settled);
      });
      await page.getByText('正在重算').first().waitFor();
      assert.equal(await page.getByText('已核算', { exact: true }).count(), 0);
      await page.getByText('以核算为准').waitFor();
    },
  },
  {
    name: 'tells alike findings in one line with a count, to unfold',
    open: 'open=collecting',
    walk: async (page) => {
      await page.evaluate(async () => {
        const { fake, overviews } = window as unknown as {
          fake: { becomes: (overview: unknown) => void };
          overviews: Record<string, object>;
        };
        const findings = Array.from({ length: 9 }, (_, index) => ({
          code: 'rater-twice',
          severity: 'error',
          rater: '领导07',
          message: `两份不同：第 ${index + 1} 家`,
          remedy: '选定一份',
        }));
        fake.becomes({ ...overviews.collecting, findings });
        await new Promise((resolve) => setTimeout(resolve, 700));
      });
      await button(page, /^提示/).click();
      await page.getByText('两份不同：第 1 家').waitFor();
      assert.equal(await page.getByText('两份不同：第 9 家').count(), 0);
      await button(page, '同样的还有 8 处').click();
      await page.getByText('两份不同：第 9 家').waitFor();
      await button(page, '收起').click();
      await page.getByText('两份不同：第 9 家').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'copies the reminder also where the clipboard is barred',
    open: 'open=collecting',
    walk: async (page) => {
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await button(page, '复制').click();
      await page.getByText(/^已复制。|^已选中/).waitFor();
      const selected = await page.evaluate(() => {
        const area = document.activeElement as HTMLTextAreaElement;
        return area.value.length > 0 && area.selectionEnd === area.value.length;
      });
      assert(selected, 'the text is selected');
    },
  },
  {
    name: 'writes a record by 记入 alone, and keeps what is typed over refreshes and other steps',
    open: 'open=collecting',
    walk: async (page) => {
      await startTyping(page);
      await workbookChanges(page, 'collecting');
      assert.equal(await page.getByLabel('事实说明').inputValue(), '未见安委会调整文件');
      await toStep(page, '收表');
      await toStep(page, '评分');
      assert.equal(await page.getByLabel('事实说明').inputValue(), '未见安委会调整文件');
      await select(page, '首页', 1, 1);
      await page.getByText('没有记入的 1 笔').waitFor();
      await select(page, '附件1', 5, 0);
      assert.deepEqual(await calls(page), []);
      await page.getByLabel('事实说明').press('Control+Enter');
      await page.getByText(/已记入扣分台账/).waitFor();
      assert.deepEqual(await calls(page), ['record D01 附1-2-1 0 未见安委会调整文件']);
    },
  },
  {
    name: 'asks before a ticked clause is taken back, and Escape means no',
    open: 'open=collecting',
    walk: async (page) => {
      await toClauses(page);
      const ticked = page.getByRole('checkbox', { name: /附1-2-3/ });
      await ticked.click();
      await page.getByText('撤回已记入的这一笔？').waitFor();
      await page.keyboard.press('Escape');
      assert.deepEqual(await calls(page), []);
      await ticked.click();
      await page
        .getByRole('group', { name: '请确认' })
        .getByRole('button', { name: '撤回', exact: true })
        .click();
      await page.getByText(/^已撤回/).waitFor();
      assert.deepEqual(await calls(page), ['record D01 附1-2-3 0 none']);
    },
  },
  {
    name: 'counts only whole numbers greater than 0',
    open: 'open=collecting',
    walk: async (page) => {
      await toClauses(page);
      await button(page, '再记一笔：附1-2-2').click();
      const quantity = page.getByRole('spinbutton');
      await page.getByLabel('事实说明').fill('缺 1 次');
      await quantity.fill('1.5');
      await quantity.blur();
      await page.getByText('数量要填整数').waitFor();
      await quantity.fill('2');
      await quantity.blur();
      await button(page, '记入').click();
      await page.getByText(/已记入扣分台账/).waitFor();
      assert.deepEqual(await calls(page), ['record D01 附1-2-2 1 缺 1 次']);
    },
  },
  {
    name: 'settles only when told how, and shows what stops it',
    open: 'open=collecting',
    walk: async (page) => {
      await toStep(page, '成绩');
      await button(page, '核算').click();
      await page.getByText('没有核算', { exact: true }).waitFor();
      await button(page, /定位：领导评分 H9/).click();
      await page.getByRole('radio', { name: '都按零分计' }).click();
      await button(page, '核算').click();
      await page.getByText('核算完成，成绩已写入总表。').waitFor();
      assert.deepEqual(await calls(page), ['settle', 'show 领导评分 8 7', 'settle zero']);
    },
  },
  {
    name: 'follows a figure to its cell, and comes back to where it was',
    open: 'open=settled',
    walk: async (page) => {
      await toStep(page, '成绩');
      const figure = button(page, /巩义市总分 .*看分数来历/);
      await figure.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '巩义市的分数来历' }).waitFor();
      assert.equal(await focused(page), '巩义市的分数来历');
      await button(page, /年终考核/).click();
      await button(page, /建立健全安全生产责任制/).click();
      await button(page, /附件1 第2行/).click();
      await button(page, '定位：扣分台账 E12').click();
      await page.keyboard.press('Escape');
      await page.waitForTimeout(50);
      assert.match(await focused(page), /巩义市总分/);
      assert.deepEqual(await calls(page), ['show 扣分台账 11 4']);
    },
  },
  {
    name: 'jumps from a finding to its cell',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, /^提示/).click();
      await page.getByRole('radio', { name: /提醒/ }).click();
      await button(page, '定位：处室评分 K6').click();
      assert.deepEqual(await calls(page), ['show 处室评分 5 10']);
    },
  },
  {
    name: 'changes a 口径 only after it was confirmed',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, '口径').click();
      await button(page, /折算系数/).click();
      await page.getByRole('radio', { name: /按满分折算/ }).click();
      await button(page, '不改').click();
      assert.deepEqual(await calls(page), []);
      await page.getByRole('radio', { name: /按满分折算/ }).click();
      await page.getByRole('button', { name: '改', exact: true }).click();
      await page.getByText(/已改为“按满分折算”/).waitFor();
      assert.deepEqual(await calls(page), ['setReading 折算系数 按满分折算']);
    },
  },
  {
    name: 'takes back the last write and names the cells that it left',
    open: 'open=collecting',
    walk: async (page) => {
      await button(page, '恢复').click();
      await page.getByText(/^把 \d{4}-\S+ \S+ 的“/).waitFor();
      await page.getByRole('main').getByRole('button', { name: '恢复' }).click();
      await page.getByText('领导评分 H9').waitFor();
      assert.deepEqual(await calls(page), ['restore']);
    },
  },
  {
    name: 'keeps a failure on screen until it was read',
    open: 'open=new&fails=issue',
    walk: async (page) => {
      await button(page, /发表（压缩包）/).click();
      await page.getByText('总表正被别的程序打开').waitFor();
      await toStep(page, '成绩');
      await page.getByText('请关上它，再试一次。').waitFor();
      await button(page, '知道了').click();
      assert.equal(await page.getByText('总表正被别的程序打开').count(), 0);
    },
  },
  {
    name: 'shows another workbook when another one is opened',
    open: 'open=collecting',
    walk: async (page) => {
      await workbookChanges(page, 'rating');
      await page.getByRole('heading', { name: '领导03' }).waitFor();
      assert.equal(await page.getByRole('tablist').count(), 0);
      await workbookChanges(page, 'foreign');
      await page.getByText('这不是考核用的工作簿').waitFor();
    },
  },
];
