/*
 * A GRU as a graph: reset before or after the recurrent matrix, update between old and new.
 * Source: Cho 2014 (reset before), cuDNN and PyTorch (reset after), node by node; no closed form is used.
 * Leaves out: peepholes, several layers.
 */
import type { OutputName } from '../functions/loss.ts';
import type { NumberRows, Numbers } from '../numbers/shape.ts';
import { draft, type Draft, type Graph } from './graph.ts';
import { carry, checkSequence, initial, inputSteps, netInputs, outputs, products, squashed, sums, wholeLoss, type Row, type StepInputs, type Targets } from './layer.ts'; // prettier-ignore

export type GruDescription = {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly reset: 'before' | 'after';
  readonly output: OutputName;
};

/**
 * Source first; r reset, u update, n new. Biases where given; `m` is the second bias of n, inside the
 * reset, of the variant "after".
 */
export type GruGraphWeights = Readonly<
  Record<'ir' | 'hr' | 'iu' | 'hu' | 'in' | 'hn' | 'hk', NumberRows>
> & { readonly bias?: Partial<Readonly<Record<'r' | 'u' | 'n' | 'm' | 'k', Numbers>>> };

type State = { readonly state?: { readonly b: Numbers } | undefined };

/**
 * The graph of T steps; x: T rows of I inputs, z: T rows of K targets or null; `state`: b_h at t = 0.
 * Quantities: x, a_r, b_r, a_u, b_u, 'rh' (before) or 'm', 'rm' (after), a_n, b_n, '1−u', 'un', 'uh', b_h,
 * a_k, y, O. @throws ShapeError, ValueError by name and index.
 */
export function gruGraph(
  net: GruDescription,
  weights: GruGraphWeights,
  x: NumberRows,
  z: Targets,
  options: State = {},
): Graph {
  checkSequence('gruGraph', x, z, net.inputs, net.outputs);
  const to = draft();
  const loss = wholeLoss(to);
  const steps = inputSteps(to, x);
  gruLayer(to, net, weights, steps, options).forEach((hidden, n) => {
    const { t, constant } = steps[n];
    const at = { quantity: 'a_k', t, units: net.outputs };
    const bias = [weights.bias?.k, 'bias.k'] as const;
    const row = netInputs(to, at, [[hidden, weights.hk, 'hk']], constant, bias);
    outputs(to, t, row, net.output, z[n], loss);
  });
  return to.finish();
}

/** Adds the hidden layer over steps in the order given; the row of b_h of each. `start` is the state's t. */
export function gruLayer(
  to: Draft,
  net: Pick<GruDescription, 'hidden' | 'reset'>,
  weights: Omit<GruGraphWeights, 'hk'>,
  steps: readonly StepInputs[],
  options: State = {},
  start = 0,
): Row[] {
  const { hidden: units, reset } = net;
  const { bias } = weights;
  let before = initial(to, 'b_h', start, units, options.state?.b);
  return steps.map(({ t, inputs, constant }) => {
    const gate = (letter: 'r' | 'u'): Row => {
      const [fromInputs, fromHidden] = [`i${letter}`, `h${letter}`] as const;
      const a = netInputs(
        to,
        { quantity: `a_${letter}`, t, units },
        [
          [inputs, weights[fromInputs], fromInputs],
          [before, weights[fromHidden], fromHidden],
        ],
        constant,
        [bias?.[letter], `bias.${letter}`],
      );
      return squashed(to, `b_${letter}`, t, a, 'logistic');
    };
    const r = gate('r');
    const u = gate('u');
    const read = reset === 'before' ? products(to, 'rh', t, r, before) : before;
    const at = { quantity: reset === 'before' ? 'a_n' : 'm', t, units };
    const recurrent = [read, weights.hn, 'hn'] as const;
    const own = [inputs, weights.in, 'in'] as const;
    const inner = [bias?.n, 'bias.n'] as const;
    let a: Row;
    if (reset === 'before') a = netInputs(to, at, [own, recurrent], constant, inner);
    else {
      const m = netInputs(to, at, [recurrent], constant, [bias?.m, 'bias.m']);
      a = netInputs(to, { quantity: 'a_n', t, units }, [own], constant, inner);
      carry(to, products(to, 'rm', t, r, m), a);
    }
    const fresh = squashed(to, 'b_n', t, a, 'tanh');
    const rest = sums(to, '1−u', t, units);
    carry(to, rest.map(() => constant[0]), rest); // prettier-ignore
    carry(to, u, rest, -1);
    const b = sums(to, 'b_h', t, units);
    carry(to, products(to, 'un', t, rest, fresh), b);
    carry(to, products(to, 'uh', t, u, before), b);
    before = b;
    return b;
  });
}
