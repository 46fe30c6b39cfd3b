/**
 * English words of the figures of layered networks: units, passes, sums, switches, descriptions.
 * Source: the terms of the book; “black” and “red” are the words of the article that the figures draw anew.
 * Leaves out symbols, which are the same in every language.
 */
const layerOf = (layer: number | null): string => (layer === null ? '' : ` of layer ${layer}`);

export const networks = {
  layeredTitle: 'A layered network',
  unrolledTitle: 'A recurrent network, unrolled',
  nodeTitle: 'One hidden unit and its two errors',
  // Only hidden units may stand in several layers.
  unit: {
    input: (n: number) => `input ${n}`,
    hidden: (n: number, layer: number | null) => `hidden unit ${n}${layerOf(layer)}`,
    output: (n: number) => `output unit ${n}`,
  } as Readonly<Record<'input' | 'hidden' | 'output', (n: number, layer: number | null) => string>>,
  atStep: (t: number) => `step ${t}`,
  value: (value: string) => `output ${value}`,
  error: (value: string) => `error ${value}`,
  movesBy: (value: string) => `moves by ${value}`,
  redEdges: 'red (recurrent)',
  red: 'red (recurrent)',
  black: 'black',
  bias: 'bias',
  before: 'no step before',
  forward: 'forward',
  backward: 'backward',
  passLabel: 'The order of computation: choose a place',
  back: 'One place back',
  on: 'One place on',
  position: (t: number, T: number, backward: boolean) =>
    `${backward ? 'Backward' : 'Forward'}${T > 1 ? `, t = ${t} of ${T}` : ''}`,
  whole: 'Show everything',
  freeze: 'Derivatives',
  freezes: {
    '': 'off',
    total: 'everything follows',
    explicit: 'everything else held',
  } as Readonly<Record<string, string>>,
  redSwitch: 'Red edges',
  onOff: ['on', 'off'] as readonly [string, string],
  shape: 'Units',
  steps: 'Steps',
  sum: 'The sum at the chosen unit',
  sumOf: (unit: string, backward: boolean) =>
    backward ? `Error of ${unit}, edge by edge` : `Net input of ${unit}, edge by edge`,
  edge: 'edge',
  product: 'weight × what it carries',
  contribution: 'contribution',
  together: 'together',
  slope: 'slope at the net input',
  squashed: 'squashed',
  given: 'The inputs are given.',
  outputError: (y: string, z: string, error: string) =>
    `The error of the output is forecast less target: ${y} − ${z} = ${error}.`,
  noTarget: 'The step has no target: the error of the output is 0.',
  waiting: 'Not computed yet.',
  moved: (unit: string) => `The output of ${unit} is moved by 1.`,
  total: (loss: string) =>
    `Everything that reads it follows. The loss moves by ${loss}: the error ε.`,
  explicit:
    'Every equation is read alone. Only the units that name the moved value move, each by its weight.',
  lossHeld: 'The loss names outputs and targets only, so it does not move.',
  lossNames: (loss: string) => `The loss names this output: it moves by ${loss}.`,
  describe: {
    where: (shape: string, T: number) =>
      T > 1 ? `A ${shape} recurrent network over ${T} steps.` : `A ${shape} network.`,
    outputs: (list: string) => `Outputs: ${list}.`,
    unit: (unit: string, t: number | null) =>
      `Chosen: ${unit}${t === null ? '' : ` at step ${t}`}.`,
    terms: (list: string, total: string) => `Its edges bring ${list}; together ${total}.`,
    groups: (black: string, red: string) => `Black edges ${black}, red (recurrent) edges ${red}.`,
    result: (backward: boolean, result: string) =>
      backward ? `Times the slope: error ${result}.` : `Squashed: ${result}.`,
  },
  caption: {
    layered:
      'Every weight is a band: its width is the size, a hollow band is negative. A disc is the size of what a unit gives out. Choose a unit: its edges show what they bring. In the backward pass values flow the other way, hatched.',
    unrolled:
      'Black edges stay within a step. Red (recurrent) edges lead to the next step: they are drawn dashed, in the hue of the hidden layer. Choose a unit and a place in the order of computation; its edges show what they bring.',
    node: 'Above, the unit forward: what comes in is summed and squashed. Below, hatched, the way back: the outgoing edges bring the error ε of its output; the slope of the squashing makes it the error δ of its net input. The article calls them eps and sigma.',
  },
  node: {
    incoming: 'comes in',
    outgoing: 'goes out',
    sum: 'sum',
    squashing: 'squashing',
    slope: (value: string) => `slope ${value}`,
    article: (letter: string) => `the article’s ${letter}`,
    eps: 'eps',
    sigma: 'sigma',
  },
};
