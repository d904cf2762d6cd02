import { manifestFaults } from '../../deploy/excel/check.mjs';
import { misplaced, missing, misstated, notXml } from './broken-manifests';
import { besides, manifest } from './excel-package';

/** Each rule of the offline check catches a manifest broken in just that way. */

describe('离线检查', () => {
  const files = besides();
  const fileOf = (name: string) => files.get(name);
  let good: string;
  beforeAll(async () => {
    good = await manifest();
  });

  describe.each([
    ['不成 XML', notXml],
    ['放错位置', misplaced],
    ['写法不对', misstated],
    ['找不到', missing],
  ])('%s', (_, broken) => {
    test.each(broken)('$name', async ({ from, to, says }) => {
      const text = good.replace(from, to);
      expect(text).not.toBe(good);
      const faults = await manifestFaults(text, fileOf);
      expect(faults.join('\n')).toMatch(says);
      for (const fault of faults) expect(fault).toMatch(/。$/);
    });
  });

  test('少了任何一个元素，都查得出来', async () => {
    const text = good;
    const elements = [...text.matchAll(/<([\w:]+)[^<>]*\/>|<(\w+)>[^<]*<\/\2>/g)];
    expect(elements.length).toBeGreaterThan(100);
    const unnoticed: string[] = [];
    for (const { index, 0: element } of elements) {
      const rest = text.slice(0, index) + text.slice(index + element.length);
      if ((await manifestFaults(rest, fileOf)).length === 0) unnoticed.push(element);
    }
    // What is written once a language is asked for in excel-manifest.test.ts.
    expect(unnoticed).toEqual([]);
  });
});
