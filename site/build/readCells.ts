/**
 * Finds the cells and sliders of a chapter's syntax tree and compiles them.
 * Source: mdast with MDX elements; the meta of a fence holds its options.
 * Leaves out running and drawing (cells.ts).
 */
import type { Code, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Compiled, Slider } from '../notebook/cell.ts';
import { CellSyntaxError } from '../notebook/syntax.ts';
import { transpile } from '../notebook/transpile.ts';

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
    }
  | {
      readonly kind: 'slider';
      readonly node: MdxJsxFlowElement;
      readonly name: string;
      readonly slider: Slider;
      readonly line: number;
    };

/** An attribute of a slider that a cell computes: `measured={week[2].precipitation}`. */
export interface Computed {
  readonly name: string;
  readonly slider: string;
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
  readonly sliders: readonly { readonly name: string; readonly value: number }[];
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

const allowed = new Set(['cell', 'hidden', 'title', 'expect-error']);
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

  function slider(node: MdxJsxFlowElement): void {
    const line = node.position?.start.line ?? 0;
    const text = new Map<string, string>();
    const code = new Map<string, string>();
    for (const one of node.attributes as readonly MdxJsxAttribute[]) {
      if (typeof one.value === 'string') text.set(one.name, one.value);
      else if (one.value) code.set(one.name, one.value.value);
    }
    const name = text.get('name') ?? '';
    if (!/^[A-Za-z]\w*$/.test(name))
      stop(line, `Slider: name is '${name}', expected a name for cells`);
    take(name, line);
    const number = (key: string, otherwise?: number): number => {
      const given = text.get(key) ?? code.get(key);
      const value = given === undefined ? otherwise : Number(given);
      if (value === undefined || !Number.isFinite(value)) {
        return stop(line, `Slider ${name}: ${key} is ${String(given)}, expected a number`);
      }
      return value;
    };
    /** A number, or an expression over the page's cells that the build computes. */
    const numberOrCode = <T>(attribute: 'value' | 'measured', otherwise: T): number | T => {
      const given = text.get(attribute) ?? code.get(attribute);
      if (given === undefined) return otherwise;
      if (Number.isFinite(Number(given))) return Number(given);
      const inner = `slider-${name}-${attribute}`;
      // The whole number crosses as text: a shown one has three decimals.
      compiled.push(compile(`String(${given})`, inner, line));
      const path = `Slider ${name}: ${attribute}`;
      computed.push({ name: inner, slider: name, attribute, path, line });
      return otherwise;
    };
    const [min, max] = [number('min'), number('max')];
    const one: Slider = {
      name,
      label: text.get('label') ?? name,
      min,
      max,
      step: number('step', (max - min) / 100),
      value: numberOrCode('value', min),
      measured: numberOrCode('measured', null),
      unit: text.get('unit') ?? '',
      scene: text.get('scene') ?? null,
    };
    if (!(min < max)) stop(line, `Slider ${name}: max is ${String(max)}, expected above min`);
    found.push({ kind: 'slider', node, name, slider: one, line });
  }

  visit(tree, (node) => {
    if (node.type === 'code' && /^(ts|typescript)$/.test(node.lang ?? '')) cell(node);
    else if (node.type === ('mdxJsxFlowElement' as string)) {
      const jsx = node as unknown as MdxJsxFlowElement;
      if (jsx.name === 'Slider') slider(jsx);
    }
  });
  // A computed value is not known when the cells run: they read the expression itself.
  const late = new Set(
    computed.filter((one) => one.attribute === 'value').map((one) => one.slider),
  );
  for (const one of found) {
    if (one.kind !== 'slider' || !late.has(one.name)) continue;
    const at = compiled.findIndex(({ name }) => name === `slider-${one.name}-value`);
    const text = (one.node.attributes as readonly MdxJsxAttribute[]).find(
      ({ name }) => name === 'value',
    );
    const given = typeof text?.value === 'string' ? text.value : (text?.value?.value ?? '');
    compiled[at] = compile(
      `const ${one.name} = ${given}; String(${one.name})`,
      compiled[at]!.name,
      one.line,
    );
  }
  const sliders = found
    .filter((one) => one.kind === 'slider' && !late.has(one.name))
    .map((one) => ({
      name: one.name,
      value: (one as Extract<Found, { kind: 'slider' }>).slider.value,
    }));
  return { file, found, compiled, sliders, computed };
}
