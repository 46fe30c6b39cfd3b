/*
 * Adding problem, temporal order and Reber grammar against their papers' descriptions, over many drawn sequences.
 * Source: Hochreiter & Schmidhuber 1997, experiments 1, 4, 6a and 6b; an independent regular expression for the grammar.
 * Leaves out: whether networks learn them.
 */
import { describe, expect, it } from 'vitest';
import { addingProblem, random, reberGrammar, temporalOrder, ValueError } from '../../lib/index.ts';

const many = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);
/** Draws of probability p stay within five standard deviations of n p; the seed makes the outcome one and the same. */
const expectShare = (count: number, n: number, p: number): void => {
  expect(Math.abs(count - n * p)).toBeLessThan(5 * Math.sqrt(n * p * (1 - p)));
};
const range = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

describe('addingSequence', () => {
  const draw = random(1);
  const all = many(4000, () => addingProblem.addingSequence(100, draw));

  it('has 100 to 110 pairs, every length equally likely', () => {
    expect(range(all.map(({ x }) => x.length))).toEqual([100, 110]);
    for (let n = 100; n <= 110; n++) {
      expectShare(all.filter(({ x }) => x.length === n).length, all.length, 1 / 11);
    }
  });

  it('draws numbers from −1 to 1 with mean 0 and variance ⅓', () => {
    const values = all.flatMap(({ x }) => x.map(([value]) => value));
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + v * v, 0) / values.length;
    expect(values.every((v) => v >= -1 && v < 1)).toBe(true);
    // Five standard errors of 420,000 draws: 5·√(⅓/n) and 5·√(4/45/n).
    expect(Math.abs(mean)).toBeLessThan(0.0045);
    expect(Math.abs(variance - 1 / 3)).toBeLessThan(0.0024);
  });

  it('marks one of the first ten pairs and another of the first 49, with −1 at both ends and 0 elsewhere', () => {
    for (const { x, marked } of all) {
      const markers = x.map(([, marker]) => marker);
      expect([markers[0], markers.at(-1)]).toEqual([-1, -1]);
      const ones = markers.flatMap((marker, n) => (marker === 1 ? [n + 1] : []));
      expect(ones).toEqual(marked.filter((step) => step !== 1).toSorted((p, q) => p - q));
      expect(markers.filter((marker) => marker === 0)).toHaveLength(x.length - 2 - ones.length);
    }
    expect(range(all.map(({ marked: [first] }) => first))).toEqual([1, 10]);
    expect(range(all.map(({ marked: [, second] }) => second))).toEqual([1, 49]);
    expect(all.every(({ marked: [first, second] }) => first !== second)).toBe(true);
    expectShare(all.filter(({ marked: [first] }) => first === 1).length, all.length, 0.1);
  });

  it('asks at the last step alone for ½ + (X₁ + X₂)/4, where a marked first pair counts as 0', () => {
    for (const { x, z, marked } of all) {
      const sum = marked.reduce((total, step) => total + (step === 1 ? 0 : x[step - 1][0]), 0);
      expect(z.slice(0, -1).every((row) => row === null)).toBe(true);
      expect(z.at(-1)).toEqual([0.5 + sum / 4]);
    }
  });

  it('is correct within .04', () => {
    const one = all[0];
    const target = one.z.at(-1)![0];
    expect(addingProblem.isCorrect(one, target + 0.039)).toBe(true);
    expect(addingProblem.isCorrect(one, target - 0.041)).toBe(false);
  });

  it('gives the same sequence for the same seed alone, and refuses a T without room', () => {
    const first = (seed: number) => addingProblem.addingSequence(100, random(seed));
    expect(first(7)).toEqual(first(7));
    expect(first(7)).not.toEqual(first(8));
    expect(() => addingProblem.addingSequence(23, draw)).toThrow(
      'addingSequence: T is 23, expected an integer of at least 24',
    );
  });
});

describe.each([
  [
    '6a',
    [
      [10, 20],
      [50, 60],
    ],
  ],
  [
    '6b',
    [
      [10, 20],
      [33, 43],
      [66, 76],
    ],
  ],
] as const)('orderSequence %s', (kind, ranges) => {
  const draw = random(2);
  const all = many(3000, () => temporalOrder.orderSequence(kind, draw));
  const classes = 2 ** ranges.length;

  it('runs from E to B over 100 to 110 symbols with the marks in their ranges', () => {
    expect(range(all.map(({ x }) => x.length))).toEqual([100, 110]);
    ranges.forEach((expected, n) => {
      expect(range(all.map(({ marked }) => marked[n]))).toEqual([...expected]);
    });
    for (const { symbols, marked } of all) {
      expect(symbols.join('')).toMatch(/^E[abcdXY]*B$/);
      const found = symbols.flatMap((one, n) => (/[XY]/.test(one) ? [n + 1] : []));
      expect(found).toEqual(marked);
    }
  });

  it('draws every distractor a quarter of the time and every class equally often', () => {
    const distractors = all.flatMap(({ symbols }) => symbols.filter((one) => /[abcd]/.test(one)));
    for (const one of 'abcd') {
      expectShare(distractors.filter((d) => d === one).length, distractors.length, 1 / 4);
    }
    for (let k = 0; k < classes; k++) {
      expectShare(all.filter((one) => one.class === k).length, all.length, 1 / classes);
    }
  });

  it('asks at the last step alone for the class that the marks spell in binary', () => {
    for (const one of all) {
      const bits = one.symbols.filter((s) => /[XY]/.test(s)).map((s) => (s === 'X' ? '0' : '1'));
      expect(one.class).toBe(Number.parseInt(bits.join(''), 2));
      const answer = one.z.at(-1)!;
      expect(answer).toHaveLength(classes);
      expect(answer.indexOf(1)).toBe(one.class);
      expect(answer.reduce((sum, v) => sum + v, 0)).toBe(1);
      expect(one.z.slice(0, -1).every((row) => row === null)).toBe(true);
      expect(one.x.map((row) => temporalOrder.symbols[row.indexOf(1)])).toEqual(one.symbols);
    }
  });

  it('is correct when every output is within .3', () => {
    const one = all[0];
    const near = one.z.at(-1)!.map((v): number => (v === 1 ? 0.71 : 0.29));
    expect(temporalOrder.isCorrect(one, near)).toBe(true);
    expect(temporalOrder.isCorrect(one, near.with(0, 0.5))).toBe(false);
  });
});

describe('orderSequence', () => {
  it('shortens everything by its scale', () => {
    const draw = random(3);
    const all = many(500, () => temporalOrder.orderSequence('6a', draw, 0.5));
    expect(range(all.map(({ x }) => x.length))).toEqual([50, 55]);
    expect(range(all.map(({ marked }) => marked[1]))).toEqual([25, 30]);
    const least = many(500, () => temporalOrder.orderSequence('6b', draw, 0.1));
    for (const { symbols, marked } of least) {
      expect(symbols.filter((one) => /[XY]/.test(one))).toHaveLength(3);
      expect(marked[0]).toBe(2);
    }
  });

  it('says the units of its network and refuses other kinds and scales by name', () => {
    expect(temporalOrder.sizes('6a')).toEqual({ inputs: 8, outputs: 4 });
    expect(temporalOrder.sizes('6b')).toEqual({ inputs: 8, outputs: 8 });
    const draw = random(1);
    expect(() => temporalOrder.orderSequence('6c' as '6a', draw)).toThrow(ValueError);
    expect(() => temporalOrder.orderSequence('6a', draw, 2)).toThrow(
      'temporalOrder: scale is 2, expected a number from .1 to 1',
    );
  });
});

// cspell:ignore BPVPE BTSSXE BTXSE BPVVE BTXE
describe('the Reber grammar', () => {
  // Written anew: from T to X; behind X either S, or X and into the lower loop; that loop goes T* V, then PX around, PS or V out.
  const loop = 'T*V(?:PXT*V)*(?:PS|V)';
  const grammar = `B(?:TS*X(?:S|X${loop})|P${loop})E`;
  const isPlain = new RegExp(`^${grammar}$`);
  const isEmbedded = new RegExp(`^B(?:T${grammar}T|P${grammar}P)E$`);
  const draw = random(4);
  const plain = many(2000, () => reberGrammar.reberSequence(draw));
  const embedded = many(2000, () => reberGrammar.embeddedSequence(draw));

  it('writes strings that a regular expression of the grammar takes, of 5 and 9 symbols or more', () => {
    for (const { string } of plain) expect(string).toMatch(isPlain);
    for (const { string } of embedded) expect(string).toMatch(isEmbedded);
    expect(range(plain.map(({ string }) => string.length))[0]).toBe(5);
    expect(range(embedded.map(({ string }) => string.length))[0]).toBe(9);
    for (const wrong of ['BTXE', 'BPVPE', 'BTSSXE']) expect(wrong).not.toMatch(isPlain);
  });

  it('takes either branch half of the time, and repeats the second symbol before the last', () => {
    expectShare(embedded.filter(({ string }) => string[1] === 'T').length, embedded.length, 0.5);
    expectShare(plain.filter(({ string }) => string[1] === 'T').length, plain.length, 0.5);
    // BTXSE and BPVVE: three free choices each.
    expectShare(plain.filter(({ string }) => string === 'BTXSE').length, plain.length, 1 / 8);
    expect(embedded.every(({ string }) => string[1] === string.at(-2))).toBe(true);
  });

  it('asks each step for the next symbol, which is one of one or two legal ones', () => {
    for (const { string, x, z, legal } of embedded) {
      const read = (rows: number[][]) => rows.map((row) => reberGrammar.symbols[row.indexOf(1)]);
      expect(read(x).join('')).toBe(string.slice(0, -1));
      expect(read(z).join('')).toBe(string.slice(1));
      z.forEach((row, t) => {
        expect(legal[t][row.indexOf(1)]).toBe(1);
      });
      const counts = legal.map((row) => row.reduce((sum, v) => sum + v, 0));
      expect([counts[0], counts.at(-2), counts.at(-1)]).toEqual([2, 1, 1]);
    }
  });

  it('calls legal exactly what may follow a prefix', () => {
    const strings = plain.map(({ string }) => string);
    for (const { string, legal } of plain.slice(0, 50)) {
      legal.forEach((row, t) => {
        const after = strings.filter((other) => other.startsWith(string.slice(0, t + 1)));
        const seen = new Set(after.map((other) => other[t + 1]));
        for (const symbol of seen) {
          expect(row[reberGrammar.symbols.indexOf(symbol as 'B')]).toBe(1);
        }
        const counted = row.reduce((sum, v) => sum + v, 0);
        if (after.length >= 60) expect(seen.size).toBe(counted);
      });
    }
  });

  it('goes on without end: each string follows the one before, and B is what follows E', () => {
    const steps = reberGrammar.continual(random(5));
    let text = '';
    let asked = 'B';
    let strings = 0;
    for (let n = 0; n < 5000; n++) {
      const { x, z, legal, string, place } = steps.next().value;
      const symbol = reberGrammar.symbols[x.indexOf(1)];
      expect(symbol).toBe(asked);
      if (place === 0) {
        if (text) expect(text).toMatch(isEmbedded);
        text = '';
        strings++;
      }
      text += symbol;
      expect(string).toBe(strings);
      asked = reberGrammar.symbols[z.indexOf(1)];
      expect(legal[z.indexOf(1)]).toBe(1);
    }
    expect(strings).toBeGreaterThan(300);
  });

  it('is correct when every legal symbol stands above every other', () => {
    const legal = [0, 1, 1, 0, 0, 0, 0];
    expect(reberGrammar.isCorrect(legal, [0, 0.5, 0.4, 0.3, 0, 0, 0.1])).toBe(true);
    expect(reberGrammar.isCorrect(legal, [0, 0.5, 0.3, 0.4, 0, 0, 0.1])).toBe(false);
    expect(reberGrammar.isCorrect(legal, [0, 0.5, 0.3, 0.3, 0, 0, 0.1])).toBe(false);
  });
});
