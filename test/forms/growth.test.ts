import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme, Unit } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';

/** The built-in scheme with so many districts; `read` is called each time anybody looks at a unit's name or id. */
function ofSize(count: number, read: () => void): Scheme {
  const base = zhengzhou2019();
  const units = Array.from({ length: count }, (_, index): Unit => {
    const name = `第${index + 1}街道办事处`;
    return {
      get id() {
        read();
        return `D${index + 1}`;
      },
      get name() {
        read();
        return name;
      },
      kind: 'district',
      aliases: [],
    };
  });
  const [team] = base.teams;
  const ids = units.map((_, index) => `D${index + 1}`);
  return { ...base, units, teams: team ? [{ ...team, no: 1, units: ids }] : [] };
}

/** How often units are looked at while a 总表 of so many is made: the work, whatever the machine is busy with. */
function looks(count: number): number {
  let seen = 0;
  const scheme = ofSize(count, () => {
    seen += 1;
  });
  masterWorkbook(computed(emptyState(scheme)).state);
  return seen;
}

describe('建表随考核对象数线性增长（议题“规模”：不超过线性的 1.3 倍）', () => {
  const first = looks(16);

  test.each([64, 256, 1024])('%i 个单位', (count) => {
    expect(looks(count)).toBeLessThanOrEqual(first * (count / 16) * 1.3);
  });
});
