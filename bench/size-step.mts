import { join } from 'node:path';
import { main } from '../src/cli/main';
import { Random } from '../src/sample/random';
import { qualities, sampleScores, sampleTeam } from '../src/sample/entries';
import { ratingWorkbook } from '../src/forms/rating-form';
import { teamWorkbook } from '../src/forms/team-workbook';
import { fileMaster, folderOutbox } from '../src/hosts/folder';
import { createMaster } from '../src/workflow/issue';
import { largeScheme } from './size';

/** One step of a large year in a process of its own, so that its time and its memory are its own. */

const [, , step = '', folder = '', units = '16'] = process.argv;
const master = join(folder, '总表.xlsx');
const scheme = largeScheme(Number(units));

async function fill(): Promise<void> {
  const random = new Random(1);
  const quality = qualities(scheme, random);
  const outbox = folderOutbox(join(folder, '收回'));
  for (const rater of scheme.raters) {
    const scores = sampleScores(scheme, rater, quality, random);
    await outbox.put(`评价表/${rater.id}.xlsx`, ratingWorkbook(scheme, rater, '', scores));
  }
  for (const team of scheme.teams)
    await outbox.put(
      `考核组/${team.no}.xlsx`,
      teamWorkbook(scheme, team, '', sampleTeam(scheme, team, quality, random)),
    );
}

const command: Record<string, () => Promise<unknown>> = {
  new: () => createMaster(fileMaster(master), scheme, '2020-01-01 09:00', { id: 'bench' }),
  issue: () => main(['issue', '--master', master, '--out', join(folder, '发出')]),
  fill,
  collect: () => main(['collect', '--master', master, '--in', join(folder, '收回')]),
  'collect again': () => main(['collect', '--master', master, '--in', join(folder, '收回')]),
  settle: () => main(['settle', '--master', master]),
  explain: () => main(['explain', '--master', master, '--unit', scheme.units[0]?.name ?? '']),
};

const before = process.cpuUsage();
await command[step]?.();
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  `\n${JSON.stringify({ cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 })}\n`,
);
