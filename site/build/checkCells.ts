/**
 * Type-checks the cells of a chapter as one module that stands on the chapter's own lines.
 * Source: the TypeScript compiler; site/notebook/globals.d.ts says what a cell finds without an import.
 * Leaves out running them (runCells.ts).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import ts from 'typescript';
import { unified } from 'unified';
import type { Root } from 'mdast';
import type { Input } from '../notebook/cell.ts';
import { cellModulePaths } from './cellModules.ts';
import { readCells, type Page } from './readCells.ts';

const root = new URL('../../', import.meta.url);
const path = (file: string): string => fileURLToPath(new URL(file, root));

/** The cells and inputs of an MDX file, without building the page. */
export function pageOf(text: string, file: string): Page {
  // Frontmatter is not MDX: its lines stay, empty.
  const body = text.replace(/^---\n[\s\S]*?\n---/, (head) => head.replace(/[^\n]/g, ''));
  return readCells(unified().use(remarkParse).use(remarkMdx).parse(body) as Root, file);
}

/** Several cells may import the same name; one module may do so once. */
function withoutRepeats(line: string, seen: Set<string>): string {
  const found = /^(\s*import\s+(?:type\s+)?\{)([^}]*)(\}\s*from\s*(['"][^'"]+['"]).*)$/.exec(line);
  if (!found) return line;
  const [, head, names, tail, from] = found as unknown as [string, string, string, string, string];
  const fresh = names.split(',').filter((name) => {
    const key = `${from} ${name.trim()}`;
    return name.trim() !== '' && !seen.has(key) && seen.add(key);
  });
  return `${head}${fresh.join(',')}${tail}`;
}

/** A choice is one of its options, so that a comparison with none of them is an error. */
const typeOf = (input: Input): string =>
  input.kind === 'select'
    ? input.options.map(({ value }) => JSON.stringify(value)).join(' | ')
    : typeof input.value;

/** The chapter with everything blank but its cells; an input is the constant it defines. */
export function moduleOf(text: string, page: Page): string {
  const lines = text.split('\n').map(() => '');
  const seen = new Set<string>();
  for (const found of page.found) {
    if (found.kind === 'input') {
      lines[found.line - 1] = `declare const ${found.name}: ${typeOf(found.input)};`;
    } else {
      for (const { source, line: first } of found.exercise
        ? [found, found.exercise.check]
        : [found]) {
        const text = source.split('\n');
        for (const [n, line] of text.entries()) lines[first - 1 + n] = withoutRepeats(line, seen);
        // A next cell that opens with a bracket is not a call of this one's last expression.
        lines[first - 1 + text.length] = ';';
      }
    }
  }
  return `${lines.join('\n')}\nexport {};\n`;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  exactOptionalPropertyTypes: true,
  lib: ['lib.es2024.d.ts', 'lib.webworker.d.ts'],
  types: [],
  paths: Object.fromEntries(Object.entries(cellModulePaths).map(([name, file]) => [name, [file]])),
};

/** The chapter once for every other text of the cell of an exercise, which then stands in its place. */
function variantsOf(page: Page): readonly Page[] {
  return page.found.flatMap((found) => {
    if (found.kind === 'input' || !found.exercise) return [];
    const { solution, wrong } = found.exercise;
    return [solution, ...wrong].map((variant) => ({
      ...page,
      found: page.found.map((one) => (one === found ? { ...one, ...variant } : one)),
      compiled: page.compiled.map((one) => (one === found.compiled ? variant.compiled : one)),
    }));
  });
}

/** Errors as `file:line: text`, of all the given chapters; none means that all cells type-check. */
export function checkCells(
  files: readonly { readonly file: string; readonly text: string }[],
): string[] {
  const modules = new Map<string, string>();
  const fileOf = new Map<string, string>();
  for (const { file, text } of files) {
    const page = pageOf(text, file);
    for (const [n, one] of [page, ...variantsOf(page)].entries()) {
      const name = `${path(file)}.${String(n)}.cells.ts`;
      modules.set(name, moduleOf(text, one));
      fileOf.set(name, file);
    }
  }
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const source = host.getSourceFile.bind(host);
  host.readFile = (name) => modules.get(name) ?? read(name);
  host.fileExists = (name) => modules.has(name) || exists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = modules.get(name);
    return text === undefined
      ? source(name, ...rest)
      : ts.createSourceFile(name, text, options.target ?? ts.ScriptTarget.ESNext);
  };
  const globals = [path('site/notebook/globals.d.ts'), path('content/data/csv.d.ts')];
  const program = ts.createProgram([...modules.keys(), ...globals], options, host);
  const told = [...modules.keys()].flatMap((name) => {
    const file = program.getSourceFile(name)!;
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return found.map((one) => {
      const { line } = file.getLineAndCharacterOfPosition(one.start ?? 0);
      return `${fileOf.get(name)!}:${String(line + 1)}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`;
    });
  });
  // What is wrong outside an exercise is wrong with each of its variants.
  return [...new Set(told)];
}

export const readChapter = (file: string): { file: string; text: string } => ({
  file,
  text: readFileSync(path(file), 'utf8'),
});
