/**
 * Compiles the text of a cell: types blanked in place, names found, wrapped as one async function.
 * Source: design rule "positions preserved, so that an error tells the reader's own line".
 * Leaves out type checking, which is the build's (tests/content/cells.slow.test.ts).
 */
import { Parser } from 'acorn';
import { builtins, type Compiled, type Import } from './cell.ts';
import { erase } from './erase.ts';
import { namesOf } from './scope.ts';
import { CellSyntaxError, child, children, placeOf, refuse, type Node } from './syntax.ts';

/** Free in every cell: the language itself, and what each worker and Node have. */
const standard = new Set(
  `undefined NaN Infinity globalThis eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError Number BigInt Math Date String RegExp Array
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array
  BigUint64Array Float16Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry
  ArrayBuffer SharedArrayBuffer DataView Atomics JSON Iterator Promise Proxy Reflect Intl
  setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone performance`.split(
    /\s+/,
  ),
);

const echo = '$echo$';

function parse(text: string): Node {
  try {
    return Parser.parse(text, { sourceType: 'module', ecmaVersion: 'latest' }) as unknown as Node;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    throw new CellSyntaxError(message, loc?.line ?? 1, loc?.column ?? 0);
  }
}

function importsOf(source: string, program: Node): Import[] {
  return children(program, 'body')
    .filter(({ type }) => type === 'ImportDeclaration')
    .flatMap((node) =>
      children(node, 'specifiers').map((specifier) => {
        const imported = child(specifier, 'imported');
        return {
          module: String(child(node, 'source')!['value']),
          imported:
            specifier.type === 'ImportNamespaceSpecifier'
              ? '*'
              : specifier.type === 'ImportDefaultSpecifier'
                ? 'default'
                : String(imported!['name'] ?? imported!['value']),
          local: String(child(specifier, 'local')!['name']),
          line: placeOf(source, specifier.start).line,
        };
      }),
    );
}

/** Calls that show something themselves; their value is not shown again. */
const showing = new Set(['display', 'progress']);

export const showsItself = (expression: Node): boolean => {
  const callee = expression.type === 'CallExpression' ? child(expression, 'callee') : null;
  if (!callee) return false;
  if (callee.type === 'MemberExpression') return child(callee, 'object')!['name'] === 'console';
  return showing.has(String(callee['name']));
};

/** @throws CellSyntaxError with the reader's line for what cannot be read, erased or allowed. */
export function transpile(source: string, name: string): Compiled {
  const erased = erase(source);
  const program = parse(erased);
  const body = children(program, 'body');
  const out = erased.split('');
  const blank = (from: number, to: number): void => {
    for (let n = from; n < to; n++) if (out[n] !== '\n') out[n] = ' ';
  };
  for (const node of body) {
    if (node.type === 'ImportDeclaration') {
      blank(node.start, node.end);
      out[node.start] = ';';
    } else if (node.type === 'ExportNamedDeclaration' && child(node, 'declaration')) {
      blank(node.start, child(node, 'declaration')!.start);
    } else if (/^Export/.test(node.type)) {
      refuse(source, node.start, 'export: stands alone, expected a declaration');
    }
  }
  const last = body.findLast(({ type }) => type !== 'EmptyStatement');
  const value = last?.type === 'ExpressionStatement' ? child(last, 'expression') : null;
  if (value && !showsItself(value)) {
    const semicolon = erased[last!.end - 1] === ';';
    out[last!.start] = `${echo}((${out[last!.start]!}`;
    out[last!.end - 1] = semicolon ? '));' : `${out[last!.end - 1]!}))`;
  }

  const imports = importsOf(source, program);
  const { declared, read, assigned } = namesOf(program);
  const locals = new Set(imports.map(({ local }) => local));
  for (const taken of declared) {
    if (builtins.includes(taken)) {
      const at = new RegExp(`\\b${taken}\\b`).exec(erased)?.index ?? 0;
      refuse(source, at, `${taken}: is a name of the notebook, expected another`);
    }
  }
  for (const one of assigned) {
    refuse(
      source,
      one.at,
      `${one.name}: is assigned but not declared here, expected let ${one.name}`,
    );
  }
  const lines = new Map<string, number>();
  for (const { name: used, at } of read) {
    if (used === 'arguments') refuse(source, at, 'arguments: is not defined in a cell');
    if (standard.has(used) && !locals.has(used)) continue;
    if (!lines.has(used)) lines.set(used, placeOf(source, at).line);
  }
  const inputs = [...lines.keys()];
  const code =
    `$cell$(async function (${[...inputs, echo].join(', ')}) {"use strict";${out.join('')}\n` +
    `return [${declared.join(', ')}];\n});\n//# sourceURL=cell:${name}\n`;
  return { name, inputs, lines: [...lines.values()], defines: declared, imports, code };
}
