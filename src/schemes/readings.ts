import { usesQuotas } from './grades';
import { saysKinds } from './kinds';
import type { Scheme } from './scheme';
import { memberReading, memberReadingOptions } from './zhengzhou-2019/earlier';

/**
 * 口径: how an ambiguous sentence of the notice is applied. The engine and the cell formulas know these options by
 * name; which one holds is the scheme's choice. The first option is the default and follows the letter of the text.
 */
export const readingOptions = {
  换算舍入: ['整数', '一位小数', '两位小数'],
  折算系数: ['按原文', '按满分折算'],
  缺表: ['逐份决定', '按收到份数折算', '按零分计'],
  单表换算: ['显示未舍入', '留空'],
  不足一档: ['按一档计', '只计足档', '按比例计'],
  加分: ['折算前计入', '折算后计入', '总分封顶100'],
  总分封顶: ['不封顶', '封顶100'],
  总分舍入: ['两位小数', '一位小数', '不舍入'],
  评先取消: ['任一情形', '同时具备'],
  否决成绩: ['总分', '细则得分'],
  否决等次: ['等次不变', '定为未完成'],
  否决排名: ['参加排名', '列后不排名'],
  并列: ['同名次', '按年终得分'],
  互斥条款: ['取较重', '分别扣分'],
  [memberReading]: memberReadingOptions,
  名额舍入: ['舍去', '四舍五入', '进一'],
  名额并列: ['超额都不评', '并列都评'],
  名额递补: ['递补', '不递补'],
} as const;

export type ReadingId = keyof typeof readingOptions;
export type ReadingChoice<Id extends ReadingId> = (typeof readingOptions)[Id][number];

/** The option that holds for each reading. */
export type Readings = { [Id in ReadingId]: ReadingChoice<Id> };

/**
 * Readings that version 0.1.0 did not ask for. A 总表 without them follows their default, and a scheme that follows it has
 * the fingerprint that it had before.
 */
const laterIds: readonly ReadingId[] = ['总分封顶', '否决成绩', '名额舍入', '名额并列', '名额递补'];

/** Readings of what only some schemes have: where a scheme has it not, nobody is asked. */
const quotaIds: readonly ReadingId[] = ['名额舍入', '名额并列', '名额递补'];

/** Whether a reading is asked of a scheme. */
export const isAsked = (id: ReadingId, scheme: Pick<Scheme, 'grades' | 'kinds'>): boolean =>
  quotaIds.includes(id) ? usesQuotas(scheme) : id !== memberReading || !saysKinds(scheme);

/** Whether data of a scheme may lack a reading; then its default holds. */
export const isOptional = (id: ReadingId): boolean => quotaIds.includes(id) || id === memberReading;

export const isLater = (id: string): boolean => laterIds.some((later) => later === id);

/** The first option of each reading: the letter of the text. */
export const defaultReadings = (): Readings =>
  Object.fromEntries(
    (Object.keys(readingOptions) as ReadingId[]).map((id) => [id, readingOptions[id][0]]),
  ) as Readings;

/** Without later readings that follow their default: what a fingerprint is taken of. */
export const settledReadings = (readings: Readings): Partial<Readings> =>
  Object.fromEntries(
    Object.entries(readings).filter(
      ([id, choice]) => !isLater(id) || choice !== readingOptions[id as ReadingId][0],
    ),
  );

export const readingIds = Object.keys(readingOptions) as ReadingId[];
