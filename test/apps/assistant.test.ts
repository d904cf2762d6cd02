import { expose, releaseProxy, wrap, type Remote } from 'comlink';
import type { PageWorkbook } from '../../src/apps/assistant/across';
import { assistantInPage } from '../../src/apps/assistant/in-page';
import { assistantInWorker, type Ways } from '../../src/apps/assistant/start';
import { assistantFor } from '../../src/assistant/assistant';
import { helperFor, type Helper } from '../../src/assistant/helper';
import type { Progress } from '../../src/port/port';
import { xlsxFormat } from '../../src/xlsx/format';
import { picked, filledYear } from '../assistant/desk';
import { memoryMaster } from '../support/memory-host';
import { valueOf } from '../support/year';

/** The assistant beside the screen where a Worker starts, and in the page where none does. */

/** One end of a channel is a Worker for whoever posts to it. */
function workerOf(port: MessagePort): Worker {
  port.start();
  return port as unknown as Worker;
}

/** A Worker that starts, and says which of its methods were asked for. */
function running() {
  const { port1, port2 } = new MessageChannel();
  const asked: string[] = [];
  expose(
    {
      serve: (page: Remote<PageWorkbook>) => page[releaseProxy](),
      ask: (method: string) => {
        asked.push(method);
        return { kind: 'empty' };
      },
    },
    port2,
  );
  const end = () => {
    port1.close();
    port2.close();
  };
  return { worker: workerOf(port1), asked, end };
}

/** A Worker whose script does not load: it tells of an error and never answers. */
function failing(): Worker {
  const { port1, port2 } = new MessageChannel();
  const worker = workerOf(port1);
  expose(
    {
      serve: (page: Remote<PageWorkbook>) => {
        page[releaseProxy]();
        worker.dispatchEvent(new Event('error', { cancelable: true }));
        port1.close();
        return new Promise(() => undefined);
      },
    },
    port2,
  );
  return worker;
}

const refused = (): Worker => {
  throw new Error('SecurityError');
};

function started(worker: () => Worker) {
  let inPage = 0;
  const ways: Ways = {
    worker,
    inPage: () => {
      inPage += 1;
      return Promise.resolve(assistantInPage);
    },
  };
  return { assistant: assistantInWorker(memoryMaster(), ways), inPage: () => inPage };
}

describe('助手在哪里运行', () => {
  test('后台线程开得起来的，全在后台线程里，页面不另载一份', async () => {
    const { worker, asked, end } = running();
    const { assistant, inPage } = started(() => worker);
    expect(await assistant.look()).toEqual({ kind: 'empty' });
    await assistant.restorable();
    end();
    expect(asked).toEqual(['look', 'restorable']);
    expect(inPage()).toBe(0);
  });

  test.each([
    ['不许开后台线程（从磁盘打开的页面）', refused],
    ['后台线程的脚本载入失败', failing],
  ])('%s：在页面里运行，只载一次', async (_, worker) => {
    const { assistant, inPage } = started(worker);
    valueOf(await assistant.create(await assistant.builtInDraft()));
    expect((await assistant.look()).kind).toBe('master');
    expect(inPage()).toBe(1);
  });
});

// Before the others: what is collected once is not read again.
describe('收表时两个线程一起读', () => {
  /** A second thread across a channel, and what was asked of it. */
  function beside() {
    const { port1, port2 } = new MessageChannel();
    const read: string[] = [];
    let ended = false;
    const { begin, read: readFile } = helperFor(xlsxFormat);
    const end = () => {
      ended = true;
      port1.close();
      port2.close();
    };
    expose(
      {
        begin,
        end,
        read: (...[file, hash]: Parameters<Helper['read']>) => {
          read.push(file.name);
          return readFile(file, hash);
        },
      },
      port2,
    );
    return { helper: wrap<Helper>(port1), read, ended: () => ended };
  }

  async function collecting(
    helper: (() => Promise<Helper | undefined>) | undefined,
    goesOn: (done: number) => boolean = () => true,
  ) {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const desk = assistantFor({
      workbook,
      files: xlsxFormat,
      ...(helper ? { helper } : {}),
      now: () => '2020-01-18 09:00',
    });
    // Asked across threads, as from a Worker.
    const progress: Progress = (done) => new Promise((resolve) => setTimeout(() => resolve(goesOn(done))));
    const files = picked(year)
      .filter(({ name }) => name.startsWith('L'))
      .slice(0, 16);
    const view = valueOf(await desk.collect(files, [], progress));
    return {
      view,
      bytes: workbook.bytes(),
      files,
      before: year.master.bytes(),
    };
  }

  test('各读一部分，收到的、说的与一个线程读的一样，读完就散', async () => {
    const { helper, read, ended } = beside();
    const alone = await collecting(undefined);
    const both = await collecting(() => Promise.resolve(helper));
    expect(both.view).toEqual(alone.view);
    expect(both.bytes).toEqual(alone.bytes);
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(both.files.length);
    await new Promise((resolve) => setTimeout(resolve));
    expect(ended()).toBe(true);
  });

  test('第二个线程开不起来的，一个线程读', async () => {
    const { view, files } = await collecting(() => Promise.resolve(undefined));
    expect(view.files.length).toBe(files.length);
  });

  test('第二个线程开始时就坏了：都由第一个读，一份不少', async () => {
    const { helper } = beside();
    const ask: Helper = {
      begin: () => Promise.reject(new Error('坏了')),
      read: (...file) => helper.read(...file),
      end: () => void helper.end(),
    };
    const alone = await collecting(undefined);
    const both = await collecting(() => Promise.resolve(ask));
    expect(both.view).toEqual(alone.view);
    expect(both.bytes).toEqual(alone.bytes);
  });

  test('第二个线程读着坏了：它手里的由第一个读，一份不少、一份不重，只说一次', async () => {
    const { helper } = beside();
    let asked = 0;
    const ask: Helper = {
      begin: (...told) => helper.begin(...told),
      read: () => {
        asked += 1;
        return Promise.reject(new Error('坏了'));
      },
      end: () => void helper.end(),
    };
    const alone = await collecting(undefined);
    const both = await collecting(() => Promise.resolve(ask));
    expect(both.bytes).toEqual(alone.bytes);
    expect(both.view.files).toEqual(alone.view.files);
    const own = both.view.findings.filter(({ code }) => code === 'second-thread-failed');
    expect(own).toHaveLength(1);
    expect(own[0]?.message).toContain(`它手里的 ${asked} 份`);
    expect(both.view.findings.filter(({ code }) => code !== 'second-thread-failed')).toEqual(
      alone.view.findings,
    );
    expect(asked).toBeLessThanOrEqual(3);
  });

  test('都已收过、没有变的，不再开第二个线程；有新的再开', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    let begun = 0;
    const desk = assistantFor({
      workbook,
      files: xlsxFormat,
      helper: () => {
        begun += 1;
        return Promise.resolve(beside().helper);
      },
      now: () => '2020-01-18 09:00',
    });
    const forms = picked(year).filter(({ name }) => /^[A-Z]\d+/.test(name));
    const take = async (count: number) => valueOf(await desk.collect(forms.slice(0, count), [], () => true));
    await desk.look();
    await take(12);
    expect(begun).toBe(1);
    // Whether it was looked at since or not: the 总表 itself says what it has.
    await take(12);
    await desk.look();
    await take(12);
    expect(begun).toBe(1);
    await take(24);
    expect(begun).toBe(2);
  });

  test.each([0, 2])('第二个线程读了 %i 份就再不答话：没答的由第一个读，不等它', async (answers) => {
    const { helper } = beside();
    let asked = 0;
    let unanswered = 0;
    const ask: Helper = {
      begin: (...told) => helper.begin(...told),
      read: (...file) => {
        if (asked++ < answers) return helper.read(...file);
        unanswered += 1;
        return new Promise<never>(() => undefined);
      },
      end: () => void helper.end(),
    };
    const alone = await collecting(undefined);
    const both = await collecting(() => Promise.resolve(ask));
    expect(unanswered).toBeGreaterThan(0);
    expect(both.view).toEqual(alone.view);
    expect(both.bytes).toEqual(alone.bytes);
  });

  test('取消的，两个线程都停，什么也没有收', async () => {
    const { helper, read } = beside();
    const { view, bytes, before, files } = await collecting(
      () => Promise.resolve(helper),
      (done) => done < 6,
    );
    expect(view.cancelled).toBe(true);
    expect(bytes).toEqual(before);
    expect(read.length).toBeLessThan(files.length / 2);
  });
});

describe('在页面里运行', () => {
  // First: what is collected once is not read again, and there is nothing to stop.
  test('取消也听得见：什么也没有收', async () => {
    const year = await filledYear();
    const before = year.master.writes();
    const assistant = assistantInPage(year.master);
    let stop = false;
    const collected = await assistant.collect(picked(year), [], () => {
      setTimeout(() => (stop = true), 0);
      return !stop;
    });
    expect(valueOf(collected).cancelled).toBe(true);
    expect(year.master.writes()).toBe(before);
  });

  test('收表时，说完一步，先让页面画出来，再接着做', async () => {
    const year = await filledYear();
    const assistant = assistantInPage(year.master);
    const seen: string[] = [];
    const collected = await assistant.collect(picked(year), [], (done, total) => {
      seen.push(`${done}/${total}`);
      setTimeout(() => seen.push('画'), 0);
      return true;
    });
    valueOf(collected);
    const steps = seen.filter((each) => each !== '画');
    expect(steps.length).toBeGreaterThan(5);
    expect(seen).toEqual(steps.flatMap((step) => [step, '画']));
  });
});
