/**
 * English words of the errata lab: the table of mistakes, and the page of one.
 * Source: what content/errata/examine.ts reports.
 * Leaves out titles and explanations of the mistakes, which stand beside their patches.
 */
export const errata = {
  overview: 'All mistakes, and what finds them',
  groups: {
    forgotten: 'An edge is forgotten',
    shifted: 'A step is shifted',
    confused: 'One thing is taken for another',
    readWrong: 'The forward pass is another network',
  },
  networks: { lstm: 'LSTM', rnn: 'RNN', mlp: 'MLP' },
  at: (first: number, last: number) =>
    first === last ? `line ${first}` : `lines ${first} to ${last}`,
  table: {
    mistake: 'mistake',
    lines: 'line that fails',
    gradient: 'gradient error',
    small: 'one step, one cell',
    days: 'three days by heart',
    memory: 'the other task',
  },
  arrays: (wrong: number, all: number) => `in ${wrong} of ${all} arrays`,
  sees: 'sees it',
  blind: 'is blind',
  broke: 'no number',
  instead: (right: string) => `(right: ${right})`,
  deck: 'One mistake, from the printed line to what it does to learning.',
  back: 'All mistakes',
  published: 'Published in:',
  unpublished: 'A slip of the hand. We know of no place where it was published.',
  line: 'The line',
  noLine: 'The notation of this book cannot write it down: an index would stand for nothing.',
  right: 'as it is',
  wrong: 'as the mistake has it',
  verdict: (instances: string, worst: string) =>
    `not equal on ${instances} instances, worst ${worst}`,
  code: 'The code',
  change: (path: string) => `Changed lines of ${path}`,
  checks: 'What the checks say',
  checksNote:
    'The first cell is the whole file with the change in it. The second asks every check of this book. Both run in your browser when you press Run; change the file and ask again.',
};
