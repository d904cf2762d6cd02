import type { Names } from '../../../assistant/api';

/** Names as people type and paste them. */

/** 「1.」 「（2）」 「3、」 before a name, and cells that hold nothing but a number. */
const numbering = /^\s*[（(]?\d+[)）.．、]?\s*/;

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.trim());

const nameIn = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replace(numbering, '').trim()).find((cell) => cell !== '') ?? '';

/** One name a line; a column or a row copied from a sheet, with or without numbers before the names. */
export function parseNames(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [only] = lines;
  const parts = lines.length === 1 && only !== undefined ? only.split(/[\t、，,；;]/) : lines;
  return parts.map((part) => nameIn(cellsOf(part))).filter((name) => name !== '');
}

/** What is wrong with a list of names; "" where nothing is. */
export function faultOf(names: readonly string[], wanted: number, word: string): string {
  if (names.length !== wanted) {
    const off = names.length < wanted ? `少 ${wanted - names.length} 个` : `多 ${names.length - wanted} 个`;
    return `方案定的是 ${wanted} ${word}，现在是 ${names.length} ${word}，${off}。`;
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? '' : `“${twice}”写了两次。重名的请加以区别，如“张三（监察支队）”。`;
}

type Team = Names['teams'][number];

/** Lines copied from a sheet: 组长, 成员, 联络员, 电话, in the order of the teams or with the team's name before. */
export function pasteTeams(text: string, teams: readonly Team[]): Team[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);
  const pasted = new Map<number, string[]>();
  rows.forEach((cells, index) => {
    const [first = '', ...rest] = cells;
    const named = teams.find(({ name, no }) => name === first || String(no) === first);
    const team = named ?? teams[index];
    if (team) pasted.set(team.no, named ? rest : cells);
  });
  return teams.map((team) => {
    const cells = pasted.get(team.no);
    if (!cells) return team;
    const [leader = team.leader, members = team.members, liaison = team.liaison, phone = team.phone] = cells;
    return { ...team, leader, members, liaison, phone };
  });
}
