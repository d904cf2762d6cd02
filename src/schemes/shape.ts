import type * as v from 'valibot';
import type { Finding } from '../base/finding';
import { fault } from './fault';

/** Where a value of a scheme's data was read, in words of whoever reads the sheet. */
export interface Origin {
  sheet: string;
  /** Address, such as C12. */
  cell: string;
  /** Header of the column, or the label of the line. */
  name: string;
  /** What may stand there, where it is one of few words. */
  words?: string;
}

/** Finds the origin of a field by the object that holds it; undefined where nobody noted one. */
export type OriginOf = (owner: object, field: string) => Origin | undefined;

const wanted: Readonly<Record<string, (requirement: unknown) => string>> = {
  string: () => '文字',
  number: () => '数',
  boolean: () => '是或否',
  array: () => '一行或几行文字',
  non_empty: () => '不能空着',
  min_length: (least) => `至少 ${String(least)} 个`,
  integer: () => '整数',
  min_value: (least) => `不小于 ${String(least)} 的数`,
  max_value: (most) => `不大于 ${String(most)} 的数`,
  gt_value: (bound) => `大于 ${String(bound)} 的数`,
  iso_date: () => '日期，如 2020-01-15',
  regex: () => '编号的写法，如别的各行',
};

/** `("跳号" | "连号")` as people list words. */
const choices = (expected: string): string =>
  expected
    .replace(/^\(|\)$/g, '')
    .replaceAll('"', '')
    .replaceAll(' | ', '、');

/** What stands there, as people see it. */
const seen = (input: unknown): string => {
  if (input === null || input === undefined || input === '') return '空着';
  if (Array.isArray(input)) return input.length === 0 ? '空着' : `“${input.join('、').slice(0, 60)}”`;
  return typeof input === 'string' || typeof input === 'number'
    ? `“${String(input).slice(0, 60)}”`
    : '是别的东西';
};

/** One value that the shape of a scheme does not allow: with its place where it was read from a sheet, else with its path. */
export function misshapen(issue: v.BaseIssue<unknown>, originOf: OriginOf): Finding {
  const path = issue.path ?? [];
  const origin = path
    .map(({ input, key }) =>
      typeof input === 'object' && input !== null ? originOf(input, String(key)) : undefined,
    )
    .findLast((found) => found !== undefined);
  const allowed = wanted[issue.type]?.(issue.requirement) ?? choices(issue.expected ?? issue.message);
  if (!origin) {
    const dots = path.map(({ key }) => String(key)).join('.') || '数据';
    return fault(
      'scheme-shape',
      `方案的 ${dots} 不合要求：现为 ${issue.received}。`,
      allowed,
      '改正此处的数据。',
    );
  }
  const { sheet, cell, name, words } = origin;
  return {
    ...fault(
      'scheme-shape',
      `“${name}”现在${seen(issue.input)}，不合要求。`,
      words ?? allowed,
      '在这一格里改正。',
    ),
    sheet,
    cell,
  };
}
