/**
 * Compiling cells: types erased in place, names found, and the order in which cells run.
 * Source: design section 6.
 * Leaves out running them (notebookKernel.slow.test.ts).
 */
import { Parser } from 'acorn';
import { describe, expect, test } from 'vitest';
import { erase } from '../../site/notebook/erase.ts';
import { graphOf } from '../../site/notebook/graph.ts';
import { CellSyntaxError } from '../../site/notebook/syntax.ts';
import { transpile } from '../../site/notebook/transpile.ts';

const caught = (act: () => unknown): CellSyntaxError => {
  try {
    act();
  } catch (error) {
    if (error instanceof CellSyntaxError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('erase', () => {
  const ordinary: readonly [string, string][] = [
    ['(a + b) as number', '(a + b)'],
    ['let v!: number; v = 1', 'let v; v = 1'],
    ['const f = (a?: number, b: string = "x"): void => {}', 'const f = (a, b = "x") => {}'],
    ['q!.r', 'q.r'],
    ['x satisfies Y', 'x'],
    ['const o = { m<T>(a: T): T { return a } }', 'const o = { m(a) { return a } }'],
    ['const g = f<string>; f<number>(3)', 'const g = f; f(3)'],
    ['function h(this: Foo, a: number) { return a }', 'function h(a) { return a }'],
    ['try { f() } catch (e: unknown) { f(e) }', 'try { f() } catch (e) { f(e) }'],
    ['import { type A, b } from "u"', 'import { b } from "u"'],
    ['for (const k of x as any) f(k)', 'for (const k of x) f(k)'],
    [
      'abstract class A<T> extends B<T> implements C { private readonly x?: number = 1; declare y: string; abstract foo(): void; bar(): void; bar(a?: any) {} static #p = 2; [k: string]: any }',
      'class A extends B { x = 1; bar(a) {} static #p = 2; }',
    ],
    ['const p = async <T,>(a: T): Promise<T> => a', 'const p = async (a) => a'],
    ['export type X = 1; export const z: X = 1', 'export const z = 1'],
    ['export type { A } from "u"; import type B from "u"; f(1)', 'f(1)'],
    [
      'declare const a: number; declare function g(a: number): void; declare class K { a: number } g(a)',
      'g(a)',
    ],
    [
      'declare namespace N { const a: number } declare global { interface X { a: 1 } } f(1)',
      'f(1)',
    ],
    [
      'function f(a: string): void; function f(a: number): void; function f(a: any) { return a }',
      'function f(a) { return a }',
    ],
    ['const z = <number>y; let u = z as const satisfies Q', 'const z = y; let u = z'],
    [
      'class A extends B { public a = 1; protected b() {} private static c = 2; override d() {} static readonly e = 3 }',
      'class A extends B { a = 1; b() {} static c = 2; d() {} static e = 3 }',
    ],
    [
      'export abstract class A { abstract x: number; abstract get y(): number; z = 1 }',
      'export class A { z = 1 }',
    ],
    [
      'class C<T> extends D<T> { constructor(a: number); constructor(a: any) { super(); } }',
      'class C extends D { constructor(a) { super(); } }',
    ],
    [
      'function assertIs(x: unknown): asserts x is string {} const isS = (x: unknown): x is string => !x',
      'function assertIs(x) {} const isS = (x) => !x',
    ],
    [
      'let v = a! + b!.c![0]!(); const w = (b as any)?.c?.<number>(1)',
      'let v = a + b.c[0](); const w = b?.c?.(1)',
    ],
    [
      'let a = b ? (c): number => c : d; let t: [a: string, b?: number] = x',
      'let a = b ? (c) => c : d; let t = x',
    ],
    [
      'function f({ a, b }: { a: number; b: string } = d, ...rest: number[]) {}',
      'function f({ a, b } = d, ...rest) {}',
    ],
    [
      'if (x) { type A = 1; interface B {} f(1) } else var q: A = 1',
      'if (x) { f(1) } else var q = 1',
    ],
  ];
  const shape = (code: string): string => {
    const strip = (value: unknown): unknown =>
      Array.isArray(value)
        ? value
            .filter((one) => (one as { type?: string } | null)?.type !== 'EmptyStatement')
            .map(strip)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .filter(([key]) => key !== 'start' && key !== 'end' && key !== 'raw')
                .map(([key, one]) => [key, strip(one)]),
            )
          : value;
    return JSON.stringify(
      strip(Parser.parse(code, { sourceType: 'module', ecmaVersion: 'latest' })),
    );
  };
  test.each(ordinary)('%s', (typed, plain) => {
    const erased = erase(typed);
    expect(shape(erased)).toBe(shape(plain));
    expect(erased).toHaveLength(typed.length);
  });

  test('keeps every line and column of what is left', () => {
    const source = 'interface P {\n  a: number;\n}\nconst value: P = { a: 1 };\nvalue.a';
    const erased = erase(source);
    expect(erased.split('\n')).toHaveLength(5);
    expect(erased.indexOf('value.a')).toBe(source.indexOf('value.a'));
  });

  test('does not let a line run on into the next where a type ended it', () => {
    expect(shape(erase('const a = b as T\n[1].map(f)'))).toBe(shape('const a = b;\n[1].map(f)'));
    expect(shape(erase('let a = 1\ntype B = C\n(a)'))).toBe(shape('let a = 1;(a)'));
    expect(shape(erase('const f = (a: T): {\n  x: number;\n} => g(a)'))).toBe(
      shape('const f = (a) => g(a)'),
    );
  });

  test.each([
    ['enum A { B }', 'enum'],
    ['namespace N { export const a = 1 }', 'namespace'],
    ['const enum A { B }', 'enum'],
    ['export enum A { B }', 'enum'],
    ['module N { export const a = 1 }', 'namespace'],
    ['export = 1', 'export'],
    ['abstract class A { protected constructor(readonly x: number) {} }', 'parameter property'],
    ['class A { constructor(private x: number) {} }', 'parameter property'],
    ['import d = require("x")', 'import'],
    ['\n@dec class A {}', 'decorator'],
    ['class A { accessor x = 1 }', 'accessor'],
    ['class A { static accessor x: number }', 'accessor'],
  ])('refuses %s by name', (source, name) => {
    const error = caught(() => erase(source));
    expect(error.message).toMatch(new RegExp(`^${name}`));
    expect(error.line).toBe(source.startsWith('\n') ? 2 : 1);
  });

  test('says where text cannot be read', () => {
    const error = caught(() => erase('const a = 1;\nconst = 2;'));
    expect([error.line, error.column]).toEqual([2, 6]);
  });
});

describe('transpile', () => {
  test('finds what a cell reads and defines through every scope', () => {
    const cell = transpile(
      `import { lstm as net } from 'unrolled';
       const { a, b: [c, ...d], e = outer } = source;
       function f(p, q = fallback) { const a = p; return q + inner + a + f.x; }
       for (const n of list) { let a = n; var hoisted = a; }
       class K extends Base { m() { return this.z ?? net } }
       label: while (cond) { break label }
       try { t() } catch (error) { error.x }
       ({ key: value, short, [computed]: 1 });
       typeof maybe; undefined; Math.max(1)`,
      'one',
    );
    expect([...cell.inputs].sort()).toEqual(
      ['Base', 'computed', 'cond', 'fallback', 'inner', 'list', 'net', 'outer', 'short', 'source', 't', 'value'].sort(), // prettier-ignore
    );
    expect([...cell.defines].sort()).toEqual(['K', 'a', 'c', 'd', 'e', 'f', 'hoisted']);
    expect(cell.imports).toEqual([{ module: 'unrolled', imported: 'lstm', local: 'net', line: 1 }]);
    expect(cell.lines[cell.inputs.indexOf('list')]).toBe(4);
  });

  test.each([
    ['const display = 1', 'display'],
    ['let n = 1;\nother = 2', 'other'],
    ['export { a }; const a = 1', 'export'],
    ['return 1', "'return'"],
    ['with (a) {}', "'with' in strict mode"],
    ['010', 'Invalid number'],
    ['const a = 1; delete a', 'Deleting local variable'],
    ['const a = 1; const a = 2', "Identifier 'a' has already been declared"],
    ['arguments[0]', 'arguments'],
  ])('refuses %s', (source, name) => {
    expect(caught(() => transpile(source, 'one')).message).toContain(name);
  });

  test('shows a last expression, but not what shows itself', () => {
    expect(transpile('1 + 1', 'one').code).toContain('$echo$((1 + 1))');
    expect(transpile('(1, 2); // end', 'one').code).toContain('$echo$(((1, 2)));');
    expect(transpile('display(1)', 'one').code).not.toContain('$echo$((');
    expect(transpile('const a = 1', 'one').code).not.toContain('$echo$((');
  });
});

describe('graphOf', () => {
  const cells = (sources: Record<string, string>) =>
    Object.entries(sources).map(([name, source]) => transpile(source, name));

  test('orders by what is read, through imports and sliders', () => {
    const graph = graphOf(cells({ last: 'b + rain', first: 'const a = 1', next: 'const b = a' }), [
      'rain',
    ]);
    expect([...graph.before.get('last')!].sort()).toEqual(['first', 'next', 'rain']);
    expect([...graph.after.get('first')!].sort()).toEqual(['last', 'next']);
    expect([...graph.after.get('rain')!]).toEqual(['last']);
    expect(graph.problems.size).toBe(0);
  });

  test('tells a name defined twice in both cells', () => {
    const { problems } = graphOf(cells({ p: 'const a = 1', q: 'const a = 2', r: 'const b = 1' }));
    expect([...problems.keys()].sort()).toEqual(['p', 'q']);
    expect(problems.get('p')!.message).toBe('a: is defined twice, here and in cell q');
    expect(problems.get('q')!.message).toBe('a: is defined twice, here and in cell p');
  });

  test('tells a cycle in every cell of it, and in no other', () => {
    const { problems } = graphOf(
      cells({ p: 'const a = c', q: 'const b = a', r: 'const c = b', s: 'c' }),
    );
    expect([...problems.keys()].sort()).toEqual(['p', 'q', 'r']);
    expect(problems.get('p')!.message).toContain('cycle with q, r');
  });

  test('lets several cells import the same, and refuses the same name from two places', () => {
    const same = { p: "import { lstm } from 'unrolled'", q: "import { lstm } from 'unrolled'" };
    expect(graphOf(cells(same)).problems.size).toBe(0);
    const other = { p: "import { lstm } from 'unrolled'", q: 'const lstm = 1' };
    expect([...graphOf(cells(other)).problems.keys()].sort()).toEqual(['p', 'q']);
  });
});
