/**
 * 图: what a picture asks and shows, as plain data. One description gives the drawing on the screen, the file that is saved
 * (svg.ts) and the table behind it. Charts of a library would need a screen to draw on, and neither a Worker nor the command
 * line has one.
 *
 * Whatever is not decided is null, and is drawn as 未定: never as 0.
 */

interface PictureBase {
  /** Its title: the question that it answers. */
  question: string;
  /** What it shows, in a sentence: what stands below it and below the table behind it, and what a screen reader says. */
  told: string;
  /** How its marks are read, where they do not speak for themselves: said of the drawing alone. */
  read?: string;
}

/** What stands below a drawing. */
export const captionOf = ({ read = '', told }: Picture): string => `${read}${told}`;

/** Who stands where, and why: totals made of their parts. */
export interface RankingPicture extends PictureBase {
  is: 'ranking';
  /** Names of the parts, in the order of the notice. */
  series: readonly string[];
  rows: readonly {
    /** Unit id. */
    unit: string;
    label: string;
    rank: number | null;
    /** As printed; 「未定」 while something is outstanding. */
    total: string;
    /** Points of the total; null where undecided. */
    parts: readonly (number | null)[];
  }[];
  /** Points at the end of the scale. */
  full: number;
}

/** Who is at the edge: totals on a line, against the bounds of the grades. */
export interface BoundsPicture extends PictureBase {
  is: 'bounds';
  /** Grades that begin at a bound, best first. */
  bounds: readonly { name: string; at: number }[];
  rows: readonly {
    unit: string;
    label: string;
    total: number | null;
    grade: string;
    /** Why it is at the edge, in words; "" where it is not. */
    edge: string;
  }[];
}

/** Where the city is weak: points lost, units × items. */
export interface LossesPicture extends PictureBase {
  is: 'losses';
  items: readonly {
    /** What it is part of, where the units are scored by several rubrics; else "". */
    group: string;
    short: string;
    title: string;
    points: number;
  }[];
  rows: readonly {
    unit: string;
    label: string;
    /** Points lost of each item; null where its assessment has not come. */
    lost: readonly (number | null)[];
  }[];
}

/** Whose scale differs: for each rater or team the lowest, the mean and the highest. */
export interface SpreadPicture extends PictureBase {
  is: 'spread';
  /** Who stands in the rows: 评价人, 考核组. */
  who: string;
  groups: readonly {
    name: string;
    /** Ends of the scale. */
    from: number;
    to: number;
    /** Over all of the group. */
    mean: number;
    rows: readonly {
      label: string;
      lowest: number;
      mean: number;
      highest: number;
      /** Stands far from the others. */
      far: boolean;
    }[];
  }[];
}

export type Picture = RankingPicture | BoundsPicture | LossesPicture | SpreadPicture;

/** The table behind a picture: everything that it shows, in words. The first cell of a row names it. */
export interface PictureTable {
  header: readonly string[];
  /** The column whose words are the same for many rows in a row; a screen says them once, above those rows. */
  grouped?: number;
  rows: readonly {
    /** The unit that the row is of; "" where it is of none. */
    unit: string;
    cells: readonly string[];
  }[];
}

const undecided = '未定';

/** At most two decimals. */
export const figure = (value: number | null): string =>
  value === null ? undecided : String(Math.round(value * 100) / 100);

/** 「一、目标责任（10分）」, one an item. */
export const itemWords = ({ items }: LossesPicture): string[] =>
  items.map(({ title, points }) => `${title}（${points}分）`);

/** The table behind a picture. */
export function pictureTable(picture: Picture): PictureTable {
  switch (picture.is) {
    case 'ranking':
      return {
        header: ['单位', '名次', ...picture.series, '总分'],
        rows: picture.rows.map(({ unit, label, rank, parts, total }) => ({
          unit,
          cells: [label, rank === null ? '—' : String(rank), ...parts.map(figure), total],
        })),
      };
    case 'bounds':
      return {
        header: ['单位', '总分', '等次', '临界'],
        rows: picture.rows.map(({ unit, label, total, grade, edge }) => ({
          unit,
          cells: [label, figure(total), grade, edge],
        })),
      };
    case 'losses':
      return {
        header: ['单位', ...itemWords(picture)],
        rows: picture.rows.map(({ unit, label, lost }) => ({ unit, cells: [label, ...lost.map(figure)] })),
      };
    case 'spread':
      return {
        grouped: 1,
        header: [picture.who, '组别', '最低', '平均', '最高', '与总平均相差'],
        rows: picture.groups.flatMap(({ name, mean: all, rows }) =>
          rows.map(({ label, lowest, mean, highest, far }) => ({
            unit: '',
            cells: [
              label,
              name,
              figure(lowest),
              figure(mean),
              figure(highest),
              `${mean > all ? '+' : ''}${figure(mean - all)}${far ? '（偏离较大）' : ''}`,
            ],
          })),
        ),
      };
  }
}
