/**
 * How values become outputs: what they are, with their size; large matrices as rasters; what folds.
 * Source: design section 6. Values go through the very kernel that the reader's worker runs.
 * Leaves out the bounds (notebookKernel.slow.test.ts) and what is refused (notebookAccept.test.ts).
 */
// cspell:ignore IDAT
import { inflateSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { runCells } from '../../site/build/runCells.ts';
import { acceptBundle, limits, mime, raster, type View } from '../../site/notebook/bundle.ts';
import { rasterOf } from '../../site/notebook/numbers.ts';
import { imageOf } from '../../site/notebook/raster.ts';
import { outputMarkup, outputsMarkup, type Tools } from '../../site/notebook/render.ts';
import { wordsIn } from '../../site/notebook/say.ts';
import { texMarkup } from '../../site/notebook/tex.ts';
import { transpile } from '../../site/notebook/transpile.ts';

const tools: Tools = { say: wordsIn('en'), tex: texMarkup, clean: () => null };

const shown = async (...values: readonly string[]): Promise<readonly string[]> => {
  const source = values.map((one) => `display(${one});`).join('\n');
  const ran = await runCells([transpile(source, 'see')], [], 30);
  const { outputs, error } = ran.get('see')!;
  expect(error).toBeNull();
  return outputs.map((one) => {
    expect(acceptBundle(one)).toEqual(one);
    const { document } = new JSDOM(outputMarkup(one, tools, 'see').text).window;
    return document.body.textContent.replace(/\s+/g, ' ').trim();
  });
};

describe('a value shows as what it is, with its size', () => {
  test('collections, dates, patterns, errors, functions, arrays of bytes, circles', async () => {
    const given: Record<string, RegExp> = {
      'new Map([["a", 1], [{}, 2]])': /^Map\(2\) ?a1\[object Object\]2$/,
      'new Set(["p"])': /^Set\(1\) ?0'p'$/,
      'new Date(0)': /^1970-01-01T00:00:00.000Z$/,
      'new Date(NaN)': /^Invalid Date$/,
      '/a+/gu': /^\/a\+\/gu$/,
      'new RangeError("no")': /^RangeError: no$/,
      'function named() {}': /^function named\(\)$/,
      'new Float32Array(3)': /^000 3 numbers Float32Array$/,
      'new Uint8Array(1e6)': /the first 200 of 1,000,000 Uint8Array$/,
      'new BigInt64Array(2)': /^BigInt64Array\(2\) ?00n10n$/,
      'new ArrayBuffer(16)': /^ArrayBuffer\(16\)$/,
      'new DataView(new ArrayBuffer(8))': /^DataView\(8\)$/,
      'Array.from({ length: 1e5 }, () => "x")': /^Array\(100000\) ?0'x'.* ?99,950 more$/,
      '(() => { const o = { n: 1 }; o.self = o; return o; })()':
        /^Object ?n1selfObject \(circular\)$/,
      'Object.create(null)': /^Object$/,
      'class Own {}': /^function Own\(\)$/,
      'new (class Own { a = 1 })()': /^Own ?a1$/,
      'Symbol("s")': /^Symbol\(s\)$/,
      '10n ** 40n': /^10{40}n$/,
      'Promise.resolve(1)': /^Promise$/,
    };
    const texts = await shown(...Object.keys(given));
    for (const [n, [source, wanted]] of Object.entries(given).entries()) {
      expect(texts[n], source).toMatch(wanted);
    }
  });

  test('a trace opens by quantity and by step, in the library’s own names', async () => {
    const source = `import { lstm, runningExample } from 'unrolled';
      const { net, weights } = runningExample.block('peepholes');
      const trace = lstm.forward(net, weights, runningExample.x);
      display(trace); display(trace.s[2][0])`;
    const { outputs } = (await runCells([transpile(source, 'see')], [], 30)).get('see')!;
    const { document } = new JSDOM(outputMarkup(outputs[0], tools, 'see').text).window;
    const steps = [...document.querySelectorAll('.nb-steps > details')];
    expect(steps.map((one) => one.querySelector('summary')!.textContent)).toEqual([
      't = 1',
      't = 2',
      't = 3',
    ]);
    const rows = [...steps[1]!.querySelectorAll('tr')];
    const names = rows.map((one) => one.querySelector('.nb-name')!.textContent);
    expect(names).toEqual(expect.arrayContaining(['x', 'a.ι', 'b.φ', 's', 'b.c']));
    const state = rows[names.indexOf('s')]!;
    expect(state.className).toBe('u-s');
    expect(state.querySelector('td')!.textContent).toBe(outputs[1]![mime.text]);
    // What is printed in three decimals is copied as the number it is.
    expect(Number(state.querySelector('td')!.dataset['v']).toFixed(3).replace('-', '−')).toBe(
      outputs[1]![mime.text],
    );
  });
});

describe('a matrix above a thousand numbers', () => {
  const view = (rows: readonly (readonly number[])[]): Extract<View, { kind: 'raster' }> => {
    const made = rasterOf(rows.map((row) => Float64Array.from(row)));
    if (made.kind !== 'raster') throw new Error('no raster');
    return made;
  };
  const level = (letter: string): number => letter.charCodeAt(0) - raster.zero;

  test('is a raster of levels, and up to a thousand a table', async () => {
    const texts = await shown(
      'Array.from({ length: 40 }, () => new Array(25).fill(1))',
      'Array.from({ length: 40 }, () => new Array(26).fill(-1.5))',
    );
    expect(texts[0]).toMatch(/40×25 \(40×24\)$/);
    expect(texts[1]).toBe('40×26, from −1.500 to −1.500');
  });

  test('keeps sign and size of every number, to a fortieth of the largest', () => {
    const rows = [
      [1, -1, 0.5],
      [0, NaN, -0.25],
    ];
    const { places, low, high } = view(rows);
    expect([...places].map((one) => (one === raster.none ? NaN : level(one)))).toEqual([
      40,
      -40,
      20,
      0,
      NaN,
      -10,
    ]);
    expect([low, high]).toEqual([-1, 1]);
  });

  test('is thinned where it is wider than its drawing, and loses no largest number', () => {
    const rows = Array.from({ length: 450 }, () => new Array<number>(300).fill(0.1));
    rows[449]![299] = -8;
    const made = view(rows);
    expect([made.rows, made.columns, made.height, made.width]).toEqual([450, 300, 200, 200]);
    expect(made.places).toHaveLength(200 * 200);
    expect(level(made.places.at(-1)!)).toBe(-40);
  });

  test('is refused where its places are not as many as it says', () => {
    const made = view([[1, 2]]);
    const bundle = (change: object) => ({ [mime.text]: 'm', [mime.view]: { ...made, ...change } });
    expect(acceptBundle(bundle({}))).not.toBeNull();
    for (const bad of [{ width: 3 }, { height: 0 }, { places: '"<' }, { width: 1e9, places: '' }]) {
      expect(acceptBundle(bundle(bad))).toBeNull();
    }
  });

  test('is drawn as an image that holds the very opacities', () => {
    const address = imageOf(3, 2, [0, 128, 255, 7, 8, 9]);
    const bytes = Buffer.from(address.split(',')[1]!, 'base64');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const at = bytes.indexOf('IDAT');
    const data = bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4));
    expect([...inflateSync(data)]).toEqual([0, 0, 128, 255, 0, 7, 8, 9]);
  });
});

test('long text and many outputs fold: what stands and what opens is everything', () => {
  const lines = Array.from({ length: 60 }, (_, n) => `line ${String(n + 1)}`).join('\n');
  const long = new JSDOM(outputMarkup({ [mime.text]: lines }, tools, 'a').text).window.document;
  expect(long.querySelector('details:not([open]) summary')!.textContent).toBe('44 more lines');
  const texts = [...long.querySelectorAll('pre')].map((one) => one.textContent);
  expect(texts.join('\n')).toBe(lines);
  const many = Array.from({ length: 30 }, (_, n) => ({ [mime.text]: String(n) }));
  const { document } = new JSDOM(outputsMarkup(many, tools, 'a')).window;
  const folded = document.querySelectorAll('details.nb-rest > .nb-output');
  expect(folded).toHaveLength(30 - limits.unfolded);
  expect(document.querySelectorAll('.nb-output')).toHaveLength(30);
});
