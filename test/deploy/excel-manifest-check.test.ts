import { manifestFaults } from '../../deploy/excel/check.mjs';
import { misplaced, missing, misstated, notXml } from './broken-manifests';
import { besides, manifest } from './excel-package';

/** Each rule of the offline check catches a manifest broken in just that way. */

describe('离线检查', () => {
  const files = besides();

  describe.each([
    ['不成 XML', notXml],
    ['放错位置', misplaced],
    ['写法不对', misstated],
    ['找不到', missing],
  ])('%s', (_, broken) => {
    test.each(broken)('$name', ({ from, to, says }) => {
      const text = manifest().replace(from, to);
      expect(text).not.toBe(manifest());
      const faults = manifestFaults(text, (name) => files.get(name));
      expect(faults.join('\n')).toMatch(says);
      for (const fault of faults) expect(fault).toMatch(/。$/);
    });
  });

  test('少了任何一个元素，都查得出来', () => {
    const text = manifest();
    const elements = [...text.matchAll(/<([\w:]+)[^<>]*\/>|<(\w+)>[^<]*<\/\2>/g)];
    expect(elements.length).toBeGreaterThan(100);
    const unnoticed = elements.filter(({ index, 0: element }) => {
      const rest = text.slice(0, index) + text.slice(index + element.length);
      return manifestFaults(rest, (name) => files.get(name)).length === 0;
    });
    expect(unnoticed.map(([element]) => element)).toEqual([]);
  });
});
