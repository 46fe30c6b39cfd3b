/*
 * The shape of an LSTM: how many of everything, which parts it has, how it squashes.
 * Source: Graves; Hochreiter & Schmidhuber 1997; Gers 2000, 2002; Greff et al., LSTM: A Search Space Odyssey.
 * Leaves out: weights and values.
 */
import { activation, type ActivationName } from '../functions/activation.ts';
import type { OutputName } from '../functions/loss.ts';
import { checkCount, ValueError } from '../numbers/shape.ts';
import { checkOutputName, type Biases } from './sequence.ts';

/** Functions of the gates (f), of the net input (g) and of the state (h). */
export type Squash = {
  readonly f: ActivationName;
  readonly g: ActivationName;
  readonly h: ActivationName;
};

/** Plain, frozen data. `cells` counts the cells of one block; a layer has blocks·cells of them. */
export type LSTM = {
  readonly kind: 'lstm';
  readonly inputs: number;
  readonly blocks: number;
  readonly cells: number;
  readonly outputs: number;
  readonly peepholes: boolean;
  /** Without it the gate reads 1. */
  readonly inputGate: boolean;
  /** Without it the gate reads 1; 'coupled' makes it 1 − b_ι, without weights of its own. */
  readonly forgetGate: boolean | 'coupled';
  /** Without it the gate reads 1. */
  readonly outputGate: boolean;
  /** What the gates' activations feed one step later: nothing, all gates, or gates and cells (1997). */
  readonly gateRecurrence: false | 'gates' | 'gates and cells';
  /** Direct weights from the inputs to the outputs. */
  readonly inputToOutput: boolean;
  readonly biases: Biases | 'gates' | 'gates and outputs';
  /** 'truncated' lets no error flow back over recurrent weights or peepholes (1997, 2000, 2002). */
  readonly gradient: 'full' | 'truncated';
  readonly squash: Squash;
  readonly output: OutputName;
};

/** Only the counts are needed; every other part has a default. */
export type Shape = Pick<LSTM, 'inputs' | 'blocks' | 'outputs'> &
  Partial<Omit<LSTM, 'squash'>> & { readonly squash?: Partial<Squash> };

const defaults = {
  kind: 'lstm',
  cells: 1,
  peepholes: true,
  inputGate: true,
  forgetGate: true,
  outputGate: true,
  gateRecurrence: false,
  inputToOutput: false,
  biases: true,
  gradient: 'full',
  output: 'softmax',
} as const;

/** What may stand in the options that are not counts, names of functions or of output layers. */
const choices = {
  kind: ['lstm'],
  peepholes: [true, false],
  inputGate: [true, false],
  forgetGate: [true, false, 'coupled'],
  outputGate: [true, false],
  gateRecurrence: [false, 'gates', 'gates and cells'],
  inputToOutput: [true, false],
  biases: [true, false, 'hidden', 'gates', 'gates and outputs'],
  gradient: ['full', 'truncated'],
} as const;

/**
 * A network of the given shape: f logistic, g and h tanh, softmax output unless said otherwise.
 * @throws ValueError for a count below 1, an unknown name or option, and for a coupled forget gate
 * without an input gate or with gate recurrence.
 */
export function network(shape: Shape): LSTM {
  const place = 'lstm.network';
  const net: LSTM = {
    ...defaults,
    ...shape,
    squash: Object.freeze({ f: 'logistic', g: 'tanh', h: 'tanh', ...shape.squash }),
  };
  const known = ['inputs', 'blocks', 'outputs', 'squash', ...Object.keys(defaults)];
  for (const name of Object.keys(net)) {
    if (!known.includes(name)) throw new ValueError(place, name, 'is unknown', known.join(', '));
  }
  for (const [name, allowed] of Object.entries(choices)) {
    const value: unknown = net[name as keyof typeof choices];
    if (!(allowed as readonly unknown[]).includes(value)) {
      throw new ValueError(place, name, `is '${String(value)}'`, allowed.join(', '));
    }
  }
  for (const name of ['inputs', 'blocks', 'cells', 'outputs'] as const) {
    checkCount(place, name, net[name]);
  }
  if (net.forgetGate === 'coupled' && (!net.inputGate || net.gateRecurrence)) {
    const other = net.inputGate ? 'gateRecurrence' : 'inputGate: false';
    const expected = 'an input gate to be coupled to, and no gate recurrence';
    throw new ValueError(place, "forgetGate: 'coupled'", `is given with ${other}`, expected);
  }
  for (const name of ['f', 'g', 'h'] as const) activation(net.squash[name]);
  checkOutputName(place, net.output);
  return Object.freeze(net);
}

/** The number of cells of the whole layer. */
export const layerCells = (net: LSTM): number => net.blocks * net.cells;
