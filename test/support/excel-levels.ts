import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** Which level of Microsoft's API the members need that a file of ours uses, by the declarations of @types/office-js. */

export interface LeveledUse {
  /** 「Range.getDependents」. */
  member: string;
  /** 「ExcelApi 1.15」. */
  level: string;
  /** 「src/hosts/excel/read.ts:12」. */
  at: string;
}

const declaredIn = (node: ts.Node): boolean => node.getSourceFile().fileName.includes('@types/office-js');

/** The last "[Api set: ExcelApi 1.7]" that the comment of a declaration has. */
function levelOf(declaration: ts.Node): string | undefined {
  const file = declaration.getSourceFile();
  const comments = ts.getLeadingCommentRanges(file.text, declaration.getFullStart()) ?? [];
  const text = comments.map(({ pos, end }) => file.text.slice(pos, end)).join('');
  return /\[Api set: ([A-Za-z]+ [\d.]+)[^\]]*\](?![^]*\[Api set)/.exec(text)?.[1];
}

const nameOf = (declaration: ts.Declaration): string => {
  const own = ts.getNameOfDeclaration(declaration)?.getText() ?? '?';
  const { parent } = declaration;
  return ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent)
    ? `${parent.name?.text ?? '?'}.${own}`
    : own;
};

/** @param files paths from the project's folder. @param texts files that are not on disk, by path */
export function leveledUses(
  files: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): LeveledUse[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
    ts.sys,
    '.',
  );
  const host = ts.createCompilerHost(options);
  const given = new Map(Object.entries(texts).map(([path, text]) => [resolve(path), text]));
  const withTexts: ts.CompilerHost = {
    ...host,
    fileExists: (path) => given.has(resolve(path)) || host.fileExists(path),
    readFile: (path) => given.get(resolve(path)) ?? host.readFile(path),
    getSourceFile: (path, how, ...rest) => {
      const text = given.get(resolve(path));
      return text === undefined
        ? host.getSourceFile(path, how, ...rest)
        : ts.createSourceFile(path, text, how, true);
    },
  };
  const all = [...files, ...given.keys()].map((path) => resolve(path));
  const program = ts.createProgram(all, { ...options, types: ['office-js'] }, withTexts);
  const checker = program.getTypeChecker();
  const found: LeveledUse[] = [];

  const note = (symbol: ts.Symbol | undefined, at: ts.Node): void => {
    const file = at.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(at.getStart()).line + 1;
    // Overloads came at different levels; the first is the oldest.
    const declaration = symbol?.declarations?.find(declaredIn);
    const level = declaration && levelOf(declaration);
    if (declaration && level)
      found.push({
        member: nameOf(declaration),
        level,
        at: `${resolve(file.fileName).slice(dirname(resolve('package.json')).length + 1)}:${line}`,
      });
  };

  /** "items/name,format/fill" of a load, member by member. */
  const noteLoaded = (of: ts.Type, paths: string, at: ts.Node): void => {
    for (const path of paths.split(',')) {
      let type: ts.Type | undefined = of;
      for (const step of path.trim().split('/')) {
        const member: ts.Symbol | undefined = type && checker.getPropertyOfType(type, step);
        if (!member) throw new Error(`${at.getText()}: no ${step} to load`);
        note(member, at);
        const value: ts.Type = checker.getTypeOfSymbolAtLocation(member, at);
        type = step === 'items' ? checker.getIndexTypeOfType(value, ts.IndexKind.Number) : value;
      }
    }
  };

  const look = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), node);
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const wanted = ts.isObjectLiteralExpression(node.parent) && checker.getContextualType(node.parent);
      if (wanted) note(checker.getPropertyOfType(wanted, node.name.getText()), node);
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const from = checker.getTypeAtLocation(node.parent);
      note(checker.getPropertyOfType(from, (node.propertyName ?? node.name).getText()), node);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [asked] = node.arguments;
      const of = checker.getTypeAtLocation(node.expression.expression);
      const ours = of.getSymbol()?.declarations?.some(declaredIn) ?? false;
      if (ours && node.expression.name.text === 'load') {
        const type = asked ? checker.getTypeAtLocation(asked) : undefined;
        // One of some texts, or one text.
        const paths = type?.isUnion() ? type.types : type ? [type] : [];
        if (paths.length === 0 || !paths.every((each) => each.isStringLiteral()))
          throw new Error(`${node.getText()}: what it loads is not written out`);
        for (const each of paths) if (each.isStringLiteral()) noteLoaded(of, each.value, node);
      }
    }
    ts.forEachChild(node, look);
  };
  for (const path of all) {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`no ${path}`);
    look(file);
  }
  return found;
}
