/*
 * What the variants of the LSTM change in the book's equations, and their published names.
 * Source: Greff et al., LSTM: A Search Space Odyssey (eight variants); Hochreiter & Schmidhuber 1997 (gate recurrence).
 * Leaves out: absent gates (they read 1 in the trace) and the truncated gradient (no weights to flow back over).
 */
import { activation } from '../functions/activation.ts';
import { addOuter, dot, dotBlock, type Matrix, type Vector } from '../numbers/matrix.ts';
import { ValueError } from '../numbers/shape.ts';
import { network, type LSTM, type Shape } from './lstmNetwork.ts';
import { gateLetters, type Errors, type GateLetter, type Trace } from './lstmTrace.ts';
import type { Weights } from './lstmWeights.ts';

/**
 * Options by published name, as changes to the network of the book (V): no input, forget or output gate, no squashing
 * of the input (NIAF) or of the state (NOAF), no peepholes, coupled gates (CIFG), full gate recurrence (FGR);
 * and the network of 1997, with its g = 4σ − 2, h = 2σ − 1 and truncated gradient.
 */
export const variants = {
  V: {},
  NIG: { inputGate: false },
  NFG: { forgetGate: false },
  NOG: { outputGate: false },
  NIAF: { squash: { g: 'identity' } },
  NOAF: { squash: { h: 'identity' } },
  NP: { peepholes: false },
  CIFG: { forgetGate: 'coupled' },
  FGR: { gateRecurrence: 'gates' },
  '1997': {
    peepholes: false,
    forgetGate: false,
    gateRecurrence: 'gates and cells',
    gradient: 'truncated',
    squash: { g: 'logistic2', h: 'logistic1' },
  },
} as const satisfies Readonly<Record<string, Partial<Shape>>>;
/** A key of `variants`. */
export type VariantName = keyof typeof variants;

/**
 * The network of a shape with one or several variants applied, in the order given.
 * @throws ValueError for an unknown name, for names that set the same option to different values, and as `network` does.
 */
export function variant(shape: Shape, ...names: readonly VariantName[]): LSTM {
  const place = 'lstm.variant';
  const setBy = new Map<string, { readonly name: VariantName; readonly value: unknown }>();
  let { squash, ...options }: Partial<Shape> = {};
  for (const name of names) {
    if (!Object.hasOwn(variants, name)) {
      throw new ValueError(place, 'name', `is '${String(name)}'`, Object.keys(variants).join(', '));
    }
    const { squash: own, ...others }: Partial<Shape> = variants[name];
    for (const [option, value] of Object.entries({ ...others, ...own })) {
      const earlier = setBy.get(option);
      if (earlier && earlier.value !== value) {
        throw new ValueError(
          place,
          String(name),
          `is given with ${String(earlier.name)}`,
          `one ${option}`,
        );
      }
      setBy.set(option, { name, value });
    }
    squash = { ...squash, ...own };
    options = { ...options, ...others };
  }
  if (options.forgetGate === 'coupled' && options.inputGate === false) {
    throw new ValueError(place, 'CIFG', 'is given with NIG', 'an input gate to be coupled to');
  }
  return network({ ...shape, ...options, squash: { ...shape.squash, ...squash } });
}

type Offsets = Readonly<Record<GateLetter | 'c' | 'k', Vector>>;

/**
 * What a net input of step t has beside the book's sums: its bias, and in variants what gates of the step before
 * send (a_u gains Σ_γ Σ_j w_γu b_γ^{t−1}) and what inputs send to outputs (a_k gains Σ_i w_ik x_i^t).
 */
export function offsets(net: LSTM, w: Weights, bias: Offsets, trace: Trace, t: number): Offsets {
  if (!net.gateRecurrence && !net.inputToOutput) return bias;
  const plus = (unit: keyof Offsets, from: Iterable<[Matrix | undefined, Vector]>): Vector => {
    const sum = bias[unit].slice();
    for (const [weights, source] of from)
      weights?.forEach((row, m) => addScaled(sum, row, source[m]));
    return sum;
  };
  const gates = (unit: GateLetter | 'c'): Vector =>
    plus(
      unit,
      gateLetters.map((from) => [w[`${from}${unit}`], trace.b[from][t - 1]]),
    );
  return {
    ι: gates('ι'),
    φ: gates('φ'),
    ω: gates('ω'),
    c: gates('c'),
    k: plus('k', [[w.ik, trace.x[t]]]),
  };
}

function addScaled(sum: Vector, row: Vector, value: number): void {
  for (let n = 0; n < sum.length; n++) sum[n] += row[n] * value;
}

/** The forget gate of coupled gates: b_φ^t = 1 − b_ι^t. */
export function couple({ b }: Trace, t: number): void {
  for (let j = 0; j < b.φ[t].length; j++) b.φ[t][j] = 1 - b.ι[t][j];
}

/** What coupling adds to the input gate's error: δ_ι^t gains −f′(a_ι^t) Σ_c s_c^{t−1} ε_s^t. */
export function addCoupledErrors(
  net: LSTM,
  { a, b, s }: Trace,
  { δ, ε }: Pick<Errors, 'δ' | 'ε'>,
  t: number,
): void {
  const f = activation(net.squash.f);
  for (let j = 0; j < net.blocks; j++) {
    δ.ι[t][j] -= f.slope(a.ι[t][j], b.ι[t][j]) * dotBlock(s[t - 1], ε.s[t], j, net.cells);
  }
}

/** What recurrence adds to a gate's error: δ_γ^t gains f′(a_γ^t) Σ_u Σ_n w_γu δ_u^{t+1} over the units u that it feeds. */
export function addGateErrors(
  net: LSTM,
  w: Weights,
  { a, b }: Trace,
  δ: Errors['δ'],
  gate: GateLetter,
  t: number,
): void {
  if (net.gradient === 'truncated') return;
  const f = activation(net.squash.f);
  for (const unit of [...gateLetters, 'c'] as const) {
    w[`${gate}${unit}`]?.forEach((row, j) => {
      δ[gate][t][j] += f.slope(a[gate][t][j], b[gate][t][j]) * dot(row, δ[unit][t + 1]);
    });
  }
}

/** Step t's share of the gradients of the variants' own weights: ∂O/∂w_γu gains b_γ^{t−1} δ_u^t, ∂O/∂w_ik gains x_i^t δ_k^t. */
export function addVariantGradients(d: Weights, { x, b }: Trace, { δ }: Errors, t: number): void {
  if (d.ik) addOuter(d.ik, x[t], δ.k[t]);
  for (const from of gateLetters) {
    for (const unit of [...gateLetters, 'c'] as const) {
      const sum = d[`${from}${unit}`];
      if (sum) addOuter(sum, b[from][t - 1], δ[unit][t]);
    }
  }
}
