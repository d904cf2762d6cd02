import { parseSync } from '@swc/core';

/** Whether a script is ES5, told from its syntax tree: every kind of node must be one that ES5 has. */

const known = new Set([
  ...['Script', 'ExpressionStatement', 'BlockStatement', 'EmptyStatement', 'IfStatement', 'ForStatement'],
  ...[
    'ForInStatement',
    'WhileStatement',
    'DoWhileStatement',
    'SwitchStatement',
    'SwitchCase',
    'ReturnStatement',
  ],
  ...[
    'BreakStatement',
    'ContinueStatement',
    'ThrowStatement',
    'TryStatement',
    'CatchClause',
    'LabeledStatement',
  ],
  ...['VariableDeclaration', 'VariableDeclarator', 'FunctionDeclaration', 'FunctionExpression', 'Parameter'],
  ...['Identifier', 'StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'NullLiteral', 'RegExpLiteral'],
  ...[
    'ArrayExpression',
    'ObjectExpression',
    'KeyValueProperty',
    'MemberExpression',
    'Computed',
    'CallExpression',
  ],
  ...['NewExpression', 'UnaryExpression', 'UpdateExpression', 'BinaryExpression', 'AssignmentExpression'],
  ...[
    'ConditionalExpression',
    'SequenceExpression',
    'FunctionBody',
    'ParenthesisExpression',
    'ThisExpression',
  ],
]);

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** What the script has that ES5 has not, in words of the syntax tree; empty for ES5. */
export function beyondEs5(code: string): string[] {
  const found: string[] = [];
  const look = (value: unknown, inProperties = false): void => {
    if (Array.isArray(value)) {
      for (const each of value) look(each, inProperties);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.spread) found.push('spread');
    if (isNode(node)) {
      if (!known.has(node.type as string)) found.push(node.type as string);
      if (node.kind !== undefined && node.type === 'VariableDeclaration' && node.kind !== 'var')
        found.push('let or const');
      if (node.async === true || node.generator === true) found.push('async or generator');
      if (node.type === 'Identifier' && inProperties) found.push('shorthand property');
      if (node.type === 'CatchClause' && !node.param) found.push('catch without a name');
      if (node.type === 'BinaryExpression' && ['??', '**'].includes(String(node.operator)))
        found.push(String(node.operator));
      if (
        node.type === 'AssignmentExpression' &&
        ['??=', '||=', '&&=', '**='].includes(String(node.operator))
      )
        found.push(String(node.operator));
    }
    for (const [key, child] of Object.entries(node)) look(child, key === 'properties');
  };
  look(parseSync(code, { syntax: 'ecmascript', isModule: false } as Parameters<typeof parseSync>[1]));
  // The tree does not keep a comma after the last argument, which came with ES2017.
  const bare = code.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, 'text');
  if (/,\s*\)/.test(bare)) found.push('comma after the last argument');
  return found;
}
