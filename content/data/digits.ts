/*
 * The handwritten digits and a network that reads strips of them, which a cell imports as "unrolled/digits": apart from the other data, since they weigh more.
 * Source: digits.csv and digit-reader.json (README.md beside them).
 * Leaves out: tasks (digits.columns, digits.string). Needs a bundler that gives a .csv as text.
 */
import reader from './digit-reader.json' with { type: 'json' };
import text from './digits.csv';
import { bidirectional, digits } from '../../lib/index.ts';
import { readerNet } from './digitReader.ts';

/** All 1,797 images in the file's order, which is by writer. */
export const digitImages: readonly digits.Digit[] = digits.parse(text);

/** A network that reads strips of digits, with its label errors on images it never saw; class 0 is the blank. */
export const digitReader = {
  ...reader,
  net: readerNet,
  get weights(): bidirectional.Weights {
    return bidirectional.weights(readerNet, reader.weights);
  },
};
