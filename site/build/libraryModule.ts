/**
 * The module `virtual:library`: names, signatures and comments of everything a cell may import.
 * Source: libraryNames.ts, which reads the sources. Made once, outside of the pages, where the compiler can be loaded.
 * Leaves out how a page shows them (components/reference/Interface.astro).
 */
import type { Plugin } from 'vite';
import { libraryNames } from './libraryNames.ts';

export function library(): Plugin {
  const name = 'virtual:library';
  return {
    name: 'unrolled-library',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(libraryNames())};` : null),
  };
}
