/**
 * Specification of two texts side by side: which lines of each are marked.
 * Source: offers.ts. Leaves out the choice, which is the browser's (notebookKeep.browser.test.ts).
 */
import { expect, test } from 'vitest';
import { partsOf } from '../../site/notebook/offers.ts';

test.each([
  ['a changed line', 'a\nb\nc', 'a\nx\nc', ['a\n', 'b\n', 'c']],
  ['a line that the other lacks', 'a\nb\nc', 'a\nc', ['a\n', 'b\n', 'c']],
  ['nothing, where only the other has more', 'a\nc', 'a\nb\nc', ['a\n', '', 'c']],
  ['a line at the end', 'a\nb', 'a', ['a\n', 'b', '']],
  ['a repeated line once', 'a\na', 'a', ['a\n', 'a', '']],
  ['all', 'x', 'y', ['', 'x', '']],
  ['nothing of the same text', 'a\nb', 'a\nb', ['a\nb', '', '']],
])('marks %s', (_, own, other, parts) => {
  expect(partsOf(own, other)).toEqual(parts);
  expect(parts.join('')).toBe(own);
});
