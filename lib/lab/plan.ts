/*
 * What a training run is: task, network, rule of descent and seed, as plain JSON that a link or a file can carry.
 * Source: the settings of Hochreiter & Schmidhuber 1997 and Gers et al. 2000 are among those it can say.
 * Leaves out: what a task draws (tasks.ts) and training itself (run.ts).
 */
import { network as gruNetwork, type GRU } from '../networks/gru.ts';
import * as lstm from '../networks/lstm.ts';
import { network as rnnNetwork, type RNN } from '../networks/rnn.ts';
import { network as bidirectionalNetwork, type Bidirectional } from '../networks/bidirectional.ts';
import type { OutputName } from '../functions/loss.ts';
import { checkCount, checkFinite, ValueError } from '../numbers/shape.ts';

/** The tasks, by name. */
export const taskNames = ['adding', 'temporal order', 'embedded Reber', 'continual Reber', 'weather', 'digits'] as const; // prettier-ignore
/** A task by name. */
export type TaskName = (typeof taskNames)[number];
/** The kinds of network a run can train. */
export const networkKinds = ['rnn', 'gru', 'lstm', 'bidirectional'] as const;
/** A kind of network; a bidirectional one has two layers of LSTM blocks. */
export type NetworkKind = (typeof networkKinds)[number];
/** The rules of descent, by name. */
export const optimizerNames = ['sgd', 'rmsprop', 'adam'] as const;

/** Everything that decides about a run; two runs of one plan on one machine are the same to the last bit. */
export type Plan = {
  readonly version: 1;
  readonly task: {
    readonly name: TaskName;
    /** Steps of a sequence: 24..1000 for adding, 11..110 for temporal order; other tasks have lengths of their own. */
    readonly length?: number;
  };
  readonly network: {
    readonly kind: NetworkKind;
    /** Hidden units, or blocks of an LSTM: 1..128. */
    readonly units: number;
    /** Cells of one block: 1..8; 1 if absent. */
    readonly cells?: number;
    /** An LSTM's changes by their published name; V, none, if absent. */
    readonly variant?: lstm.VariantName;
    /** First biases of an LSTM's gates: added for each block once more, so that −2 gives −2, −4, −6 … Forget gates start alike. */
    readonly inputBias?: number;
    readonly forgetBias?: number;
    readonly outputBias?: number;
    /** Of an LSTM: 'gates' leaves cells and outputs without, as in 1997; all are biased if absent. */
    readonly biases?: 'gates';
    /** First weights within ±scale, as in 1997; by Glorot & Bengio if absent. */
    readonly scale?: number;
  };
  /** 'squared' under logistic outputs, as in 1997; the task's own if absent. */
  readonly error?: 'squared';
  readonly optimizer: (typeof optimizerNames)[number];
  /** Of sgd, in [0, 1). */
  readonly momentum?: number;
  /** Learning rate, above 0, for the mean gradient of a sequence's targets. */
  readonly rate: number;
  /** Sequences to an update: 1..256. */
  readonly batch: number;
  /** The largest norm of an update's gradient; no bound if absent. */
  readonly clip?: number;
  /** Where the run ends if it does not succeed: 1..10,000,000 sequences. */
  readonly sequences: number;
  /** A whole number; it decides about first weights and about all that is drawn. */
  readonly seed: number;
};

const place = 'lab';
type Given = Readonly<Record<string, unknown>>;

function checkChoice(what: string, value: unknown, all: readonly unknown[]): void {
  if (!all.includes(value))
    throw new ValueError(place, what, `is ${JSON.stringify(value) ?? 'missing'}`, all.join(', '));
}
function checkWhole(what: string, value: unknown, least: number, most: number): void {
  checkCount(place, what, value, least);
  if ((value as number) > most)
    throw new ValueError(place, what, `is ${String(value)}`, `at most ${most}`);
}
function checkKeys(what: string, given: Given, all: readonly string[]): void {
  const other = Object.keys(given).find((key) => !all.includes(key));
  if (other !== undefined)
    throw new ValueError(place, `${what}${other}`, 'is unknown', all.join(', '));
}
const asObject = (what: string, value: unknown): Given => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ValueError(place, what, `is ${value === null ? 'null' : typeof value}`, 'an object');
  return value as Given;
};

/** Lengths that a task can be asked for; [least, most, usual]. */
export const lengths: Readonly<Partial<Record<TaskName, readonly [number, number, number]>>> = {
  adding: [24, 1000, 100],
  'temporal order': [11, 110, 55],
};

/**
 * The plan that a value is. @throws ValueError naming the first part that is missing, unknown or out of its range, or that
 * does not go with another: a network that reads the future where the next symbol is asked for, a batch of a stream.
 */
export function checkPlan(value: unknown): Plan {
  const given = asObject('plan', value);
  checkChoice('version', given['version'], [1]);
  checkKeys('', given, ['version', 'task', 'network', 'error', 'optimizer', 'momentum', 'rate', 'batch', 'clip', 'sequences', 'seed']);
  const task = asObject('task', given['task']);
  checkKeys('task.', task, ['name', 'length']);
  checkChoice('task.name', task['name'], taskNames);
  const range = lengths[task['name'] as TaskName];
  if (range) {
    if (task['length'] !== undefined) checkWhole('task.length', task['length'], range[0], range[1]);
  } else checkChoice('task.length', task['length'], [undefined]);
  checkNetwork(asObject('network', given['network']));
  checkChoice('error', given['error'], [undefined, 'squared']);
  checkChoice('optimizer', given['optimizer'], optimizerNames);
  for (const [what, low, high] of [['momentum', 0, 1], ['rate', 0, Infinity], ['clip', 0, Infinity]] as const) {
    const number = given[what];
    if (number === undefined && what !== 'rate') continue;
    checkFinite(place, what, number);
    const fits = (number as number) < high && (what === 'momentum' ? (number as number) >= low : (number as number) > low);
    if (!fits) throw new ValueError(place, what, `is ${String(number)}`, what === 'momentum' ? '0 to below 1' : 'above 0');
  }
  if (given['momentum'] !== undefined) checkChoice('optimizer', given['optimizer'], ['sgd']);
  checkWhole('batch', given['batch'], 1, 256);
  checkWhole('sequences', given['sequences'], 1, 10_000_000);
  checkCount(place, 'seed', given['seed'], 0);
  const plan = value as Plan;
  const asksNext = plan.task.name === 'embedded Reber' || plan.task.name === 'continual Reber';
  if (asksNext && plan.network.kind === 'bidirectional')
    throw new ValueError(place, 'network.kind', 'reads the future, where the next symbol is asked for', 'rnn, gru, lstm');
  if (plan.task.name === 'continual Reber' && plan.batch !== 1)
    throw new ValueError(place, 'batch', `is ${plan.batch} on a stream, whose strings follow one another`, '1');
  return plan;
} // prettier-ignore

function checkNetwork(given: Given): void {
  checkKeys('network.', given, ['kind', 'units', 'cells', 'variant', 'inputBias', 'forgetBias', 'outputBias', 'biases', 'scale']);
  checkChoice('network.kind', given['kind'], networkKinds);
  checkWhole('network.units', given['units'], 1, 128);
  if (given['cells'] !== undefined) checkWhole('network.cells', given['cells'], 1, 8);
  checkChoice('network.variant', given['variant'], [undefined, ...Object.keys(lstm.variants)]);
  const ofLstm = ['cells', 'variant', 'inputBias', 'forgetBias', 'outputBias', 'biases'].find((key) => given[key] !== undefined);
  if (ofLstm !== undefined && given['kind'] !== 'lstm')
    throw new ValueError(place, `network.${ofLstm}`, `is given for ${String(given['kind'])}`, 'only for lstm');
  checkChoice('network.biases', given['biases'], [undefined, 'gates']);
  for (const what of ['inputBias', 'forgetBias', 'outputBias', 'scale'])
    if (given[what] !== undefined) checkFinite(place, `network.${what}`, given[what]);
  if (given['scale'] !== undefined && !((given['scale'] as number) > 0))
    throw new ValueError(place, 'network.scale', `is ${String(given['scale'])}`, 'above 0');
} // prettier-ignore

/** The network of a plan for a task of these sizes. */
export function networkOf(
  { network: own, error }: Plan,
  sizes: { readonly inputs: number; readonly outputs: number; readonly output: OutputName },
): RNN | GRU | lstm.LSTM | Bidirectional {
  const { inputs, outputs } = sizes;
  const output = error === 'squared' ? 'logistic' : sizes.output;
  const { kind, units, cells = 1, variant = 'V' } = own;
  if (kind === 'rnn') return rnnNetwork({ inputs, hidden: units, outputs, output });
  if (kind === 'gru') return gruNetwork({ inputs, hidden: units, outputs, output });
  if (kind === 'lstm') {
    const shape = { inputs, blocks: units, cells, outputs, output };
    return lstm.variant(own.biases ? { ...shape, biases: own.biases } : shape, variant);
  }
  const layer = lstm.network({
    inputs,
    blocks: units,
    outputs,
    biases: 'hidden',
    output: 'identity',
  });
  return bidirectionalNetwork({ forward: layer, backward: layer, output });
}
