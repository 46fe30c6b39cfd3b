/**
 * What the scratch page is built with: an empty cell to copy, and the notebooks that it offers to begin with.
 * Source: content/scratch, checked and run like the cells of every chapter.
 * Leaves out titles, which are interface words.
 */
import type { Plugin } from 'vite';
import type { CellData } from '../notebook/data.ts';
import type { SheetCell } from '../notebook/sheets.ts';
import { cellsOf } from './cells.ts';
import { pageOf, readChapter } from './checkCells.ts';

const names = ['forward', 'train', 'gradient'] as const;

export interface ScratchParts {
  readonly empty: CellData;
  readonly templates: Readonly<Record<(typeof names)[number], readonly SheetCell[]>>;
}

/** Name of the empty cell, for which each copy puts its own. */
const place = 'cell-to-be';

function templateOf(name: string): SheetCell[] {
  const { file, text } = readChapter(`content/scratch/${name}.mdx`);
  return pageOf(text, file).found.flatMap((found) =>
    found.kind === 'cell' ? [{ name: found.name, text: found.source }] : [],
  );
}

async function parts(): Promise<ScratchParts> {
  const [empty] = await cellsOf([{ name: place, title: '', hidden: false, source: '' }]);
  const [forward, train, gradient] = names.map(templateOf);
  return {
    empty: { ...empty!, first: false },
    templates: { forward: forward!, train: train!, gradient: gradient! },
  };
}

/** The module `virtual:scratch`: made once, outside of the page, where files can be read and cells run. */
export function scratch(): Plugin {
  const name = 'virtual:scratch';
  let made: Promise<ScratchParts> | null = null;
  return {
    name: 'unrolled-scratch',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: async (id) =>
      id === `\0${name}` ? `export default ${JSON.stringify(await (made ??= parts()))};` : null,
  };
}
