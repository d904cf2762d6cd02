import { address, columnName, listed } from '../base/address';
import type { Finding } from '../base/finding';
import { folded } from '../base/text';
import { cellAt, type CellData, type SheetData, type WorkbookData } from '../sheets/data';
import type { CellModel, Scalar, SheetModel } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { Alignment } from './alignment';
import { Claims } from './claims';
import { error, warning } from './finding';

/**
 * Every filled cell of a returned workbook is an entry or a finding. What no table claimed is held against the form as
 * it was issued (with the results that its formulas have by now); a cell that differs is named. A sheet that somebody
 * added is one 提醒.
 */
export interface Expected {
  /** The sheets as issued, filled in with what was read from the file. */
  sheets: readonly SheetModel[];
  /** One of them with the results of its formulas; absent where they stand in it. */
  results?: (sheet: SheetModel) => SheetModel | undefined;
  /** Roles whose labels may differ: explanations, which later versions word anew. */
  loose: ReadonlySet<string>;
  /** Roles of sheets that are looked at elsewhere. */
  others?: (role: string) => boolean;
  /** Whether a label may say something else for a good reason: the rater had no name yet when the form went out. */
  free?: (was: string, now: string) => boolean;
}

const isFilled = (cell: CellData | undefined): cell is CellData =>
  cell !== undefined &&
  (cell.formula !== undefined ||
    (typeof cell.value === 'string' ? cell.value.trim() !== '' : cell.value !== null));

const shown = (cell: CellData): string => {
  const text = cell.value === null ? `=${cell.formula ?? ''}` : String(cell.value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

type Verdict =
  { is: 'known' } | { is: 'unread' } | { is: 'label'; was: string } | { is: 'constant'; ours: string };

/** A cell that no table claimed against what was issued there. */
function verdict(
  cell: CellData,
  was: CellModel | null | undefined,
  { free }: Expected,
  loose: boolean,
  resultThere: () => Scalar,
): Verdict {
  if (!was || (was.formula === undefined && (was.value === null || was.value === '')))
    return { is: 'unread' };
  if (was.formula !== undefined && cell.formula !== undefined) return { is: 'known' };
  // Most labels are as they were: folding is for the others.
  if (was.formula === undefined && cell.value === was.value) return { is: 'known' };
  const text = folded(String(cell.value ?? ''));
  if (was.formula !== undefined) {
    const result = resultThere();
    const same = sameValue(cell.value, result) || text === folded(String(result ?? ''));
    return same ? { is: 'known' } : { is: 'constant', ours: String(result ?? '') };
  }
  const label = folded(String(was.value));
  // 「签字：」 and what somebody signed with.
  if (text === label || (was.style.unlocked === true && text.startsWith(label))) return { is: 'known' };
  if (loose || free?.(String(was.value), String(cell.value)) === true) return { is: 'known' };
  return { is: 'label', was: String(was.value) };
}

/** 考核意见 of a report: people are to write it there, for the signed paper; it is part of no result. */
const isOpinion = (sheet: SheetData, row: number): boolean =>
  folded(String(cellAt(sheet, row, 0).value ?? '')) === '考核意见';
const opinionColumn = 1;

/** Findings of one kind on a sheet that name their cells one by one; beyond that many the rest is named together. */
const oneByOne = 20;

function sheetFindings(
  sheet: SheetData,
  issued: SheetModel,
  expected: Expected,
  claims: Claims,
  file: string,
): Finding[] {
  const align = new Alignment(sheet, issued);
  const headerRows = claims.tablesOn(sheet);
  const top = Math.min(...headerRows.map(({ place }) => place.headerRow));
  const loose = (row: number) =>
    expected.loose.has(issued.role) ||
    (headerRows.length > 0 && row < top && issued.role !== '' && !issued.role.startsWith('rating:'));
  const found: { at: string; finding?: Finding }[] = [];
  const say = (row: number, column: number, finding: (at: string) => Finding) => {
    const at = address(row, column);
    // Of a sheet with hundreds of thousands of them only the place is kept.
    found.push(found.length <= oneByOne ? { at, finding: finding(at) } : { at });
  };
  const doubledColumns = doubledInputs(sheet, claims);
  const isReport = issued.role.startsWith('report:');
  for (let row = 0; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    const issuedRow = align.row(row);
    const issuedCells = issued.rows[issuedRow] ?? [];
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (!isFilled(cell)) continue;
      const issuedColumn = align.column(column);
      const was = issuedCells[issuedColumn];
      const mayBeOpinion = isReport && column === opinionColumn;
      // Most cells are formulas where formulas were issued: claimed or not, there is nothing to say of them.
      if (!mayBeOpinion && cell.formula !== undefined && was?.formula !== undefined) continue;
      if (claims.has(sheet, row, column)) continue;
      if (mayBeOpinion && isOpinion(sheet, row)) {
        claims.opinion(`${sheet.name}!${address(row, column)}`);
        continue;
      }
      const head = doubledColumns.get(column);
      const result = verdict(cell, was, expected, loose(row), () => {
        const settled = expected.results?.(issued) ?? issued;
        return settled.rows[issuedRow]?.[issuedColumn]?.value ?? null;
      });
      if (head !== undefined && row >= top && result.is !== 'known')
        say(row, column, (at) =>
          error(
            'column-twice',
            `这一列的表头也是“${head}”，格里写着“${shown(cell)}”，没有采用。`,
            `请填表人只留一列“${head}”后重报。`,
            { file, sheet: sheet.name, cell: at, allowed: `一张表只有一列“${head}”` },
          ),
        );
      else if (result.is === 'unread')
        say(row, column, (at) =>
          warning(
            'cell-unread',
            `这里写着“${shown(cell)}”，不在表格的栏目里，没有收。`,
            '请核对：是分数、扣分的，填到相应的格里重报；只是附注的不必处理。',
            {
              file,
              sheet: sheet.name,
              cell: at,
            },
          ),
        );
      else if (result.is === 'label')
        say(row, column, (at) =>
          warning(
            'label-changed',
            `这里原来是“${result.was.slice(0, 40)}”，现在是“${shown(cell)}”。`,
            '请核对原表的文字是不是误改了；不影响收表。',
            {
              file,
              sheet: sheet.name,
              cell: at,
            },
          ),
        );
      else if (result.is === 'constant')
        say(row, column, (at) =>
          warning(
            'formula-typed-over',
            `这一格由公式计算，现在是固定的“${shown(cell)}”，没有采用；按已登记的内容应为“${result.ours === '' ? '空白' : result.ours}”。`,
            '要改分数、扣分的，在台账或“扣分”格登记后重报。',
            { file, sheet: sheet.name, cell: at },
          ),
        );
    }
  }
  const rest = found.slice(oneByOne);
  const [next] = rest;
  return [
    ...found.slice(0, oneByOne).flatMap(({ finding }) => finding ?? []),
    ...(next?.finding
      ? [
          {
            ...next.finding,
            code: 'cells-unread',
            message: `本表还有 ${rest.length} 格写了内容没有收：${listed(rest.map(({ at }) => at))}。`,
          },
        ]
      : []),
  ];
}

/** Columns of the header row that show the header of a read column once more. */
function doubledInputs(sheet: SheetData, claims: Claims): Map<number, string> {
  const doubled = new Map<number, string>();
  for (const { place } of claims.tablesOn(sheet)) {
    const heads = new Map(
      [...place.columns.values()].map((column) => {
        const text = String(cellAt(sheet, place.headerRow, column).value ?? '');
        return [folded(text), text] as const;
      }),
    );
    const own = new Set(place.columns.values());
    for (const [column, cell] of (sheet.rows[place.headerRow] ?? []).entries()) {
      const head =
        cell?.type === 'text' && !own.has(column) ? heads.get(folded(String(cell.value))) : undefined;
      if (head !== undefined) doubled.set(column, head);
    }
  }
  return doubled;
}

/** How much of a sheet is filled, as 「12 格，如 C5“9.5”」. */
function contents(sheet: SheetData): { count: number; text: string } {
  let count = 0;
  let first = '';
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of (cells ?? []).entries())
      if (isFilled(cell)) {
        count += 1;
        first ||= `${columnName(column)}${row + 1}“${shown(cell)}”`;
      }
  return { count, text: `${count} 格，如 ${first}` };
}

/** A second copy of a sheet of ours: harmless while it holds nothing that the first does not. */
function copyFinding(
  sheet: SheetData,
  twin: SheetModel,
  expected: Expected,
  text: string,
  file: string,
): Finding {
  const place = { file, sheet: sheet.name, allowed: '每张表只有一张' };
  const differs = sheetFindings(sheet, twin, expected, new Claims(), file).length > 0;
  return differs
    ? error(
        'sheet-twice',
        `文件里有两张“${twin.name}”，内容不同：“${sheet.name}”这一张没有收（${text}）。`,
        '请填表人只留一张后重报。',
        place,
      )
    : warning(
        'sheet-copy',
        `文件里有两张“${twin.name}”：“${sheet.name}”是空白的，或与收的那张相同，没有收。`,
        '不必处理。',
        place,
      );
}

/** What of the workbook nobody read. */
export function unread(book: WorkbookData, expected: Expected, claims: Claims, file: string): Finding[] {
  const paired = new Set<SheetModel>();
  const findings: Finding[] = [];
  const issuedFor = (sheet: SheetData): SheetModel | undefined =>
    expected.sheets.find(
      (issued) =>
        !paired.has(issued) &&
        (sheet.role === ''
          ? claims.knows(sheet) && namedAlike(sheet, issued, expected)
          : sheet.role === issued.role),
    ) ??
    (sheet.role === ''
      ? expected.sheets.find((issued) => !paired.has(issued) && folded(issued.name) === folded(sheet.name))
      : undefined);
  // What was read comes first: of two copies the one that was read is the form.
  const sheets = [...book.sheets].sort((a, b) => Number(claims.knows(b)) - Number(claims.knows(a)));
  for (const sheet of sheets) {
    const place = { file, sheet: sheet.name };
    if (sheet.doubled && sheet.doubled.length > 0)
      findings.push(
        error(
          'cell-twice',
          `文件里 ${sheet.doubled.slice(0, 20).join('、')} 这些格各存了两份，读到的是后一份。`,
          '请填表人用 Excel 或 WPS 打开，核对后另存一份重报。',
          { ...place, cell: sheet.doubled[0] ?? '' },
        ),
      );
    const issued = issuedFor(sheet);
    if (issued) {
      paired.add(issued);
      findings.push(...sheetFindings(sheet, issued, expected, claims, file));
      continue;
    }
    // Whose form a sheet of another rater is, and whether it is filled, its reader says.
    if (expected.others?.(sheet.role) === true) continue;
    const { count, text } = contents(sheet);
    if (count === 0) continue;
    const twin = expected.sheets.find((each) => sheet.role !== '' && each.role === sheet.role);
    if (twin) findings.push(copyFinding(sheet, twin, expected, text, file));
    else
      findings.push(
        warning(
          'sheet-added',
          `“${sheet.name}”不是发出去的表，没有收（${text}）。`,
          '请看一眼：有分数、扣分的，填到原表里重报；否则不必处理。',
          place,
        ),
      );
  }
  if (claims.opinions.length > 0)
    findings.push(
      warning(
        'opinion-kept',
        `考核意见不入总表，留在来件和签字的报告里：${claims.opinions.join('、')}。`,
        '不必处理。',
        { file },
      ),
    );
  return findings;
}

/** A sheet without its mark that was read: the only one there, or one of the same name. */
const namedAlike = (sheet: SheetData, issued: SheetModel, { sheets }: Expected): boolean =>
  sheets.length === 1 || folded(sheet.name) === folded(issued.name);
