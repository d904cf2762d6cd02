import { Year, valueOf } from '../support/year';

/** 一份也没有收到，就没有什么可以折算：不能公布没有总分的成绩。 */

test.each(['领导', '处室'])(
  '%s评价表一份也没收到，选“按收到份数折算”：核算拒绝，不写空的成绩',
  async (word) => {
    const year = await (await new Year().issued()).filled();
    const letter = word === '领导' ? 'L' : 'O';
    for (const path of [...year.returned.keys()])
      if (path.startsWith(`评价表/${letter}`)) year.returned.delete(path);
    valueOf(await year.collect());
    const before = year.master.bytes();
    const { results, findings } = valueOf(await year.settle({ missing: 'scale' }));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toContain('nothing-to-scale');
    expect(results).toBeNull();
    expect(year.master.bytes()).toBe(before);
    expect(valueOf(await year.settle({ missing: 'zero' })).results?.districts[0]?.total).not.toBeNull();
  },
);
