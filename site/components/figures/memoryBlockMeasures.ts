/**
 * Distances of a memory block's drawing, along the signal (u) and across it (v), for a wide page and for a phone.
 * Source: the rules of the site: the block fills the text's width, or a phone's.
 * Leaves out what stands where (memoryBlockLayout.ts) and how edges run (memoryBlockRoutes.ts).
 */
import type { Gate } from './memoryBlockParts.ts';

export type Orientation = 'landscape' | 'portrait';

export interface Measures {
  /** Places along the signal. */
  readonly g: number;
  readonly input: number;
  readonly state: number;
  readonly tap: number;
  readonly h: number;
  readonly output: number;
  readonly end: number;
  /** Places across it, from the row of the last cell. */
  readonly delay: number;
  readonly fork: number;
  readonly keep: number;
  readonly gate: number;
  readonly net: number;
  readonly x: number;
  readonly hidden: number;
  readonly gates: number;
  /** Half sizes: the cell along and across, the plot along and across; radii. */
  readonly cell: readonly [number, number];
  readonly plot: readonly [number, number];
  readonly sum: number;
  readonly product: number;
  readonly disc: number;
  /** Distance of the carousel's two arms from the cell's middle. */
  readonly arm: readonly [number, number];
  /** Distance between two cells of a block. */
  readonly pitch: number;
  /** Distance of the two input lines from the middle of what they enter. */
  readonly twin: number;
}

const landscape: Measures = {
  g: 98,
  input: 200,
  state: 340,
  tap: 432,
  h: 468,
  output: 572,
  end: 677,
  delay: 66,
  fork: 90,
  keep: 104,
  gate: 200,
  net: 274,
  x: 318,
  hidden: 338,
  gates: 358,
  cell: [56, 40.5],
  plot: [21.5, 16],
  sum: 19,
  product: 13.5,
  disc: 27.5,
  arm: [41.5, 42.5],
  pitch: 216,
  twin: 9,
};

const portrait: Measures = {
  g: 68,
  input: 140,
  state: 238,
  tap: 302,
  h: 327,
  output: 400,
  end: 472,
  delay: 57,
  fork: 70,
  keep: 80,
  gate: 154,
  net: 211,
  x: 245,
  hidden: 260,
  gates: 275,
  cell: [42.5, 32.5],
  plot: [14, 17],
  sum: 19,
  product: 13,
  disc: 23,
  arm: [30, 29],
  pitch: 0,
  twin: 6.5,
};

/** Two and more cells side by side on a phone: everything across moves closer. */
const portraitNarrow: Measures = {
  ...portrait,
  delay: 46,
  fork: 54,
  keep: 60,
  gate: 114,
  net: 153,
  x: 177,
  hidden: 185,
  gates: 193,
  cell: [40, 29],
  plot: [14, 15],
  disc: 21,
  product: 11.5,
  pitch: 119,
  twin: 5,
};

/** The measures of a block with so many cells. */
export const measuresOf = (cells: number, orientation: Orientation): Measures =>
  orientation === 'landscape' ? landscape : cells > 1 ? portraitNarrow : portrait;

/** Where each gate stands along the signal. */
export const alongOf = (m: Measures): Readonly<Record<Gate, number>> => ({
  input: m.input,
  forget: m.state,
  output: m.output,
});

/** Line of each source across the signal, and where its branches stand beside the middle of what they enter. */
export const sourceLine = (m: Measures, source: Source): { readonly v: number; readonly shift: number } =>
  ({
    x: { v: m.x, shift: -m.twin },
    hidden: { v: m.hidden, shift: m.twin },
    gates: { v: m.gates, shift: 0 },
  })[source]; // prettier-ignore

export type Source = 'x' | 'hidden' | 'gates';
