/**
 * What a reader should be able to do before the first chapter: a product, two paths, a list of lists.
 * Source: small numbers of their own; each wrong answer is computed by the reading it stands for.
 * Leaves out judging (site/components/figures/exercise.ts).
 */
import type { ExerciseDefinition } from '../../site/components/figures/exercise.ts';

const rows = [
  [2, -1],
  [0.5, 3],
] as const;
const vector = [1, 4] as const;
const product = (r: readonly number[]): number => r[0]! * vector[0] + r[1]! * vector[1];
const listed = (list: readonly number[]): string => `(${list.join(', ').replaceAll('-', '−')})`;

const at = 3;
const [twice, shifted] = [2 * at, at + 1];

const days = [
  [0.1, 0.2],
  [0.3, 0.4],
  [0.5, 0.6],
] as const;

export const exercises: readonly ExerciseDefinition[] = [
  {
    kind: 'number',
    id: 'matrix-times-vector',
    number: '0.1',
    statement: `A matrix has the rows ${listed(rows[0])} and ${listed(rows[1])}. It multiplies the column ${listed(vector)}. What is the second number of the product?`,
    answer: product(rows[1]),
    wrong: [
      {
        value: product(rows[0]),
        message: 'That is the first number. Which row belongs to the second?',
      },
      {
        value: rows[0][1] * vector[0] + rows[1][1] * vector[1],
        message: 'You went down a column of the matrix. A product goes along its rows.',
      },
    ],
    hints: [
      'Take the second row.',
      'Multiply it number by number with the column, then add the products.',
    ],
    solution: `The second row times the column: ${String(rows[1][0])} · ${String(vector[0])} + ${String(rows[1][1])} · ${String(vector[1])}.`,
  },
  {
    kind: 'number',
    id: 'two-paths',
    number: '0.2',
    statement: `Let p = 2q and r = q + 1, and let y be the product p · r. What is the derivative of y by q at q = ${String(at)}?`,
    answer: 2 * shifted + twice,
    wrong: [
      {
        value: 2 * shifted,
        message: 'That is what flows through p. Does y depend on q by another path?',
      },
      { value: twice, message: 'That is what flows through r. Where else does q go?' },
      {
        value: 2 * shifted * twice,
        message: 'You multiplied the two paths. Along a path factors multiply; what do paths do?',
      },
    ],
    hints: [
      'Draw q with two arrows, one to p and one to r, and y with an arrow from each.',
      'Multiply the slopes along each of the two paths, then add the two products.',
    ],
    solution: `Through p: 2 · r = ${String(2 * shifted)}. Through r: 1 · p = ${String(twice)}. The paths add.`,
  },
  {
    kind: 'number',
    id: 'list-of-lists',
    number: '0.3',
    statement: `A list of lists is [${days.map((day) => `[${day.join(', ')}]`).join(', ')}], and its name is b. What is b[1][0]?`,
    answer: days[1][0],
    wrong: [
      { value: days[0][0], message: 'You counted from one. Which index does the first list have?' },
      {
        value: days[0][1],
        message:
          'The indices are swapped: the first chooses the list, the second the number in it.',
      },
    ],
    hints: ['Indices begin at zero.', 'b[1] is the second list. What is its first number?'],
    solution: `b[1] is [${days[1].join(', ')}], and its number at index 0 is ${String(days[1][0])}.`,
  },
];
