import { parseAddress } from '../../../src/base/address';
import { errorNamed, type Value } from './value';

/** Formula text as a tree. What the simulation does not know is an error of the test, not a value. */

export type Node =
  | { kind: 'value'; value: Value }
  | { kind: 'area'; sheet: string | undefined; top: number; left: number; bottom: number; right: number }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; args: (Node | undefined)[] }
  | { kind: 'unary'; operator: string; of: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node };

interface Token {
  kind: 'number' | 'string' | 'word' | 'sheet' | 'error' | 'operator';
  text: string;
}

const letter = 'A-Za-z_\\\\\\u00a1-\\u2fff\\u3005-\\ufefe';
const pattern = new RegExp(
  [
    '(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)',
    '(?<string>"(?:[^"]|"")*")',
    "(?<quoted>'(?:[^']|'')*'!)",
    '(?<error>#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A))',
    `(?<word>[$${letter}][$.\\d${letter}]*!?)`,
    '(?<operator><>|<=|>=|[-+*/^&=<>(),:%])',
  ].join('|'),
  'gu',
);

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (text.slice(end, match.index).trim() !== '') throw new Error(`公式看不懂：${text.slice(end)}`);
    end = match.index + match[0].length;
    const { number, string, quoted, error, word, operator } = match.groups ?? {};
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (string !== undefined)
      found.push({ kind: 'string', text: string.slice(1, -1).replaceAll('""', '"') });
    else if (quoted !== undefined)
      found.push({ kind: 'sheet', text: quoted.slice(1, -2).replaceAll("''", "'") });
    else if (error !== undefined) found.push({ kind: 'error', text: error });
    else if (word?.endsWith('!')) found.push({ kind: 'sheet', text: word.slice(0, -1) });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'operator', text: operator ?? '' });
  }
  if (text.slice(end).trim() !== '') throw new Error(`公式看不懂：${text.slice(end)}`);
  return found;
}

/** How tightly operators bind, loosest first. */
const levels = [['=', '<>', '<', '<=', '>', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];

class Parser {
  private at = 0;
  constructor(
    private readonly list: Token[],
    private readonly text: string,
  ) {}

  all(): Node {
    const node = this.binary(0);
    if (this.at < this.list.length) this.fail();
    return node;
  }

  private fail(): never {
    throw new Error(`公式看不懂（第 ${this.at + 1} 处）：${this.text}`);
  }

  private is(text: string): boolean {
    const token = this.list[this.at];
    return token?.kind === 'operator' && token.text === text;
  }

  private take(text: string): void {
    if (!this.is(text)) this.fail();
    this.at++;
  }

  private binary(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((each) => this.is(each));
      if (operator === undefined) return left;
      this.at++;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Node {
    for (const operator of ['-', '+'])
      if (this.is(operator)) {
        this.at++;
        return { kind: 'unary', operator, of: this.unary() };
      }
    let node = this.primary();
    while (this.is('%')) {
      this.at++;
      node = { kind: 'unary', operator: '%', of: node };
    }
    return node;
  }

  private primary(): Node {
    const token = this.list[this.at];
    if (!token) this.fail();
    if (this.is('(')) {
      this.at++;
      const inner = this.binary(0);
      this.take(')');
      return inner;
    }
    this.at++;
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) };
      case 'string':
        return { kind: 'value', value: token.text };
      case 'error':
        return { kind: 'value', value: errorNamed(token.text) ?? null };
      case 'sheet': {
        const cell = this.list[this.at++];
        return cell?.kind === 'word' ? this.area(cell.text, token.text) : this.fail();
      }
      case 'word':
        return this.word(token.text);
      case 'operator':
        this.at--;
        return this.fail();
    }
  }

  private word(text: string): Node {
    if (this.is('(')) return this.call(text.toUpperCase());
    if (/^(TRUE|FALSE)$/i.test(text)) return { kind: 'value', value: text.toUpperCase() === 'TRUE' };
    if (parseAddress(text.toUpperCase())) return this.area(text, undefined);
    return { kind: 'name', name: text };
  }

  private area(text: string, sheet: string | undefined): Node {
    const first = parseAddress(text.toUpperCase()) ?? this.fail();
    let last = first;
    if (this.is(':')) {
      this.at++;
      last = parseAddress(this.list[this.at++]?.text.toUpperCase() ?? '') ?? this.fail();
    }
    return {
      kind: 'area',
      sheet,
      top: Math.min(first.row, last.row),
      left: Math.min(first.column, last.column),
      bottom: Math.max(first.row, last.row),
      right: Math.max(first.column, last.column),
    };
  }

  private call(name: string): Node {
    this.take('(');
    const args: (Node | undefined)[] = [];
    if (!this.is(')'))
      for (;;) {
        args.push(this.is(',') || this.is(')') ? undefined : this.binary(0));
        if (!this.is(',')) break;
        this.at++;
      }
    this.take(')');
    return { kind: 'call', name, args };
  }
}

const known = new Map<string, Node>();

/** The tree of a formula without its "=". Throws for what it cannot read. */
export function parsed(formula: string): Node {
  let node = known.get(formula);
  if (!node) known.set(formula, (node = new Parser(tokens(formula), formula).all()));
  return node;
}
