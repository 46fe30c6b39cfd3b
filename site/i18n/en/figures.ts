/**
 * English words of the figures: names of nodes, steps, descriptions, captions.
 * Source: the terms of the book the notation follows.
 * Leaves out symbols, which are the same in every language.
 */

const count = (n: number, one: string, many: string): string => {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return `${words[n] ?? String(n)} ${n === 1 ? one : many}`;
};

const list = (parts: readonly string[]): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Day {
  readonly weekday: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

export const figures = {
  gate: { input: 'input gate', forget: 'forget gate', output: 'output gate' },
  gateShort: { input: 'input', forget: 'forget', output: 'output' },
  cell: 'cell',
  cellNumber: (n: number) => `cell ${n}`,
  state: 'state',
  stateOf: (cell: number) => `state ${cell}`,
  stateValue: (value: string) => `state ${value}`,
  stateOfCell: (cell: number, value: string) => `state of cell ${cell} ${value}`,
  rainLabel: 'rain, mm',
  rainValue: (mm: string) => `${mm} mm of rain`,
  scoreLabel: 'The days: choose one',
  weather: { sun: 'sun', rain: 'rain', fog: 'fog', drizzle: 'drizzle', snow: 'snow' } as Record<
    string,
    string
  >,
  dayLong: (d: Day) =>
    `${weekdays[d.weekday] ?? ''} ${d.day} ${months[d.month - 1] ?? ''} ${d.year}`,
  dayMedium: (d: Day) =>
    `${(weekdays[d.weekday] ?? '').slice(0, 3)} ${d.day} ${months[d.month - 1] ?? ''}`,
  dayShort: (d: Day) => `${(weekdays[d.weekday] ?? '').slice(0, 3)} ${d.day}`,
  dayInitial: (d: Day) => (weekdays[d.weekday] ?? '').slice(0, 1),
  span: (a: Day, b: Day) =>
    a.month === b.month
      ? `${a.day}–${b.day} ${months[b.month - 1] ?? ''} ${b.year}`
      : `${a.day} ${months[a.month - 1] ?? ''} – ${b.day} ${months[b.month - 1] ?? ''} ${b.year}`,
  dayNumber: (t: number) => `day ${t}`,
  node: {
    inputs: (n: number) => `today’s input, ${count(n, 'value', 'values')} with the constant 1`,
    hidden: (n: number) =>
      `outputs of the hidden layer of the day before, ${count(n, 'value', 'values')}`,
    cellInput: 'net input of the cell',
    netInput: (gate: string) => `${gate}, net input`,
    squashedInput: 'squashed input g of the cell,',
    squashedState: 'squashed state h of the cell,',
    activation: (gate: string) => `${gate}, activation`,
    state: 'state of the cell',
    before: 'state of the cell on the day before',
    result: 'output of the cell',
    product: (gate: string) => `product with the ${gate}`,
  },
  blockTitle: (block: number) => `Memory block ${block}`,
  blockNumber: (block: number) => `Block ${block}`,
  block: 'block',
  chooseBlock: 'Choose a block',
  back: 'One day back',
  forward: 'One day on',
  play: 'Play',
  pause: 'Pause',
  comma: ', ',
  of: (T: number) => `of ${T}`,
  figure: (number: string) => `Figure ${number}.`,
  showNumbers: 'Show the numbers',
  copyNumbers: 'Copy the table',
  copied: 'Copied',
  quantity: 'quantity',
  numbersOfAll: 'Every quantity of every unit, step by step',
  saveCsv: 'Save as CSV',
  saveSvg: 'Save the drawing as SVG',
  numbersCaption: (block: number) => `Every quantity of block ${block}, day by day`,
  announce: (day: string, t: number, T: number) => `${day}, step ${t} of ${T}`,
  describe: {
    where: (day: string, t: number, T: number, block: number) =>
      `Block ${block} on ${day}, step ${t} of ${T}.`,
    gates: (gates: readonly { name: string; value: string }[]) =>
      `Open by: ${list(gates.map(({ name, value }) => `${name} ${value}`))}.`,
    cell: (v: {
      before: string;
      candidate: string;
      state: string;
      squashed: string;
      result: string;
    }) =>
      `Yesterday’s state ${v.before} and today’s squashed input ${v.candidate} become the state ${v.state}; squashed it is ${v.squashed}, and the block gives out ${v.result}.`,
  },
  blockCaption: (v: {
    block: number;
    shape: string;
    features: number;
    biased: boolean;
    hidden: number;
  }) =>
    `Block ${v.block} of a trained ${v.shape} network on a week of Seattle weather. Line width is the size of a value, a hollow line is a negative one, the level in a gate is how far it is open. Dashed lines carry what was computed the day before; a slashed line is a bundle, here ${count(v.features, 'feature', 'features')}${v.biased ? ' and the constant 1' : ''}, and ${count(v.hidden, 'hidden unit', 'hidden units')}.`,
  river: {
    title: 'A week through a memory block',
    today: 'today, g',
    input: 'input gate',
    state: 'state s',
    forget: 'forget gate',
    output: 'output gate',
    tomorrow: 'rain tomorrow?',
    errorOf: 'error of s',
    flowsBack: 'flows back',
    makeItRain: 'make it rain',
    handle: (day: string) => `Rain on ${day}`,
    handleValue: (mm: string, measured: string) => `${mm} mm of rain, measured ${measured}`,
    percent: (p: string) => `${p} %`,
    legend:
      'Filled is positive, hollow is negative; thickness is size. Solid runs forward, hatched runs back. An upright bar marks what the next day did.',
    facts: (block: number, blocks: number, weights: number, span: string) =>
      `Block ${block} of ${blocks}, ${weights} weights, ${span}.`,
    open: 'Open in chapter 9',
    words: (v: { days: number; from: string; to: string; last: string; rainiest: string }) =>
      `The state of one memory block drawn as a river over ${v.days} days, ${v.from} to ${v.to}. It ends at ${v.last}. ${v.rainiest}`,
    day: (v: {
      day: string;
      state: string;
      input: string;
      forget: string | null;
      output: string;
      chance: string | null;
    }) =>
      `${v.day}: state ${v.state}, input gate ${v.input}${v.forget === null ? '' : `, forget gate ${v.forget}`}, output gate ${v.output}${v.chance === null ? '' : `, chance of rain tomorrow ${v.chance}`}.`,
  },
};
