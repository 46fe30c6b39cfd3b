/**
 * Compiling cells, their order, the kernel and the bounds on what it sends, without a browser.
 * Source: design section 6. Cells run through the very bundle that the reader's worker runs.
 * Leaves out the sandbox and the page (notebook.browser.test.ts).
 */
import { createHash } from 'node:crypto';
import { Parser } from 'acorn';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../site/build/cellAssets.ts';
import { runCells, type Ran } from '../../site/build/runCells.ts';
import { acceptBundle, limits, mime } from '../../site/notebook/bundle.ts';
import { cleanerOf } from '../../site/notebook/clean.ts';
import { erase } from '../../site/notebook/erase.ts';
import { graphOf } from '../../site/notebook/graph.ts';
import { heard } from '../../site/notebook/heard.ts';
import { outputMarkup, type Tools } from '../../site/notebook/render.ts';
import { sandboxScript, sandboxScriptHash } from '../../site/notebook/sandbox.ts';
import { wordsIn } from '../../site/notebook/say.ts';
import { CellSyntaxError } from '../../site/notebook/syntax.ts';
import { texMarkup } from '../../site/notebook/tex.ts';
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
    ['class A { constructor(private x: number) {} }', 'parameter property'],
    ['import d = require("x")', 'import'],
    ['\n@dec class A {}', 'decorator'],
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

describe('the kernel', () => {
  const run = async (
    sources: Record<string, string>,
    sliders: Record<string, number> = {},
  ): Promise<ReadonlyMap<string, Ran>> =>
    runCells(
      Object.entries(sources).map(([name, source]) => transpile(source, name)),
      Object.entries(sliders).map(([name, value]) => ({ name, value })),
      30,
    );
  const textsOf = (ran: Ran | undefined): string[] => ran!.outputs.map((one) => one[mime.text]);

  test('runs cells in the order of what they read, with imports, sliders and top-level await', async () => {
    const ran = await run(
      {
        last: 'total * rain',
        first: "import { matrix } from 'unrolled';\nlet total = matrix(2, 3).length;",
        loop: 'let n = 0; for await (const one of [1, Promise.resolve(2)]) n += one; n + total',
      },
      { rain: 4 },
    );
    expect(textsOf(ran.get('last'))).toEqual(['8']);
    expect(textsOf(ran.get('loop'))).toEqual(['5']);
  });

  test('neither awaits a promise nor iterates a generator that one cell hands to another', async () => {
    const ran = await run({
      make: 'const p = Promise.resolve(1); function* g() { yield 7 } const it = g();',
      use: 'display(p instanceof Promise); [...it][0]',
    });
    expect(textsOf(ran.get('use'))).toEqual(['true', '7']);
  });

  test('tells an error of the library with its own words and the line of the cell', async () => {
    const ran = await run({
      wrong: `import { lstm, runningExample } from 'unrolled';
const { net, weights } = runningExample.block('A');

lstm.forward(net, { ...weights, iι: [[1]] as any }, runningExample.x);`,
    });
    expect(ran.get('wrong')!.error).toEqual({
      name: 'ShapeError',
      message: 'lstm.forward: w.iι is 1×1, expected inputs×blocks = 2×1',
      line: 4,
      cell: 'wrong',
    });
  });

  test.each([
    ['throw null', 'thrown', 'null', null],
    ['throw { toString() { throw 1 } }', 'thrown', 'a value that cannot be printed', null],
    [
      '\nthrow new Proxy({}, { get() { throw 1 } })',
      'thrown',
      'a value that cannot be printed',
      null,
    ],
    ['throw Object.assign(new Error("x"), { stack: 3 })', 'Error', 'x', null],
    ['const deep = () => deep();\ndeep()', 'RangeError', 'Maximum call stack size exceeded', 1],
    ['\n\nnope + 1', 'ReferenceError', 'nope is not defined', 3],
    ["import { nothing } from 'unrolled'; nothing", 'SyntaxError', "import: 'unrolled' has no export nothing, as nothing needs", 1], // prettier-ignore
    ["import { a } from 'constructor'; a", 'SyntaxError', "import: module is 'constructor', expected one of ", 1], // prettier-ignore
    ["import { __proto__ as p } from 'unrolled'; p", 'SyntaxError', "import: 'unrolled' has no export __proto__, as p needs", 1], // prettier-ignore
    [
      'display({ [Symbol.for("Jupyter.display")]() {\n throw new Error("own") } })',
      'Error',
      'own',
      2,
    ],
    ['progress(1, 0)', 'TypeError', 'progress: done and total are 1, 0, expected numbers, total above 0', 1], // prettier-ignore
    ['"use strict"; undeclared.x = 1', 'ReferenceError', 'undeclared is not defined', 1],
    ['this.x', 'TypeError', "Cannot read properties of undefined (reading 'x')", 1],
  ])('%j ends as an error of its own cell', async (source, name, message, line) => {
    const ran = await run({ bad: source, good: '1' });
    expect(ran.get('bad')!.error).toMatchObject({
      name,
      message,
      cell: 'bad',
      ...(line && { line }),
    });
    expect(textsOf(ran.get('good'))).toEqual(['1']);
  });

  test('a rejection after the end is told in the cell whose line it carries', async () => {
    const ran = await run({
      late: 'setTimeout(() => {\n  Promise.reject(new Error("late"));\n}, 1);',
      wait: 'await new Promise((resume) => setTimeout(resume, 60));',
    });
    expect(ran.get('late')!.error).toMatchObject({ message: 'late', line: 2 });
  });

  test('a cell whose input failed says which cell stopped', async () => {
    const ran = await run({ p: 'const a = 1; throw new Error("no")', q: 'const b = a', r: 'b' });
    expect(ran.get('q')!.error).toMatchObject({ name: 'a', message: 'p', waits: true });
    expect(ran.get('r')!.error).toMatchObject({ name: 'b', message: 'q', waits: true });
  });

  test('sends no more than its bounds and counts the rest', async () => {
    const ran = await run({
      many: 'for (let n = 0; n < 1e5; n++) display(n);',
      console: 'for (let n = 0; n < 1e5; n++) console.log(n);',
      long: 'display("x".repeat(1e7)); for (let n = 0; n < 500; n++) display("y".repeat(2e4))',
      deep: 'let d = {}; for (let n = 0; n < 1e4; n++) d = { d }; d',
      wide: 'Array.from({ length: 1e5 }, (_, n) => ({ n }))',
      big: 'Array.from({ length: 300 }, () => new Float64Array(300))',
      round: 'const a = {}; a.a = a; a',
    });
    for (const name of ['many', 'console']) {
      expect(ran.get(name)!.outputs).toHaveLength(limits.outputs);
      expect(ran.get(name)!.left).toBe(1e5 - limits.outputs);
    }
    const sent = (name: string): number => JSON.stringify(ran.get(name)!.outputs).length;
    expect(sent('long')).toBeLessThan(limits.total * 1.1);
    expect(sent('long')).toBeGreaterThan(limits.total / 2);
    for (const name of ['deep', 'wide', 'big', 'round']) expect(sent(name)).toBeLessThan(40_000);
    expect(textsOf(ran.get('wide'))).toEqual(['Array(100000)']);
    expect(textsOf(ran.get('big'))).toEqual(['matrix 300×300']);
    for (const { outputs } of ran.values()) {
      for (const one of outputs) expect(acceptBundle(one)).not.toBeNull();
    }
  });

  test('shows values as what they are', async () => {
    const ran = await run({
      values: `display(-1 / 3); display(0.00012); display(-0); display(NaN); display(12); display(3n);
        display(new Date(0)); display(/a+/g); display(new Error('e')); display(new Set([1])); display(Symbol('s'));
        display(null); display('text'); display(() => 1); display(new Float64Array(3)); display(new Uint8Array(2));
        display({ get boom() { throw 1 } });`,
    });
    expect(textsOf(ran.get('values'))).toEqual([
      '−0.333', '1.20e−4', '0', 'NaN', '12', '3n', '1970-01-01T00:00:00.000Z', '/a+/g', 'Error: e', 'Set(1)',
      'Symbol(s)', 'null', 'text', 'function ()', 'vector of 3', 'vector of 2', 'Object',
    ]); // prettier-ignore
  });

  test('a trace is shown by quantity and step, in the library’s names', async () => {
    const ran = await run({
      trace: `import { lstm, runningExample } from 'unrolled';
        const { net, weights } = runningExample.block('peepholes');
        display(lstm.forward(net, weights, runningExample.x)); display(weights);`,
    });
    const [trace, weights] = ran.get('trace')!.outputs.map((one) => one[mime.view]);
    if (trace?.kind !== 'quantities' || weights?.kind !== 'quantities')
      throw new Error('no quantities');
    const state = trace.parts.find(({ name }) => name === 's')!;
    expect(state).toMatchObject({ unit: 's', first: 1, steps: true, rows: 1, columns: 3 });
    expect(state.values[0]![0]).toBeCloseTo(0.4241, 4);
    expect(weights.parts.map(({ name }) => name)).toContain('cω');
  });

  test('draws a chart without a browser, and without a style of its own', async () => {
    const ran = await run({
      chart:
        'Plot.plot({ marks: [Plot.lineY([1, 3, 2]), Plot.dot([[1, 2]], { title: () => "<b>" })] })',
      legend:
        'Plot.plot({ color: { legend: true }, marks: [Plot.dot([1, 2], { x: (d) => d, fill: String })] })',
      mark: 'Plot.dot([1, 2], { x: (d) => d }).plot()',
    });
    const svg = ran.get('chart')!.outputs[0]![mime.svg]!;
    expect(svg).toMatch(/^<svg class="plot"/);
    expect(svg).toContain('<title>&lt;b&gt;</title>');
    expect(svg).not.toContain('<style');
    expect(ran.get('legend')!.outputs[0]![mime.html]).toMatch(/^<figure/);
    expect(ran.get('mark')!.outputs[0]![mime.svg]).toContain('<circle');
  });

  test('an endless cell is named', async () => {
    const endless = runCells([transpile('while (true) {}', 'endless')], [], 1);
    await expect(endless).rejects.toThrow('cell endless: did not end within 1 s');
  });

  test('holds nothing that compiles text at run time', async () => {
    const { kernel, modules } = await bundles();
    for (const text of [kernel, modules.get('Plot')!, modules.get('unrolled/equations')!]) {
      expect(text).not.toMatch(/\beval\(|new Function\b/);
    }
  });
});

describe('what the page accepts', () => {
  test('only bundles whose every part is what it says', () => {
    const text = { [mime.text]: 'x' };
    const view = (value: unknown): object => ({ ...text, [mime.view]: value });
    expect(acceptBundle(text)).toEqual(text);
    const matrix = { kind: 'matrix', rows: 2, columns: 2, values: [[1, 2], [3, 4]] }; // prettier-ignore
    expect(acceptBundle(view(matrix))).not.toBeNull();
    const nested = (depth: number): object =>
      depth === 0
        ? { kind: 'text', type: 'a', text: 'b' }
        : { kind: 'tree', title: '', more: 0, entries: [['k', nested(depth - 1)]] };
    for (const bad of [
      null,
      'text',
      [],
      {},
      { [mime.text]: 1 },
      { [mime.text]: 'x'.repeat(limits.text * 2) },
      { ...text, [mime.svg]: 7 },
      { ...text, [mime.svg]: 'x'.repeat(limits.markup + 1) },
      { ...text, [mime.console]: 'constructor' },
      Object.create(text) as object,
      view({ ...matrix, values: [[1, 2], [3]] }),
      view({ ...matrix, rows: -1 }),
      view({ kind: '__proto__' }),
      view({ kind: 'quantities', title: '', parts: [{ name: 'x', unit: 'x onload', values: [] }] }),
      view(nested(30)),
    ]) {
      expect(acceptBundle(bad)).toBeNull();
    }
    const extra = { ...text, 'text/javascript': 'alert(1)' };
    expect(Object.keys(acceptBundle(extra)!)).toEqual([mime.text]);
  });

  test('only messages of the kernel’s forms', () => {
    expect(heard({ type: 'done', cell: 'a', run: 1, ms: 2 })).not.toBeNull();
    for (const bad of [
      null, 'done', { type: 'done' }, { type: 'done', cell: {}, run: 1, ms: 1 }, { type: 'toString', cell: 'a', run: 1 },
      { type: 'outputs', cell: 'a', run: 1, items: 'x', left: 0 }, { type: 'outputs', cell: 'a', run: NaN, items: [], left: 0 },
      { type: 'outputs', cell: 'a', run: 1, items: Array(1e4), left: 0 }, { type: 'progress', cell: 'a', run: 1, done: 1, total: 0 },
      { type: 'error', cell: 'a', run: 1, error: 'x' },
    ]) expect(heard(bad)).toBeNull(); // prettier-ignore
  });

  const { window } = new JSDOM('');
  const clean = cleanerOf(window);

  test.each([
    ['svg', '<svg><script>alert(1)</script><circle r="1"/></svg>', /script/],
    ['svg', '<svg onload="alert(1)"><rect onclick="x()"/></svg>', /onload|onclick/],
    [
      'svg',
      '<svg><image href="https://x.test/a"/><use href="https://x.test/#a"/></svg>',
      /x\.test/,
    ],
    [
      'svg',
      '<svg><rect fill="url(https://x.test/a)" style="fill: URL( \'//x.test\' )"/></svg>',
      /x\.test/i,
    ],
    ['svg', '<svg><rect style="fill: u\\72l(//x.test)"/></svg>', /x\.test/],
    [
      'svg',
      '<svg><style>*{display:none}</style><foreignObject><p>x</p></foreignObject></svg>',
      /style|foreign/i,
    ],
    [
      'svg',
      '<svg><animate attributeName="href" to="javascript:1"/><a href="javascript:1">x</a></svg>',
      /javascript/,
    ],
    [
      'html',
      '<img src=x onerror=alert(1)><iframe srcdoc="x"></iframe><form action="//x.test"></form>',
      /img|iframe|form/,
    ],
    [
      'html',
      '<p style="position: fixed; inset: 0">x</p><p style="background: image-set(\'//x.test\')">y</p>',
      /fixed|x\.test/,
    ],
    [
      'html',
      '<p data-q="b_ι" data-do="stop">x</p><a href="https://x.test" target=_top>y</a>',
      /data-|x\.test/,
    ],
  ] as const)('cleans %s %s', (kind, markup, unwanted) => {
    expect(clean(markup, kind, 'c') ?? '').not.toMatch(unwanted);
  });

  test('keeps a drawing’s references to itself, apart from the page’s ids', () => {
    const drawing =
      '<svg><clipPath id="search"><rect/></clipPath><g clip-path="url(#search)"/><use href="#search"/></svg>';
    const cleaned = clean(drawing, 'svg', 'c-1')!;
    expect(cleaned).toContain('id="c-1-search"');
    expect(cleaned).toContain('url(#c-1-search)');
    expect(cleaned).not.toContain('id="search"');
  });

  test('sets no formula that is too deep, and trusts none', () => {
    expect(texMarkup('\\frac{1}{2}', true)).toContain('<math');
    expect(texMarkup('{'.repeat(100) + '}'.repeat(100), true)).toBeNull();
    expect(texMarkup('\\def\\a{\\a\\a}\\a', true)).toBeNull();
    expect(texMarkup('\\href{javascript:1}{x}', true) ?? '').not.toMatch(/href="javascript/);
    expect(texMarkup('\\includegraphics{//x.test/a}', true) ?? '').not.toMatch(/<img/);
  });

  test('draws text as text', () => {
    const tools: Tools = { say: wordsIn('en'), tex: texMarkup, clean: () => null };
    const bundle = {
      [mime.text]: 'x',
      [mime.view]: { kind: 'tree', title: '<img src=x>', more: 0, entries: [['"><b>', { kind: 'text', type: 'string', text: '<i>' }]] },
    }; // prettier-ignore
    const drawn = outputMarkup(bundle, tools, 'a').text;
    expect(drawn).not.toMatch(/<img|<b>|<i>/);
    expect(outputMarkup({ bad: 1 }, tools, 'a').text).toContain(tools.say.unreadable);
  });
});

test('the hash of the sandbox is that of its script', () => {
  const hash = createHash('sha256').update(sandboxScript, 'utf8').digest('base64');
  expect(sandboxScriptHash).toBe(`'sha256-${hash}'`);
});
