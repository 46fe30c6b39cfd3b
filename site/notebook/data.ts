/**
 * What the build knows of a cell and an input, as it stands in the page.
 * Source: site/build/cells.ts writes it; Cell.astro and Input.astro draw it; controller.ts reads it again.
 * Leaves out edits (storage.ts) and results of later runs.
 */
import type { AssetList } from './assets.ts';
import type { Bundle } from './bundle.ts';
import type { CellError, Compiled, Input } from './cell.ts';

export interface CellData {
  readonly name: string;
  /** The first cell of a page offers to run all of them. */
  readonly first: boolean;
  readonly title: string;
  /** The code is folded away, its outputs are not. */
  readonly hidden: boolean;
  readonly source: string;
  /** The source with its highlighting. */
  readonly marked: string;
  readonly compiled: Compiled;
  /** Names of other cells and of inputs that it reads. */
  readonly reads: readonly string[];
  readonly outputs: readonly Bundle[];
  readonly left: number;
  readonly error: CellError | null;
  /** On the first cell or input of a page only. */
  readonly assets?: AssetList;
}

export type InputData = Input & { readonly assets?: AssetList };

/** The part that the browser needs; the rest is in the markup already. */
export type CellIsland = Pick<CellData, 'name' | 'compiled'> & { readonly assets?: AssetList };
