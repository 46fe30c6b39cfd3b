/*
 * Weights from and to other systems: what a cell imports as `bridges`.
 * Source: read.ts and write.ts.
 * Leaves out: files of those systems.
 */
export { read, type ReadOptions } from './read.ts';
export { write, type Arrays } from './write.ts';
export { orders, type Kind, type Recurrent, type System } from './layouts.ts';
