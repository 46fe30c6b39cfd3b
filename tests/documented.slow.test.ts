/*
 * Everything that a cell can import says what it is; a reader sees that sentence where the name is used.
 * Source: the comments as the TypeScript compiler finds them.
 * Leaves out: whether the sentence is right.
 */
import ts from 'typescript';
import { expect, it } from 'vitest';
import { cellModulePaths } from '../site/build/cellModules.ts';

it('every exported name of the cells’ modules has a comment', () => {
  const program = ts.createProgram([...Object.values(cellModulePaths), 'content/data/csv.d.ts'], {
    allowImportingTsExtensions: true,
    noEmit: true,
    resolveJsonModule: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
  });
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Symbol>();
  const silent: string[] = [];
  const visit = (given: ts.Symbol, name: string): void => {
    const symbol = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given;
    if (seen.has(symbol)) return;
    seen.add(symbol);
    const declaration = symbol.declarations?.[0];
    if (declaration && ts.isSourceFile(declaration)) {
      for (const one of checker.getExportsOfModule(symbol)) visit(one, `${name}.${one.name}`);
      return;
    }
    const comments = [given, symbol].flatMap((one) => one.getDocumentationComment(checker));
    const tags = symbol.getJsDocTags(checker);
    if (comments.length + tags.length === 0) silent.push(name);
  };
  for (const [name, path] of Object.entries(cellModulePaths)) {
    const file = program.getSourceFile(path);
    visit(checker.getSymbolAtLocation(file!)!, name);
  }
  expect(seen.size).toBeGreaterThan(250);
  expect(silent).toEqual([]);
});
