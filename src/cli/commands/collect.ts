import { fileMaster, folderInbox } from '../../hosts/folder';
import { collect as collectForms, type FileReport } from '../../workflow/collect';
import { options } from '../arguments';
import { now } from '../../base/clock';
import {
  complain,
  findingJson,
  findingLine,
  say,
  sayFindings,
  sayJson,
  sayTable,
  terminalProgress,
} from '../terminal';

const words: Record<FileReport['status'], string> = {
  taken: '已收',
  unchanged: '未变',
  duplicate: '重复',
  refused: '拒收',
};

/** kaohe collect */
export async function collect(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master', 'in', 'by'], lists: ['choose'], flags: ['json'] });
  const inbox = folderInbox(given.required('in'));
  const collected = await collectForms(fileMaster(given.required('master'), undefined, true), inbox, {
    now: now(),
    by: given.text('by') ?? '',
    choose: new Set(given.all('choose')),
    progress: terminalProgress('收表'),
  });
  if (!collected.ok) {
    if (given.flag('json')) sayJson({ files: [], findings: [findingJson(collected.finding)] });
    else complain(findingLine(collected.finding));
    return 1;
  }
  const { files, findings, undecided } = collected.value;
  if (given.flag('json')) sayJson({ files, findings: findings.map(findingJson) });
  else {
    sayTable(
      ['状态', '文件', '说明'],
      files.map((file) => [words[file.status], file.file, file.message]),
    );
    sayFindings(findings);
    if (undecided.length > 0)
      say(
        `${undecided.map(({ name }) => name).join('、')}：有几份内容不同。再收一次，用 --choose 文件 指明采用哪一份。`,
      );
    const count = (status: FileReport['status']) => files.filter((file) => file.status === status).length;
    say(
      `收表：已收 ${count('taken')}，未变 ${count('unchanged')}，重复 ${count('duplicate')}，拒收 ${count('refused')}。`,
    );
  }
  const stopped = files.some(
    ({ status, code }) => status === 'refused' || code === 'rater-twice' || code === 'team-twice',
  );
  return stopped || findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
