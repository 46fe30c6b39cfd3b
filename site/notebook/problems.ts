/**
 * What is wrong with a cell before it runs: its syntax, names that nobody defines, imports that do not exist.
 * Source: the compiler (transpile.ts), the page's own names, the library's.
 * Leaves out types.
 */
import { builtins } from './cell.ts';
import type { Library } from './library.ts';
import { CellSyntaxError } from './syntax.ts';
import { transpile } from './transpile.ts';
import type { Words } from './say.ts';

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** What is underlined on that line; all of it where this is not there. */
  readonly word: string | null;
  readonly message: string;
}

/** Names that a page has and the worker of its cells does not. */
const pageOnly =
  /^(window|document|parent|top|frames|history|screen|localStorage|sessionStorage|alert|confirm|prompt|length|status|event|external|find|stop|print|open|focus|blur|scroll\w*|move\w*|resize\w*|inner\w*|outer\w*|page[XY]\w*|screen\w*|opener|on[a-z]+|get\w+|frameElement|menubar|toolbar|HTML\w*|SVG\w*)$/;

export interface Around {
  /** Names of other cells, of inputs and of the page's imports. */
  readonly names: ReadonlySet<string>;
  readonly library: Library | null;
  readonly say: Words;
}

export function problemsOf(source: string, cell: string, around: Around): Problem[] {
  const { names, library, say } = around;
  let compiled;
  try {
    compiled = transpile(source, cell);
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return [{ line: error.line, word: null, message: error.message }];
  }
  const problems: Problem[] = [];
  const own = new Set(compiled.imports.map(({ local }) => local));
  for (const [n, name] of compiled.inputs.entries()) {
    if (names.has(name) || own.has(name) || builtins.includes(name)) continue;
    if (name in globalThis && !pageOnly.test(name)) continue;
    problems.push({ line: compiled.lines[n]!, word: name, message: say.unknownName(name) });
  }
  for (const { module, imported, line } of compiled.imports) {
    if (!library) continue;
    const exports = Object.hasOwn(library.modules, module) ? library.modules[module]! : null;
    if (!exports) {
      const message = say.unknownModule(module, Object.keys(library.modules).join(', '));
      problems.push({ line, word: module, message });
    } else if (imported !== '*' && !exports.some((one) => one.name === imported && !one.type)) {
      problems.push({ line, word: imported, message: say.unknownExport(imported, module) });
    }
  }
  return problems;
}
