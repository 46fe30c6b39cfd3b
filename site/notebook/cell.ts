/**
 * What a cell is after compiling, and what kernel and page say to each other about it.
 * Source: design rule "compiled at build time, executed by the same kernel core in Node and in the browser".
 * Leaves out how it looks (render.ts) and how it is stored (storage.ts).
 */
import type { Bundle } from './bundle.ts';

export interface Import {
  readonly module: string;
  /** Exported name, 'default', or '*' for the whole module. */
  readonly imported: string;
  readonly local: string;
  readonly line: number;
}

/** A cell ready to be loaded. `lines[n]` is where `inputs[n]` is first read. */
export interface Compiled {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly lines: readonly number[];
  readonly defines: readonly string[];
  readonly imports: readonly Import[];
  /** A classic script that hands one async function over. */
  readonly code: string;
}

/** A range is dragged, a play runs through its range by itself, a field is typed into. */
export type NumberKind = 'range' | 'play' | 'field';

export type InputValue = number | string | boolean;

interface Named {
  readonly name: string;
  readonly label: string;
}

export interface NumberInput extends Named {
  readonly kind: NumberKind;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly measured: number | null;
  readonly unit: string;
  /** Place in the page's live scene that follows: x[2][0], w.iι[0][0]. */
  readonly scene: string | null;
}

export interface ChoiceInput extends Named {
  readonly kind: 'select';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

export interface SwitchInput extends Named {
  readonly kind: 'checkbox';
  readonly value: boolean;
}

/** A name that the reader's hand defines, as a cell defines others. */
export type Input = NumberInput | ChoiceInput | SwitchInput;

export interface CellError {
  readonly name: string;
  readonly message: string;
  /** Reader's own line, from 1; null where no line of a cell is on the stack. */
  readonly line: number | null;
  /** The cell that line is in. */
  readonly cell: string;
  /** Another cell's failure, not this one's: `name` is what it would have defined, `message` that cell. */
  readonly waits?: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

export type ToKernel =
  | { readonly type: 'modules'; readonly modules: readonly { name: string; text: string }[] }
  | {
      readonly type: 'run';
      readonly request: number;
      readonly imports: readonly Import[];
      readonly inputs: readonly { readonly name: string; readonly value: InputValue }[];
      /** Cells that are new or changed since the last run. */
      readonly cells: readonly Compiled[];
      readonly removed: readonly string[];
      /** Cells that are to be computed, if they are not yet. */
      readonly live: readonly string[];
      /** Cells that are to be computed again. */
      readonly fresh: readonly string[];
    }
  | { readonly type: 'ping'; readonly n: number };

export type FromKernel =
  | { readonly type: 'ready' }
  | { readonly type: 'pong'; readonly n: number }
  | { readonly type: 'running'; readonly cell: string; readonly run: number }
  | {
      readonly type: 'outputs';
      readonly cell: string;
      readonly run: number;
      readonly items: readonly { readonly slot: string | null; readonly bundle: Bundle }[];
      /** Outputs that were made but not sent, so far. */
      readonly left: number;
    }
  | ({ readonly type: 'progress'; readonly cell: string; readonly run: number } & Progress)
  | { readonly type: 'done'; readonly cell: string; readonly run: number; readonly ms: number }
  | {
      readonly type: 'error';
      readonly cell: string;
      readonly run: number;
      readonly ms: number;
      readonly error: CellError;
    }
  | { readonly type: 'idle'; readonly request: number }
  /** The worker ended itself, as a cell told it to. */
  | { readonly type: 'closed' }
  /** The kernel itself failed. */
  | { readonly type: 'broken' };

/** Names that a cell gets from the notebook and cannot declare. */
export const builtins: readonly string[] = [
  'display',
  'progress',
  'table',
  'tex',
  'Plot',
  'console',
  'invalidation',
];

/** A short hash of a cell's text, to tell whether an edit was made on this very text. */
export function hashOf(text: string): string {
  let [p, q] = [0xdeadbeef, 0x41c6ce57];
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    p = Math.imul(p ^ code, 2654435761);
    q = Math.imul(q ^ code, 1597334677);
  }
  return (p >>> 0).toString(36) + (q >>> 0).toString(36);
}
