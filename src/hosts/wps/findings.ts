import { failed, type Finding } from '../../base/finding';
import { messageOf } from '../../base/thrown';

/** What WPS refuses or cannot do, in words of the office. */
export type Failure = ReturnType<typeof failed>;

const edit = '如果正在编辑单元格，请按回车键结束编辑后重试；仍不行时，请到“诊断”页复制报告。';

/** WPS threw. `doing` completes 「WPS 没有完成……」. */
export const wpsFinding = (doing: string, error: unknown, sheet?: string): Failure =>
  failed(
    'wps-failed',
    `WPS 没有完成“${doing}”：${messageOf(error)}。`,
    edit,
    sheet === undefined ? {} : { sheet },
  );

export const wpsFindings = {
  notInWps: () =>
    failed(
      'not-in-wps',
      '这个页面不是由 WPS 表格打开的，或者这个版本的 WPS 不允许加载项操作表格。',
      '请在 WPS 表格的“考核助手”选项卡里点“面板”；仍看到这句话时，改用浏览器版，做完后下载总表，用 WPS 打开和打印。',
    ),
  noWorkbook: () =>
    failed('no-workbook', '没有打开的工作簿。', '请在 WPS 表格里打开总表，或新建一个空白工作簿。'),
  masterExists: (file: string) =>
    failed(
      'master-exists',
      `当前打开的「${file}」已经是考核助手的表，没有再建。`,
      '请新建一个空白工作簿，切换到它，再建表。',
      { file },
    ),
  missingSheet: (sheet: string, file: string) =>
    failed('sheet-missing', `找不到工作表“${sheet}”，没有写入。`, '它可能刚被删除或改名；请再做一次。', {
      file,
      sheet,
    }),
  closed: (file: string) =>
    failed('workbook-closed', `「${file}」已经关闭，没有写入。`, '请重新打开它，再做一次。', { file }),
  readOnly: (file: string): Finding => ({
    code: 'workbook-read-only',
    severity: 'warning',
    message: `「${file}」是以只读方式打开的：填的、面板写的，都存不回原来的文件。`,
    remedy: '请先用“文件—另存为”存一份到自己的文件夹，再接着做；已经做的都在，一起存下。',
    file,
  }),
  noIdentity: (file: string) =>
    failed(
      'identity-missing',
      `「${file}」没有考核助手的标识，没有写入。`,
      '请打开由考核助手生成的工作簿。',
      {
        file,
      },
    ),
  password: (sheet: string) =>
    failed(
      'sheet-locked',
      `工作表“${sheet}”设了保护密码，没有写入。`,
      '请在“审阅”里用密码撤消工作表保护，再做一次。',
      { sheet },
    ),
  notTaken: (sheet: string, cell: string, detail: string) =>
    failed(
      'write-refused',
      `WPS 没有按原样收下 ${cell}（${detail}），整批没有写入，已恢复原来的内容。`,
      '请到“诊断”页复制报告；也可以改用浏览器版。',
      { sheet, cell },
    ),
  mixed: (sheet: string, detail: string) =>
    failed(
      'write-mixed',
      `写入中断，而且没能恢复原来的内容（${detail}）。表里可能新旧混杂。`,
      '请不要保存，关闭工作簿后重新打开；或用“撤消”退回。',
      { sheet },
    ),
  unprotected: (sheets: readonly string[]) =>
    failed(
      'protection-lost',
      `内容已写入，但没能重新保护工作表：${sheets.join('、')}。`,
      '请在“审阅”里对这些表重新“保护工作表”（不设密码）。',
      { sheet: sheets[0] ?? '' },
    ),
  cannot: (what: string, remedy: string) => failed('program-cannot', `这个版本的 WPS 不能${what}。`, remedy),
};
