/*
 * How a gradient becomes a step: steepest descent with momentum, RMSProp, Adam.
 * Source: Graves 3.39 (momentum); Tieleman & Hinton 2012 (RMSProp); Kingma & Ba 2015, algorithm 1 (Adam).
 * Leaves out: schedules of the rate, which train.ts has; weight decay.
 */
import type { Matrix, Vector } from '../numbers/matrix.ts';
import { ValueError } from '../numbers/shape.ts';
import { copyWeights } from './arrays.ts';
import { clear } from './batch.ts';

/** An update rule by name; α is the rate. */
export type Optimizer =
  /** Δw = m Δw − α ∂O/∂w; momentum m in [0, 1), 0 if absent. */
  | { readonly name: 'sgd'; readonly momentum?: number }
  /** Steps by the gradient over the root of its mean square; decay in [0, 1), .9 if absent. */
  | { readonly name: 'rmsprop'; readonly decay?: number; readonly epsilon?: number }
  /** Means of the gradient and of its square, both corrected for their start at 0; decays .9 and .999 if absent. */
  | {
      readonly name: 'adam';
      readonly decays?: readonly [number, number];
      readonly epsilon?: number;
    };

/** What an optimizer remembers: plain data of the weights' shape, to be saved with them. */
export type OptimizerState = {
  /** Steps taken. */
  steps: number;
  readonly memories: readonly object[];
};

const epsilonOf = ({ epsilon = 1e-8 }: { readonly epsilon?: number }): number => epsilon;
const memoriesOf = { sgd: 1, rmsprop: 1, adam: 2 } as const;

function checkShare(what: string, value: number): void {
  if (!(value >= 0 && value < 1)) {
    throw new ValueError('optimizer', what, `is ${value}`, 'a number from 0 to below 1');
  }
}

/** @throws ValueError for an unknown name or a number out of its range. */
export function checkOptimizer(optimizer: Optimizer): void {
  if (!Object.hasOwn(memoriesOf, optimizer.name)) {
    const names = Object.keys(memoriesOf).join(', ');
    throw new ValueError('optimizer', 'name', `is '${String(optimizer.name)}'`, names);
  }
  if (optimizer.name === 'sgd') {
    checkShare('momentum', optimizer.momentum ?? 0);
    return;
  }
  if (optimizer.name === 'rmsprop') checkShare('decay', optimizer.decay ?? 0.9);
  else for (const decay of optimizer.decays ?? [0.9, 0.999]) checkShare('decays', decay);
  if (!(epsilonOf(optimizer) > 0)) {
    throw new ValueError('optimizer', 'epsilon', `is ${epsilonOf(optimizer)}`, 'above 0');
  }
}

/** Memories of zeros for weights of this shape. @throws ValueError as checkOptimizer does. */
export function startOptimizer(optimizer: Optimizer, weights: object): OptimizerState {
  checkOptimizer(optimizer);
  const memories = Array.from({ length: memoriesOf[optimizer.name] }, () => {
    const memory = copyWeights(weights);
    clear(memory);
    return memory;
  });
  return { steps: 0, memories };
}

/** Moves one row of weights; what is remembered of it stands in m and v. */
type Rule = (w: Vector, slope: Vector, m: Vector, v: Vector) => void;

function ruleOf(optimizer: Optimizer, rate: number, steps: number): Rule {
  const epsilon = epsilonOf(optimizer as { epsilon?: number });
  if (optimizer.name === 'sgd') {
    const { momentum = 0 } = optimizer;
    return (w, slope, m) => {
      for (let n = 0; n < w.length; n++) w[n] += m[n] = momentum * m[n] - rate * slope[n];
    };
  }
  if (optimizer.name === 'rmsprop') {
    const { decay = 0.9 } = optimizer;
    return (w, slope, m) => {
      for (let n = 0; n < w.length; n++) {
        m[n] = decay * m[n] + (1 - decay) * slope[n] * slope[n];
        w[n] -= (rate * slope[n]) / (Math.sqrt(m[n]) + epsilon);
      }
    };
  }
  const [first, second] = optimizer.decays ?? [0.9, 0.999];
  const mean = 1 / (1 - first ** steps);
  const square = 1 / (1 - second ** steps);
  return (w, slope, m, v) => {
    for (let n = 0; n < w.length; n++) {
      m[n] = first * m[n] + (1 - first) * slope[n];
      v[n] = second * v[n] + (1 - second) * slope[n] * slope[n];
      w[n] -= (rate * m[n] * mean) / (Math.sqrt(v[n] * square) + epsilon);
    }
  };
}

/** Moves the weights by one step, and the state with them; weights and gradient have the same shape. rate > 0. */
export function descend(
  optimizer: Optimizer,
  state: OptimizerState,
  weights: object,
  gradient: object,
  rate: number,
): void {
  state.steps++;
  const rule = ruleOf(optimizer, rate, state.steps);
  const [first, second = first] = state.memories;
  walk(rule, weights, gradient, first, second);
}

/** The rule for every row of objects of one shape. */
function walk(rule: Rule, w: object, slope: object, m: object, v: object): void {
  for (const key of Object.keys(w) as never[]) {
    const part = w[key] as Vector | Matrix | object;
    if (ArrayBuffer.isView(part)) rule(part as Vector, slope[key], m[key], v[key]);
    else if (!Array.isArray(part)) walk(rule, part, slope[key], m[key], v[key]);
    else {
      const [slopes, ms, vs] = [slope[key], m[key], v[key]] as Matrix[];
      for (let n = 0; n < part.length; n++) {
        if (ArrayBuffer.isView(part[n])) rule(part[n] as Vector, slopes[n], ms[n], vs[n]);
        else walk(rule, part[n] as object, slopes[n], ms[n], vs[n]);
      }
    }
  }
}
