import { address } from '../../src/base/address';
import type { Finding } from '../../src/base/finding';
import { unitByName } from '../../src/schemes';
import { applied } from '../../src/sheets/applied';
import type { CellChange } from '../../src/sheets/change';
import type { WorkbookData } from '../../src/sheets/data';
import type { Scalar, WorkbookModel } from '../../src/sheets/model';
import { carryOver, isSameYear } from '../../src/workflow/carry';
import { madeFor } from '../../src/workflow/issue';
import { openMaster } from '../../src/workflow/master';
import { namedScheme, namesOf, type UnitPlace } from '../../src/workflow/names';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import {
  added,
  carried,
  cleared,
  grouped,
  lastClauses,
  newUnit,
  put,
  rowOf,
  schemeOf,
  sheetOf,
  withoutRater,
} from '../support/scheme-changes';
import { deskOver } from '../assistant/desk';
import { Year, time, valueOf } from '../support/year';
import { namesIn, withNames } from '../support/names';

/** 方案变更（议题“方案变更”）：年中改了名单、分组、条款，另建总表，录入和收到的一个也不丢。 */

jest.setTimeout(600_000);

let full: Year;
let book: WorkbookData;

beforeAll(async () => {
  full = await new Year().collected();
  await full.typeMaster('领导评分', { Z2: '张某某看过' });
  book = valueOf(await readWorkbook(full.master.bytes(), '总表.xlsx'));
});

/** The new 总表, with everything of the year that comes back to it. */
async function yearAfter(changes: readonly CellChange[]): Promise<Year> {
  const year = full.copy();
  await year.master.create(carried(applied(book, changes)).model);
  return year;
}

const codes = (findings: readonly Finding[]) => [...new Set(findings.map(({ code }) => code))];
const cellOf = (model: WorkbookModel, sheet: string, row: number, column: number): Scalar => {
  const value = model.sheets.find(({ name }) => name === sheet)?.rows[row]?.[column]?.value;
  return value ?? null;
};

describe('什么也没改', () => {
  test('另建的总表与原来的一样：填的、收的、记的都在，接着原来的编号往下写', async () => {
    const year = await yearAfter([]);
    const [before, after] = [valueOf(await openMaster(full.master)), valueOf(await openMaster(year.master))];
    for (const key of [
      'scores',
      'receipts',
      'missing',
      'incidents',
      'visits',
      'provenance',
      'corrections',
    ] as const)
      expect(after.state[key]).toEqual(before.state[key]);
    const bare = (rows: readonly object[]) => rows.map((row) => ({ ...row, place: undefined }));
    expect(bare(after.state.deductions)).toEqual(bare(before.state.deductions));
    expect(bare(after.state.bonuses)).toEqual(bare(before.state.bonuses));
    expect(after.state.log.slice(0, before.state.log.length)).toEqual(before.state.log);
    expect(after.state.log.slice(before.state.log.length)).toEqual([
      expect.objectContaining({ action: '方案变更', by: '张三' }),
      expect.objectContaining({ action: '未转入', object: '领导评分!Z2' }),
    ]);
    expect(after.identity.master).toBe(before.identity.master);
    expect(after.identity.serial).toBe(before.identity.serial + 1);
  });

  test('收过的表再收一次都是“未变”，核算的成绩与原来的相同', async () => {
    const year = await yearAfter([]);
    const { files } = valueOf(await year.collect());
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    const [was, is] = [valueOf(await full.copy().settle()), valueOf(await year.settle())];
    expect(is.results?.districts.map(({ total }) => total?.toFixed())).toEqual(
      was.results?.districts.map(({ total }) => total?.toFixed()),
    );
    expect(codes(is.findings).filter((code) => /^(log|records|evidence)-/.test(code))).toEqual([]);
  });

  test('写在表外的话没有位置，逐格列出', () => {
    const left = carried(book).findings.filter(({ code }) => code === 'carry-left');
    expect(left).toEqual([expect.objectContaining({ sheet: '领导评分', cell: 'Z2' })]);
    expect(left[0]?.message).toContain('张某某看过');
  });
});

describe('名单有变', () => {
  test('一位领导调走：他的 16 个分数逐格列出，别人的都在', async () => {
    const edited = applied(book, withoutRater(book, 'L15'));
    const { findings, model } = carried(edited);
    const own = findings.filter(({ rater }) => rater === '领导15');
    expect(own).toHaveLength(16);
    expect(own[0]).toMatchObject({ sheet: '领导评分', cell: 'Q5', unit: '航空港区' });
    expect(cellOf(model, '领导评分', 3, 16)).toBe('L16');
    const year = await yearAfter(withoutRater(book, 'L15'));
    const { files } = valueOf(await year.collect());
    expect(files.filter(({ status }) => status === 'refused').map(({ file }) => file)).toEqual([
      '评价表/L15.xlsx',
    ]);
  });

  test('来了一位评价人：别人的都在，只有他的表未收', async () => {
    const changes = added(book, '评价人', ['O19', '处室', '新处室']);
    const year = await yearAfter(changes);
    const { findings } = valueOf(await year.settle());
    expect(findings.filter(({ code }) => code === 'form-outstanding').map(({ rater }) => rater)).toEqual([
      '新处室',
    ]);
  });

  test('编号重排不给建：收回的表认编号', () => {
    const row = rowOf(book, '评价人', 0, 'L15');
    const data = applied(book, [
      ...cleared(book, '评价人', rowOf(book, '评价人', 0, 'L16')),
      put('评价人', address(row, 2), '领导16'),
    ]);
    const result = carryOver(data, '总表.xlsx', schemeOf(data), { now: time });
    expect(result).toMatchObject({ ok: false, finding: { code: 'carry-renumbered' } });
  });

  test('继任的人接着原来的编号，分数跟着编号走，说明白', () => {
    const row = rowOf(book, '评价人', 0, 'L15');
    const { findings } = carried(applied(book, [put('评价人', address(row, 2), '李四')]));
    expect(findings.find(({ code }) => code === 'carry-renamed')?.message).toContain('领导15');
  });
});

describe('考核对象和分组有变', () => {
  test('来了一个区：收过的 34 份表照样算数，只缺它的分数', async () => {
    const year = await yearAfter(newUnit(book, 'D17', '南部新区'));
    const state = valueOf(await openMaster(year.master)).state;
    expect([...state.scores.values()].map((own) => own.size)).toEqual(Array.from({ length: 34 }, () => 16));
    const { findings } = valueOf(await year.settle());
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(new Set(errors.map(({ unit }) => unit))).toEqual(new Set(['南部新区']));
  });

  test('撤了一个区：它的分数、扣分、考核情况逐项列出，评价表再收不算错', async () => {
    const row = rowOf(book, '考核对象', 1, '高新区');
    const changes = [
      ...cleared(book, '考核对象', row),
      ...schemeOf(book).teams.map(({ no }) =>
        grouped(book, no, (units) => units.filter((unit) => unit !== '高新区')),
      ),
    ];
    const { findings } = carried(applied(book, changes));
    expect(findings.filter(({ message }) => message.includes('对高新区的评分'))).toHaveLength(34);
    expect(findings.some(({ sheet, unit }) => sheet === '考核情况' && unit === '高新区')).toBe(true);
    const { deductions } = valueOf(await openMaster(full.master)).state;
    expect(findings.filter(({ sheet }) => sheet === '扣分台账')).toHaveLength(
      deductions.filter(({ unit }) => unit === '高新区').length,
    );
  });

  test('改了名的区：记录跟着编号走，旧名成为别名，收过的表照样认', async () => {
    const row = rowOf(book, '考核对象', 1, '高新区');
    const changes = [
      put('考核对象', address(row, 1), '高新技术产业区'),
      put('考核对象', address(row, 3), null),
      ...schemeOf(book).teams.map(({ no }) =>
        grouped(book, no, (units) => units.map((unit) => (unit === '高新区' ? '高新技术产业区' : unit))),
      ),
    ];
    const { findings } = carried(applied(book, changes));
    expect(codes(findings)).toEqual(['carry-left', 'carry-renamed']);
    const year = await yearAfter(changes);
    const { state } = valueOf(await openMaster(year.master));
    expect(unitByName(state.scheme, '高新区')?.name).toBe('高新技术产业区');
    const { files } = valueOf(await year.collect());
    expect(files.filter(({ status }) => status !== 'unchanged' && status !== 'taken')).toEqual([]);
  });
});

test('条款删去了：扣分仍在台账里，并且列出', () => {
  const recorded = new Set(sheetOf(book, '扣分台账').rows.map((cells) => cells?.[2]?.value));
  const used = lastClauses(book).find((id) => recorded.has(id));
  const edited = applied(book, cleared(book, '条款', rowOf(book, '条款', 0, used ?? '')));
  const { findings, model } = carried(edited);
  const told = findings.filter(({ code }) => code === 'carry-clause-gone');
  expect(told.length).toBeGreaterThan(0);
  expect(
    model.sheets.find(({ name }) => name === '扣分台账')?.rows.some((row) => row[2]?.value === used),
  ).toBe(true);
});

test('另一年度、另一方案的总表只给方案', () => {
  const scheme = schemeOf(book);
  expect(isSameYear(book, scheme)).toBe(true);
  expect(isSameYear(book, { ...scheme, year: 2020 })).toBe(false);
  expect(isSameYear(book, { ...scheme, id: 'other-2019' })).toBe(false);
});

describe('发表以后收回的表', () => {
  const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');

  test('来了一个区：它那一组的工作簿照收其余各家，它自己未收；在总表里录入就行，不算更正', async () => {
    const year = await yearAfter(newUnit(book, 'D17', '南部新区'));
    const { files, findings } = valueOf(await year.collect());
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    expect(errorsOf(findings)).toEqual([]);
    const outstanding = errorsOf(valueOf(await year.settle()).findings);
    expect(codes(outstanding)).toContain('unit-outstanding');
    const row = (await year.cells('领导评分')).rows.findIndex((cells) => cells?.[1]?.value === '南部新区');
    await year.typeMaster('领导评分', { [address(row, 2)]: 9 });
    expect(codes(valueOf(await year.settle()).findings)).not.toContain('evidence-differs');
  });

  test('一家换了考核组：原来那一组查出的照样算数，两组的工作簿都收得进', async () => {
    const scheme = schemeOf(book);
    const from = scheme.teams.find(({ units }) => units.length > 2);
    const unit = scheme.units.find(({ id }) => id === from?.units[0]);
    const to = scheme.teams.find(({ no }) => no !== from?.no);
    if (!from || !unit || !to) throw new Error('no such team');
    const year = await yearAfter([
      grouped(book, from.no, (units) => units.filter((name) => name !== unit.name)),
      grouped(book, to.no, (units) => [...units, unit.name]),
    ]);
    const { files, findings } = valueOf(await year.collect());
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    expect(errorsOf(findings)).toEqual([]);
    expect(errorsOf(valueOf(await year.settle()).findings)).toEqual([]);
  });

  test('撤了一个区：收过的表再收一次，没有一份算错', async () => {
    const row = rowOf(book, '考核对象', 1, '高新区');
    const year = await yearAfter([
      ...cleared(book, '考核对象', row),
      ...schemeOf(book).teams.map(({ no }) =>
        grouped(book, no, (units) => units.filter((unit) => unit !== '高新区')),
      ),
    ]);
    const { files, findings } = valueOf(await year.collect());
    expect(files.filter(({ status }) => status === 'refused')).toEqual([]);
    expect(codes(errorsOf(findings))).toEqual([]);
  });
});

describe('评价表份数变了，印好的系数不再合适', () => {
  const undecided = (findings: readonly Finding[]) =>
    findings.filter(({ code }) => code === 'coefficient-undecided');

  test('没有定以前不核算；写明理由照用，或改口径，就核算', async () => {
    const year = await yearAfter(withoutRater(book, 'L15'));
    const first = valueOf(await year.settle());
    expect(first.results).toBeNull();
    expect(undecided(first.findings)[0]?.message).toContain('15 份满分 15 × 10 × 0.125 = 18.75 分');
    const lines = await year.cells('更正');
    const row = lines.rows.findIndex((cells) => String(cells?.[0]?.value).includes('折算系数'));
    const column = lines.rows.flatMap((cells) =>
      (cells ?? []).flatMap((cell, index) => (cell?.value === '更正原因（必填）' ? [index] : [])),
    )[0];
    const asPrinted = year.copy();
    await asPrinted.typeMaster('更正', { [address(row, column ?? 0)]: '主任办公会定，照用' });
    const decided = valueOf(await asPrinted.settle());
    expect(decided.results).not.toBeNull();
    expect(codes(decided.findings)).toContain('coefficient-decided');
    const choice = (await year.cells('口径')).rows.findIndex((cells) =>
      cells?.some((cell) => cell?.value === '折算系数'),
    );
    const at = (await year.cells('口径')).rows[choice]?.findIndex((cell) => cell?.value === '按原文') ?? 0;
    await year.typeMaster('口径', { [address(choice, at)]: '按满分折算' });
    const full = valueOf(await year.settle({ acceptSchemeChange: true }));
    expect(undecided(full.findings)).toEqual([]);
    expect(full.results).not.toBeNull();
  });

  test('在原来的总表里直接删去一位：同样要先定', async () => {
    const year = full.copy();
    year.master.replace(await patchWorkbook(year.master.bytes(), withoutRater(book, 'L15')));
    const { results, findings } = valueOf(await year.settle({ acceptSchemeChange: true }));
    expect(results).toBeNull();
    expect(undecided(findings)[0]?.message).toContain('15 份满分 15 × 10 × 0.125 = 18.75 分');
  });

  test('18 个处室 × 0.166 本来就折不满：份数没有变，只是提醒', async () => {
    const year = await yearAfter([]);
    const { findings } = valueOf(await year.settle());
    expect(undecided(findings)).toEqual([]);
    expect(codes(findings)).toContain('coefficient-forms');
  });
});

describe('面板里增减名字', () => {
  const scheme = () => schemeOf(book);
  const leaders = (change: (names: string[]) => string[]) => {
    const names = namesOf(scheme());
    return valueOf(namedScheme(scheme(), withNames(names, 'leader', change(namesIn(names, 'leader')))))
      .raters.filter(({ kind }) => kind === 'leader')
      .map(({ id, name }) => `${id} ${name}`);
  };

  test('去掉一位，别人的编号不动', () => {
    const now = leaders((names) => names.filter((name) => name !== '领导03'));
    expect(now).toHaveLength(15);
    expect(now.slice(1, 4)).toEqual(['L02 领导02', 'L04 领导04', 'L05 领导05']);
  });

  test('新来的排在哪里都用新编号；原处换了名字的接着用', () => {
    expect(leaders((names) => ['新人', ...names]).slice(0, 2)).toEqual(['L17 新人', 'L01 领导01']);
    expect(leaders((names) => names.map((name) => (name === '领导05' ? '李四' : name)))[4]).toBe('L05 李四');
  });
});

describe('面板里增减单位、换组', () => {
  const scheme = () => schemeOf(book);
  const after = (change: (units: readonly UnitPlace[]) => readonly UnitPlace[]) => {
    const names = namesOf(scheme());
    return valueOf(namedScheme(scheme(), { ...names, units: [...change(names.units)] }));
  };
  const joins = (name: string, team: number): UnitPlace => ({ id: '', name, kind: 'district', team });
  const unitsOf = (no: number, { teams } = scheme()) => teams.find((team) => team.no === no)?.units ?? [];
  const named = (of: ReturnType<typeof scheme>, id: string) => of.units.find((unit) => unit.id === id);

  test('什么也没动，方案一字不差', () => {
    expect(after((units) => units)).toEqual(scheme());
  });

  test('新来的排在本类最后，用没用过的编号，走了的编号不给别人', () => {
    const now = after((units) => [...units.filter(({ id }) => id !== 'D16'), joins('新区', 3)]);
    const districts = now.units.filter(({ kind }) => kind === 'district').map(({ id, name }) => id + name);
    expect(districts.slice(-2)).toEqual([`D15${named(now, 'D15')?.name ?? ''}`, 'D17新区']);
    expect(now.units.findIndex(({ id }) => id === 'D17')).toBe(15);
    expect(unitsOf(3, now)).toEqual([...unitsOf(3).filter((id) => id !== 'D16'), 'D17']);
    expect(now.teams.flatMap(({ units }) => units)).not.toContain('D16');
  });

  test('改名的编号不变，原名成为别名；改回去的不留别名', () => {
    const [first] = scheme().units;
    if (!first) throw new Error('no unit');
    const renamed = after((units) =>
      units.map((unit) => (unit.id === first.id ? { ...unit, name: '新名' } : unit)),
    );
    expect(named(renamed, first.id)).toEqual({
      ...first,
      name: '新名',
      aliases: [...first.aliases, first.name],
    });
    const back = namesOf(renamed);
    const again = valueOf(
      namedScheme(renamed, {
        ...back,
        units: back.units.map((unit) => (unit.id === first.id ? { ...unit, name: first.name } : unit)),
      }),
    );
    expect(named(again, first.id)?.aliases).toEqual([...first.aliases, '新名']);
  });

  test('换组的只换组', () => {
    const [moved = ''] = unitsOf(1);
    const now = after((units) => units.map((unit) => (unit.id === moved ? { ...unit, team: 2 } : unit)));
    expect(unitsOf(1, now)).toEqual(unitsOf(1).slice(1));
    expect(unitsOf(2, now)).toEqual([...unitsOf(2), moved]);
    expect(now.units).toEqual(scheme().units);
  });
});

test('面板用同一年度的总表另建：一个单位换组、一个改名、一个撤去、一个新来，收到的表照样算数，缺的一家待补', async () => {
  const { assistant, workbook } = deskOver();
  const draft = valueOf(await assistant.draftFrom({ name: '总表.xlsx', bytes: full.master.bytes() }));
  const [one, two, three] = draft.units;
  if (!one || !two || !three) throw new Error('no units');
  const changed = {
    ...draft,
    units: [
      { ...one, team: one.team === 5 ? 6 : 5 },
      { ...two, name: '改了名的区' },
      ...draft.units.filter(({ id }) => ![one.id, two.id, three.id].includes(id)),
      { id: '', name: '新来的区', kind: one.kind, team: 3 },
    ],
  };
  const seen = valueOf(await assistant.carried(changed));
  const raters = draft.groups.reduce((all, { names }) => all + names.length, 0);
  // Each rater's score of the unit that left is named; nothing of the three others is.
  const left = seen?.findings.filter(({ code }) => code === 'carry-left') ?? [];
  expect(left.filter(({ rater }) => rater !== undefined)).toHaveLength(raters);
  expect(new Set(left.map(({ unit }) => unit).filter(Boolean))).toEqual(new Set([three.name]));
  valueOf(await assistant.create(changed));
  const overview = await assistant.look();
  if (overview.kind !== 'master') throw new Error(overview.kind);
  const forms = overview.returns.filter(({ kind }) => kind !== 'team');
  expect(new Set(forms.map(({ status, words }) => `${status} ${words}`))).toEqual(new Set(['partial 缺1项']));
  const [before, now] = [valueOf(await openMaster(full.master)), valueOf(await openMaster(workbook))];
  const scores = (open: typeof now, unit: string) =>
    [...open.state.scores].map(([rater, own]) => [rater, own.get(unit)]);
  expect(scores(now, two.id)).toEqual(scores(before, two.id));
  expect(scores(now, one.id)).toEqual(scores(before, one.id));
  expect(now.state.receipts.size).toBe(before.state.receipts.size);
  // The forms that came before are taken again under the new names.
  const again = valueOf(
    await assistant.collect(
      [...full.returned].slice(0, 2).map(([name, bytes]) => ({ name, bytes })),
      [],
      () => true,
    ),
  );
  expect(again.files.map(({ status }) => status)).not.toContain('refused');
});

test('面板用同一年度的总表另建：去掉一位领导，其余的都在，没有位置的记在操作记录里', async () => {
  const { assistant, workbook } = deskOver();
  const draft = valueOf(await assistant.draftFrom({ name: '总表.xlsx', bytes: full.master.bytes() }));
  const leaders = namesIn(draft, 'leader').filter((name) => name !== '领导15');
  const fewer = withNames(draft, 'leader', leaders);
  // Known before anything is written: what has no place, and that the coefficient does not fit 15 forms.
  const seen = valueOf(await assistant.carried(fewer));
  expect(draft.carries).toBe(true);
  expect(seen?.words).toContain('评分 528 个');
  expect(
    seen?.findings.filter(({ code, rater }) => code === 'carry-left' && rater === '领导15'),
  ).toHaveLength(17);
  expect(seen?.coefficients).toEqual([
    {
      object: '附件3的折算系数',
      original: '16 份满分 16 × 10 × 0.125 = 20 分',
      now: '15 份满分 15 × 10 × 0.125 = 18.75 分',
    },
  ]);
  expect(valueOf(await assistant.carried({ ...fewer, byFullMarks: true }))?.coefficients).toEqual([]);
  valueOf(await assistant.create(fewer));
  const { state } = valueOf(await openMaster(workbook));
  expect(state.scores.size).toBe(33);
  expect(state.scheme.raters.some(({ id, name }) => id === 'L16' && name === '领导16')).toBe(true);
  // 16 scores, and that his form had come.
  expect(
    state.log.filter(({ action, object }) => action === '未转入' && object.includes('领导15')),
  ).toHaveLength(17);
});

test('一份总表到年底装不下的，建表时就说', () => {
  const base = schemeOf(book);
  const unit = base.units[0];
  const rater = base.raters[0];
  if (!unit || !rater) throw new Error('empty scheme');
  const ofSize = (units: number, raters: number) =>
    madeFor(
      {
        ...base,
        units: Array.from({ length: units }, (_, index) => ({
          ...unit,
          id: `D${index + 1}`,
          name: `区${index + 1}`,
          aliases: [],
        })),
        raters: Array.from({ length: raters }, (_, index) => ({
          ...rater,
          id: `L${index + 1}`,
          name: `人${index + 1}`,
        })),
        teams: [],
      },
      time,
    );
  expect(ofSize(330, 200).ok).toBe(true);
  expect(ofSize(500, 200)).toMatchObject({ ok: false, finding: { code: 'scheme-too-large' } });
});
