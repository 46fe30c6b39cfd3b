/**
 * English words of the figures of influence: how far an input is felt, and what gates keep of it.
 * Source: the terms of the book the notation follows.
 * Leaves out symbols, which are the same in every language.
 */
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;

export const influence = {
  gates: {
    caption:
      'One block over eight steps. A circle stands for an open gate, a dash for a shut one. The darker a node, the more it depends on the input of the first step.',
    title: 'A block over eight steps, with gates open or shut',
    names: { input: 'Input gate', forget: 'Forget gate', output: 'Output gate' } as Readonly<
      Record<string, string>
    >,
    open: 'open',
    shut: 'shut',
    toggle: (gate: string, t: number, open: boolean): string =>
      `${gate}, step ${String(t)}: ${open ? 'open' : 'shut'}`,
    rows: { output: 'output', state: 'state', input: 'input' },
    table: 'By step: the gates, and the derivatives of state and output by the first input',
    step: 'step',
    state: 'state',
    output: 'output',
    node: (name: string, t: number, value: string): string =>
      `${name} at step ${String(t)}: derivative by the first input ${value}`,
    summary: (kept: string, shown: readonly number[]): string =>
      `At the last step the state’s derivative by the first input is ${kept}. ${shown.length === 0 ? 'No output shows it' : `The output shows it at step${shown.length > 1 ? 's' : ''} ${list(shown.map(String))}`}.`,
  },
  map: {
    caption:
      'Every node at every step, by its derivative with respect to the inputs of the first day: the darker, the larger. After day 3 all inputs are 0.',
    title: (name: string): string => `${name}: dependence on the first day’s inputs`,
    rnn: 'RNN, two hidden units',
    lstm: 'Memory block, one cell',
    rows: {
      s: 'state',
      'b.c': 'output',
      'b.ι': 'input gate',
      'b.φ': 'forget gate',
      'b.ω': 'output gate',
    } as Readonly<Record<string, string>>,
    hidden: (h: number): string => `hidden ${String(h)}`,
    scale: 'Recurrent weights times',
    squash: 'Squashing of the RNN',
    squashings: ['tanh', 'logistic'],
    bias: {
      φ: 'Bias of the forget gate',
      ι: 'Bias of the input gate',
      ω: 'Bias of the output gate',
    },
    more: 'More switches',
    shade: 'Shade by',
    shades: ['size', 'logarithm'],
    norms: 'Size of the whole dependence, as a Frobenius norm',
    step: 'step',
    ofRnn: 'hidden units',
    ofState: 'state',
    ofOutput: 'output of the block',
    bound: 'bound for the RNN',
    cell: (name: string, t: number, value: string): string =>
      `${name}, step ${String(t)}: ${value}`,
    summary: (t: number, rnn: string, state: string): string =>
      `At step ${String(t)} the dependence on the first day is ${rnn} in the RNN and ${state} in the state of the block.`,
  },
};
