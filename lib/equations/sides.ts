// Where a typed line is divided: at every = that stands in no condition.
// Source: the dialect of lexer.ts.
// Leaves out: whether the sides can be read.

/** The sides of a line as it is typed; the = of a condition stands between square brackets. */
export const sidesOf = (source: string): string[] => source.split(/=(?![^[\]]*\])/);
