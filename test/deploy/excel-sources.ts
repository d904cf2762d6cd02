import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The sources that run in Excel, as the compiler sees them. */

const root = join(__dirname, '../..');
const folder = join(root, 'src/hosts/excel');

/** The host's and the pages'. */
export const excelSources = (): string[] =>
  ['src/hosts/excel', 'src/apps/excel'].flatMap((path) =>
    readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(root, path, name)),
  );

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  strict: true,
  types: ['office-js'],
  skipLibCheck: true,
};

/** Files, and further sources given by name and text as if they lay beside the host's. */
export function compiled(paths: readonly string[], further: Record<string, string>) {
  const disk = ts.createCompilerHost(options, true);
  const made = new Map(Object.entries(further).map(([name, text]) => [join(folder, name), text]));
  const host: ts.CompilerHost = {
    ...disk,
    readFile: (name) => made.get(name) ?? disk.readFile(name),
    fileExists: (name) => made.has(name) || disk.fileExists(name),
    getSourceFile: (name, version, ...rest) => {
      const text = made.get(name);
      if (text === undefined) return disk.getSourceFile(name, version, ...rest);
      return ts.createSourceFile(name, text, version, true);
    },
  };
  const program = ts.createProgram([...paths, ...made.keys()], options, host);
  const sources = [...paths, ...made.keys()].map((path) => {
    const source = program.getSourceFile(path);
    if (!source) throw new Error(`not compiled: ${path}`);
    return source;
  });
  return { checker: program.getTypeChecker(), sources };
}
