import { annexDigits, annexWord, formOf, groupsOf, ratersOf, teamsAnnex } from '../schemes';
import type { Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { Canvas } from '../sheets/canvas';
import { pageHeight } from '../sheets/paper';
import type { SheetModel, WorkbookModel } from '../sheets/model';
import { namedApart } from '../sheets/sheet-names';
import { formIdentity } from './identity';
import { annexMark, free, margins, pageNumber, title } from './look';
import { unitsWritten } from './master/teams-table';
import { ratingSheet } from './rating-form';
import { pageBreaks } from './rubric-pages';
import { rubricPlan, type RubricForm } from './rubric-plan';
import { drawRubric, rubricWidths } from './rubric-sheet';

/** The official forms blank, printable on their own; and all rating forms in one workbook to print from. */

const annexForm: RubricForm = {
  page: {
    orientation: 'landscape',
    margins: margins.dense,
    fit: { across: 1, down: 0 },
    repeatRows: { first: 2, last: 2 },
    footer: pageNumber,
    centered: true,
  },
  widths: rubricWidths,
  least: () => 0,
  tail: [],
  footnote: true,
};

function annexSheet(rubric: Rubric): SheetModel {
  const name = annexWord(rubric.annex);
  const plan = rubricPlan(rubric, annexForm);
  const { page, widths: columnWidths } = plan;
  const canvas = new Canvas({ name, role: `blank:${name}`, columnWidths, page });
  drawRubric(canvas, rubric, plan);
  return canvas.finish();
}

/** Kept free before a page's end, in points: a printer may end its page a row earlier. */
const slack = 24;

/** Height of a group's last line, in points: it keeps the groups apart, a little less where that saves a page. */
const lastLine = { wide: 31, close: 28 } as const;

/** 考核分组 in the paragraphs of the notice; names are left for the office to write. */
function teamsSheet(scheme: Scheme): SheetModel {
  const annex = teamsAnnex(scheme);
  const name = annexWord(annex);
  const canvas = new Canvas({
    name,
    role: `blank:${name}`,
    // Several columns, as programs scale a page by its columns.
    columnWidths: [23, 23, 23, 23],
    page: {
      orientation: 'portrait',
      margins: margins.dense,
      fit: { across: 1, down: 0 },
      footer: pageNumber,
    },
  });
  const blank = '＿＿＿';
  canvas.text(0, 0, annex, annexMark);
  canvas.height(0, 24);
  canvas.paragraph(1, scheme.teamsTitle, title(21), 54);
  const paragraphs = scheme.teams.map((team) => [
    `${team.name} 组长：${team.leader || blank} ${team.leaderPost}`,
    `成员：${team.members || `${blank}、${blank}、${blank}`}`,
    `考核：${unitsWritten(scheme, team)}`,
    `联络员：${team.liaison || blank} 电话${team.phone === '' ? '' : ` ${team.phone}`}`,
  ]);
  // The same line is as tall in every group, or the groups would stand at uneven distances.
  const heights = [0, 1, 2, 3].map((line) =>
    Math.max(22, ...paragraphs.map((lines) => canvas.heightFor(lines[line] ?? '', 14))),
  );
  // A page ends between groups, never within one.
  const groups = scheme.teams.map((_, index) => {
    const first = 2 + index * heights.length;
    return { first, last: first + heights.length - 1, needed: Infinity };
  });
  const above = [canvas.heightOf(0), canvas.heightOf(1)];
  const room = pageHeight(canvas.frame.page, canvas.width(0, canvas.columns - 1)) - slack;
  const used = above.reduce((sum, height) => sum + height, 0);
  const apart = (last: number) => {
    const lines = scheme.teams.flatMap(() => [...heights.slice(0, -1), Math.max(last, heights.at(-1) ?? 0)]);
    return { lines, breaks: pageBreaks([...above, ...lines], groups, { first: 2, room, used, tail: 0 }) };
  };
  const [wide, close] = [apart(lastLine.wide), apart(lastLine.close)];
  const { lines, breaks } = close.breaks.length < wide.breaks.length ? close : wide;
  paragraphs.flat().forEach((text, index) => {
    canvas.line(2 + index, text, free(14, { vertical: 'top' }), lines[index]);
  });
  canvas.breaks.push(...breaks);
  return canvas.finish();
}

/** Sheets in the order of their annexes, as the notice has them; one without a number comes last. */
const byAnnex = (sheets: readonly SheetModel[]): SheetModel[] => {
  const number = ({ name }: SheetModel): number => Number(annexDigits(name) || Number.MAX_SAFE_INTEGER);
  return [...sheets].sort((a, b) => number(a) - number(b));
};

/** 附件1—5 as the notice prints them, nothing filled in. */
export function blankForms(scheme: Scheme): WorkbookModel {
  const form = (kind: string): SheetModel => {
    const name = annexWord(formOf(scheme, kind).annex);
    const rater = { id: `${ratersOf(scheme, kind)[0]?.id.charAt(0) ?? ''}0`, kind, name: '' };
    return { ...ratingSheet(scheme, rater), name, role: `blank:${name}` };
  };
  return {
    identity: formIdentity(scheme, { kind: 'blank', issued: '' }),
    title: `${scheme.title} 空白表`,
    sheets: namedApart(
      byAnnex([
        ...scheme.rubrics.map((rubric) => annexSheet(rubric)),
        ...groupsOf(scheme).map(form),
        teamsSheet(scheme),
      ]),
    ),
    names: [],
  };
}

/** All rating forms in one workbook, a sheet each. */
export function printWorkbook(scheme: Scheme, issued: string): WorkbookModel {
  return {
    identity: formIdentity(scheme, { kind: 'ratings', issued }),
    title: `${scheme.title} 评价表合订`,
    sheets: namedApart(
      scheme.raters.map((rater) => {
        const sheet = ratingSheet(scheme, rater);
        // Each is handed out by itself.
        return { ...sheet, page: { ...sheet.page, ownNumbers: true } };
      }),
    ),
    names: [],
  };
}
