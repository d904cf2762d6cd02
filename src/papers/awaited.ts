import { raterRows, status } from '../forms/master/raters-table';
import { teamRows } from '../forms/master/teams-table';
import { annexWord, formOf } from '../schemes';
import type { PaperYear } from './year';

/** Whose material is asked for, and whether it has come. */
export interface Awaited {
  group: string;
  name: string;
  material: string;
  /** 收表状态 in words: 「未收」, 「缺3项」, 「已收」, or what was decided. */
  status: string;
  /** Whether it has come whole. */
  came: boolean;
  /** Whether it has not come, nothing was decided about it and no reading does. */
  open: boolean;
}

/** All material of a year, raters before teams. Scores typed from paper have come, too. */
export function awaited({ scheme, state }: PaperYear): Awaited[] {
  return [
    ...raterRows(state).map((row): Awaited => {
      const form = formOf(scheme, row.rater.kind);
      const words = status(row);
      const came = words === '已收';
      return {
        group: form.raterWord,
        name: row.rater.name,
        material: `${annexWord(form.annex)}评价表`,
        status: words,
        came,
        open: !came && row.applied === '',
      };
    }),
    ...teamRows(state).map(({ team, receipt }): Awaited => {
      const came = receipt.file !== '';
      return {
        group: '考核组',
        name: team.name,
        material: '考核组工作簿、签字的考核报告',
        status: came ? '已收' : '未收',
        came,
        open: !came,
      };
    }),
  ];
}
