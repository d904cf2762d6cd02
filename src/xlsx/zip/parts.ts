import { ContainerError, unpackedBytes } from './container';
import type { Guarded } from '../guard';
import { attributesOf, tags } from './xml';

/** Which part is what: the sheets of a workbook and where they lie, by relationships and never by file names. */
export interface SheetPart {
  name: string;
  path: string;
  hidden: boolean;
  /** Position in the workbook's list, counting every kind of sheet. */
  index: number;
}

export interface Parts {
  workbook: string;
  sheets: SheetPart[];
  sharedStrings?: string;
  styles?: string;
}

/** The text of a part. Throws {@link ContainerError} when it is missing or no UTF-8 XML that we would read. */
export function partText(file: Guarded, path: string): string {
  const entry = file.entries.get(path);
  if (!entry) throw new ContainerError('broken', `缺少部件 ${path}`);
  const bytes = unpackedBytes(file.bytes, entry);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ContainerError('broken', `部件 ${path} 不是 UTF-8 文字`);
  }
  // No office program writes a document type; entity tricks live there.
  if (text.includes('<!DOCTYPE')) throw new ContainerError('broken', `部件 ${path} 含有文档类型声明`);
  return text;
}

interface Relationship {
  id: string;
  /** The last word of the type's address: "worksheet", "styles". */
  type: string;
  target: string;
}

/** A target relative to the part that names it. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Path of the part that holds another's relationships. */
export const relationshipsPath = (path: string): string => {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
};

function relationships(file: Guarded, path: string): Relationship[] {
  const rels = relationshipsPath(path);
  if (!file.entries.has(rels)) return [];
  return [...tags(partText(file, rels), 'Relationship')].map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: (attributes.Type ?? '').split('/').at(-1) ?? '',
    target: attributes.TargetMode === 'External' ? '' : resolved(path, attributes.Target ?? ''),
  }));
}

/** Targets of a part's relationships by the last word of their type; the first of each type. */
export function relatedParts(file: Guarded, path: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { type, target } of relationships(file, path))
    if (target !== '' && !found.has(type)) found.set(type, target);
  return found;
}

/** Finds the parts. A sheet that is no worksheet (a chart of its own) is left out. */
export function partsOf(file: Guarded): Parts {
  const workbook = relationships(file, '').find(({ type }) => type === 'officeDocument')?.target;
  if (!workbook || !file.entries.has(workbook)) throw new ContainerError('broken', '缺少工作簿部件');
  const related = relationships(file, workbook);
  const xml = partText(file, workbook);
  const sheets: SheetPart[] = [];
  let index = -1;
  for (const { start, end } of tags(xml, 'sheet')) {
    index++;
    const attributes = attributesOf(xml.slice(start, end));
    const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const relation = related.find((candidate) => candidate.id === id);
    if (!relation) throw new ContainerError('broken', `工作表「${attributes.name ?? ''}」没有去处`);
    if (relation.type !== 'worksheet') continue;
    if (!file.entries.has(relation.target))
      throw new ContainerError('broken', `缺少工作表「${attributes.name ?? ''}」`);
    if (sheets.some(({ path }) => path === relation.target))
      throw new ContainerError('broken', `两张工作表是同一个部件 ${relation.target}`);
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    sheets.push({ name: attributes.name ?? '', path: relation.target, hidden, index });
  }
  const target = (type: string) => related.find((relation) => relation.type === type)?.target;
  const sharedStrings = target('sharedStrings');
  const styles = target('styles');
  return {
    workbook,
    sheets,
    ...(sharedStrings && file.entries.has(sharedStrings) ? { sharedStrings } : {}),
    ...(styles && file.entries.has(styles) ? { styles } : {}),
  };
}
