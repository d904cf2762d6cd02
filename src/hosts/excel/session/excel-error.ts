import { failed } from '../../../base/finding';

/** Excel's errors, and our findings for them in words of the office. */

export interface ExcelError {
  code: string;
  message: string;
  /** The call that failed, e.g. "WorksheetProtection.unprotect"; "" when Excel does not say. */
  location: string;
}

const own = (error: unknown, key: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** From whatever the client library throws. Errors of our own code have no code: they are thrown on. */
export function excelErrorOf(error: unknown): ExcelError {
  const code = text(own(error, 'code'));
  if (code === '') throw error;
  return {
    code,
    message: text(own(error, 'message')),
    location: text(own(own(error, 'debugInfo'), 'errorLocation')),
  };
}

/** No answer came: what was asked for may have been done or not. */
export const noAnswer: ExcelError = { code: 'NoAnswer', message: '', location: '' };

export const isEditing = ({ code }: ExcelError): boolean => code === 'InvalidOperationInCellEditMode';

/** Excel refused the whole message for its size; nothing was done. */
export const isTooLarge = ({ code }: ExcelError): boolean =>
  code === 'RequestPayloadSizeLimitExceeded' || code === 'ResponsePayloadSizeLimitExceeded';

export const isMissing = ({ code }: ExcelError): boolean =>
  code === 'ItemNotFound' || code === 'InvalidReference' || code === 'InvalidBinding';

const again = '请再做一次。';

/** Our code, what happened, what to do. */
const words: Readonly<Record<string, readonly [string, string, string]>> = {
  InvalidOperationInCellEditMode: [
    'excel-cell-editing',
    'Excel 正在编辑单元格，不接受其他操作。',
    '请先按回车退出单元格编辑，再做一次。',
  ],
  AccessDenied: [
    'sheet-protected',
    '工作表受保护，或者没有权限。',
    '请在“审阅”里撤消相应工作表的保护（或退出只读、受限状态）后再做一次。',
  ],
  ItemNotFound: ['sheet-missing', '工作表或区域已不存在。', '它可能刚被删除；请再做一次。'],
  InvalidReference: ['sheet-missing', '工作表或区域已不存在。', '它可能刚被删除；请再做一次。'],
  RequestPayloadSizeLimitExceeded: [
    'excel-too-large',
    '一次交给 Excel 的数据过大。',
    '请用桌面版 Excel 打开，或把工作簿里不相干的大表移走。',
  ],
  ResponsePayloadSizeLimitExceeded: [
    'excel-too-large',
    '一次从 Excel 读取的数据过大。',
    '请用桌面版 Excel 打开，或把工作簿里不相干的大表移走。',
  ],
  ApiNotFound: [
    'excel-too-old',
    '当前 Excel 版本不支持这一操作。',
    '请用 Excel 2021 或更新的版本，或者用浏览器页。',
  ],
  NotImplemented: [
    'excel-too-old',
    '当前 Excel 版本不支持这一操作。',
    '请用 Excel 2021 或更新的版本，或者用浏览器页。',
  ],
  UnsupportedSheet: ['excel-sheet-kind', '图表工作表和宏表不支持这一操作。', '请切换到普通工作表再做一次。'],
  WriteNotSupportedWhenModalDialogOpen: [
    'excel-dialog',
    'Excel 有对话框开着，不能写入。',
    '请关闭对话框再做一次。',
  ],
  ActivityLimitReached: ['excel-busy', 'Excel 正忙。', '请稍等片刻再做一次。'],
  ConnectionFailure: ['excel-connection', '与 Excel 的连接中断。', again],
  Timeout: ['excel-connection', 'Excel 没有及时回应。', again],
  NoAnswer: ['excel-connection', 'Excel 没有回应。', again],
  InvalidOrTimedOutSession: ['excel-session', '与工作簿的会话已失效。', '请刷新页面或重新打开工作簿。'],
  InsertDeleteConflict: ['excel-conflict', '别人正在改动同一处。', again],
};

/** A finding for an error. Codes that we do not know are shown as they are, never swallowed. */
export function findingOf(error: ExcelError, label: string, state = ''): ReturnType<typeof failed> {
  const known = Object.hasOwn(words, error.code) ? words[error.code] : undefined;
  const [code, message, remedy] = known ?? [
    'excel-error',
    `Excel 报错（${error.code}）：${error.message}`,
    '请再做一次；仍不行时重新打开工作簿，或者用浏览器页。',
  ];
  return failed(code, message + state, remedy, { file: label });
}
