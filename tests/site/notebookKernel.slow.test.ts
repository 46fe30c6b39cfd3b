/**
 * The kernel without a browser: order, errors and their lines, the bounds on what it sends.
 * Source: design section 6. Cells run through the very bundle that the reader's worker runs.
 * Leaves out the sandbox and the page (notebook.browser.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { bundles } from '../../site/build/cellAssets.ts';
import { runCells, type Ran } from '../../site/build/runCells.ts';
import { acceptBundle, limits, mime, raster } from '../../site/notebook/bundle.ts';
import { transpile } from '../../site/notebook/transpile.ts';

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
    for (const name of ['deep', 'wide', 'round']) expect(sent(name)).toBeLessThan(40_000);
    // One character a place of the raster, and a few words.
    expect(sent('big')).toBeLessThan(raster.side ** 2 + 400);
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
      'Symbol(s)', 'null', 'text', 'function ()', 'Float64Array of 3', 'Uint8Array of 2', 'Object',
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
    const endless = runCells([transpile('while (true) {}', 'endless')], [], 5);
    await expect(endless).rejects.toThrow('cell endless: did not end within 5 s');
  });

  test('holds nothing that compiles text at run time', async () => {
    const { kernel, modules } = await bundles();
    for (const text of [kernel, modules.get('Plot')!, modules.get('unrolled/equations')!]) {
      expect(text).not.toMatch(/\beval\(|new Function\b/);
    }
  });
});
