import ts from 'typescript';
import { compiled } from './excel-sources';

/**
 * What of Excel's API our sources use, told by the compiler: each use leads to a declaration of Microsoft's, and its
 * comment says since which level it is there. Names in `load('…')` are looked up like any other use.
 */
export interface Use {
  /** `write.ts:12`. */
  place: string;
  /** `Range.values`. */
  member: string;
  /** As declared, such as `ExcelApi 1.9`; "unknown" for a `load` whose names cannot be told beforehand. */
  set: string;
}

/** `[Api set: ExcelApi 1.2 for options; 1.7 for password]` counts as the higher of the two. */
function setIn(node: ts.Node): string | undefined {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .map((comment) => comment.getText())
    .join();
  const found = /\[Api set: (Excel\w*)([^\]]*)\]/.exec(text);
  if (!found) return undefined;
  const levels = [...(found[2] ?? '').matchAll(/(\d+)\.(\d+)/g)].map(([, major, minor]) =>
    [major, minor].map(Number),
  );
  const [highest] = levels.sort(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b);
  return highest && !/BETA|PREVIEW/i.test(found[2] ?? '')
    ? `${found[1]} ${highest.join('.')}`
    : `${found[1]}${found[2]}`;
}

/** Of a member itself, or else of the class it belongs to. */
function declaredSet(declaration: ts.Declaration): string | undefined {
  if (!declaration.getSourceFile().fileName.includes('/@types/office-js/')) return undefined;
  return setIn(declaration) ?? setIn(declaration.parent);
}

class Reader {
  readonly uses: Use[] = [];
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly source: ts.SourceFile,
  ) {}

  private add(node: ts.Node, member: string, set: string | undefined): void {
    if (set === undefined) return;
    const { line } = this.source.getLineAndCharacterOfPosition(node.getStart());
    this.uses.push({ place: `${this.source.fileName.split('/').at(-1) ?? ''}:${line + 1}`, member, set });
  }

  private symbol(node: ts.Node, symbol: ts.Symbol | undefined, chosen?: ts.Declaration): void {
    const declaration = chosen ?? symbol?.declarations?.[0];
    if (!symbol || !declaration) return;
    const owner = (declaration.parent as { name?: ts.Node }).name?.getText() ?? '';
    this.add(node, `${owner}.${symbol.name}`, declaredSet(declaration));
  }

  /** `worksheet/name`: each part is a property of what the part before it gave. */
  private path(node: ts.Node, type: ts.Type, path: string): void {
    let at = type;
    for (const name of path.split('/')) {
      const property: ts.Symbol | undefined = this.checker.getPropertyOfType(at, name);
      if (!property) {
        this.add(node, path, 'unknown');
        return;
      }
      this.symbol(node, property);
      const found: ts.Type = this.checker.getTypeOfSymbol(property);
      at = this.checker.getIndexTypeOfType(found, ts.IndexKind.Number) ?? found;
    }
  }

  private loaded(call: ts.CallExpression, receiver: ts.Expression): void {
    const [argument] = call.arguments;
    const type = this.checker.getTypeAtLocation(receiver);
    const given = argument && this.checker.getTypeAtLocation(argument);
    const literals = given?.isUnion() ? given.types : [given];
    for (const literal of literals)
      if (literal?.isStringLiteral())
        for (const path of literal.value.split(',')) this.path(call, type, path.trim());
      else if (!literal?.getProperties().length || literal.flags & ts.TypeFlags.StringLike)
        this.add(call, 'load', 'unknown');
  }

  private call(node: ts.CallExpression): void {
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const { name, expression } = node.expression;
    const declaration = this.checker.getResolvedSignature(node)?.getDeclaration();
    if (declaration && !ts.isJSDocSignature(declaration))
      this.symbol(name, this.checker.getSymbolAtLocation(name), declaration);
    const isOffice = declaration?.getSourceFile().fileName.includes('/@types/office-js/');
    if (name.text === 'load' && isOffice) this.loaded(node, expression);
  }

  read(node: ts.Node = this.source): void {
    if (ts.isCallExpression(node)) this.call(node);
    if (ts.isPropertyAccessExpression(node) && !ts.isCallExpression(node.parent))
      this.symbol(node.name, this.checker.getSymbolAtLocation(node.name));
    if (ts.isObjectLiteralExpression(node)) {
      const type = this.checker.getContextualType(node);
      for (const { name } of node.properties)
        if (type && name && ts.isIdentifier(name))
          this.symbol(name, this.checker.getPropertyOfType(this.checker.getNonNullableType(type), name.text));
    }
    if (ts.isBindingElement(node)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name))
        this.symbol(
          name,
          this.checker.getPropertyOfType(this.checker.getTypeAtLocation(node.parent), name.text),
        );
    }
    ts.forEachChild(node, (child) => this.read(child));
  }
}

/** The uses in files, and in further sources given by name, as if they lay beside them. */
export function apiUses(paths: readonly string[], further: Record<string, string> = {}): Use[] {
  const { checker, sources } = compiled(paths, further);
  return sources.flatMap((source) => {
    const reader = new Reader(checker, source);
    reader.read();
    return reader.uses;
  });
}

/** What is not in ExcelApi up to a level. */
export const beyond = (uses: readonly Use[], level: number): Use[] =>
  uses.filter(({ set }) => {
    const [, minor] = /^ExcelApi 1\.(\d+)$/.exec(set) ?? [];
    return minor === undefined || Number(minor) > level;
  });
