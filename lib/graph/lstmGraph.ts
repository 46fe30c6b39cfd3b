/*
 * An LSTM as a graph: gates multiply in product nodes, the carousel is an edge through one of them.
 * Source: Graves' forward equations lstm.1–lstm.10, node by node; nothing of the closed form is used.
 * Leaves out: truncated gradients, which no graph has.
 */
import type { ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import { type NumberRows, type Numbers } from '../numbers/shape.ts';
import { draft, type Draft, type Graph } from './graph.ts';
import { carry, checkSequence, given, initial, inputSteps, netInputs, outputs, products, squashed, sums, wholeLoss, type Link, type Row, type StepInputs, type Targets } from './layer.ts'; // prettier-ignore

type GateLetter = 'ι' | 'φ' | 'ω';
const letters: readonly GateLetter[] = ['ι', 'φ', 'ω'];

/** The parts of a network's description that decide its nodes. */
export type LstmDescription = {
  readonly inputs: number;
  readonly blocks: number;
  readonly cells: number;
  readonly outputs: number;
  readonly squash: Readonly<Record<'f' | 'g' | 'h', ActivationName>>;
  readonly output: OutputName;
};

/**
 * Weights by name, source first: 'iι', 'hι', …, 'ck', peepholes 'cι' and biases as one row. A gate without
 * weights reads 1. Further names that make edges where they are present: 'ιφ' and its like (gate
 * activations one step ago, to gates and to 'c'), 'ik' (inputs to outputs).
 */
export type LstmGraphWeights = Readonly<Record<string, NumberRows | Numbers | object | undefined>>;

type Step = { readonly s: Row; readonly b: Row; readonly gates: Partial<Record<GateLetter, Row>> };

export type LstmGraphOptions = {
  /** States and cell outputs at t = 0, blocks·cells numbers each, and gates where they recur; zeros if absent. */
  readonly state?:
    | ({ readonly s: Numbers; readonly b: Numbers } & Readonly<
        Partial<Record<GateLetter, Numbers>>
      >)
    | undefined;
  /** The forget gate is 1 − b_ι and has no weights (CIFG). */
  readonly coupled?: boolean;
  /** From where the output gate reads hidden outputs: the step before, or (a misreading) the same step. */
  readonly outputGateReads?: 'step before' | 'same step';
};

/**
 * The graph of T steps; x: T rows of I inputs, z: T rows of K targets or null.
 * Quantities: x, a_ι, b_ι, a_φ, b_φ, a_c, g, 'φs' (b_φ s), 'ιg' (b_ι g), s_c, a_ω, b_ω, h, b_c, a_k, y, O.
 * @throws ShapeError, ValueError by name and index; ValueError for a cycle.
 */
export const lstmGraph = (...given: Parameters<typeof lstmDraft>): Graph =>
  lstmDraft(...given).finish();

/**
 * The same nodes and edges before they are ordered: of a misreading, too, which has no order.
 * @throws ShapeError, ValueError by name and index.
 */
export function lstmDraft(
  net: LstmDescription,
  weights: LstmGraphWeights,
  x: NumberRows,
  z: Targets,
  options: LstmGraphOptions = {},
): Draft {
  checkSequence('lstmGraph', x, z, net.inputs, net.outputs);
  const to = draft();
  const loss = wholeLoss(to);
  const steps = inputSteps(to, x);
  const matrices = weights as Readonly<Record<string, NumberRows | undefined>>;
  lstmLayer(to, net, weights, steps, options).forEach((hidden, n) => {
    const { t, inputs, constant } = steps[n];
    const netOutputs = netInputs(
      to,
      { quantity: 'a_k', t, units: net.outputs },
      [[hidden, matrices.ck, 'ck'], [inputs, matrices.ik, 'ik']],
      constant,
      [biasOf(weights, 'k'), 'bias.k'],
    ); // prettier-ignore
    outputs(to, t, netOutputs, net.output, z[n], loss);
  });
  return to;
}

/** Adds the hidden layer over steps in the order given; the row of b_c of each. `start` is the state's t. */
export function lstmLayer(
  to: Draft,
  net: Omit<LstmDescription, 'outputs' | 'output'>,
  weights: LstmGraphWeights,
  steps: readonly StepInputs[],
  options: LstmGraphOptions = {},
  start = 0,
): Row[] {
  const layer = net.blocks * net.cells;
  const gates: Partial<Record<GateLetter, Row>> = {};
  for (const letter of letters) {
    const values = options.state?.[letter];
    if (values) gates[letter] = initial(to, `b_${letter}`, start, net.blocks, values);
  }
  let before: Step = {
    s: initial(to, 's_c', start, layer, options.state?.s),
    b: initial(to, 'b_c', start, layer, options.state?.b),
    gates,
  };
  return steps.map((step) => {
    before = addStep(to, net, weights, { ...step, before }, options);
    return before.b;
  });
}

const biasOf = (weights: LstmGraphWeights, unit: string): Numbers | undefined =>
  (weights.bias as Readonly<Record<string, Numbers | undefined>> | undefined)?.[unit];

function addStep(
  to: Draft,
  net: Omit<LstmDescription, 'outputs' | 'output'>,
  weights: LstmGraphWeights,
  from: StepInputs & { readonly before: Step },
  options: LstmGraphOptions,
): Step {
  const { blocks, cells, squash } = net;
  const layer = blocks * cells;
  const { t, inputs, constant, before } = from;
  const matrices = weights as Readonly<Record<string, NumberRows | undefined>>;
  const perCell = (gate: Row): Row =>
    Array.from({ length: layer }, (_, c) => gate[Math.floor(c / cells)]);
  const recurrent = (unit: string, hidden: Row): Link[] => [
    [inputs, matrices[`i${unit}`], `i${unit}`],
    [hidden, matrices[`h${unit}`], `h${unit}`],
    ...letters.map((gate): Link => {
      const row = before.gates[gate] ?? [];
      return [row, matrices[`${gate}${unit}`], `${gate}${unit}`];
    }),
  ];
  const gate = (letter: GateLetter, states: Row, hidden = before.b): Row => {
    if (!weights[`i${letter}`])
      return given(to, `b_${letter}`, t, new Array<number>(blocks).fill(1));
    const a = netInputs(
      to,
      { quantity: `a_${letter}`, t, units: blocks },
      recurrent(letter, hidden),
      constant,
      [biasOf(weights, letter), `bias.${letter}`],
    ); // prettier-ignore
    const peepholes = weights[`c${letter}`] as Numbers | undefined;
    if (peepholes) {
      states.forEach((state, c) =>
        to.edge(state, a[Math.floor(c / cells)], peepholes[c], `c${letter}[${c}]`),
      );
    }
    return squashed(to, `b_${letter}`, t, a, squash.f);
  };

  const inputGate = gate('ι', before.s);
  const forgetGate = options.coupled ? sums(to, 'b_φ', t, blocks) : gate('φ', before.s);
  if (options.coupled) {
    carry(
      to,
      forgetGate.map(() => constant[0]),
      forgetGate,
    );
    carry(to, inputGate, forgetGate, -1);
  }
  const a_c = netInputs(to, { quantity: 'a_c', t, units: layer }, recurrent('c', before.b), constant, [biasOf(weights, 'c'), 'bias.c']); // prettier-ignore
  const g = squashed(to, 'g', t, a_c, squash.g);
  const kept = products(to, 'φs', t, perCell(forgetGate), before.s);
  const written = products(to, 'ιg', t, perCell(inputGate), g);
  const s = sums(to, 's_c', t, layer);
  carry(to, kept, s);
  carry(to, written, s);
  const h = squashed(to, 'h', t, s, squash.h);
  // The cell outputs stand before the output gate so that a misreading can point at them.
  const b = Array.from({ length: layer }, (_, c) => to.node('b_c', t, c, { type: 'product' }));
  const outputGate = gate('ω', s, options.outputGateReads === 'same step' ? b : before.b);
  carry(to, perCell(outputGate), b);
  carry(to, h, b);
  return { s, b, gates: { ι: inputGate, φ: forgetGate, ω: outputGate } };
}
