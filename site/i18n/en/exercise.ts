/**
 * English words of exercises and predictions.
 * Source: the kinds of verdict that the judge gives.
 * Leaves out the exercises' own texts.
 */
export const exercise = {
  number: (n: string) => `Exercise ${n}.`,
  yourLine: 'Your line',
  yourNumber: 'Your number',
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
  restates: 'That is the question itself. Write it by what the edges bring.',
  unreadable: (message: string) => `Cannot be read: ${message}`,
  diagnosis: {
    missingTerm: 'A term is missing:',
    extraTerm: 'One term is too many:',
    sign: 'A sign is turned round:',
    time: 'A time step is off:',
    quantity: 'A quantity stands in for another:',
    function: 'A function is missing or another:',
    missingFactor: 'A factor is missing:',
    extraFactor: 'A factor is too many:',
    extraSum: 'A sum is too many:',
    ratio: 'It differs by a constant factor:',
  } as Record<string, string>,
  predict: 'Your guess first',
  commit: 'Commit',
  skip: 'Show without guessing',
  guessed: (value: string) => `You guessed ${value}.`,
};
