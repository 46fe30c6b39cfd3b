// Runs that the lab offers to start from: settings of the papers, and what becomes of them with other means.
// Source: Hochreiter & Schmidhuber 1997, tables of experiments 1, 4 and 6; Gers, Schmidhuber & Cummins 2000 for the stream.
// Leaves out: words (site/i18n) and results (content/data/experiments.json).
import type { Plan } from '../../lib/lab/index.ts';

/** A published count of sequences, or a share of networks that learned; `cite` is a key of references.bib. */
export type Published = {
  readonly cite: string;
  readonly sequences?: number;
  /** Of how many networks, in percent. */
  readonly solved?: number;
  /** The published setting is not this one; a key of the dictionary says how. */
  readonly differs?: 'length' | 'rule' | 'task';
};
/** One of the runs. */
export type Preset = { readonly id: string; readonly plan: Plan; readonly published?: Published };

const base = { version: 1, batch: 1, seed: 1 } as const;
const of1997 = {
  ...base,
  error: 'squared',
  optimizer: 'sgd',
  rate: 0.5,
} as const;
const withAdam = { ...base, optimizer: 'adam', rate: 0.01 } as const;
const order = (length: number) => ({ name: 'temporal order', length }) as const;
const block1997 = (inputBias: number) =>
  ({ kind: 'lstm', units: 2, cells: 2, variant: '1997', inputBias, scale: 0.1 }) as const;

export const presets: readonly Preset[] = [
  {
    id: 'order-1997',
    plan: { ...of1997, task: order(55), network: block1997(-2), sequences: 40_000 },
    published: { cite: 'hochreiter1997', sequences: 31_390, differs: 'length' },
  },
  {
    id: 'order-1997-full',
    plan: { ...of1997, task: order(110), network: block1997(-2), sequences: 100_000 },
    published: { cite: 'hochreiter1997', sequences: 31_390 },
  },
  {
    id: 'order-rnn',
    plan: { ...withAdam, task: order(55), network: { kind: 'rnn', units: 8 }, rate: 0.003, sequences: 40_000 },
  },
  {
    id: 'adding-1997',
    plan: { ...of1997, task: { name: 'adding', length: 100 }, network: block1997(-3), sequences: 150_000 },
    published: { cite: 'hochreiter1997', sequences: 74_000 },
  },
  {
    id: 'adding-forgets',
    plan: { ...withAdam, rate: 0.003, clip: 1, task: { name: 'adding', length: 100 }, network: { kind: 'lstm', units: 8 }, sequences: 60_000 },
    published: { cite: 'hochreiter1997', sequences: 74_000, differs: 'rule' },
  },
  {
    id: 'adding-adam',
    plan: { ...withAdam, rate: 0.003, clip: 1, task: { name: 'adding', length: 100 }, network: { kind: 'lstm', units: 8, forgetBias: 4 }, sequences: 60_000 },
    published: { cite: 'hochreiter1997', sequences: 74_000, differs: 'rule' },
  },
  {
    id: 'reber-1997',
    plan: {
      ...of1997,
      task: { name: 'embedded Reber' },
      network: { kind: 'lstm', units: 3, cells: 2, variant: '1997', outputBias: -1, biases: 'gates', scale: 0.2 },
      sequences: 40_000,
    },
    published: { cite: 'hochreiter1997', sequences: 8440 },
  },
  {
    id: 'reber-adam',
    plan: { ...withAdam, task: { name: 'embedded Reber' }, network: { kind: 'lstm', units: 8 }, sequences: 20_000 },
    published: { cite: 'hochreiter1997', sequences: 8440, differs: 'rule' },
  },
  {
    id: 'stream',
    plan: { ...withAdam, task: { name: 'continual Reber' }, network: { kind: 'lstm', units: 8 }, sequences: 20_000 },
    published: { cite: 'gers2000', solved: 18, differs: 'task' },
  },
  {
    id: 'stream-without-forget-gate',
    plan: { ...withAdam, task: { name: 'continual Reber' }, network: { kind: 'lstm', units: 8, variant: 'NFG' }, sequences: 20_000 },
    published: { cite: 'gers2000', solved: 0, differs: 'task' },
  },
  {
    id: 'weather',
    plan: { ...withAdam, batch: 6, task: { name: 'weather' }, network: { kind: 'lstm', units: 8 }, sequences: 1500 },
  },
  {
    id: 'digits',
    plan: { ...withAdam, batch: 16, task: { name: 'digits' }, network: { kind: 'lstm', units: 16 }, sequences: 40_000 },
  },
]; // prettier-ignore
