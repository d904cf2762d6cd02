import { typed, Year, valueOf } from '../support/year';

/** 来件里的错误留在收表记录上，改好重报或写明理由以前，核算不放行；不会因为收过一次就没有了。 */

describe('来件的问题', () => {
  // Whole years on a busy machine.
  jest.setTimeout(300_000);

  let full: Year;
  let year: Year;

  beforeAll(async () => {
    full = await (await new Year().issued()).filled();
    // A whole year on a busy machine.
  }, 240_000);

  beforeEach(() => {
    year = full.copy();
  });

  const codes = async () => {
    const { results, findings } = valueOf(await year.settle());
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { settled: results !== null, errors, findings };
  };

  /** 18th and 19th line of a form are free: the first line of 说明 stands below the districts. */
  const faulty = async () => {
    const good = year.returned.get('评价表/L01.xlsx');
    await year.type('评价表/L01.xlsx', '', { B25: '航空港区', C25: 2 });
    valueOf(await year.collect());
    return good;
  };

  test('同一单位又写一行别的分数：收表报过，核算仍然不放行', async () => {
    await faulty();
    const { settled, errors, findings } = await codes();
    expect(settled).toBe(false);
    expect(errors).toContain('return-fault');
    expect(findings.find(({ code }) => code === 'return-fault')).toMatchObject({
      file: '评价表/L01.xlsx',
      cell: 'B25',
    });
    // Collecting the same file again takes nothing back.
    valueOf(await year.collect());
    expect((await codes()).settled).toBe(false);
  });

  test('改好重报，就放行', async () => {
    const good = await faulty();
    if (good) year.returned.set('评价表/L01-改.xlsx', good);
    year.returned.delete('评价表/L01.xlsx');
    valueOf(await year.collect());
    expect((await codes()).errors).not.toContain('return-fault');
  });

  test('在“更正”表写明理由，就放行，理由留着', async () => {
    await faulty();
    const sheet = await year.cells('更正');
    const head = sheet.rows.findIndex((cells) =>
      cells?.some((each) => String(each?.value).startsWith('更正原因')),
    );
    const column = sheet.rows[head]?.findIndex((each) => String(each?.value).startsWith('更正原因')) ?? -1;
    const row = sheet.rows.findIndex((cells) =>
      cells?.some((each) => String(each?.value).includes('来件的问题')),
    );
    expect(row).toBeGreaterThan(head);
    const at = `${String.fromCharCode(65 + column)}${row + 1}`;
    year.master.replace(await typed(year.master.bytes(), '更正', { [at]: '重复的一行作废' }));
    const { settled, findings } = await codes();
    expect(settled).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'return-fault-decided', severity: 'warning' }),
    );
  });
});
