import { strFromU8, unzipSync } from 'fflate';
import { folded } from '../../src/base/text';
import { paperKinds, paperSizes, type Paper, type PaperKind } from '../../src/papers/paper';
import { paperSheet } from '../../src/papers/sheet';
import { comparisonPaper } from '../../src/papers/comparison';
import { feedbackPaper, circularPaper } from '../../src/papers/letters';
import { overviewPaper } from '../../src/papers/overview';
import { reportPaper } from '../../src/papers/report';
import { allUnits, type PaperYear } from '../../src/papers/year';
import { emptyState } from '../../src/forms/master/state';
import { zhengzhou2019 } from '../../src/schemes';
import { openMaster } from '../../src/workflow/master';
import { papersOf, papersWorkbook } from '../../src/workflow/papers';
import { wordBytes } from '../../src/word/write';
import { misfits } from '../support/fit';
import { generatedYear } from '../support/generated-year';
import { allPapers, hardYear, paperYearOf, textsOf, type HardYear } from '../support/papers';
import { available, invalidParts } from '../support/schemas';
import { describeWithTool } from '../support/xlsx-tools';
import { Year, valueOf } from '../support/year';

/** 文书：每一份由同一份说明做成 Word 和表；不丢一笔扣分，不露评价人，外来的文字只是文字。 */

let hard: HardYear;
let year: PaperYear;
beforeAll(() => {
  hard = hardYear(zhengzhou2019());
  ({ year } = hard);
});

const unitNamed = (name: string) => {
  const own = allUnits(year).find(({ unit }) => unit.name === name);
  if (!own) throw new Error(name);
  return own;
};

const whole = (paper: Paper): string => textsOf(paper).join('\n');

describe('考核报告', () => {
  test('一年的每一笔扣分都在某一份报告上，事实全文不截：台账里写了什么，报告上就有什么', () => {
    const reports = new Map(allUnits(year).map((own) => [own.unit.name, whole(reportPaper(year, own))]));
    const missing = hard.state.deductions.filter(({ unit, facts, clause, manual }) => {
      const known = manual !== null || String(clause).split('-').length === 3;
      return known && !reports.get(String(unit))?.includes(String(facts ?? ''));
    });
    expect(hard.state.deductions.length).toBeGreaterThan(200);
    expect(missing.map(({ unit, clause }) => [unit, clause])).toEqual([]);
  });

  test('60 笔、每笔 300 字：列出 60 行，每行有条款所在的标准', () => {
    const own = unitNamed(hard.wordy);
    expect(own.losses).toHaveLength(60);
    for (const { standard, facts } of own.losses) {
      expect(facts).toHaveLength(300);
      expect(standard).toMatch(/^附件1 第\d+行：.{8,}/su);
    }
  });

  test('没有扣分的单位写明没有扣分，没有空表', () => {
    const paper = reportPaper(year, unitNamed(hard.clean));
    expect(whole(paper)).toContain('没有扣分。');
    expect(paper.blocks.filter(({ is }) => is === 'table')).toHaveLength(2);
  });

  test.each([
    ['附1-8-1', '层层签订责任目标书; 未签订的扣 2 分'],
    ['附1-13-1', '创建安全生产诚信企业不少于 2 家, 每少一家扣 0.5 分'],
  ])('条款 %s 连同它要求的事一起引用', (clause, sentence) => {
    const loss = allUnits(year)
      .flatMap(({ losses }) => losses)
      .find(
        (each) =>
          each.row.clauses.some(({ id }) => id === clause) &&
          folded(each.standard).includes(folded(sentence)),
      );
    expect(loss).toBeDefined();
  });
});

describe('告知书、通报', () => {
  test('不写任何评价人；名次可以不写', () => {
    const names = year.scheme.raters.map(({ name }) => name);
    const own = unitNamed('登封市');
    for (const rank of [true, false]) {
      const words = whole(feedbackPaper(year, own, { rank, scores: false }));
      expect(names.filter((name) => words.includes(name))).toEqual([]);
      expect(words.includes('列第')).toBe(rank);
    }
  });

  test('通报按等次、分类别列出全部单位，引用通知原句；分数可以不附', () => {
    const without = whole(circularPaper(year, { rank: true, scores: false }));
    for (const { unit } of allUnits(year)) expect(without).toContain(unit.name);
    for (const source of [...year.scheme.awards.sources, ...year.scheme.veto.sources])
      // Marks within marks are single ones (GB/T 15834).
      expect(without).toContain(`“${source.replaceAll('“', '‘').replaceAll('”', '’')}”`);
    const scored = whole(circularPaper(year, { rank: true, scores: true }));
    const total = allUnits(year)[0]?.result.total?.toFixed(2) ?? '';
    expect([without.includes(total), scored.includes(total)]).toEqual([false, true]);
  });
});

describe('Word 和表', () => {
  const hostile =
    '=HYPERLINK("http://x")\u0000{ PAGE }\uD800</w:t></w:r><w:hyperlink/>&amp; DDEAUTO c:\\x\t\n第二行';
  const paper: Paper = {
    kind: '通报',
    name: hostile,
    orientation: 'portrait',
    margins: 'letter',
    blocks: [
      { is: 'title', text: hostile },
      { is: 'centered', text: hostile },
      { is: 'address', text: hostile },
      { is: 'heading', level: 1, text: hostile },
      { is: 'text', text: hostile },
      { is: 'note', text: hostile },
      { is: 'table', widths: [1], size: 12, header: [hostile], rows: [[{ text: hostile }]] },
      { is: 'signed', lines: [{ text: hostile }] },
      { is: 'issuer', lines: [hostile] },
    ],
  };

  test('外来的文字不成为域、链接、公式：正文里没有域，文件里没有外部关系', async () => {
    const parts = unzipSync(await wordBytes(paper));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document).not.toMatch(/<w:(?:hyperlink|fldSimple|instrText|fldChar)/);
    // In each block: the table has it in its head and in a cell, the title in two lines.
    expect(document.split('=HYPERLINK(&quot;http://x&quot;)').length - 1).toBe(paper.blocks.length);
    for (const [name, bytes] of Object.entries(parts))
      if (name.endsWith('.rels')) expect(strFromU8(bytes)).not.toContain('TargetMode="External"');
    const sheet = paperSheet(paper, '文书');
    expect(sheet.rows.flat().filter((cell) => cell?.formula !== undefined)).toEqual([]);
  });

  test('每一份都画得成表：没有一格装不下它的字，签字的不小于 10.5 磅', () => {
    const sheets = allPapers(year).map((each, index) => paperSheet(each, `文书${index}`));
    expect(sheets.flatMap(misfits)).toEqual([]);
    const sizes = new Set(
      sheets.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell?.style.size ?? [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.5);
  });

  test('签字的表行高一样：空着的格也是表里的字号；“以下空白”和上一行在一页', async () => {
    const own = allPapers(year).find(({ kind }) => kind === '成绩公布');
    if (!own) throw new Error('no publication');
    for (const each of [own, circularPaper(year, { rank: true, scores: true })]) {
      const document = strFromU8(unzipSync(await wordBytes(each))['word/document.xml'] ?? new Uint8Array());
      const cells = [...document.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([text]) => text);
      const marks = cells.map((text) => /<w:pPr>.*?<w:rPr>.*?<w:sz w:val="(\d+)"\/>/su.exec(text)?.[1]);
      const empty = cells.flatMap((text, index) =>
        /<w:t(?: [^>]*)?>[^<]/u.test(text) ? [] : [marks[index]],
      );
      expect(empty.length).toBeGreaterThan(10);
      expect(new Set(empty)).toEqual(new Set([String(2 * paperSizes.signed)]));
      const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(([text]) => text);
      const ends = rows.flatMap((text, index) => (text.includes('（以下空白）') ? [index] : []));
      expect(ends).toHaveLength(2);
      for (const index of ends) expect(rows[index - 1]).toMatch(/<w:keepNext\/>/u);
    }
  });

  test('字体写明正式的，缺时的替代写在字体表里', async () => {
    const parts = unzipSync(await wordBytes(paper));
    const table = strFromU8(parts['word/fontTable.xml'] ?? new Uint8Array());
    expect(table).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('w:eastAsia="仿宋_GB2312"');
  });
});

describeWithTool('xmllint 和标准的模式', available, '.docx 各部分合乎标准', () => {
  test.each(paperKinds)('%s', async (kind) => {
    const own = allPapers(year).find((each) => each.kind === kind);
    if (!own) throw new Error(kind);
    expect(invalidParts(await wordBytes(own))).toEqual([]);
  });
});

describe('从总表做文书', () => {
  const choices = { rank: true, scores: false, named: false, today: '2020-01-20' };

  test('没有核算的，考核报告、催报做得出，说成绩的不做', async () => {
    const own = await new Year().collected();
    const open = valueOf(await openMaster(own.master));
    const make = (kinds: PaperKind[]) => papersOf(open, { ...choices, kinds });
    for (const kind of ['成绩公布', '告知书', '通报', '评先候选'] as const)
      expect(make([kind])).toMatchObject({ ok: false, finding: { code: 'not-settled' } });
    expect(valueOf(make(['考核报告', '催报', '共性问题']))).toHaveLength(45);
  }, 120_000);

  test('核算了的都做得出，也能做成一本工作簿，表名不重；对比上年要有上年的总表', async () => {
    const open = valueOf(await openMaster((await new Year().settled()).master));
    const kinds: PaperKind[] = ['成绩公布', '评先候选', '告知书', '通报'];
    const papers = valueOf(papersOf(open, { ...choices, kinds, units: ['巩义市'] }));
    expect(papers.map(({ name }) => name)).toEqual(['成绩公布', '评先候选', '告知书-巩义市', '通报']);
    const book = papersWorkbook(open, [...papers, ...papers]);
    expect(new Set(book.sheets.map(({ name }) => name)).size).toBe(8);
    expect(papersOf(open, { ...choices, kinds: ['对比上年'] })).toMatchObject({
      finding: { code: 'last-year-missing' },
    });
    const overview = (of: typeof open) =>
      whole(valueOf(papersOf(of, { ...choices, kinds: ['年度概览'] }))[0] as Paper);
    expect(overview(open)).toContain('已核算');
    expect(papersOf(open, { ...choices, kinds, units: ['无此单位'] })).toMatchObject({
      finding: { code: 'unit-unknown' },
    });
    const compared = valueOf(papersOf(open, { ...choices, kinds: ['对比上年'], last: open }));
    expect(whole(compared[0] as Paper)).toContain('2019年度与2019年度考核结果对比');
  }, 120_000);
});

test('对比上年：两年的等次、名额、情形有不同规定的，写明；相同的不写', () => {
  expect(whole(comparisonPaper(year, year))).not.toContain('不同的规定');
  const { scheme } = year;
  const before: PaperYear = {
    ...year,
    scheme: {
      ...scheme,
      year: scheme.year - 1,
      grades: scheme.grades.map((grade) => (grade.name === '优秀' ? { ...grade, places: 3 } : grade)),
      veto: { ...scheme.veto, accidents: 1 },
    },
  };
  const text = whole(comparisonPaper(year, before));
  expect(text).toContain(
    '2019年：优秀：95 分起；较大事故、重大及以上事故 满 2 起：一票否决。2018年：优秀：95 分起，名额 3 个；较大事故、重大及以上事故 满 1 起：一票否决。',
  );
});

describe('年度概览', () => {
  test('材料、成绩、临界都在一页上，图在它后面；不写评价人', () => {
    const paper = overviewPaper(year, true);
    const text = whole(paper);
    for (const words of ['应收', '未收', '考核组工作簿', '前三名', '在等次边上的', '优秀'])
      expect(text).toContain(words);
    for (const { unit } of allUnits(year).slice(0, 3)) expect(text).toContain(unit.name);
    expect(year.scheme.raters.filter(({ name }) => text.includes(name))).toEqual([]);
    const end = paper.blocks.findIndex(({ is }) => is === 'page');
    const words = { ...paper, blocks: paper.blocks.slice(0, end) };
    expect(paperSheet(words, '概览').page.breaks ?? []).toEqual([]);
    expect(paper.blocks.slice(end + 1).map(({ is }) => is)).toEqual(Array(4).fill('picture'));
  });

  test('口径“缺表按收到份数折算”：没来的不算未收，写在已决定或按口径；应收等于三栏之和', () => {
    const scheme = zhengzhou2019();
    const own = generatedYear({ ...scheme, readings: { ...scheme.readings, 缺表: '按收到份数折算' } }, 1);
    for (const { id } of scheme.raters.slice(0, 3)) own.scores.delete(id);
    const paper = overviewPaper(paperYearOf(own, '2020-01-20').year, false);
    const [table] = paper.blocks.flatMap((block) => (block.is === 'table' ? [block] : []));
    const figures = (table?.rows ?? []).map((cells) => cells.slice(1).map(({ text }) => Number(text)));
    expect(figures.length).toBeGreaterThan(2);
    for (const [due = 0, ...rest] of figures) expect(due).toBe(rest.reduce((sum, each) => sum + each, 0));
    expect(figures[0]?.slice(2)).toEqual([3, 0]);
    expect(whole(paper)).toContain('未核算，以下成绩为试算');
  });

  test('什么都没收到：不说没有扣分、没有单位在边上', () => {
    const text = whole(overviewPaper(paperYearOf(emptyState(zhengzhou2019()), '2020-01-20').year, false));
    expect(text).not.toMatch(/没有扣分|没有失分|没有单位在等次的边上/);
    expect(text).toContain('还没有');
  });
});
