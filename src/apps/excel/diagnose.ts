import type { Capability, Diagnosis } from '../../port/diagnosis';
import type { Surroundings } from './surroundings';

/** What the Excel around the page can do, and why it may not do. */

/** The level of Excel 2021. All that src/hosts/excel calls is in it. */
const neededLevel = '1.14';

const way = '可以改用浏览器版：做完后下载总表，用 Excel 打开和打印。';

function verdictOf(around: Surroundings | null): Diagnosis['verdict'] {
  const refused = (words: string) => ({ usable: false, words: words + way });
  if (!around) return refused('Microsoft 的 office.js 没有载入：可能网络不通，或部署的文件不全。');
  const { host, supports } = around;
  if (host === null) return refused('这个页面要在 Excel 的任务窗格里打开，单独打开没有用处。');
  if (host !== 'Excel') return refused(`考核助手只在 Excel 里工作，这里是 ${host}。`);
  if (!supports('ExcelApi', neededLevel))
    return refused('这个版本的 Excel 太旧，需要 Excel 2021 或更高版本，或 Microsoft 365。');
  return { usable: true, words: '这个版本的 Excel 可以用。' };
}

/** @param troubles what went wrong since, without stopping the work */
export function diagnosisOf(
  around: Surroundings | null,
  engine: string,
  troubles: readonly string[] = [],
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
    version: [around?.version, around?.platform].filter(Boolean).join(' '),
    engine,
    verdict: verdictOf(around),
    capabilities: [
      able('office-js', 'office.js', around !== null),
      able('host', 'Excel', around?.host === 'Excel', around?.host ?? '单独的浏览器'),
      able('level', `Excel 接口 ${neededLevel}`, supports('ExcelApi', neededLevel)),
      able(
        'dialog',
        '功能区命令的结果窗口',
        supports('DialogApi', '1.2'),
        supports('DialogApi', '1.2') ? '' : '校验和核算请在面板里做',
      ),
    ],
    troubles: [...troubles],
  };
}
