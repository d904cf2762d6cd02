import type { Assistant, CollectionView, Package, Restorable } from '../../src/assistant/api';
import { failed, ok, type Finding, type Result } from '../../src/base/finding';
import type { CellPlace, Program } from '../../src/port/program';
import type { Progress } from '../../src/port/port';
import type { Overview } from '../../src/views/overview';
import * as data from './fake-data';
import { districtNames, leaderNames, officeNames, teams, units } from './fake-names';
import { pictures } from './fake-pictures';

/** A scripted assistant and program in memory: the pane can be looked at and driven without a workbook. */
export interface Fake {
  assistant: Assistant;
  program: Program;
  /** Every call that would write or leave the pane, in order: 「record」, 「show 领导评分 8 18」. */
  calls: string[];
  /** The sheet to show first, each time that one was to come to the front. */
  fronts: string[];
  /** Files that were handed to the program. */
  saved: { name: string; bytes: Uint8Array }[];
  /** Selects a cell, as the user would in the program. */
  select: (place: CellPlace) => void;
  /** Opens another workbook. */
  becomes: (overview: Overview) => void;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs through steps with progress; false when it was stopped. */
async function through(progress: Progress, names: readonly string[], pause: number): Promise<boolean> {
  for (const [index, name] of names.entries()) {
    if (!(await progress(index, names.length, name))) return false;
    await wait(pause);
  }
  await progress(names.length, names.length, '');
  return true;
}

const pack = (name: string, files: number, cancelled = false): Result<Package> =>
  ok({ name, bytes: new Uint8Array(cancelled ? 0 : 345_678), files, cancelled });

function collection(files: readonly string[], choose: readonly string[]): CollectionView {
  const chosen = choose.length > 0;
  return {
    cancelled: false,
    files: [
      ...files.map((file, index) => ({
        file,
        status: (['taken', 'taken', 'unchanged'] as const)[index % 3] ?? 'taken',
        id: '',
        who: file.replace(/^.*\/|\.\w+$/g, ''),
        faults: [],
        message: index % 3 === 2 ? '以前已收，没有变化。' : '',
      })),
      {
        file: '评价表/领导02.xlsx',
        status: 'taken',
        id: 'L02',
        who: '领导02',
        message: '',
        faults: ['高新区：11 超出 0—10。'],
      },
      { file: '评价表/领导01.xlsx', status: 'taken', id: 'L01', who: '领导01', message: '', faults: [] },
      {
        file: '评价表/领导07.xlsx',
        status: chosen ? 'taken' : 'duplicate',
        id: 'L07',
        who: '领导07',
        message: chosen ? '' : '领导07的表不止一份且内容不同，请选定一份。',
        faults: [],
      },
      {
        file: '评价表/领导07改.xlsx',
        status: 'duplicate',
        id: 'L07',
        who: '领导07',
        message: chosen ? '未被选定。' : '领导07的表不止一份且内容不同，请选定一份。',
        faults: [],
      },
      {
        file: '微信图片_20200118091255.jpg',
        status: 'refused',
        id: '',
        who: '',
        message: '这是图片，没有读。纸质表拍的照，在“收齐了没有”点开这个人，“录入纸质表”。',
        faults: [],
      },
      {
        file: '考核组/第九组最终版（2）.xls',
        status: 'refused',
        id: '',
        who: '',
        message: '是旧格式 .xls。请用 Excel 或 WPS 打开，另存为 .xlsx。',
        faults: [],
      },
    ],
    duplicates: chosen
      ? []
      : [
          {
            id: 'L07',
            who: '领导07',
            files: ['评价表/领导07.xlsx', '评价表/领导07改.xlsx'],
            differences: [
              { unit: '巩义市', values: ['9', '8.5'] },
              { unit: '新密市', values: ['8', '9'] },
              { unit: '中牟县', values: ['', '9.5'] },
            ],
          },
        ],
    findings: data.findings.map((finding) => ({ ...finding, file: '评价表/领导03.xlsx', sheet: '附件3' })),
  };
}

/** A fake of the pane's world, opened on one of the overviews of `fake-data`. */
export function fakeWorld(start: Overview, pause = 20): Fake {
  let overview = start;
  const calls: string[] = [];
  const fronts: string[] = [];
  const saved: Fake['saved'] = [];
  const selected = new Set<(place: CellPlace) => void>();
  const changed = new Set<() => void>();
  let selection: CellPlace | null = null;
  let restorable: Restorable | null =
    overview.kind === 'master' ? { action: '收表', time: '2020-01-18 09:12', cells: 782 } : null;
  const did = (what: string): Promise<Result<void>> => {
    calls.push(what);
    return wait(pause).then(() => ok(undefined));
  };
  const names = {
    groups: [
      { id: 'leader', word: '领导', measure: '位', names: leaderNames },
      { id: 'office', word: '处室', measure: '个', names: officeNames },
    ],
    teams,
    kinds: [
      { id: 'district', name: '县（市、区）' },
      { id: 'member', name: '成员单位' },
    ],
    units: units,
  };
  const unitsHere =
    overview.kind === 'team'
      ? overview.units.slice(0, 1)
      : overview.kind === 'master'
        ? overview.units.filter(({ kind }) => kind === 'district')
        : [];

  const assistant: Assistant = {
    signAs: (name) => {
      calls.push(`signAs ${name}`);
      return Promise.resolve();
    },
    look: () => wait(5).then(() => overview),
    acceptanceDraft: () => assistant.builtInDraft(),
    acceptanceFiles: () =>
      Promise.resolve(
        ok(
          ['领导01', '处室01', '第一组'].map((who) => ({
            name: `验收样例-${who}.xlsx`,
            bytes: new Uint8Array(8_000),
            files: 1,
            cancelled: false,
          })),
        ),
      ),
    acceptanceCell: () =>
      Promise.resolve(ok({ place: { sheet: '奖惩情形', row: 3, column: 3 }, value: 'D4 是 0' })),
    builtInDraft: () =>
      Promise.resolve({
        ...names,
        from: 'built-in',
        title: '2019年度安全生产目标考核',
        documentNumber: '郑安委〔2020〕1号',
        findings: [],
      }),
    draftFrom: (file) =>
      Promise.resolve(
        file.name.endsWith('.xlsx')
          ? ok({
              ...names,
              from: file,
              title: '2020年度安全生产目标考核',
              documentNumber: '郑安委〔2021〕1号',
              findings: [],
              ...(file.name.includes('2019') ? { carries: true } : {}),
            })
          : failed('file-not-workbook', '不是 .xlsx 表格。', '请选总表文件。', { file: file.name }),
      ),
    schemeSamples: () =>
      Promise.resolve([
        { name: '安禾市', what: '不设评价组；县区和两类部门，优秀按名额' },
        { name: '青岚县', what: '四个季度加年终；得分制' },
      ]),
    sampleDraft: (name) =>
      Promise.resolve(
        ok({
          ...names,
          groups: [],
          teams: names.teams.slice(0, 3),
          from: `范例 ${name}`,
          title: '2024年度安全生产目标管理考核',
          documentNumber: '安安委〔2024〕8号',
          findings: [],
        }),
      ),
    carried: ({ carries, groups }) => {
      const fewer = groups.some(({ id, names: own }) => id === 'leader' && own.length < leaderNames.length);
      return Promise.resolve(
        ok(carries === true ? { ...data.carried, ...(fewer ? {} : { coefficients: [] }) } : null),
      );
    },
    draftNotice: async (source, progress) => {
      await through(progress, ['读通知', '逐句起草'], 5);
      const name = 'name' in source ? source.name : '粘贴的内容';
      const lines = name.includes('计分部分') ? data.noticeParts : data.noticeLines;
      return ok({ name, rubrics: 2, lines, choices: data.noticeChoices });
    },
    draftAgainst: () => Promise.resolve(ok(data.against)),
    draftFile: (verdicts, corrections = {}) => {
      const put = Object.entries(corrections).map(([place, one]) =>
        'source' in one
          ? `${place}=${one.kind}${one.source}${one.from ?? ''}${one.weight ?? ''}`
          : `${place}=${one.kind}${one.points ?? ''}每${one.per ?? ''}`,
      );
      calls.push(['draftFile', ...verdicts, ...put].join(' '));
      return Promise.resolve(pack('方案草案-2020-01-10.xlsx', 1));
    },
    create: ({ byFullMarks = false }) =>
      did(byFullMarks ? 'create byFullMarks' : 'create').then((done) => {
        overview = data.master('new');
        return done;
      }),
    sample: async (progress) => {
      calls.push('sample');
      const whole = await through(progress, ['建表', '发表', '收表', '核算'], pause);
      if (whole) overview = data.overviews.sample ?? overview;
      return ok(whole);
    },
    masterFile: () => {
      calls.push('masterFile');
      return Promise.resolve(pack('2019年度安全生产目标考核总表.xlsx', 1));
    },
    saveNames: () => did('saveNames'),
    names: () => Promise.resolve(ok(names)),
    issue: async (as, progress) => {
      calls.push(`issue ${as}`);
      const through34 = await through(progress, [...leaderNames, ...officeNames], pause);
      return pack(
        as === 'archive' ? '2019年度考核发表.zip' : '评价表合订.xlsx',
        as === 'archive' ? 48 : 1,
        !through34,
      );
    },
    issueOne: (id) => {
      calls.push(`issueOne ${id}`);
      return Promise.resolve(pack(`附件3-${data.nameOfReturn(overview, id)}.xlsx`, 1));
    },
    collect: async (files, choose, progress) => {
      calls.push(`collect ${files.length} ${choose.join(' ')}`.trim());
      const all = await through(
        progress,
        files.map(({ name }) => name),
        pause,
      );
      if (!all) return ok({ files: [], duplicates: [], findings: [], cancelled: true });
      return ok(
        collection(
          files.map(({ name }) => name),
          choose,
        ),
      );
    },
    returnSlips: (files, only) => {
      calls.push(`returnSlips ${files.length} ${only ?? 'all'}`);
      return Promise.resolve(pack('退回-领导02-领导02.xlsx', 1));
    },
    decide: (rater, decision) => did(`decide ${rater} ${decision ?? 'none'}`),
    paperForm: (rater) =>
      Promise.resolve(
        ok({
          rater,
          name: data.nameOfReturn(overview, rater),
          annex: '附件3',
          maximum: 10,
          decimals: 1,
          file: rater === 'L01' || rater === 'L03' ? `评价表/领导${rater.slice(1)}.xlsx` : '',
          rows: districtNames.map((name, index) => ({
            unit: `D${String(index + 1).padStart(2, '0')}`,
            name,
            // 领导03 left three of them open.
            now: rater === 'L01' || (rater === 'L03' && index > 2) ? String(9.5 - (index % 4) / 2) : '',
            received: rater === 'L01' || rater === 'L03',
          })),
        }),
      ),
    typeScores: (rater, entries, reason) =>
      did(
        ['typeScores', rater, ...entries.map(({ unit, was, now }) => `${unit}:${was}>${now}`), reason]
          .join(' ')
          .trim(),
      ),
    typeReports: (entries) =>
      did(['typeReports', ...entries.map(({ unit, part, now }) => `${unit} ${part} ${now}`)].join(' ')),
    paperPlace: () => Promise.resolve(ok({ sheet: '领导评分', row: 4, column: 9 })),
    clauses: (place, unit) =>
      wait(5).then(() => {
        const chosen = unitsHere.find(({ id }) => id === unit) ?? unitsHere[0];
        return ok(place.sheet.startsWith('附件') && chosen ? data.clauseSheet(chosen, unitsHere) : null);
      }),
    rubrics: () => Promise.resolve(ok(data.rubrics)),
    record: ({ unit, clause, index, record }) =>
      did(`record ${unit} ${clause} ${index} ${record ? record.facts : 'none'}`),
    settle: ({ missing }) =>
      did(`settle ${missing ?? ''}`.trim()).then(() => {
        const errors = overview.kind === 'master' ? overview.findings : [];
        if (!missing && errors.some(({ severity }) => severity === 'error')) {
          return ok({ settled: false, findings: errors });
        }
        overview = data.master('settled');
        return ok({ settled: true, findings: errors.filter(({ severity }) => severity === 'warning') });
      }),
    results: () => wait(pause).then(() => ok(data.results(overview.kind === 'master' && overview.settled))),
    pictures: (named) => wait(5).then(() => ok(pictures(named))),
    trace: () => wait(5).then(() => ok(data.trace('巩义市'))),
    correct: ({ key }, reason) => did(`correct ${key} ${reason}`),
    putBack: ({ key }) => did(`putBack ${key}`),
    readingEffect: () => wait(5).then(() => ok(data.readingEffect)),
    setReading: (id, choice) => did(`setReading ${id} ${choice}`),
    rehearsal: () => wait(5).then(() => ok(data.rehearsal)),
    export: (as) => Promise.resolve(pack(as === 'csv' ? '成绩.csv' : '2019年度考核签发.xlsx', 1)),
    papers: async ({ kinds, unit, as }, progress) => {
      calls.push(`papers ${kinds.join('、')} ${unit ?? '全部'} ${as}`);
      const all = await through(progress, unit === undefined ? leaderNames : [unit], pause);
      return pack(as === 'word' ? '文书-2019年度.zip' : '文书-2019年度.xlsx', 1, !all);
    },
    restorable: () => Promise.resolve(restorable),
    restorables: () =>
      Promise.resolve(
        restorable
          ? [
              restorable,
              { action: '发表', time: '2020-01-10 16:40', cells: 4 },
              { action: '填名单', time: '2020-01-10 15:02', cells: 34 },
            ]
          : [],
      ),
    forget: () => Promise.resolve(),
    restore: () =>
      did('restore').then(() => {
        restorable = null;
        return ok({ action: '收表', cells: 780, kept: [{ sheet: '领导评分', cell: 'H9' }] });
      }),
  };

  const program: Program = {
    name: 'browser',
    capabilities: { calculates: true, events: true, files: true, prints: false },
    get workbook(): never {
      throw new Error('the pane asks the assistant, not the workbook');
    },
    selection: () => Promise.resolve(ok(selection)),
    onSelection: (listener) => {
      selected.add(listener);
      return () => selected.delete(listener);
    },
    onChange: (listener) => {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    bringForward: (sheets) => {
      fronts.push(sheets[0] ?? '');
      return Promise.resolve(ok(undefined));
    },
    show: ({ sheet, row, column }) => did(`show ${sheet} ${row} ${column}`),
    save: (name, bytes) => {
      saved.push({ name, bytes });
      return did(`save ${name}`);
    },
    open: (name) => did(`open ${name}`),
    bytes: () => Promise.resolve(ok(new Uint8Array(0))),
  };

  return {
    assistant,
    program,
    calls,
    fronts,
    saved,
    select: (place) => {
      selection = place;
      for (const listener of selected) listener(place);
    },
    becomes: (next) => {
      overview = next;
      for (const listener of changed) listener();
    },
  };
}

/** An assistant whose one call fails, to see how failures are told. */
export const failing = (assistant: Assistant, name: keyof Assistant, finding: Finding): Assistant => ({
  ...assistant,
  [name]: () => Promise.resolve({ ok: false, finding }),
});
