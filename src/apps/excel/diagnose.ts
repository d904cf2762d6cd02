import type { Capability, Diagnosis } from '../../port/diagnosis';
import { selfTestVerdict } from '../../hosts/excel';
import type { Surroundings } from './surroundings';

/** What the Excel around the page can do, and why it may not do. */

/** The level of Excel 2021. All that src/hosts/excel calls is in it. */
const neededLevel = '1.14';

const way = '可以改用浏览器版：做完后下载总表，用 Excel 打开和打印。';

/** The highest level that is asked for in the report. */
const highestLevel = 21;

/** What Excel cannot be asked. */
export const policyRemark =
  '放入新表以前，请先保存打开的工作簿。有的单位设了组策略 extensionhardening=2，加载项一放入新表 Excel 就崩溃，' +
  '没有存盘的会丢（这条查不出来）；崩溃过的，请改用浏览器版建表，或请管理员改这条策略。';

function verdictBy(around: Surroundings | null, tried: readonly Capability[]): Diagnosis['verdict'] {
  const refused = (words: string) => ({ usable: false, words: words + way });
  if (!around) return refused('Microsoft 的 office.js 没有载入：可能网络不通，或部署的文件不全。');
  const { host, supports } = around;
  if (host === null) return refused('这个页面要在 Excel 的任务窗格里打开，单独打开没有用处。');
  if (host !== 'Excel') return refused(`考核助手只在 Excel 里工作，这里是 ${host}。`);
  if (!supports('ExcelApi', neededLevel))
    return refused('这个版本的 Excel 太旧，需要 Excel 2021 或更高版本，或 Microsoft 365。');
  // That the open workbook is not empty says nothing of Excel.
  if (tried.length === 0 || tried.some(({ id, works }) => id === 'scratch' && !works))
    return { usable: true, words: '这个版本的 Excel 可以用。' };
  return selfTestVerdict(tried, way);
}

/** 「1.17」: what this Excel says of itself. */
function levelOf({ supports }: Surroundings): string {
  for (let minor = highestLevel; minor > 0; minor -= 1)
    if (supports('ExcelApi', `1.${minor}`)) return `1.${minor}`;
  return '没有';
}

/**
 * @param troubles what went wrong since, without stopping the work
 * @param tried what the self-test found, where it was made
 */
export function diagnosisOf(
  around: Surroundings | null,
  engine: string,
  troubles: readonly string[] = [],
  tried: readonly Capability[] = [],
): Diagnosis {
  const able = (id: string, name: string, works: boolean, detail = ''): Capability => ({
    id,
    name,
    works,
    detail,
  });
  const supports = (set: string, version: string) => around?.supports(set, version) ?? false;
  return {
    program: around?.host ?? '不是 Office',
    version: [around?.version, around?.platform, around?.language].filter(Boolean).join(' '),
    engine,
    verdict: verdictBy(around, tried),
    capabilities: [
      able('office-js', 'office.js', around !== null),
      able('host', 'Excel', around?.host === 'Excel', around?.host ?? '单独的浏览器'),
      able(
        'level',
        `Excel 接口 ${neededLevel}`,
        supports('ExcelApi', neededLevel),
        around ? `这里到 ${levelOf(around)}` : '',
      ),
      able(
        'dialog',
        '功能区命令的结果窗口',
        supports('DialogApi', '1.2'),
        supports('DialogApi', '1.2') ? '' : '校验和核算请在面板里做',
      ),
      ...tried,
    ],
    remarks: around?.host === 'Excel' ? [policyRemark] : [],
    troubles: [...troubles],
  };
}
