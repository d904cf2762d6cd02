/** A formula cut into pieces. Anything that our forms do not use fails here or in the parser, loudly. */

export type Token =
  | { is: 'number'; value: number }
  | { is: 'text'; value: string }
  | { is: 'name'; value: string }
  | { is: 'cell'; value: string }
  | { is: 'sheet'; value: string }
  | { is: 'error'; value: string }
  | { is: 'sign'; value: string };

const patterns: readonly [Token['is'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['sheet', /(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_.]*)!/uy],
  ['error', /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['cell', /\$?[A-Z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_.(])/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['sign', /<>|<=|>=|[-+*/^&=<>(),:%]/y],
];

export function tokens(formula: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  next: while (at < formula.length) {
    for (const [is, pattern] of patterns) {
      pattern.lastIndex = at;
      const text = pattern.exec(formula)?.[0];
      if (text === undefined) continue;
      at += text.length;
      if (is === 'number') found.push({ is, value: Number(text) });
      else if (is === 'text') found.push({ is, value: text.slice(1, -1).replaceAll('""', '"') });
      else if (is === 'sheet')
        found.push({ is, value: text.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") });
      else if (is !== 'space') found.push({ is, value: text });
      continue next;
    }
    throw new Error(`not simulated: formula ${formula} at ${formula.slice(at, at + 20)}`);
  }
  return found;
}
