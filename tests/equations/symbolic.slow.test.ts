// Local steps proved by symbols, and a whole small LSTM differentiated by a computer algebra system.
// Source: mathjs: derivatives as symbols, and fractions that are computed exactly; none of our algebra takes part.
// Leaves out: sums over units; what is unrolled here has one of everything.
import { all, create, derivative, parse, type MathNode } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { lstm, random } from '../../lib/index.ts';

const exact = create(all, { number: 'Fraction' });

/** The text of an expression with a positive number E in the place of each exponential: a fraction of polynomials. */
const inE = (node: MathNode, names: readonly string[]): string =>
  names.reduce(
    (text, name) =>
      text.replaceAll(`exp(-${name})`, `(1 / E${name})`).replaceAll(`exp(${name})`, `E${name}`),
    node.toString({ parenthesis: 'auto' }),
  );

/**
 * Whether a fraction of polynomials is zero: computed in exact fractions on a grid of 9 values for each name. A numerator
 * whose degree in each of them is below 9 and that vanishes on the whole grid has no term left.
 */
function vanishes(text: string, names: readonly string[]): boolean {
  expect(text).not.toContain('exp');
  const run = exact.compile(text);
  const values = Array.from({ length: 9 }, (_, n) => exact.fraction(n + 1, 2));
  let grid: Record<string, unknown>[] = [{}];
  for (const name of names) {
    grid = grid.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return grid.every((point) => exact.equal(run.evaluate(point) as number, 0));
}

describe('local steps', () => {
  it("σ' = σ (1 − σ)", () => {
    const slope = inE(derivative('1 / (1 + exp(-a))', 'a'), ['a']);
    expect(vanishes(`(${slope}) - (Ea / (1 + Ea)) * (1 - Ea / (1 + Ea))`, ['Ea'])).toBe(true);
    expect(vanishes(`(${slope}) - (Ea / (1 + Ea)) * (1 + Ea / (1 + Ea))`, ['Ea'])).toBe(false);
  });

  it("tanh' = 1 − tanh², with sech² = 1 − tanh²", () => {
    const slope = derivative('tanh(a)', 'a').toString();
    expect(slope).toBe('sech(a) ^ 2');
    // sech and tanh as what they abbreviate: the rule itself.
    expect(vanishes('(2 / (Ea + 1/Ea))^2 - (1 - ((Ea - 1/Ea) / (Ea + 1/Ea))^2)', ['Ea'])).toBe(
      true,
    );
  });

  it('the two scaled logistics of 1997: g = 4σ − 2, h = 2σ − 1', () => {
    for (const [source, slope] of [
      ['4 / (1 + exp(-a)) - 2', '(4 - b^2) / 4'],
      ['2 / (1 + exp(-a)) - 1', '(1 - b^2) / 2'],
    ] as const) {
      const b = inE(parse(source), ['a']);
      const claimed = slope.replace('b', `(${b})`);
      expect(vanishes(`(${inE(derivative(source, 'a'), ['a'])}) - (${claimed})`, ['Ea'])).toBe(
        true,
      );
    }
  });

  it('softmax: ∂y_k/∂a_k = y_k (1 − y_k), ∂y_j/∂a_k = −y_j y_k', () => {
    const y = (k: string): string => `exp(${k}) / (exp(p) + exp(q) + exp(r))`;
    const Y = (k: string): string => `(E${k} / (Ep + Eq + Er))`;
    const names = ['Ep', 'Eq', 'Er'];
    const own = inE(derivative(y('p'), 'p'), ['p', 'q', 'r']);
    const other = inE(derivative(y('q'), 'p'), ['p', 'q', 'r']);
    expect(vanishes(`(${own}) - ${Y('p')} * (1 - ${Y('p')})`, names)).toBe(true);
    expect(vanishes(`(${other}) + ${Y('q')} * ${Y('p')}`, names)).toBe(true);
  });

  it('the product rule: a state whose gate and whose old value both depend on a', () => {
    const gate = '1 / (1 + exp(-a))';
    const old = '1 / (1 + exp(-2 * a))';
    const [E, F] = ['(Ea / (1 + Ea))', '(Ea^2 / (1 + Ea^2))'];
    const slope = derivative(`(${gate}) * (${old})`, 'a').toString({ parenthesis: 'auto' });
    const text = inE(
      parse(
        slope.replaceAll('exp(-(2 * a))', '(1 / Ea^2)').replaceAll('exp(-2 * a)', '(1 / Ea^2)'),
      ),
      ['a'],
    );
    expect(
      vanishes(`(${text}) - (${E} * (1 - ${E}) * ${F} + ${E} * 2 * ${F} * (1 - ${F}))`, ['Ea']),
    ).toBe(true);
    expect(vanishes(`(${text}) - ${E} * (1 - ${E}) * ${F}`, ['Ea'])).toBe(false);
  });

  it('softmax with cross-entropy: y_k − z_k if the targets sum to 1', () => {
    const names = ['Ep', 'Eq', 'Er'];
    const total = '(exp(p) + exp(q) + exp(r))';
    const targets = { p: 'u', q: 'v', r: '(1 - u - v)' };
    const loss = Object.entries(targets)
      .map(([k, z]) => `- ${z} * (${k} - log(${total}))`)
      .join(' ');
    const slope = inE(derivative(loss, 'p'), ['p', 'q', 'r']);
    expect(vanishes(`(${slope}) - (Ep / (Ep + Eq + Er) - u)`, [...names, 'u', 'v'])).toBe(true);
  });
});

describe('an LSTM of one input, one cell and one output, unrolled', () => {
  const sigma = (a: string): string => `(1 / (1 + exp(-(${a}))))`;
  const net = lstm.network({ inputs: 1, blocks: 1, outputs: 1, output: 'identity' });
  /** The loss over T steps as one expression in the weights. */
  function unrolled(T: number): string {
    let [s, b] = ['s0', 'b0'];
    const terms: string[] = [];
    for (let t = 1; t <= T; t++) {
      const from = (gate: string): string => `i${gate} * x${t} + h${gate} * (${b}) + bias${gate}`;
      const input = sigma(`${from('I')} + cI * (${s})`);
      const forget = sigma(`${from('F')} + cF * (${s})`);
      s = `(${forget} * (${s}) + ${input} * tanh(${from('C')}))`;
      b = `(${sigma(`${from('O')} + cO * ${s}`)} * tanh(${s}))`;
      terms.push(`(ck * ${b} + k0 - z${t})^2 / 2`);
    }
    return terms.join(' + ');
  }
  const letters = { I: 'ι', F: 'φ', C: 'c', O: 'ω' } as const;
  const draw = random(12);
  const value = (): number => draw.uniform(-0.9, 0.9);

  it.each([1, 2])('T = %i: the derivative by every weight is what back-propagation through time gives', (T) => {
    const scope: Record<string, number> = { s0: value(), b0: value(), ck: value(), k0: value() };
    for (const gate of Object.keys(letters)) {
      for (const part of ['i', 'h', 'bias', ...(gate === 'C' ? [] : ['c'])]) scope[part + gate] = value();
    }
    for (let t = 1; t <= T; t++) Object.assign(scope, { [`x${t}`]: value(), [`z${t}`]: value() });
    const w = lstm.initialize(net, { seed: 1 });
    const places: Record<string, (of: lstm.Weights) => Float64Array> = {
      ck: (of) => of.ck[0],
      k0: (of) => of.bias!.k!,
    };
    for (const [gate, letter] of Object.entries(letters)) {
      places[`i${gate}`] = (of) => of[`i${letter}`]![0];
      places[`h${gate}`] = (of) => of[`h${letter}`]![0];
      places[`bias${gate}`] = (of) => of.bias![letter]!;
      if (letter !== 'c') places[`c${gate}`] = (of) => of[`c${letter}`]!;
    }
    for (const [name, place] of Object.entries(places)) place(w)[0] = scope[name]!;
    const steps = Array.from({ length: T }, (_, n) => n + 1);
    const trace = lstm.forward(net, w, steps.map((t) => [scope[`x${t}`]!]), {
      state: { s: [scope['s0']!], b: [scope['b0']!] },
    });
    const errors = lstm.backward(net, w, trace, steps.map((t) => [scope[`z${t}`]!]));
    const gradient = lstm.gradient(net, trace, errors);
    const loss = parse(unrolled(T));
    expect(Number(loss.evaluate(scope))).toBeCloseTo(errors.loss, 14);
    expect(Object.keys(places)).toHaveLength(17);
    for (const [name, place] of Object.entries(places)) {
      const exact = Number(derivative(loss, name, { simplify: false }).evaluate(scope));
      expect(Math.abs(exact), name).toBeGreaterThan(1e-8);
      expect(Math.abs(place(gradient)[0]! - exact), name).toBeLessThan(1e-13);
    }
  }); // prettier-ignore
});
