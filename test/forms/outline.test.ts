import { qualities, sampleTeam } from '../../src/sample/entries';
import { Random } from '../../src/sample/random';
import { sampleSchemes } from '../../src/sample/schemes';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { WorkbookModel } from '../../src/sheets/model';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 收表时对照用的轮廓：标签、填写的内容、哪些格是公式，与发出去的工作簿一格不差；公式本身和结果不写。 */

const official = zhengzhou2019();
const schemes: (readonly [string, Scheme])[] = [
  [official.title, official],
  ...sampleSchemes.map(({ name }) => [name, sampleSchemeNamed(name)] as const),
];

/** What stands on each sheet, cell by cell; of a formula only that it is one. */
const standing = ({ sheets }: WorkbookModel) =>
  sheets.map(({ name, role, rows }) => ({
    name,
    role,
    rows: rows.length,
    cells: rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell === null || (cell.value === null && cell.formula === undefined)
          ? []
          : [
              [
                row,
                column,
                cell.formula === undefined ? cell.value : 'formula',
                cell.style.unlocked === true,
              ] as const,
            ],
      ),
    ),
  }));

test.each(schemes)('%s：轮廓与整本工作簿同样的格', (_, scheme) => {
  const random = new Random(1);
  const quality = qualities(scheme, random);
  expect(scheme.teams.length).toBeGreaterThan(0);
  for (const team of scheme.teams) {
    const entries = sampleTeam(scheme, team, quality, random);
    const outline = teamWorkbook(scheme, team, '', { ...entries, outline: true });
    expect(standing(outline)).toEqual(standing(teamWorkbook(scheme, team, '', entries)));
    const formulas = outline.sheets.flatMap(({ rows }) => rows.flatMap((cells) => cells)).filter(isFormula);
    expect(formulas.length).toBeGreaterThan(0);
    // The few formulas of single lines are no cost; of thousands in tables and lists of facts there is no text.
    expect(formulas.filter((cell) => cell?.formula !== '').length).toBeLessThan(formulas.length / 50);
  }
});

const isFormula = (cell: { formula?: string } | null): boolean => cell?.formula !== undefined;
