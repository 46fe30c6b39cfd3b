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
  decimals: 'three decimals',
  symbols: 'Symbols',
  check: 'Check',
  hint: (n: number, of: number) => (n === 0 ? `Hint, ${of} to come` : `Hint ${n} of ${of}`),
  solution: 'Show the solution',
  right: 'Right.',
  wrong: 'Not yet. Follow the edges that end there, one by one.',
  notNumber: 'This is no number.',
  equal: (n: string) => `Equal on ${n} instances of random networks`,
  different: (n: string, of: string) => `Not equal on ${n} of ${of} instances`,
  worst: (t: string, c: string, yours: string, truth: string) =>
    `t = ${t}, c = ${c}: yours ${yours}, truth ${truth}`,
  unreadable: 'Cannot be read',
  place: (n: number) => `at character ${n}`,
  predict: 'Your guess first',
  commit: 'Commit',
  skip: 'Show without guessing',
  guessed: (value: string) => `You guessed ${value}.`,
};
