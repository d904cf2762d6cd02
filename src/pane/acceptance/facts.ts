import { address } from '../../base/address';
import type { Diagnosis } from '../../port/diagnosis';
import type { CellPlace } from '../../port/program';
import type { Finished } from '../state/model';
import type { Pane } from '../state/pane';
import type { AcceptanceSheet } from './sheet';
import type { AcceptanceId } from './steps';

/** What the program itself puts down of each step. */

/** What answering a step is called while it runs: it is no part of the step. */
export const answering = '记下这一步';

/** 「建验收用的总表 3.4 秒」: what ran since the last answer. */
function timesOf(finished: readonly Finished[], since: number): string[] {
  return finished
    .filter(({ at, title }) => at > since && title !== answering)
    .map(({ title, seconds, ok }) => `${title} ${seconds.toFixed(1)} 秒${ok ? '' : '（没有做成）'}`);
}

/** What stands in the 总表, in one line that is the same as long as nothing changed. */
async function standing({ given, store }: Pane): Promise<string> {
  const { overview } = store.get();
  if (overview?.kind !== 'master') return '打开的不是总表';
  const received = overview.returns.filter(({ status }) => status === 'received').length;
  const [results, cell] = await Promise.all([given.assistant.results(), given.assistant.acceptanceCell()]);
  if (!results.ok) return `读不出成绩（${results.finding.code}）`;
  const { kinds, differences, official } = results.value;
  return [
    `收到 ${received}/${overview.returns.length} 份`,
    kinds
      .flatMap(({ rows }) => rows)
      .map(({ name, total }) => `${name} ${total}`)
      .join('、'),
    official ? '已核算' : '没有核算',
    `差额 ${differences.length} 处`,
    cell.ok ? cell.value.value || '那一格是空的' : '没有那一格',
  ].join('；');
}

const placeWords = (place: CellPlace | null): string =>
  place ? `选中的是 ${place.sheet}!${address(place.row, place.column)}` : '没有选中格子';

async function own(id: AcceptanceId, pane: Pane, sheet: AcceptanceSheet): Promise<string[]> {
  const { assistant, program } = pane.given;
  const { overview } = pane.store.get();
  const label = overview && 'label' in overview ? overview.label : '没有';
  switch (id) {
    case 'open':
      return [];
    case 'create': {
      const rehearsal = await assistant.rehearsal();
      const sheets = rehearsal.ok ? `${rehearsal.value.sheets.length} 张表` : rehearsal.finding.message;
      const findings = overview && 'findings' in overview ? overview.findings.length : 0;
      return [sheets, `提示 ${findings} 条`];
    }
    case 'type': {
      const cell = await assistant.acceptanceCell();
      return [cell.ok ? cell.value.value || '那一格读出来是空的' : cell.finding.message];
    }
    case 'follow': {
      const selected = await program.selection();
      return [selected.ok ? placeWords(selected.value) : selected.finding.message];
    }
    case 'preview': {
      const rehearsal = await assistant.rehearsal();
      return [rehearsal.ok ? `预演 ${rehearsal.value.pages} 页` : rehearsal.finding.message];
    }
    case 'save':
      return [`工作簿“${label}”`, await standing(pane)];
    case 'reopen': {
      const now = await standing(pane);
      return [`工作簿“${label}”`, now === sheet.saved ? '与保存时一样' : `与保存时不一样，现在：${now}`];
    }
    case 'collect':
    case 'settle':
    case 'restore':
      return [await standing(pane)];
  }
}

/** The lines at the head: which program, which engine, and what 诊断 says. */
export async function programLines({ given }: Pane): Promise<string[]> {
  const found: Diagnosis | string | undefined = await given.diagnosis?.();
  if (found === undefined) return [`程序：${given.program.name}`];
  if (typeof found === 'string') return found.split('\n');
  const { program, version, engine, verdict } = found;
  return [`程序：${program} ${version}`.trim(), `内核：${engine || '不明'}`, `诊断：${verdict.words}`];
}

/** What the program saw of a step; what cannot be had is said, never left out. */
export async function factOf(
  id: AcceptanceId,
  pane: Pane,
  sheet: AcceptanceSheet,
): Promise<{ fact: string; saved: string }> {
  const times = timesOf(pane.store.get().finished, sheet.markedAt);
  const lines = await own(id, pane, sheet);
  return {
    fact: [...times, ...lines].join('；'),
    saved: id === 'save' ? (lines[1] ?? '') : sheet.saved,
  };
}
