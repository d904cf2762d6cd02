import { strFromU8, unzipSync } from 'fflate';
import { reportKey, reportRows } from '../../src/forms/master/reports';
import { paperSheet } from '../../src/papers/sheet';
import { agreementPaper } from '../../src/papers/agreement';
import { faultsPaper } from '../../src/papers/faults';
import { reportPaper } from '../../src/papers/report';
import { circularPaper, feedbackPaper, issuePaper, reminderPaper } from '../../src/papers/letters';
import { overviewPaper } from '../../src/papers/overview';
import { titleLines } from '../../src/papers/paper';
import { candidatesPaper, publicationPaper, stacked } from '../../src/papers/publication';
import { allUnits, type PaperUnit, type PaperYear } from '../../src/papers/year';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { circumstancesOf, zhengzhou2019 } from '../../src/schemes';
import { teamWorkbook } from '../../src/forms/team-workbook';
import type { Scheme } from '../../src/schemes/scheme';
import { wordBytes } from '../../src/word/write';
import { misfits } from '../support/fit';
import { filledYear } from '../support/generated-year';
import { allPapers, paperYearOf, textsOf } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 文书说的是方案自己的类别和计分部分：每一份范例的每一种文书都做得出，每一笔扣分都在某一份报告上。 */

function yearOf(scheme: Scheme) {
  const { state: done, year } = paperYearOf({ ...filledYear(scheme, 1), settled: true }, '2021-01-20');
  return { done, year };
}

describe.each(sampleSchemes.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
  const { scheme } = sampleSchemeOf(sample);
  if (!scheme) throw new Error('no scheme');
  const { done, year } = yearOf(scheme);
  const papers = allPapers(year);

  test('每一份都画得成表，没有一格装不下；没有郑州通知的字样', () => {
    expect(papers.length).toBeGreaterThan(2 * scheme.units.length);
    expect(papers.map((paper, index) => paperSheet(paper, `文书${index}`)).flatMap(misfits)).toEqual([]);
    expect(papers.flatMap(textsOf).filter((text) => /郑州|郑安委/.test(text))).toEqual([]);
  });

  test('台账里有几笔，各单位的报告上就列几笔，事实一字不少；一个单位几份细则的，各有一张得分表', () => {
    expect(done.deductions.length).toBeGreaterThan(0);
    for (const own of allUnits(year)) {
      const words = textsOf(reportPaper(year, own));
      const rows = done.deductions.filter(({ unit }) => unit === own.unit.name);
      expect([own.unit.name, own.losses.length]).toEqual([own.unit.name, rows.length]);
      for (const { facts } of rows) expect(words.join('\n')).toContain(String(facts ?? ''));
      const scores = own.scored.map(({ name }) => (own.scored.length > 1 ? `${name}得分` : '细则得分'));
      expect(words.filter((text) => scores.includes(text))).toEqual(scores);
    }
  });
});

test.each(sampleSchemes.map(({ name }) => name))('%s：成绩公布做成表，签字栏和表的末行在一页', (name) => {
  const { year } = yearOf(sampleSchemeNamed(name));
  const { rows, page } = paperSheet(publicationPaper(year), '成绩公布');
  const rowsWith = (text: string): number[] =>
    rows.flatMap((cells, row) =>
      cells.some((cell) => String(cell?.value ?? '').startsWith(text)) ? [row] : [],
    );
  const [ends, signed] = [rowsWith('（以下空白）'), rowsWith('负责人（签字）')];
  expect(ends).toHaveLength(year.kinds.length);
  for (const [index, end] of ends.entries())
    expect((page.breaks ?? []).filter((row) => row >= end && row <= (signed[index] ?? NaN))).toEqual([]);
});

test.each(
  [zhengzhou2019(), ...sampleSchemes.map(({ name }) => sampleSchemeNamed(name))].map(
    (scheme) => [scheme.title, scheme] as const,
  ),
)('%s：做成表，标题、栏名不单独留在页末，表下的说明不单独到下一页', (_, scheme) => {
  const papers = allPapers(yearOf(scheme).year);
  const sheets = papers.map((paper, index) => paperSheet(paper, `文书${index}`));
  expect(sheets.flatMap(({ page }) => page.breaks ?? []).length).toBeGreaterThan(papers.length / 4);
  const heads = sheets.flatMap(({ rows, page }) =>
    (page.breaks ?? []).flatMap(
      (row) =>
        rows[row - 1]?.flatMap((cell) =>
          cell?.style.font === '黑体' && cell.value !== null ? [cell.value] : [],
        ) ?? [],
    ),
  );
  expect(heads).toEqual([]);
  // Small print has no frame.
  const notes = sheets.flatMap(({ rows, page }) =>
    (page.breaks ?? []).flatMap((row) => {
      const cell = rows[row]?.[0];
      return cell?.style.size === 10.5 && cell.style.border === undefined ? [cell.value] : [];
    }),
  );
  expect(notes).toEqual([]);
});

/** Points of a line of figures, Chinese and marks in the widest font that stands in for one that is missing. */
function pointsOf(line: string, size: number): number {
  const letters = [...line].map((letter) => (letter === '.' ? 0.32 : letter < '\u2010' ? 0.64 : 1));
  const between = /\d\p{sc=Han}|\p{sc=Han}\d/u.test(line) ? 0.25 : 0;
  return letters.reduce((sum, each) => sum + each, between) * size;
}

describe('成绩表：一个数、栏名的一行、等次都不折成两行', () => {
  const schemes = [zhengzhou2019(), ...sampleSchemes.map(({ name }) => sampleSchemeNamed(name))];
  test.each(schemes.map((scheme) => [scheme.title, scheme] as const))('%s', (_, scheme) => {
    const { year } = yearOf(scheme);
    const letter = feedbackPaper(year, allUnits(year)[0] as PaperUnit, { rank: true, scores: true });
    for (const paper of [publicationPaper(year), circularPaper(year, { rank: true, scores: true }), letter]) {
      const points = paper.orientation === 'landscape' ? 720 : paper.margins === 'table' ? 473 : 442;
      const tables = paper.blocks.flatMap((block) =>
        block.is === 'table' && block.size === 12 ? [block] : [],
      );
      expect(tables).toHaveLength(paper === letter ? 1 : year.kinds.length);
      for (const { widths, size, header = [], rows } of tables) {
        const total = widths.reduce((sum, width) => sum + width, 0);
        const narrow = (text: string, column: number): string[] => {
          const room = ((widths[column] ?? 0) / total) * points - 7;
          return text.split('\n').filter((line) => pointsOf(line, size) > room);
        };
        const remark = paper === letter ? header.length : header.length - 1;
        const broken = [
          header,
          ...rows.filter((cells) => cells.length > 1).map((cells) => cells.map(({ text }) => text)),
        ].flatMap((texts) =>
          texts.flatMap((text, column) =>
            (column === 1 && paper !== letter) || column === remark ? [] : narrow(text, column),
          ),
        );
        expect([paper.kind, broken]).toEqual([paper.kind, []]);
      }
    }
    const wide = year.kinds.some(({ units }) => (units[0]?.parts.length ?? 0) > 3);
    expect(publicationPaper(year).orientation).toBe(wide ? 'landscape' : 'portrait');
    const words = textsOf(circularPaper(year, { rank: true, scores: true }));
    expect(words.includes('各部分得分见各单位的告知书。')).toBe(wide);
  });

  test('备注有地方的，单位名称在一行里；栏名在词完的地方转行', () => {
    const { year } = yearOf(zhengzhou2019());
    const names = publicationPaper(year).blocks.flatMap((block) =>
      block.is === 'table'
        ? [[block.widths[1] ?? 0, block.widths.reduce((sum, width) => sum + width, 0), block.rows] as const]
        : [],
    );
    const [width, all, rows] = names[1] ?? [0, 1, []];
    const longest = Math.max(
      ...rows.flatMap((cells) => (cells.length > 1 ? [cells[1]?.text.length ?? 0] : [])),
    );
    expect(longest).toBeGreaterThan(10);
    expect((width / all) * 473 - 7).toBeGreaterThan(longest * 12);
    const heads = textsOf(publicationPaper(yearOf(sampleSchemeNamed('云江市')).year));
    expect(heads).toEqual(
      expect.arrayContaining(['服务对象\n评价\n10分', '隐患\n整改率\n5分', '领导\n评价\n10分']),
    );
  });
});

describe('口径、加减分：文书只说算了的', () => {
  const notes = (year: PaperYear): string[] =>
    textsOf(publicationPaper(year)).filter((text) => text.startsWith('口径：'));

  test('没有评价表、评价表另定小数位的类别，口径不说换算分数取整数', () => {
    const converts = (year: PaperYear) => notes(year).map((text) => text.includes('换算分数取整数'));
    expect(converts(yearOf(zhengzhou2019()).year)).toEqual([true, false]);
    for (const { name } of sampleSchemes)
      expect(converts(yearOf(sampleSchemeNamed(name)).year)).not.toContain(true);
  });

  test('“计入总分”的加减分不在细则得分里：报告不写加减分 0，结论写计入总分多少，与加减分表的合计一致', () => {
    const { year } = yearOf(sampleSchemeNamed('安禾市'));
    const given = allUnits(year).filter(({ result }) => !result.yearEnd.bonus.eq(0));
    expect(given.length).toBeGreaterThan(0);
    for (const own of given) {
      const words = textsOf(reportPaper(year, own));
      expect(words.filter((text) => /^计入细则的|加减分 0 分/.test(text))).toEqual([]);
      expect(words.join('\n')).toContain(`计入总分的加减分 ${own.result.yearEnd.bonus.toString()} 分`);
    }
    const built = yearOf(zhengzhou2019()).year;
    const [first] = allUnits(built);
    if (!first) throw new Error('no unit');
    expect(textsOf(reportPaper(built, first)).join('\n')).toMatch(/，加分 [\d.]+ 分，细则得分 [\d.]+ 分。/);
  });

  test.each([
    ['折算前计入', '计入细则的加减分', '另计入总分的加减分'],
    ['折算后计入', '列入报告的加减分', '另计入总分的加减分'],
  ] as const)(
    '口径“加分”%s，几种加分情形各有去处：报告写%s、%s，两个数合起来是加减分表的合计',
    (reading, within, beside) => {
      const given = sampleSchemeNamed('安禾市');
      const [first, ...others] = given.bonus.rules;
      if (!first) throw new Error('no rule');
      const free = { id: first.id, name: first.name, points: first.points, source: first.source };
      const { year } = yearOf({
        ...given,
        readings: { ...given.readings, 加分: reading },
        bonus: { ...given.bonus, cap: 100, rules: [free, ...others] },
      });
      const told = allUnits(year).flatMap((own) => {
        const words = textsOf(reportPaper(year, own)).join('\n');
        const found = new RegExp(`${within} ([-\\d.]+) 分，${beside} ([-\\d.]+) 分`, 'u').exec(words);
        return [
          [own.unit.name, found && Number(found[1]) + Number(found[2]), own.result.yearEnd.bonus.toNumber()],
        ];
      });
      expect(told.map(([name, sum]) => [name, sum])).toEqual(told.map(([name, , bonus]) => [name, bonus]));
    },
  );

  test('栏名在收尾的词前转行', () => {
    const lines = (name: string) => stacked({ name, full: 10, score: null });
    expect(['第三方测评', '满意度调查', '半年度考核', '隐患整改率', '平时考核', '加减分'].map(lines)).toEqual(
      [
        '第三方\n测评\n10分',
        '满意度\n调查\n10分',
        '半年度\n考核\n10分',
        '隐患\n整改率\n10分',
        '平时\n考核\n10分',
        '加减分\n10分',
      ],
    );
  });

  test('考核组的细则表也写明合计的是计入细则的', () => {
    const label = (scheme: Scheme): string[] => {
      const [team] = scheme.teams;
      if (!team) throw new Error('no team');
      const { sheets } = teamWorkbook(scheme, team, '2025-01-01 09:00:00');
      const texts = sheets.flatMap(({ rows }) =>
        rows.flatMap((cells) => cells.map((cell) => String(cell?.value ?? ''))),
      );
      return [...new Set(texts.filter((text) => text.endsWith('合计（见加分台账）')))];
    };
    expect(label(sampleSchemeNamed('安禾市'))).toEqual(['计入细则的加减分合计（见加分台账）']);
    expect(label(zhengzhou2019())).toEqual(['加分合计（见加分台账）']);
  });
});

test.each([
  ['抽查 1—2 个', zhengzhou2019()],
  ['抽查不超过 2 个', sampleSchemeNamed('青岚县')],
] as const)('考核情况的说明按方案写%s乡镇或部门，没有“0—2 个”', (words, scheme) => {
  const [team] = scheme.teams;
  if (!team) throw new Error('no team');
  const { sheets } = teamWorkbook(scheme, team, '2025-01-01 09:00:00');
  const visits = sheets.find(({ name }) => name === '考核情况')?.rows.flat() ?? [];
  expect(visits.map((cell) => String(cell?.value ?? '')).join('\n')).toContain(words);
});

describe('总分不等于各部分之和、等次不是总分给的，都写明为什么', () => {
  const scheme = sampleSchemeNamed('安禾市');
  const state = { ...filledYear(scheme, 1), settled: true };
  const id = (name: string): string => {
    const found = circumstancesOf(scheme).find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found.id;
  };
  // Figures that departments send are out for the others, who have no total yet.
  const [criticised, lowered, clean] = scheme.units.filter(({ kind }) => kind !== scheme.kinds[0]?.id);
  if (!criticised || !lowered || !clean) throw new Error('three units are needed');
  for (const [unit, name] of [
    [criticised, '市级通报批评'],
    [lowered, '迟报瞒报'],
  ] as const)
    state.incidents.set(unit.id, { unit: unit.id, counts: { [id(name)]: 1 }, basis: '', mismatch: null });
  const { year } = paperYearOf(state, '2021-01-20');
  const own = (name: string): PaperUnit => {
    const found = allUnits(year).find(({ unit }) => unit.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  const remark = (name: string): string => {
    const rows = publicationPaper(year).blocks.flatMap((block) => (block.is === 'table' ? block.rows : []));
    return rows.find((cells) => cells[1]?.text === name)?.at(-1)?.text ?? '';
  };
  const letter = (name: string): string =>
    textsOf(feedbackPaper(year, own(name), { rank: true, scores: true })).join('\n');

  test('“被市级通报批评的，每次从总分中扣 2 分”：备注写情形扣 2 分，不写封顶；告知书引用这一句', () => {
    expect(remark(criticised.name)).toContain('情形扣2分');
    expect(remark(criticised.name)).not.toContain('封顶');
    expect(letter(criticised.name)).toContain('从总分中扣除：');
    expect(letter(criticised.name)).toContain('被市级通报批评的，每次从总分中扣 2 分，最多扣 6 分');
  });

  test('“迟报、瞒报事故的，降低一个等次”：备注和告知书都写', () => {
    expect(remark(lowered.name)).toContain('降一等');
    expect(letter(lowered.name)).toContain('迟报、瞒报事故的，降低一个等次');
  });

  test('没有情形的，都不写', () => {
    expect(remark(clean.name)).not.toMatch(/情形|降一等|封顶/);
    expect(letter(clean.name)).not.toMatch(/从总分中扣除|降一等|封顶/);
  });
});

describe('几类对象合在一起排名次', () => {
  const scheme = sampleSchemeNamed('安禾市');
  const { year } = paperYearOf({ ...filledYear(scheme, 1), settled: true }, '2021-01-20');
  const together = year.kinds.filter(({ name }) => /部门/u.test(name));
  const count = together.reduce((sum, { units }) => sum + units.length, 0);
  const words = `${count} 个${together.map(({ name }) => name).join('、')}`;

  test('告知书说在全部合排的单位里列第几', () => {
    expect(together).toHaveLength(2);
    for (const own of together.flatMap(({ units }) => units))
      expect(textsOf(feedbackPaper(year, own, { rank: true, scores: true })).join('\n')).toContain(
        `，在 ${words}中列第 ${own.result.rank ?? ''} 名`,
      );
  });

  test('成绩公布注明谁和谁合排；与别的类别同名次的也写并列', () => {
    const same = (each: PaperUnit): PaperUnit => ({ ...each, result: { ...each.result, rank: 1 } });
    const tied: PaperYear = {
      ...year,
      kinds: together.map((kind) => ({ ...kind, units: kind.units.slice(0, 1).map(same) })),
    };
    const texts = textsOf(publicationPaper(tied)).join('\n');
    expect(texts.split('名次：2 个')).toHaveLength(3);
    expect(texts.split('并列第 1')).toHaveLength(3);
  });
});

describe('转报分没有到齐', () => {
  const scheme = sampleSchemeNamed('安禾市');
  const papers = (left: number) => {
    const state = { ...filledYear(scheme, 1), reports: new Map() };
    for (const { unit, part, entry } of reportRows(state).slice(left))
      state.reports.set(reportKey(unit.id, part.name), { ...entry, value: 90, basis: '来函' });
    for (const { no } of scheme.teams)
      state.receipts.set(String(no), { file: `${no}.xlsx`, hash: '', received: '2021-01-12 09:00' });
    const { year } = paperYearOf(state, '2021-01-20');
    return [reminderPaper(year), overviewPaper(year, false)].map((paper) => textsOf(paper).join('\n'));
  };

  test('催报、年度概览写明差谁几家，不说材料全部收到', () => {
    const [letter, overview] = papers(2);
    expect(letter).toContain('各有关考核组、转报单位：');
    expect(letter).toContain('转报分尚未收到：日常考核（县区 2 家）。请写明依据');
    expect(overview).toContain('转报分\n7\n5\n0\n2\n');
    expect(overview).toContain('还没有收到：转报分日常考核（县区 2 家）。');
    for (const text of [letter, overview]) expect(text).not.toContain('全部收到');
  });

  test('到齐了的，说全部收到', () => {
    for (const text of papers(0)) {
      expect(text).toContain('材料已全部收到');
      expect(text).not.toContain('转报分尚未收到');
    }
  });
});

describe('方案没有的，文书不说', () => {
  test.each([
    ['安禾市', '各考核组：', '考核材料的通知', '考核组'],
    ['青岚县', '各考核组：', '考核材料的通知', '考核组'],
    ['云江市', '各评价人、各考核组：', '评价表和考核材料的通知', '评价人（考核组）'],
  ])('%s的发表通知写给%s', (name, address, title, head) => {
    const { year } = yearOf(sampleSchemeNamed(name));
    const words = textsOf(issuePaper(year));
    expect(words).toEqual(expect.arrayContaining([address, head]));
    expect(words[0]).toContain(title);
    if (name === '云江市') return;
    for (const paper of [issuePaper(year), reminderPaper(year)])
      expect(textsOf(paper).join('\n')).not.toMatch(/评价人|评价表/);
  });

  test('没有评价组的，评价一致性写明没有可以比较的', () => {
    const scheme = sampleSchemeNamed('青岚县');
    const { year, entries } = paperYearOf({ ...filledYear(scheme, 1), settled: true }, '2021-01-20');
    expect(textsOf(agreementPaper(year, entries, false)).join('\n')).toContain('方案没有评价组');
  });

  test('没有符合评先条件的单位：不请评选，不公示', () => {
    const { year } = yearOf(sampleSchemeNamed('青岚县'));
    const chosen = (eligible: boolean): PaperYear => ({
      ...year,
      kinds: year.kinds.map((kind) => ({
        ...kind,
        units: kind.units.map((own) => ({ ...own, result: { ...own.result, eligible } })),
      })),
    });
    const words = (eligible: boolean): string =>
      [candidatesPaper(chosen(eligible)), circularPaper(chosen(eligible), { rank: true, scores: false })]
        .flatMap(textsOf)
        .join('\n');
    expect(words(false)).toContain('没有符合评先条件的单位。');
    expect(words(false)).not.toMatch(/公示|先进单位为/);
    expect(words(true)).toMatch(/现予公示[^]*先进单位为/);
  });
});

describe('得分制（青岚县）', () => {
  const { year } = yearOf(sampleSchemeNamed('青岚县'));
  const [own] = allUnits(year);
  if (!own) throw new Error('no unit');
  const letter = feedbackPaper(year, own, { rank: true, scores: true });

  test('记的有扣有得：标题、栏目和考核结论都这样写', () => {
    for (const paper of [letter, reportPaper(year, own)]) {
      const words = textsOf(paper);
      expect(words).toEqual(expect.arrayContaining([expect.stringMatching(/^二、扣分和得分（/), '扣或得']));
      expect(words).not.toContain('扣分（');
    }
    expect(textsOf(reportPaper(year, own)).join('\n')).toMatch(/考核结论：记录扣分和得分 \d+ 笔/);
  });

  test('引用通知的话，里面的引号用单引号', () => {
    const words = textsOf(circularPaper(year, { rank: true, scores: false })).join('\n');
    expect(words).toContain('“发生较大以上生产安全事故的，实行‘一票否决’。”');
    expect(words).not.toMatch(/“[^”]*“/);
  });
});

test.each([
  [
    '关于催报2024年度乡镇（街道）安全生产考核\n材料的通知',
    20.1,
    '关于催报2024年度\n乡镇（街道）安全生产考核\n材料的通知',
  ],
  ['2024年度安全生产和消防工作目标考核评价一致性', 21.5, '2024年度安全生产和消防工作目标考核\n评价一致性'],
  ['2024年度乡镇（街道）安全生产考核一页概览', 21.5, '2024年度乡镇（街道）安全生产考核一页概览'],
  ['2024年度乡镇（街道）安全生产考核评价一致性', 21.5, '2024年度乡镇（街道）安全生产考核\n评价一致性'],
  ['关于2019年度安全生产目标考核\n结果的通报', 20.1, '关于2019年度安全生产目标考核\n结果的通报'],
])('标题%s：一行 %d 个字放不下的，在词完的地方转行', (text, room, lines) => {
  expect(titleLines(text, room)).toBe(lines);
});

describe('Word 文件', () => {
  const { year } = yearOf(sampleSchemeNamed('云江市'));
  const part = async (paper: Parameters<typeof wordBytes>[0], name: string): Promise<string> =>
    strFromU8(unzipSync(await wordBytes(paper))[name] ?? new Uint8Array());

  test('数不是汉字：程序不把一个数折成两行', async () => {
    expect(await part(publicationPaper(year), 'word/styles.xml')).toMatch(
      /<w:lang w:val="en-US" w:eastAsia="zh-CN"\/>/,
    );
  });

  test('几行的得分表不分在两页；图下的说明和图在一页', async () => {
    const [own] = allUnits(year);
    if (!own) throw new Error('no unit');
    const tables = (await part(reportPaper(year, own), 'word/document.xml')).split('<w:tbl>');
    const scores = tables.find((text) => text.includes('消防工作考核得分'));
    const rows = (scores?.split('</w:tbl>')[0] ?? '').split('<w:tr>').slice(1);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.slice(0, -1).filter((row) => !row.includes('<w:keepNext/>'))).toEqual([]);
    const faults = await part(faultsPaper(year), 'word/document.xml');
    expect(faults.slice(faults.lastIndexOf('<w:drawing>'))).toContain('<w:keepLines/>');
  });
});
