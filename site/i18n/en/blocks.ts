/**
 * English words of the figures of memory blocks: who reads what, a layer of blocks, the way back, the order.
 * Source: the terms of the book the notation follows.
 * Leaves out symbols, which are the same in every language.
 */
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;

export const blocks = {
  reader: {
    input: 'input gate',
    forget: 'forget gate',
    output: 'output gate',
  } as Readonly<Record<string, string>>,
  cellInput: (cell: number | null) =>
    cell === null ? 'cell input' : `input of cell ${String(cell)}`,
  sources: {
    caption: (t: number) =>
      `What each part reads at step ${String(t)}, and what that brings to its sum`,
    light: 'Light the sources of:',
    part: 'part',
    sum: 'sum',
    bias: 'bias',
    notRead: 'not read',
    names: {
      x: 'the input of this step',
      b: 'the cell outputs of the step before',
      's before': 'the state of the step before',
      s: 'the state of this step',
      gates: 'the gates of the step before',
      ι: 'the input gate',
      one: 'the constant 1',
      bias: 'its bias',
    } as Readonly<Record<string, string>>,
    reads: (reader: string, names: readonly string[]) => `The ${reader} reads ${list(names)}.`,
  },
  variant: {
    years: 'Block of',
    others: 'Variant',
    none: 'none',
    names: {
      NIG: 'no input gate',
      NFG: 'no forget gate',
      NOG: 'no output gate',
      NIAF: 'input not squashed',
      NOAF: 'state not squashed',
      NP: 'no peepholes',
      CIFG: 'coupled gates',
      FGR: 'gates read gates',
    } as Readonly<Record<string, string>>,
    notes: {
      '1997':
        'The block of 1997: no forget gate, no peepholes; the state is carried on with weight 1. The gates read the gates of the step before.',
      '2000': 'The block of 2000: the forget gate is there, peepholes are not.',
      '2002': 'The block with forget gate and peepholes, as it was by 2002.',
      NIG: 'Without an input gate everything is written.',
      NFG: 'Without a forget gate the state is carried on with weight 1.',
      NOG: 'Without an output gate the squashed state is the output.',
      NIAF: 'The net input of the cell is written as it is.',
      NOAF: 'The state is given out as it is.',
      NP: 'No gate reads the state.',
      CIFG: 'The forget gate is 1 less the input gate. It sums nothing of its own.',
      FGR: 'Every gate reads every gate of the step before.',
    } as Readonly<Record<string, string>>,
  },
  caption: {
    sources:
      'One step of a memory block. Choose a part in the table: its sources are lit. Line width is the size of a value, a hollow line is negative, the level in a gate is how far it is open. Dashed lines carry what was computed the step before.',
    layer:
      'Blocks in one hidden layer. Every line is a weight: its width is the size, a hollow line is negative. Dashed lines come from the step before. Choose a part: the lines into it show weight times value. Gates and states are private to their block; cell outputs are read by all.',
    backward:
      'Backward through a block. Errors appear in the order in which they can be computed, from the last step to the first. Choose a node: its error is the sum over its outgoing edges, and each arrow shows what one edge brings. A hatched disc is positive, a dashed one negative.',
    order:
      'One step of a layer of blocks. A number is a place in an order that puts every source before what reads it. A dashed arrow brings cell outputs of the step before. In the article’s reading output gates wait for cell outputs that wait for them.',
  },
  layer: {
    title: (blocks: number): string =>
      blocks === 1 ? 'A memory block and all of its edges' : 'Memory blocks in a layer',
    stage: 'Network',
    stages: {
      a: 'one cell',
      peepholes: 'with peepholes',
      cells: 'two cells',
      blocks: 'two blocks',
    },
    others: (blocks: readonly number[]) =>
      blocks.length === 1 ? `Block ${String(blocks[0])}` : 'Other blocks',
    shown: ['closed', 'every edge'] as readonly [string, string],
    closed: (weights: number) => `${String(weights)} weights`,
    light: 'Light the weights:',
    kinds: {
      x: 'from inputs',
      b: 'recurrent, from cell outputs',
      s: 'peepholes',
      gates: 'recurrent, from gates',
      bias: 'biases',
      k: 'to outputs',
    } as Readonly<Record<string, string>>,
    counts: 'Weights by kind, counted in the graph',
    kind: 'kind',
    ofBlock: (block: number) => `block ${String(block)}`,
    whole: 'whole network',
    total: 'together',
    one: 'the constant 1',
    input: (n: number) => `input ${String(n)}`,
    before: (n: number) => `output of cell ${String(n)} at the step before`,
    earlier: (part: string) => `${part} at the step before`,
    outputUnit: (n: number) => `output unit ${String(n)}`,
    inBlock: (part: string, block: number) => `block ${String(block)}, ${part}`,
    cellOutput: (cell: number | null) =>
      cell === null ? 'cell output' : `output of cell ${String(cell)}`,
    state: (cell: number | null) => (cell === null ? 'state' : `state of cell ${String(cell)}`),
    node: (name: string, value: string) => `${name}, ${value}`,
    sum: (name: string) => `What the weights bring to: ${name}`,
    where: (shape: string, weights: number, blocks: number) =>
      `A ${shape} network with ${blocks === 1 ? 'one memory block' : `${String(blocks)} memory blocks`} and ${String(weights)} weights.`,
    chosen: (name: string, t: number) => `Chosen: ${name} at step ${String(t)}.`,
    terms: (terms: readonly string[], total: string) =>
      `Its weights bring ${list(terms)}; together ${total}.`,
    out: (terms: readonly string[]) =>
      `No weight leads into it. Weights that leave it: ${list(terms)}.`,
    noWeights: 'No weight leads into it or out of it.',
  },
  backward: {
    title: (block: number) => `The way back through memory block ${String(block)}`,
    pass: 'The order in which errors are computed: choose a place',
    position: (t: number, T: number) => `Backward, t = ${String(t)} of ${String(T)}`,
    next: 'step after',
    noNext: 'After the last step there is nothing: every error is 0.',
    sum: (name: string) => `Error of ${name}, edge by edge`,
    noTarget: 'The step has no target: no error comes from the output.',
    ends: 'Nothing reads it: its error is 0.',
    nothingYet: 'Not computed yet.',
    chosen: (name: string, t: number, value: string) =>
      `Chosen: ${name} at step ${String(t)}, error ${value}.`,
    terms: (n: number, terms: string) =>
      n === 1
        ? `Its one outgoing edge brings ${terms}.`
        : `Its ${String(n)} outgoing edges bring ${terms}.`,
    node: (name: string, value: string | null) =>
      value === null ? `${name}, error not computed yet` : `${name}, error ${value}`,
    names: {
      x: 'input',
      a_ι: 'net input of the input gate',
      b_ι: 'input gate',
      a_φ: 'net input of the forget gate',
      b_φ: 'forget gate',
      a_ω: 'net input of the output gate',
      b_ω: 'output gate',
      a_c: 'net input of the cell',
      g: 'squashed input of the cell',
      ιg: 'gated input of the cell',
      φs: 'kept state of the step before',
      s_c: 'state of the cell',
      h: 'squashed state of the cell',
      b_c: 'output of the cell',
      a_k: 'net input of the output unit',
    } as Readonly<Record<string, string>>,
    ofCell: (name: string, cell: number) => `${name} ${String(cell)}`,
    ofBlock: (name: string, block: number) => `${name} in block ${String(block)}`,
  },
  order: {
    title: (blocks: number): string =>
      blocks === 1 ? 'The order of computation of a block' : 'The order of computation of a layer',
    reading: 'Output gates read cell outputs of',
    readings: ['the step before (Graves)', 'the same step (the article)'] as readonly [
      string,
      string,
    ],
    result: (placed: number, of: number) =>
      `${String(placed)} of ${String(of)} nodes can be put in order.`,
    stuck: (names: readonly string[]) =>
      `The others stand on a cycle: ${list(names)}. None of them can be first.`,
    place: (name: string, place: number | null, isOnCycle: boolean) =>
      place !== null
        ? `${name}, place ${String(place)}`
        : isOnCycle
          ? `${name}, on the cycle`
          : `${name}, waits for the cycle`,
  },
};
