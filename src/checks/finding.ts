import type { Finding, Place, Severity } from '../base/finding';

type More = Place & Pick<Finding, 'allowed' | 'source'>;

const make =
  (severity: Severity) =>
  (code: string, message: string, remedy: string, more: More = {}): Finding => ({
    code,
    severity,
    message,
    remedy,
    ...more,
  });

/** 错误: stops settlement. */
export const error = make('error');

/** 提醒: to be looked at; settlement goes on. */
export const warning = make('warning');
