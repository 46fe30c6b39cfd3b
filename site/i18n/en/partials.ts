/**
 * English words of the two meanings of a partial derivative.
 * Source: content/reference/partials.ts.
 * Leaves out numbers, which are computed, and the questions’ names.
 */
export const partials = {
  title: 'One sign, two derivatives',
  deck: 'Two questions are asked with the same sign. Most disputes about back-propagation through time are about which one was asked.',
  intro: [
    'Move one number in a network a little, and watch another. How far does it move? That depends on what happens to everything between them.',
    'If all of it stays where it was, you get the explicit partial derivative. If all of it follows, as it does in a running network, you get the total derivative.',
  ],
  headings: { notation: 'How this book writes it', try: 'Try it', where: 'Where it goes wrong' },
  rules: [
    'With the loss on top, the total derivative is meant: every error term is one, and so is every gradient of a weight.',
    'With anything else on top, the explicit partial is meant: the equation of that quantity is read alone, and all that stands in it is held but one thing.',
    'A derivation is a walk from the first to the second: a total derivative is the sum, over everything that reads a quantity, of the reader’s own total derivative times an explicit partial.',
  ],
  question: 'What is watched, and what is moved',
  networks: { rnn: 'recurrent network', lstm: 'memory block' },
  freeze: 'Freeze everything else',
  move: 'Move it by',
  explicit: 'explicit',
  explicitAbout: 'everything else held',
  total: 'total',
  totalAbout: 'everything follows',
  moved: (delta: string, before: string, after: string) =>
    `Moved by ${delta}, what is watched goes from ${before} to ${after}.`,
  slope: (slope: string) =>
    `That is ${slope} for a move of one. For a small move it is the derivative.`,
  held: 'Only what is watched moves.',
  follows: (n: number) => `${n} values follow:`,
  day: (n: number) => `day ${n}`,
  quantity: 'value',
  before: 'before',
  after: 'after',
  lessons: {
    netByWeight:
      'The net input of the first hidden unit on day 3, and the red edge from this unit to itself. Its own equation says: the output of day 2. But that output depends on the same weight, and so does the one before it.',
    lossByWeight:
      'The loss reads no weight: its own equation holds outputs and targets alone. All of its gradient comes through what follows.',
    hiddenTwoSteps:
      'An output on day 3 and the same unit’s output on day 1. No equation holds both. Between them the whole layer of day 2 follows.',
    nextState:
      'The state of day 2 reads the state of day 1 through the forget gate: that is the explicit partial. But the gates read the old state as well, through peepholes and through the cell’s output.',
    laterState:
      'Two days later. The carousel alone would carry the product of two forget gates. What comes back over gates and outputs takes most of that away again.',
    lossByState:
      'The error of a state. The loss does not hold the state, so explicitly there is nothing.',
  },
  where: [
    'A text says: a hidden output differentiated by a recurrent weight is the output of the step before. Explicitly, up to a slope, this is true. Put into a gradient it drops every path over the earlier steps.',
    'The other way round it happens too: an explicit partial is asked for, and a total one is used. Then paths are counted twice, since the sum over the readers adds them again.',
  ],
  cited: 'Disputed in public, and in this book:',
  errata: 'the mistake, with what it does to a gradient',
};
