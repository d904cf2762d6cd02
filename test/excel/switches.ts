import { spellings } from '../simulated/book/spelling';
import { shared } from '../simulated/book/look';
import type { SimulatedExcel } from './excel';

/**
 * What real programs are reported to do and the simulation does only where it is told to. Each can be switched on beside
 * any other.
 */
export interface Switch {
  name: string;
  on: (excel: SimulatedExcel) => void;
}

/** A formula as Excel has been seen to bring it from a file: every sheet named with that file (office-js issue 2809). */
export const foreign = (formula: string): string =>
  formula.replace(/('[^'[\]]+'|[\p{L}_][\p{L}\p{N}_.]*)!/gu, (_, sheet: string) => {
    const bare = sheet.replace(/^'|'$/g, '');
    return `'[来的文件.xlsx]${bare}'!`;
  });

/** Something that happens to sheets as they come in, beside what happens already. */
function onInsert(excel: SimulatedExcel, happens: SimulatedExcel['onInsert']): void {
  const before = excel.onInsert;
  excel.onInsert = (sheets) => {
    const [first, second] = [before(sheets), happens(sheets)];
    excel.book.touch();
    return first || second;
  };
}

const spelling = Object.values(spellings).at(-1);

/** With these alone and in pairs everything works, and nothing is lost. */
export const bearable: readonly Switch[] = [
  {
    name: '公式换了写法',
    on: ({ book }) => {
      if (spelling) book.spelling = spelling;
    },
  },
  {
    name: '手动计算',
    on: ({ book }) => {
      book.resultsWait = () => true;
    },
  },
  {
    name: '还没有算完',
    on: (excel) => {
      excel.book.resultsWait = () => true;
      // It says that it calculates by itself, and has not got round to it.
      excel.pending = true;
    },
  },
  {
    name: '放入后丢了样式',
    on: (excel) => {
      onInsert(excel, (sheets) => {
        for (const { cells, widths, visibility } of sheets) {
          // Nobody sees the identity sheet.
          if (visibility === 'veryHidden') continue;
          for (const cell of cells.values())
            cell.look = shared({ ...cell.look, font: 'Calibri', size: 10, bold: false, fill: '' });
          widths.clear();
        }
        return false;
      });
    },
  },
  {
    name: '公式和名称指着来的文件',
    on: (excel) => {
      onInsert(excel, (sheets) => {
        for (const { cells } of sheets)
          for (const cell of cells.values())
            if (cell.formula !== undefined) cell.formula = foreign(cell.formula);
        for (const name of excel.book.names) name.formula = foreign(name.formula);
        return false;
      });
    },
  },
  {
    name: '放入一直不答，其实放进来了',
    on: (excel) => {
      excel.slow = { messages: 0 };
    },
  },
  {
    // A pane belongs to its workbook's window, but while somebody types in another window all of Excel refuses.
    name: '别的窗口在前，正在那里打字',
    on: (excel) => {
      let messages = 0;
      excel.elsewhere = () => {
        messages += 1;
        return messages % 3 === 0;
      };
    },
  },
];

/** More of that kind, tried alone. */
export const alone: readonly Switch[] = [
  {
    name: '放入报错，其实放进来了',
    on: (excel) => {
      onInsert(excel, () => true);
    },
  },
  {
    name: '放入一直不答，过一会儿才放进来',
    on: (excel) => {
      excel.slow = { messages: 2 };
    },
  },
];
