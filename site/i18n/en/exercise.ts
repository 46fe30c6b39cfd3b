/**
 * English words of exercises and predictions.
 * Source: the kinds of verdict that the judge gives.
 * Leaves out the exercises' own texts.
 */
export const exercise = {
  number: (n: string) => `Exercise ${n}.`,
  yourLine: 'Your line',
  yourNumber: 'Your number',
  typing: 'ASCII works too: s_c^(t-1), b_phi^t, Sum_c',
  typingAligned: "ASCII works too: alpha_{s-1}^(t-1), y_{l'_s}^t, Sum_s, [l'_s = k]",
  decimals: 'three decimals',
  symbols: 'Symbols',
  check: 'Check',
  hint: (n: number, of: number) => (n === 0 ? `Hint, ${of} to come` : `Hint ${n} of ${of}`),
  solution: 'Show the solution',
  rightCode: 'Right. Every check of your cell agrees.',
  solvedBefore: 'Solved in this browser.',
  tries: (n: number) =>
    n === 1 ? 'Tried once, not solved yet.' : `Tried ${n} times, not solved yet.`,
  forget: 'Forget this result',
  checking: 'Checking …',
  cellStopped: 'Your cell stopped before it could be checked. Its error stands above.',
  missing: (name: string) => `Your cell defines no ${name}. The check needs it under that name.`,
  checkFailed: (message: string) => `The check itself stopped: ${message}`,
  stopCheck: 'Stop',
  checkStopped: 'The check was stopped.',
  wayOn: 'Go on to the next exercise',
  wayOut: 'Go on reading',
  again: 'Read it, press Reset, and write it from memory.',
  right: 'Right.',
  wrong: 'Not yet. Follow the edges that end there, one by one.',
  notNumber: 'This is no number.',
  equal: (n: string) => `Equal on ${n} instances of random networks`,
  onTheWay: (n: string) =>
    `Equal on ${n} instances of random networks, so you are on the way. Go on until no ∂ is left.`,
  different: (n: string, of: string) => `Not equal on ${n} of ${of} instances`,
  worst: (t: string, letter: string, unit: string, yours: string, truth: string) =>
    `t = ${t}, ${letter} = ${unit}: yours ${yours}, truth ${truth}`,
  unreadable: 'Cannot be read',
  place: (n: number) => `at character ${n}`,
  derive: (name: string): readonly [string, string] => [
    `Derive the ${name}: write`,
    'without derivatives.',
  ],
  deriveFor: (layer: string): string => ` Here for ${layer}.`,
  outputs: {
    softmax: 'a softmax with cross-entropy',
    logistic: 'logistic units with binary cross-entropy',
    identity: 'real outputs with half the squared error',
  },
  step: (reason: string) => `${reason}:`,
  progress: (right: number, of: number) => `${right} of ${of} lines derived in this browser`,
  export: 'Save my lines as a file',
  reset: 'Forget my lines',
  resetSure: 'Forget all lines of this page?',
  predict: 'Your guess first',
  commit: 'Commit',
  skip: 'Show without guessing',
  guessed: (value: string) => `You guessed ${value}.`,
};
