/**
 * Three ways through the book, as numbers of chapters in the order of the book.
 * Source: the plan of teaching. Leaves out what the ways are called, which is in the dictionaries.
 */
export const routes = {
  understand: [2, 3, 4, 5, 7, 8, 9, 10, 11],
  use: [4, 8, 9, 13, 14, 15, 16, 17],
  verify: [3, 5, 10, 12, 18, 19, 20],
} as const;
