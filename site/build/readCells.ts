/**
 * Finds the cells and inputs of a chapter's syntax tree and compiles them.
 * Source: mdast with MDX elements; the meta of a fence holds its options.
 * Leaves out reading an input's attributes (readInput.ts), running and drawing (cells.ts).
 */
import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Compiled, Input, InputValue } from '../notebook/cell.ts';
import { checkOf } from '../notebook/check.ts';
import { CellSyntaxError } from '../notebook/syntax.ts';
import { transpile } from '../notebook/transpile.ts';
import { isCodeExercise, readExercise, type ExerciseParts } from './readExercise.ts';
import { isInput, readInput } from './readInput.ts';

export type Found =
  | {
      readonly kind: 'cell';
      readonly node: Code;
      readonly name: string;
      readonly title: string;
      readonly hidden: boolean;
      readonly expectError: boolean;
      readonly source: string;
      readonly compiled: Compiled;
      /** Line of the chapter that is the cell's first. */
      readonly line: number;
      /** What makes the cell an exercise. */
      readonly exercise?: ExerciseParts;
    }
  | {
      readonly kind: 'input';
      readonly node: MdxJsxFlowElement;
      readonly name: string;
      readonly input: Input;
      readonly line: number;
    };

/** An attribute of an input that a cell computes: `measured={week[2].precipitation}`. */
export interface Computed {
  readonly name: string;
  readonly input: string;
  readonly attribute: 'value' | 'measured';
  /** How an error names it. */
  readonly path: string;
  readonly line: number;
}

export interface Page {
  readonly file: string;
  readonly found: readonly Found[];
  /** Cells of the page and those that compute attributes. */
  readonly compiled: readonly Compiled[];
  readonly inputs: readonly { readonly name: string; readonly value: InputValue }[];
  readonly computed: readonly Computed[];
}

/** Options in a fence's meta: `cell=name hidden title="…"`. */
function optionsOf(meta: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [, key = '', quoted, bare] of meta.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)) {
    options.set(key, quoted ?? bare ?? '');
  }
  return options;
}

/** `trained` marks numbers that come out of long training: another engine's last bits lead to others. */
const allowed = new Set(['cell', 'hidden', 'title', 'expect-error', 'trained']);
const named = /^[A-Za-z][\w-]*$/;

const short = (path: string): string => path.replace(/^.*\/(?=content\/|tests\/)/, '');

export function readCells(tree: Root, path: string): Page {
  const file = short(path);
  const found: Found[] = [];
  const compiled: Compiled[] = [];
  const computed: Computed[] = [];
  const names = new Set<string>();

  const stop = (line: number, message: string): never => {
    throw new Error(`${file}:${String(line)}: ${message}`);
  };
  const take = (name: string, line: number): void => {
    if (!named.test(name)) stop(line, `cell: name is '${name}', expected letters, digits, - and _`);
    if (names.has(name)) stop(line, `cell: name is '${name}', which another cell has`);
    names.add(name);
  };
  const compile = (source: string, name: string, line: number): Compiled => {
    try {
      return transpile(source, name);
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      return stop(line + error.line - 1, `cell ${name}: ${error.message}`);
    }
  };

  function cell(node: Code): void {
    const options = optionsOf(node.meta ?? '');
    if (!options.has('cell')) return;
    const line = (node.position?.start.line ?? 0) + 1;
    const name = options.get('cell') || `cell-${String(found.length + 1)}`;
    for (const key of options.keys()) {
      if (!allowed.has(key))
        stop(line - 1, `cell ${name}: option ${key}, expected ${[...allowed].join(', ')}`);
    }
    take(name, line - 1);
    const one = compile(node.value, name, line);
    compiled.push(one);
    found.push({
      kind: 'cell',
      node,
      name,
      title: options.get('title') ?? '',
      hidden: options.has('hidden'),
      expectError: options.has('expect-error'),
      source: node.value,
      compiled: one,
      line,
    });
  }

  function exercise(element: MdxJsxFlowElement): void {
    const { id: name, starter, parts } = readExercise(element, { stop, compile });
    take(name, element.position?.start.line ?? 0);
    take(checkOf(name), element.position?.start.line ?? 0);
    const line = (starter.position?.start.line ?? 0) + 1;
    const one = compile(starter.value, name, line);
    compiled.push(one);
    found.push({
      kind: 'cell',
      node: starter,
      name,
      title: '',
      hidden: false,
      expectError: false,
      source: starter.value,
      compiled: one,
      line,
      exercise: parts,
    });
  }

  function input(node: MdxJsxFlowElement): void {
    const line = node.position?.start.line ?? 0;
    const { input: one, expressions } = readInput(node, (message) => stop(line, message));
    take(one.name, line);
    for (const { attribute, source } of expressions) {
      const inner = `input-${one.name}-${attribute}`;
      // The whole number crosses as text: a shown one has three decimals. A value that is computed is not known
      // when the cells run: they read the expression itself.
      const text =
        attribute === 'value'
          ? `const ${one.name} = ${source}; String(${one.name})`
          : `String(${source})`;
      compiled.push(compile(text, inner, line));
      const path = `${String(node.name)} ${one.name}: ${attribute}`;
      computed.push({ name: inner, input: one.name, attribute, path, line });
    }
    found.push({ kind: 'input', node, name: one.name, input: one, line });
  }

  visit(tree, (node) => {
    if (node.type === 'code' && /^(ts|typescript)$/.test(node.lang ?? '')) cell(node);
    else if (node.type === ('mdxJsxFlowElement' as string)) {
      const jsx = node as unknown as MdxJsxFlowElement;
      if (isInput(jsx.name)) input(jsx);
      else if (isCodeExercise(jsx)) exercise(jsx);
    }
  });
  const late = new Set(
    computed.filter(({ attribute }) => attribute === 'value').map(({ input: name }) => name),
  );
  const inputs = found.flatMap((one) =>
    one.kind === 'input' && !late.has(one.name) ? [{ name: one.name, value: one.input.value }] : [],
  );
  return { file, found, compiled, inputs, computed };
}
