/*
 * Lets `import text from './data.csv'` work in the site and in the tests: the default export is the file's text.
 * Source: the text loader of esbuild, which does the same where modules are bundled for the cells.
 * Leaves out: parsing, which is a task's business.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** The Vite plugin; `enforce: 'pre'` keeps the asset loader from making a URL of the file. */
export function csv(): Plugin {
  return {
    name: 'csv-as-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.csv')) return null;
      return `export default ${JSON.stringify(await readFile(id, 'utf8'))};`;
    },
  };
}
