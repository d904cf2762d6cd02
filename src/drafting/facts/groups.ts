import { ratedKind, rubricKind } from '../../schemes/zhengzhou-2019/earlier';
import type { Block, Grid } from '../source';
import type { DraftKind } from './kinds';
import type { Sourced } from './sentence';

/** 考核分组 and 考核对象, and the rating forms that list them. */
export interface Group extends Sourced {
  name: string;
  leaderPost: string;
  units: string[];
}

export interface DraftUnit {
  name: string;
  /**
   * One of the two ids of 郑安委〔2020〕1号, or the name of a kind that the notice lists; null where the notice lists kinds
   * and nothing tells which of them this is.
   */
  kind: string | null;
  /** Told by how the names of its kind end alone: a person has to look. */
  guessed?: true;
  /** Another way of writing the same unit, offered and not decided. */
  maybe: string[];
}

export interface RatingTable extends Sourced {
  title: string;
  units: string[];
  notes: string[];
  signatures: string[];
}

const groupHead = /^(第[一二三四五六七八九十]{1,3}(?:考核|检查|督导)?组)\s*[:：]?\s*(.*)$/;
const assessed = /^(?:负责)?(?:被)?考核(?:单位|对象|地区|县区)?\s*[:：]\s*(.+)$/;
const leader = /^组\s*长\s*[:：]\s*(?:[＿_\s]+|[\u4e00-\u9fff]{2,4}\s+)(.*)$/;

const listOf = (text: string): string[] =>
  text
    .split(/[、，,；;\s]+/)
    .map((name) => name.replace(/[。.]$/, '').trim())
    .filter((name) => name !== '' && !/^(?:和|及|等)$/.test(name));

/** Groups written as paragraphs: 「第一组 组长：…」, then 「考核：…」. */
function groupsInText(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    const head = groupHead.exec(block.text.trim());
    if (head && (head[2] === '' || /组\s*长|[:：]/.test(head[2] ?? ''))) {
      groups.push({
        name: head[1] ?? '',
        leaderPost: leader.exec(head[2] ?? '')?.[1]?.trim() ?? '',
        units: [],
        source: block.text,
        at: block.at,
      });
      continue;
    }
    const last = groups.at(-1);
    const units = assessed.exec(block.text.trim())?.[1];
    if (last && last.units.length === 0 && units !== undefined) {
      last.units = listOf(units);
      last.source = block.text;
      last.at = block.at;
    }
    const post = leader.exec(block.text.trim())?.[1];
    if (last && last.leaderPost === '' && post !== undefined) last.leaderPost = post.trim();
  }
  return groups.filter(({ units }) => units.length > 0);
}

/** Groups in a table: a column 组别 and a column of units. */
function groupsInTable(grid: Grid): Group[] {
  const [heads] = grid.rows;
  if (!heads) return [];
  const column = (pattern: RegExp) => heads.findIndex(({ text }) => pattern.test(text.replace(/\s/g, '')));
  const name = column(/^(?:组别|组|分组|考核组|组次)$/);
  const units = column(/考核对象|被考核|考核单位|负责单位|考核地区|受检单位/);
  if (name < 0 || units < 0) return [];
  return grid.rows.slice(1).flatMap((cells, index): Group[] => {
    const label = cells[name]?.text.trim() ?? '';
    const list = listOf(cells[units]?.text ?? '');
    return label === '' || list.length === 0
      ? []
      : [
          {
            name: label,
            leaderPost: '',
            units: list,
            source: cells.map(({ text }) => text).join(' '),
            at: grid.rowsAt[index + 1] ?? grid.at,
          },
        ];
  });
}

/** 「单位 | 分数 | 换算分数」: a form that raters fill. */
function ratingTableOf(grid: Grid, above: readonly Block[], below: readonly Block[]): RatingTable | null {
  const [heads] = grid.rows;
  const texts = heads?.map(({ text }) => text.replace(/\s/g, '')) ?? [];
  const units = texts.findIndex((text) =>
    /^(?:单位|被评价单位|被考核单位|考核对象|单位名称|县(?:（?市)?.{0,4}区）?)$/.test(text),
  );
  if (units < 0 || !texts.some((text) => /分数|得分|评分|打分|换算/.test(text))) return null;
  const names: string[] = [];
  const notes: string[] = [];
  for (const cells of grid.rows.slice(1)) {
    const first = cells[0]?.text.replace(/\s/g, '') ?? '';
    if (/^(?:说明|备注|注)/.test(first))
      notes.push(
        cells
          .slice(1)
          .map(({ text }) => text)
          .filter((text) => text !== '')
          .join(' '),
      );
    else if ((cells[units]?.text ?? '').trim() !== '') names.push((cells[units]?.text ?? '').trim());
  }
  if (names.length < 2) return null;
  const lines = above.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const cut = lines.findLastIndex((line) => /^\s*附\s*件/.test(line));
  const signatures: string[] = [];
  for (const block of below) {
    if (block.kind !== 'paragraph' || !/[:：]\s*$/.test(block.text)) break;
    signatures.push(block.text.trim());
  }
  const title = lines
    .slice(cut + 1)
    .slice(-2)
    .join('')
    .trim();
  return { title, units: names, notes, signatures, source: title, at: grid.at };
}

/** Whether `short` stands in `long`, letter by letter in order: 航空港区 in 航空港实验区. */
function within(short: string, long: string): boolean {
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return short.length >= 3 && long.startsWith(short.slice(0, 2));
}

const districtName = /(?:县|区|市|旗|镇|乡|街道|管委会|开发区|园区)$/;
const memberName = /局|委$|办$|支队|公司|中心|部$|社$|院|厅|集团|银行|站$|处$|学校|管委会$/;

/** The one kind most of whose units end as this name does; null where none or several do. */
function likest(name: string, kinds: readonly DraftKind[]): string | null {
  const scored = kinds.map((kind) => ({
    name: kind.name,
    like: kind.units.filter((unit) => unit.slice(-1) === name.slice(-1)).length,
  }));
  const most = Math.max(0, ...scored.map(({ like }) => like));
  const best = scored.filter(({ like }) => like > 0 && like === most);
  return best.length === 1 ? (best[0]?.name ?? null) : null;
}

/** The heading of the list of groups: 「2019 年度…考核分组」. */
const groupsHeading = /分组(?:表|名单|情况)?$/;

export function groupsOf(
  blocks: readonly Block[],
  kinds: readonly DraftKind[] = [],
): {
  groups: Group[];
  groupsTitle: Sourced | null;
  forms: RatingTable[];
  units: DraftUnit[];
} {
  const groups = [
    ...groupsInText(blocks),
    ...blocks.flatMap((block) => (block.kind === 'grid' ? groupsInTable(block) : [])),
  ];
  const forms = blocks.flatMap((block, index): RatingTable[] => {
    if (block.kind !== 'grid') return [];
    const form = ratingTableOf(
      block,
      blocks.slice(Math.max(0, index - 3), index),
      blocks.slice(index + 1, index + 4),
    );
    return form ? [form] : [];
  });
  const ofKind = new Map(kinds.flatMap(({ name, units }) => units.map((unit) => [unit, name] as const)));
  const listed = [...new Set([...ofKind.keys(), ...forms.flatMap(({ units }) => units)])];
  const inGroups = [...new Set(groups.flatMap(({ units }) => units))];
  const lone = listed.filter((name) => !inGroups.includes(name));
  /** Of a unit that no list of a kind names. @param usual the kind where the notice lists none */
  const guessed = (name: string, usual: string): Pick<DraftUnit, 'kind' | 'guessed'> => {
    if (kinds.length === 0) return { kind: usual };
    const kind = likest(name, kinds);
    return kind === null ? { kind } : { kind, guessed: true };
  };
  const units = listed.map((name): DraftUnit => {
    const kind = ofKind.get(name);
    return { name, ...(kind === undefined ? guessed(name, ratedKind) : { kind }), maybe: [] };
  });
  for (const name of inGroups) {
    if (listed.includes(name)) continue;
    const alias = lone.filter((short) => within(short, name) || within(name, short));
    const [only] = alias;
    const unit = units.find((one) => one.name === only);
    if (alias.length === 1 && unit) unit.maybe.push(name);
    else
      units.push({
        name,
        ...guessed(
          name,
          listed.length > 0 || memberName.test(name) || !districtName.test(name) ? rubricKind : ratedKind,
        ),
        maybe: [],
      });
  }
  const heading = blocks.findLast(
    (block) =>
      block.kind === 'paragraph' && groupsHeading.test(block.text.trim()) && !/^\s*\d+[.、]/.test(block.text),
  );
  const groupsTitle =
    groups.length > 0 && heading?.kind === 'paragraph'
      ? { source: heading.text.trim(), at: heading.at }
      : null;
  return { groups, groupsTitle, forms, units };
}
