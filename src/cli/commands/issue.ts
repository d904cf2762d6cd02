import { fileMaster, folderOutbox } from '../../hosts/folder';
import { issue as issueForms } from '../../workflow/issue';
import { options } from '../arguments';
import { now } from '../../base/clock';
import { complain, findingLine, say, terminalProgress } from '../terminal';

/** kaohe issue */
export async function issue(args: readonly string[]): Promise<number> {
  const given = options(args, { texts: ['master', 'out', 'by'] });
  const out = given.required('out');
  const issued = await issueForms(
    fileMaster(given.required('master'), undefined, true),
    folderOutbox(out),
    now(),
    terminalProgress('生成'),
    'all',
    given.text('by'),
  );
  if (!issued.ok) {
    complain(findingLine(issued.finding));
    return 1;
  }
  say(`已发表 ${issued.value.files} 个文件：${out}/评价表、${out}/考核组、${out}/打印`);
  return 0;
}
