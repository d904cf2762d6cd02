import { isAsked } from '../../src/schemes/readings';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { draftCheck, draftLineTable } from '../../src/forms/draft/lines';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { rowsOf, zhengzhou2019 } from '../../src/schemes';
import type { Clause } from '../../src/schemes/rubric';
import type { CellModel, WorkbookModel } from '../../src/sheets/model';
import { draftedWorkbook } from '../../src/workflow/draft';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { received } from '../schemes/notice';

const draft = draftOf(textSource(received));
const scheme = zhengzhou2019();

async function opened(model: WorkbookModel) {
  const read = await readWorkbook(await workbookBytes(model), '草案.xlsx');
  if (!read.ok) throw new Error(read.finding.message);
  return read.value;
}

/** The cell below a heading, or beside a label, of a sheet. */
function cellOf(
  model: WorkbookModel,
  sheet: string,
  find: (cell: CellModel) => boolean,
  right: number,
  down: number,
): CellModel {
  const rows = model.sheets.find(({ name }) => name === sheet)?.rows ?? [];
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      if (cell && find(cell)) {
        const found = rows[row + down]?.[column + right];
        if (found) return found;
      }
  throw new Error(`no such cell on ${sheet}`);
}
const beside = (model: WorkbookModel, sheet: string, label: string) =>
  cellOf(model, sheet, ({ value }) => value === label, 1, 0);

/** What a person does: fills the holes, looks at every line. */
function completed(by: string): WorkbookModel {
  const model = draftedWorkbook(draft);
  beside(model, '方案', '发布单位').value = scheme.issuer;
  for (const row of [1, 2]) cellOf(model, '方案', ({ value }) => value === '小数位', 0, row).value = 1;
  for (const [id, choice] of Object.entries(scheme.readings))
    // What no sentence of this notice gives cause for is not asked.
    if (isAsked(id as keyof typeof scheme.readings, scheme))
      cellOf(model, '口径', ({ value }) => value === id, 2, 0).value = choice;
  const raters = model.sheets.find(({ name }) => name === '评价人');
  scheme.raters.forEach(({ id, kind, name }, index) => {
    const cells = raters?.rows[3 + index] ?? [];
    [id, kind === 'leader' ? '领导' : '处室', name].forEach((value, column) => {
      const cell = cells[column];
      if (cell) cell.value = value;
    });
  });
  const columns = draftLineTable.columns.map(({ key }) => key);
  const lines = model.sheets[0]?.rows.slice(3) ?? [];
  for (const cells of lines) {
    const [verdict, name] = [cells[columns.indexOf('draftVerdict')], cells[columns.indexOf('draftBy')]];
    if (verdict) verdict.value = '对';
    if (name) name.value = by;
  }
  return model;
}

describe('方案草案', () => {
  test('每一条款、每一项都有原文和把握；原文没有写的空着，列为请定', () => {
    const { lines } = schemeDraft(draft);
    const clauses = lines.filter(({ target, linked }) => target.startsWith('条款') && !linked);
    expect(clauses).toHaveLength(167);
    expect(clauses.every(({ quote, where, reading }) => quote !== '' && where !== '' && reading !== '')).toBe(
      true,
    );
    const asked = lines.filter(({ state }) => state === '请定').map(({ target }) => target);
    expect(asked).toEqual([
      '方案 发布单位',
      '方案 评价表 领导 小数位',
      '方案 评价表 处室 小数位',
      '评价人',
      '口径',
      '未读入',
      '未读入',
      '未读入',
    ]);
    const model = draftedWorkbook(draft);
    expect(beside(model, '方案', '发布单位').value).toBeNull();
    expect(cellOf(model, '口径', ({ value }) => value === '换算舍入', 2, 0).value ?? '').toBe('');
  });

  test('没有逐行核对，不生效；核对过而没有署名，也不', async () => {
    const untouched = draftCheck(await opened(draftedWorkbook(draft)));
    expect(untouched?.findings.map(({ code }) => code)).toEqual(['draft-unconfirmed']);
    const nameless = draftCheck(await opened(completed('')));
    expect(nameless?.findings.map(({ code }) => code)).toEqual(['draft-nameless']);
  });

  test('核对补齐以后，就是一份读得通的方案，条款与人工所建的相同', async () => {
    const book = await opened(completed('张三'));
    expect(draftCheck(book)).toMatchObject({ by: ['张三'], findings: [] });
    const { scheme: read, findings } = readScheme(book);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const plain = ({ id, kind, points, unit, required, step, tier }: Clause) => ({
      id,
      kind,
      points,
      unit,
      required,
      step,
      tier,
    });
    const clauses = (of: typeof scheme) =>
      of.rubrics.flatMap((rubric) => rowsOf(rubric).flatMap(({ row }) => row.clauses.map(plain)));
    expect(clauses(read ?? scheme)).toEqual(clauses(scheme));
    expect(read?.rubrics.map(({ items }) => items.map(({ points, kind }) => [points, kind]))).toEqual(
      scheme.rubrics.map(({ items }) => items.map(({ points, kind }) => [points, kind])),
    );
    expect(read).toMatchObject({
      documentNumber: scheme.documentNumber,
      year: scheme.year,
      teamsTitle: scheme.teamsTitle,
      yearEnd: { weight: 50 },
      veto: { accidents: 2, below: 60 },
      awards: { accidents: 2, grade: '优秀' },
      bonus: { cap: 10 },
    });
    expect(read?.grades.map(({ name, from }) => [name, from])).toEqual(
      scheme.grades.map(({ name, from }) => [name, from]),
    );
  });

  test('命令行：起草、拒绝没有核对的草案', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaohe-draft-'));
    const kaohe = (...args: string[]): { status: number; out: string } => {
      try {
        return {
          status: 0,
          out: execFileSync('node', ['bin/kaohe.js', ...args], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'pipe'],
          }),
        };
      } catch (error) {
        const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
        return { status, out: stdout + stderr };
      }
    };
    const out = join(folder, '草案.xlsx');
    const drawn = kaohe('draft', '--from', 'test/schemes/notice.txt', '--out', out, '--json');
    expect(drawn.status).toBe(0);
    expect(Object.keys(JSON.parse(drawn.out) as object)).toEqual(['rubrics', 'unread', 'scheme']);
    const made = kaohe('new', '--scheme', out, '--out', join(folder, '总表.xlsx'));
    expect(made.status).toBe(1);
    expect(made.out).toContain('draft-unconfirmed');
    expect(kaohe('draft').status).toBe(2);
    expect(kaohe('draft', '--from', join(folder, '没有.docx')).status).toBe(1);
  });
});
