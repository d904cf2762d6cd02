import { hearLeftWords, leaveWords } from '../../src/apps/excel/left-words';

/** Where Excel opens no dialog, what a ribbon command came to is said by the pane: at once, or when it is opened. */

let kept: Map<string, string>;
let page: EventTarget;

beforeEach(() => {
  kept = new Map();
  page = new EventTarget();
  Object.assign(globalThis, {
    window: page,
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
});

afterEach(() => {
  jest.useRealTimers();
  for (const name of ['window', 'localStorage']) Reflect.deleteProperty(globalThis, name);
});

const heard = () => {
  const words: string[] = [];
  return { words, end: hearLeftWords((each) => words.push(each)) };
};

test('面板后来才打开：说一次，再打开不再说', () => {
  leaveWords('核算：核算完成');
  expect(heard().words).toEqual(['核算：核算完成']);
  expect(heard().words).toEqual([]);
});

test('面板正开着：别的窗口留的话马上说；关了就不再听', () => {
  const { words, end } = heard();
  const left = (text: string) => {
    leaveWords(text);
    for (const [key, newValue] of [...kept])
      page.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
  };
  left('校验：没有发现问题');
  expect(words).toEqual(['校验：没有发现问题']);
  end();
  left('校验：又一次');
  expect(words).toHaveLength(1);
});

test('一小时以前的不说；别人存的东西不碰', () => {
  jest.useFakeTimers();
  leaveWords('核算：旧的');
  jest.setSystemTime(Date.now() + 3_600_001);
  kept.set('别的', '1');
  expect(heard().words).toEqual([]);
  expect([...kept.keys()]).toEqual(['别的']);
});

test('浏览器什么也不让存：不抛错', () => {
  const barred = () => {
    throw new Error('denied');
  };
  Object.assign(globalThis, { localStorage: { getItem: barred, setItem: barred, removeItem: barred } });
  leaveWords('核算');
  expect(heard().words).toEqual([]);
});
