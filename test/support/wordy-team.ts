import { Random } from '../../src/sample/random';
import { qualities, sampleTeam } from '../../src/sample/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import type { Scheme } from '../../src/schemes/scheme';
import type { WorkbookModel } from '../../src/sheets/model';

/** Longer than any cell of a printed form holds. */
const wordy = '现场查阅资料，该单位未按照《河南省安全生产条例》的规定逐级签订目标责任书；'.repeat(6);

/** A team's workbook whose every text is as long as people ever write. */
export function wordyTeam(scheme: Scheme): WorkbookModel {
  const [team] = scheme.teams;
  if (!team) throw new Error('no team');
  const random = new Random(1);
  const entries = sampleTeam(scheme, team, qualities(scheme, random), random);
  return teamWorkbook(scheme, team, '', {
    ...entries,
    deductions: entries.deductions.map((row) => ({ ...row, facts: wordy })),
    visits: new Map(
      [...entries.visits].map(([unit, visit]) => [
        unit,
        { ...visit, spotOne: wordy, spotTwo: wordy, enterprises: wordy },
      ]),
    ),
  });
}
