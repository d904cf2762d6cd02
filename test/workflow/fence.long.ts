import { workbookBytes } from '../../src/xlsx/write';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { readWorkbook } from '../../src/xlsx/read';
import { ok } from '../../src/base/finding';
import { longestText } from '../../src/base/text';
import { cellAt } from '../../src/sheets/data';
import { parseAddress } from '../../src/base/address';
import { collect } from '../../src/workflow/collect';
import { memoryInbox } from '../support/memory-host';
import { cellXmlChanged, partChanged } from '../support/parts';
import { Year, time, valueOf } from '../support/year';

/** 一份来件不能挡住别的来件：读不出的那一格报出文件、表和格，照原样留着，其余的照收；再收一次也一样。 */

const form = 'xl/worksheets/sheet1.xml';
/** 考核情况 is the second sheet of a team's workbook; its first unit stands in row 4. */
const visits = 'xl/worksheets/sheet2.xml';

describe('每个来件各有围栏', () => {
  let issued: Year;
  let year: Year;

  beforeAll(async () => {
    issued = await new Year().issued();
    const [first, second] = issued.scheme.raters;
    if (!first || !second) throw new Error('no raters');
    for (const rater of [first, second]) {
      const name = `评价表/${rater.id}.xlsx`;
      issued.returned.set(name, await workbookBytes(ratingWorkbook(issued.scheme, rater, time)));
      await issued.type(
        name,
        '',
        Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`C${index + 5}`, 9])),
      );
    }
    await issued.teamReturns(1);
  });

  beforeEach(() => {
    year = issued.copy();
  });

  const masterValue = async (sheet: string, at: string) => {
    const place = parseAddress(at);
    if (!place) throw new Error(at);
    return cellAt(await year.cells(sheet), place.row, place.column).value;
  };

  /** 开始日期 of the team's first unit in the 总表. */
  const startInMaster = async () => {
    const [first] = year.scheme.teams[0]?.units ?? [];
    const name = year.scheme.units.find(({ id }) => id === first)?.name;
    const sheet = await year.cells('考核情况');
    return sheet.rows.find((cells) => cells?.[1]?.value === name)?.[2]?.value;
  };

  /** Collects twice: the others are taken, and the second run sees nothing new. */
  const collectTwice = async (file: string) => {
    const first = valueOf(await year.collect());
    const own = first.files.find((each) => each.file === file);
    const others = first.files.filter((each) => each.file !== file);
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'taken'));
    const again = valueOf(await year.collect());
    expect(again.files.filter(({ status }) => status === 'taken')).toEqual([]);
    return { own, findings: first.findings.filter((finding) => finding.file === file) };
  };

  test.each([
    ['2020.1.14', '2020-01-14', 'date-text'],
    ['2020年1月14日', '2020-01-14', 'date-text'],
    ['2020-01-14T08:30', '2020-01-14', 'date-text'],
    ['无', '无', 'visit-date'],
    ['十四日', '十四日', 'visit-date'],
    ['2020-02-30', '2020-02-30', 'visit-date'],
    [99_999_999, 99_999_999, 'visit-date'],
    ['#N/A', '#N/A', 'visit-date'],
  ])('考核情况的开始日期是“%s”：总表里是 %s', async (typed, kept, code) => {
    await year.type('考核组/1.xlsx', '考核情况', { C4: typed });
    const { own, findings } = await collectTwice('考核组/1.xlsx');
    expect(own?.status).toBe('taken');
    expect(findings).toContainEqual(expect.objectContaining({ code, sheet: '考核情况', cell: 'C4' }));
    expect(await startInMaster()).toBe(kept);
  });

  test.each([
    ['错误值', '<v>#N/A</v>', 'e', '#N/A'],
    ['不是哪一天的数', '<v>0.4</v>', undefined, 0.4],
    ['超出日历的数', '<v>99999999</v>', undefined, 99_999_999],
  ])('考核情况的日期格（日期格式）里是%s：照录，指明格子', async (_, inner, type, kept) => {
    const bytes = year.returned.get('考核组/1.xlsx');
    if (!bytes) throw new Error('no file');
    year.returned.set('考核组/1.xlsx', partChanged(bytes, visits, cellXmlChanged('C4', inner, type)));
    const { own, findings } = await collectTwice('考核组/1.xlsx');
    expect(own?.status).toBe('taken');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'visit-date', sheet: '考核情况', cell: 'C4' }),
    );
    expect(await startInMaster()).toBe(kept);
  });

  test.each(['2020.1.14', '无', '#N/A'])('扣分台账的日期是“%s”：台账照收', async (date) => {
    await year.type('考核组/1.xlsx', '扣分台账', {
      B4: '航空港区',
      C4: '附1-1-1',
      E4: '示例事实',
      F4: date,
    });
    const { findings } = await collectTwice('考核组/1.xlsx');
    const read = date === '2020.1.14';
    expect(findings).toContainEqual(
      expect.objectContaining({ code: read ? 'date-text' : 'ledger-date', sheet: '扣分台账', cell: 'F4' }),
    );
    expect(await masterValue('扣分台账', 'F4')).toBe(read ? '2020-01-14' : date);
  });

  test.each(['1e999', '-1e999'])('分数格存着 %s：不是分数，照录，其余照收', async (stored) => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (!bytes) throw new Error('no file');
    year.returned.set('评价表/L01.xlsx', partChanged(bytes, form, cellXmlChanged('C5', `<v>${stored}</v>`)));
    const { own, findings } = await collectTwice('评价表/L01.xlsx');
    expect(own?.status).toBe('taken');
    expect(findings).toContainEqual(expect.objectContaining({ code: 'score-not-number', cell: 'C5' }));
    expect(await masterValue('领导评分', 'C6')).toBe(9);
  });

  test('一格超过 32,767 字：留下开头，指明格子，其余照收', async () => {
    const long = '事'.repeat(longestText + 9);
    const bytes = year.returned.get('考核组/1.xlsx');
    if (!bytes) throw new Error('no file');
    await year.type('考核组/1.xlsx', '扣分台账', { B4: '航空港区', C4: '附1-1-1', E4: '待换' });
    const typed = year.returned.get('考核组/1.xlsx');
    const ledger = valueOf(await readWorkbook(bytes, '')).sheets.findIndex(({ name }) => name === '扣分台账');
    if (!typed) throw new Error('no file');
    year.returned.set(
      '考核组/1.xlsx',
      partChanged(
        typed,
        `xl/worksheets/sheet${ledger + 1}.xml`,
        cellXmlChanged('E4', `<is><t>${long}</t></is>`, 'inlineStr'),
      ),
    );
    const { own, findings } = await collectTwice('考核组/1.xlsx');
    expect(own?.status).toBe('taken');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'text-too-long', sheet: '扣分台账', cell: 'E4' }),
    );
    const kept = String(await masterValue('扣分台账', 'E4'));
    expect(kept.length).toBeLessThanOrEqual(longestText);
    expect(kept).toMatch(/^事+……（共 32776 字，只留开头）$/);
  });

  test('读一个来件时程序出错：那一份报为拒收，其余照收', async () => {
    const inbox = memoryInbox(year.returned);
    const faulty = {
      list: async () => {
        const files = valueOf(await inbox.list());
        const broken = {
          label: '坏.xlsx',
          hash: 'x',
          read: () => Promise.reject(new TypeError('undefined is not a function')),
        };
        return ok([...files, broken]);
      },
    };
    const { files } = valueOf(
      await collect(year.master, faulty, { now: time, choose: new Set(), progress: () => true }),
    );
    expect(files.find(({ file }) => file === '坏.xlsx')).toMatchObject({
      status: 'refused',
      code: 'file-unreadable',
    });
    expect(files.filter(({ status }) => status === 'taken')).toHaveLength(3);
  });

  test('许多很长的路径：操作记录和重复待定写得下，再收不重复记', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (!bytes) throw new Error('no file');
    for (let index = 0; index < 45; index++)
      year.returned.set(`${index}${'很长的文件夹名'.repeat(120)}/L01.xlsx`, bytes);
    await year.type('评价表/L01.xlsx', '', { C5: 1 });
    valueOf(await year.collect());
    const written = year.master.writes();
    valueOf(await year.collect());
    expect(year.master.writes()).toBe(written);
  });
});

describe('收表明细', () => {
  test('每份表只写一次文件和工作表；0.1.0 的每行都写的也认', async () => {
    const year = await (await new Year().issued()).filled();
    valueOf(await year.collect());
    const sheet = await year.cells('收表明细');
    const rows = sheet.rows.slice(3).filter((cells) => cells?.[0]);
    const named = rows.filter((cells) => (cells?.[4]?.value ?? '') !== '');
    expect(named).toHaveLength(year.scheme.raters.length);
    // As 0.1.0 wrote it: every row with its file and sheet.
    let now: (string | undefined)[] = [];
    const old: Record<string, string> = {};
    sheet.rows.forEach((cells, row) => {
      if (row < 3 || !cells?.[0]) return;
      if ((cells[4]?.value ?? '') !== '') now = [String(cells[4]?.value), String(cells[5]?.value)];
      old[`E${row + 1}`] = now[0] ?? '';
      old[`F${row + 1}`] = now[1] ?? '';
    });
    const before = await originOf(year);
    await year.typeMaster('收表明细', old);
    expect(await originOf(year)).toEqual(before);
    expect(before[1]).toBe('评价表/L01.xlsx');
  });

  /** File and sheet of the second row of the first form. */
  async function originOf(year: Year) {
    const { openMaster } = await import('../../src/workflow/master');
    const { state } = valueOf(await openMaster(year.master));
    const row = state.provenance[1];
    return [row?.rater, row?.file, row?.sheet, row?.cell];
  }
});
