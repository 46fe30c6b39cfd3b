/*
 * The handwritten digits, which a cell imports as "unrolled/digits": apart from the other data, since they weigh more.
 * Source: digits.csv (README.md beside it).
 * Leaves out: tasks (digits.columns, digits.string). Needs a bundler that gives a .csv as text.
 */
import text from './digits.csv';
import { digits } from '../../lib/index.ts';

/** All 1,797 images in the file's order, which is by writer. */
export const digitImages: readonly digits.Digit[] = digits.parse(text);
