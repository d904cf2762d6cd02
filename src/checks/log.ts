import { summaryId } from '../forms/master/kind-tables';
import type { Finding } from '../base/finding';
import { recordsDigest } from '../forms/master/evidence';
import { logFaults, standing } from '../forms/master/log';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import { vetoWord } from '../forms/master/summary-formulas';
import { textOf } from '../sheets/locate';
import { warning } from './finding';

/** 操作记录 against its own seals, and against what the 总表 shows to have been done. */

const allowed = '操作记录由考核助手逐次追加，不作修改。';
const remedy = '从备份的总表里找回原来的记录；找不回的，另行书面说明。以后的记录照常追加。';

/** Lines that are not as they were written. */
function changedLines(reading: MasterReading): Finding[] {
  const log = reading.tables.find(({ entry }) => entry.table.id === 'log')?.located;
  const rows = log?.rows.filter(({ key }) => key !== '') ?? [];
  return logFaults(reading.state.log, reading.identity.logHead).map(({ kind, row, from, to }) => {
    const at = row === null ? undefined : rows[row];
    const place = { sheet: log?.sheet.name ?? '', ...(at ? { cell: at.address('action') } : {}), allowed };
    const line = row === null ? undefined : reading.state.log[row];
    const name = line ? `${line.time} ${line.action}` : '';
    const lines = from === to ? `第 ${from} 条` : `第 ${from}—${to} 条`;
    switch (kind) {
      case 'changed':
        return warning('log-changed', `操作记录“${name}”与当时写入的不同。`, remedy, place);
      case 'inserted':
        return warning('log-inserted', `操作记录“${name}”不是考核助手写的，或换了位置。`, remedy, place);
      case 'missing':
        return warning('log-missing', `操作记录少了${lines}。`, remedy, place);
    }
  });
}

/** Things done that no line tells of. */
function silentDeeds(reading: MasterReading, state: MasterState, issued: boolean): Finding[] {
  const log = reading.tables.find(({ entry }) => entry.table.id === 'log')?.located;
  const lines = (action: string) => state.log.filter((row) => row.action === action);
  const gap = (message: string) =>
    warning('log-gap', message, remedy, { sheet: log?.sheet.name ?? '', allowed });
  const findings: Finding[] = [];
  if (issued && lines('发表').length === 0) findings.push(gap('已经发表，操作记录里没有发表的一条。'));
  const times = new Set(lines('收表').map(({ time }) => time));
  const untold = [...state.receipts.values()].filter(({ received }) => !times.has(received));
  if (untold.length > 0)
    findings.push(
      gap(
        `有 ${untold.length} 份表（如 ${untold[0]?.file ?? ''}，${untold[0]?.received ?? ''}）收到时的记录不在操作记录里。`,
      ),
    );
  if (!state.settled) return findings;
  if (lines('核算').length === 0) findings.push(gap('已经核算，操作记录里没有核算的一条。'));
  const vetoes = lines(vetoWord);
  for (const { id: kind } of reading.scheme.kinds) {
    const located = reading.tables.find(({ entry }) => entry.table.id === summaryId(kind))?.located;
    for (const row of located?.rows ?? [])
      if (
        textOf(row.cell('ownVeto')) !== '' &&
        !vetoes.some(({ content }) => content.startsWith(`${row.key}：`))
      )
        findings.push({
          ...gap(`“${row.key}”核算为一票否决，操作记录里没有这一条。`),
          unit: row.key,
        });
  }
  return findings;
}

/** 收表明细, 收到内容, 更正 and what came from whom (评价人, 考核分组) are only written by the add-in. */
function changedRecords(reading: MasterReading): Finding[] {
  const { records } = reading.identity;
  return records === '' || records === recordsDigest(reading.state)
    ? []
    : [
        warning(
          'records-changed',
          '收表明细、收到内容、“更正”表里写定的内容，或评价人、考核分组表里收到的文件、时间、校验值被改过，与当时写入的不同。',
          '把收回的文件再收一次，按文件补正；“更正”表以操作记录为准。',
          { allowed: '这几张表由考核助手写入，不作修改；“更正原因”写定以后也不改。' },
        ),
      ];
}

/** What came in after 核算 is not in what was published. */
function collectedSince(state: MasterState): Finding[] {
  const actions = standing(state.log).map(({ action }) => action);
  return state.settled && actions.lastIndexOf('收表') > actions.lastIndexOf('核算')
    ? [
        warning(
          'collected-after-settled',
          '核算以后又收了表，“成绩公布”还是收表以前的。',
          '核对新收的表；确应计入的，再核算一次。',
        ),
      ]
    : [];
}

/** @param issued whether forms went out, by the identity */
export const checkLog = (reading: MasterReading, state: MasterState, issued: boolean): Finding[] => [
  ...changedLines(reading),
  ...changedRecords(reading),
  ...silentDeeds(reading, state, issued),
  ...collectedSince(state),
];
