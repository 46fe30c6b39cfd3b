// Rows of the article that the chapter on the block and its sources explains.
// Source: the article's section on the LSTM.
// Leaves out what a step computes.
import type { Claim } from './claim.ts';

const chapter = 'memory-block';
const own = 'content/chapter08.test.ts';

export const claims: readonly Claim[] = [
  {
    row: '4.3',
    says: 'A block has three gates and a cell; it may hold several cells that share the gates; a gate multiplies.',
    chapter,
    anchor: 'what-the-cells-of-a-block-share',
    shown: { figure: 'BlockFigure' },
    test: [own, 'of the gates only the output gate changes on day 1 when a second cell is added'],
  },
  {
    row: '4.10',
    says: 'The sources are features, recurrent feedback and cell values; the block input reads no cell value, input and forget gate read all three.',
    chapter,
    anchor: 'four-readers',
    shown: { exercise: 'source-table' },
    test: [own, 'moving a source moves its readers and nobody else'],
  },
  {
    row: '4.11',
    says: 'A network of two blocks, every edge of the first drawn.',
    chapter,
    anchor: 'a-layer-of-blocks',
    shown: { figure: 'BlockLayer' },
    test: [own, 'has 13, 16, 28 and 40 weights at its four stages'],
  },
  {
    row: 'e1',
    says: 'The output gate reads not the recurrent feedback but the current outputs of all hidden layers.',
    truth:
      'It reads yesterday’s outputs like the others, and today’s state. The other reading has no order of computation.',
    chapter,
    anchor: 'an-order-that-does-not-exist',
    shown: { figure: 'BlockOrder' },
    test: [
      'site/blockFigures.test.ts',
      'places 8 of 12 as the article reads it: outputs and output gates stand on a cycle',
    ],
  },
  {
    row: 'e13',
    says: 'Every LSTM has peepholes.',
    truth: 'They came later, and most programs leave them out.',
    chapter,
    anchor: 'a-layer-of-blocks',
    shown: { cell: 'count' },
    test: [own, 'without peepholes no gate answers to a state of its own step or the one before'],
  },
];
