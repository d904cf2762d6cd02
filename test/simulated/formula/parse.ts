import { parseAddress, type Area } from '../../../src/base/address';
import { NotSimulated } from '../refused';
import { errorNamed, errorPattern, type Value } from './value';

/** Formula text as a tree. What cannot be read here fails loudly. */
export type Node =
  | { kind: 'value'; value: Value }
  /** `book` is the name in brackets before a sheet. */
  | { kind: 'area'; book: string | undefined; sheet: string | undefined; area: Area }
  | { kind: 'name'; name: string }
  | { kind: 'array'; rows: Value[][] }
  | { kind: 'call'; name: string; args: (Node | undefined)[] }
  | { kind: 'unary'; operator: string; of: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node };

interface Token {
  kind: 'number' | 'text' | 'sheet' | 'error' | 'word' | 'sign';
  text: string;
}

const patterns: readonly [Token['kind'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['sheet', /(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?[\p{L}_][\p{L}\p{N}_.]*)!/uy],
  ['error', new RegExp(errorPattern.source, 'y')],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_:])/uy],
  ['word', /[$\p{L}_\\][$\p{L}\p{N}_.\\]*/uy],
  ['sign', /<>|<=|>=|[-+*/^&=<>(),:;%@{}]/y],
];

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  next: while (at < formula.length) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === undefined) continue;
      at += text.length;
      if (kind === 'text') found.push({ kind, text: text.slice(1, -1).replaceAll('""', '"') });
      else if (kind === 'sheet')
        found.push({ kind, text: text.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") });
      else if (kind !== 'space') found.push({ kind, text });
      continue next;
    }
    throw new NotSimulated(`公式 ${formula} 里的 ${formula.slice(at, at + 20)}`);
  }
  return found;
}

/** How tightly operators bind, loosest first. */
const levels: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

class Parser {
  private at = 0;
  private readonly list: Token[];

  constructor(private readonly formula: string) {
    this.list = tokens(formula);
  }

  whole(): Node {
    const node = this.binary(0);
    return this.at < this.list.length ? this.fail() : node;
  }

  private fail(): never {
    throw new NotSimulated(`公式 ${this.formula}（第 ${this.at + 1} 处）`);
  }

  /** Takes the sign if it comes next. */
  private sign(text: string): boolean {
    const token = this.list[this.at];
    if (token?.kind !== 'sign' || token.text !== text) return false;
    this.at++;
    return true;
  }

  private need(text: string): void {
    if (!this.sign(text)) this.fail();
  }

  private binary(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((each) => this.sign(each));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Node {
    // "@" asks for one value of what follows, which is what this engine asks for anyway.
    const operator = ['-', '+', '@'].find((each) => this.sign(each));
    if (operator !== undefined) {
      const of = this.unary();
      return operator === '-' ? { kind: 'unary', operator, of } : of;
    }
    let node = this.primary();
    while (this.sign('%')) node = { kind: 'unary', operator: '%', of: node };
    return node;
  }

  private primary(): Node {
    if (this.sign('(')) {
      const inner = this.binary(0);
      this.need(')');
      return inner;
    }
    if (this.sign('{')) return this.array();
    const token = this.list[this.at++];
    switch (token?.kind) {
      case 'number':
      case 'text':
      case 'error':
        return { kind: 'value', value: constant(token) };
      case 'sheet': {
        const [, book, sheet = ''] = /^(?:.*\[([^\]]+)\])?(.*)$/s.exec(token.text) ?? [];
        const next = this.list[this.at++];
        if (next?.kind === 'error') return { kind: 'value', value: constant(next) };
        return this.area(next?.kind === 'word' ? next.text : this.fail(), book, sheet);
      }
      case 'word':
        return this.word(token.text);
      default:
        this.at--;
        return this.fail();
    }
  }

  private word(text: string): Node {
    if (this.sign('(')) return this.call(text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, ''));
    if (/^(TRUE|FALSE)$/i.test(text)) return { kind: 'value', value: text.toUpperCase() === 'TRUE' };
    if (parseAddress(text.toUpperCase())) return this.area(text, undefined, undefined);
    return { kind: 'name', name: text };
  }

  private area(text: string, book: string | undefined, sheet: string | undefined): Node {
    const corner = (word: string) => parseAddress(word.toUpperCase()) ?? this.fail();
    const first = corner(text);
    const last = this.sign(':') ? corner(this.list[this.at++]?.text ?? '') : first;
    const area = {
      top: Math.min(first.row, last.row),
      left: Math.min(first.column, last.column),
      bottom: Math.max(first.row, last.row),
      right: Math.max(first.column, last.column),
    };
    return { kind: 'area', book, sheet, area };
  }

  private call(name: string): Node {
    const args: (Node | undefined)[] = [];
    if (!this.sign(')')) {
      do {
        const next = this.list[this.at];
        const left = next?.kind === 'sign' && (next.text === ',' || next.text === ')');
        args.push(left ? undefined : this.binary(0));
      } while (this.sign(','));
      this.need(')');
    }
    return { kind: 'call', name, args };
  }

  /** Constants between braces. */
  private array(): Node {
    const rows: Value[][] = [[]];
    do {
      const negative = this.sign('-');
      const token = this.list[this.at++];
      const value = token?.kind === 'sign' || !token ? this.fail() : constant(token);
      rows.at(-1)?.push(negative ? -Number(value) : value);
      if (this.sign(';')) rows.push([]);
      else if (!this.sign(',')) break;
    } while (this.at < this.list.length);
    this.need('}');
    return { kind: 'array', rows };
  }
}

function constant({ kind, text }: Token): Value {
  if (kind === 'number') return Number(text);
  return kind === 'error' ? (errorNamed(text) ?? null) : text;
}

const known = new Map<string, Node>();

/** The tree of a formula without its "=". */
export function parsed(formula: string): Node {
  let node = known.get(formula);
  if (!node) known.set(formula, (node = new Parser(formula).whole()));
  return node;
}

/** Whether a formula looks into another workbook: nothing brings such results up to date. */
export function looksOutside(node: Node | undefined, book: string): boolean {
  switch (node?.kind) {
    case 'area':
      return node.book !== undefined && node.book.toLowerCase() !== book.toLowerCase();
    case 'call':
      return node.args.some((each) => looksOutside(each, book));
    case 'unary':
      return looksOutside(node.of, book);
    case 'binary':
      return looksOutside(node.left, book) || looksOutside(node.right, book);
    default:
      return false;
  }
}
