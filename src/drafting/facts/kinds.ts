import type { Block, Grid } from '../source';
import type { Sourced } from './sentence';

/** 对象类别: what kinds of unit a notice assesses, by its own words, and the units that it lists under each. */
export interface DraftKind extends Sourced {
  /** 「镇（街道）」「重点企业」, as the notice writes it. */
  name: string;
  units: string[];
}

const bracketed = (word: string): string => `${word.slice(0, 1)}[（(]?${word.slice(1)}[)）]?`;
/** Words that name a kind of unit, the longest first. */
const words = [
  '县[（(]市[、，,]?区[)）]',
  '县[（(]市[)）][、，,]?区(?:、开发区)?',
  '县[（(]区[)）]',
  '县市区',
  '县区',
  '区县',
  '[乡镇]镇?[（(](?:街道|镇|街)(?:办事处)?[)）]',
  bracketed('镇街道'),
  '乡镇街道',
  '乡镇',
  '镇街',
  '街道',
  '村[（(]社区[)）]',
  '社区',
  '[市县区州省]?(?:直|级)(?:有关|行业|主管)?(?:部门|单位)',
  '行业(?:主管|监管|管理)?部门',
  '(?:有关|职能|监管)部门',
  '(?:市|县|区)?(?:安委会|消安委)?成员单位',
  '(?:重点|规上|规模以上|直属|所属|市属|县属|国有)?(?:生产经营单位|企业)',
  '(?:经济)?(?:功能区|开发区|园区)',
  '中小学校?|学校',
  '医疗机构|医院',
  '(?:机关)?(?:处室|科室)',
  '班组|车间|项目部|分公司|子公司',
].join('|');
const inTitle = new RegExp(`(${words})`);
const whole = new RegExp(`^(?:各)?((?:${words})(?:[、和及](?:${words}))?)$`);

/** Two ways of writing one kind: 「镇（街道）」「镇街道」「各镇（街道）」. */
const plain = (name: string): string => name.replace(/^各|[（）()、，,\s]/g, '');
export const sameKind = (one: string, other: string): boolean => plain(one) === plain(other);
/** The one of `names` that a word means: the same, else the one that holds it or that it holds (「县（市）区、开发区」). */
export const kindMeant = (word: string, names: readonly string[]): string | null =>
  names.find((name) => sameKind(name, word)) ??
  names.find((name) => plain(word).includes(plain(name)) || plain(name).includes(plain(word))) ??
  null;

/** The kind that a title names: 「2022 年度镇（街道）安全生产考核细则」; null where it names none. */
export function kindInTitle(title: string): string | null {
  const rest = /(?:19|20)\d{2}\s*年度?(.*)$/.exec(title)?.[1] ?? title;
  return inTitle.exec(rest)?.[1] ?? inTitle.exec(title)?.[1] ?? null;
}

/** 「一、考核对象」 in a line of its own, and any heading of its rank. */
const heading = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[条章节])/;
const assessed = /考核(?:对象|范围)|被考核单位|考核单位/;
/** What a kind may be called; never a person or a post. */
const ownWord = /(?:部门|单位|企业|镇|乡|街道|区|县|村|社区|学校|医院|公司|机构|处室|科室)[）)]?$/;
const listLine =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?([^:：。；;]{2,16}?)\s*(?:[（(](?:共)?\d+[个家][)）]|\d+[个家])?\s*[:：]\s*(\S.*)$/;
const isName = (name: string): boolean =>
  name.length >= 2 && name.length <= 24 && !/[:：；;%％\d]|[占按扣]|得分|考核|发生|以上|以下/.test(name);

const namesOf = (text: string): string[] =>
  text
    .replace(/[。.；;]\s*$/, '')
    .replace(/等?(?:共)?\d+[个家](?:单位|镇|街道|部门|企业)?$/, '')
    .split(/[、，,\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** @param listed the line stands below 「考核对象」: then it says itself what its units are called */
function inLine(text: string, listed: boolean): { name: string; units: string[] } | null {
  const line = listLine.exec(text);
  const word = (line?.[1] ?? '').replace(/\s/g, '').replace(/^各/, '');
  const name = whole.exec(word)?.[1] ?? (listed && ownWord.test(word) ? word : undefined);
  const units = namesOf(line?.[2] ?? '');
  return name === undefined || units.length === 0 || !units.every(isName) ? null : { name, units };
}

/** A table of 类别 and 单位. */
function inTable(grid: Grid): DraftKind[] {
  const [heads] = grid.rows;
  const column = (pattern: RegExp) =>
    heads?.findIndex(({ text }) => pattern.test(text.replace(/\s/g, ''))) ?? -1;
  const kind = column(/^(?:类别|对象类别|单位类别|考核类别|类型)$/);
  const unit = column(/^(?:单位|单位名称|考核对象|被考核单位|名称|考核单位)$/);
  if (kind < 0 || unit < 0) return [];
  const found: DraftKind[] = [];
  let name = '';
  grid.rows.slice(1).forEach((cells, index) => {
    name = cells[kind]?.text.trim() || name;
    const units = namesOf(cells[unit]?.text ?? '').filter(isName);
    if (name === '' || units.length === 0) return;
    const known = found.find((one) => sameKind(one.name, name));
    if (known) known.units.push(...units);
    else found.push({ name, units, source: name, at: grid.rowsAt[index + 1] ?? grid.at });
  });
  return found;
}

/** Kinds with their units, in the order of the notice; each once, by the list that comes first. */
export function kindsOf(blocks: readonly Block[]): DraftKind[] {
  const found: DraftKind[] = [];
  let listed = false;
  for (const block of blocks) {
    if (block.kind === 'paragraph' && heading.test(block.text.trim())) listed = assessed.test(block.text);
    const here =
      block.kind === 'grid'
        ? inTable(block)
        : [inLine(block.text, listed)].flatMap((one) =>
            one ? [{ ...one, source: block.text.trim(), at: block.at }] : [],
          );
    for (const one of here) if (!found.some(({ name }) => sameKind(name, one.name))) found.push(one);
  }
  return found;
}

/** Which of the kinds a text names, or null. */
export const kindIn = (text: string, kinds: readonly string[]): string | null => {
  const read = plain(text);
  const named = kinds.filter((name) => read.includes(plain(name)));
  return named.reduce<string | null>(
    (best, name) =>
      best === null || read.lastIndexOf(plain(name)) > read.lastIndexOf(plain(best)) ? name : best,
    null,
  );
};
