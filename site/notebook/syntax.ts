/**
 * A syntax tree as data, and the error that every stage of compiling a cell throws.
 * Source: ESTree, with the TypeScript nodes of acorn-typescript.
 * Leaves out a type per node: a walk over all of them needs only their names and places.
 */

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** What is wrong in a cell's text, at the reader's own line (from 1) and column (from 0). */
export class CellSyntaxError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'SyntaxError';
    this.line = line;
    this.column = column;
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The child as a node, or null. */
export const child = (node: Node, key: string): Node | null => {
  const value = node[key];
  return isNode(value) ? value : null;
};

/** The children in a list, holes left out. */
export const children = (node: Node, key: string): readonly Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/** Every child node, in the order of the keys. */
export function* parts(node: Node): Generator<Node> {
  for (const key in node) {
    const value = node[key];
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) yield item;
  }
}

export function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at);
  return { line: before.split('\n').length, column: at - (before.lastIndexOf('\n') + 1) };
}

export function refuse(source: string, at: number, message: string): never {
  const { line, column } = placeOf(source, at);
  throw new CellSyntaxError(message, line, column);
}
