/**
 * Every page with cells as an export, made from its sources, and what its cells showed in the build.
 * Source: the chapters and the notebook's fixture page; their cells run as in the build.
 * Leaves out the prose, which is read from a page in the browser.
 */
import { globSync, readFileSync } from 'node:fs';
import { bundles } from '../../site/build/cellAssets.ts';
import { pageOf } from '../../site/build/checkCells.ts';
import { runCells, type Ran } from '../../site/build/runCells.ts';
import { modulesFor } from '../../site/notebook/assets.ts';
import { mime } from '../../site/notebook/bundle.ts';
import type { Exported, Part } from '../../site/notebook/export.ts';
import { textOf } from '../../site/notebook/shown.ts';

export interface ExportedPage {
  readonly file: string;
  readonly exported: Exported;
  /** What each cell showed, as text, by the cell's name. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
  readonly ran: ReadonlyMap<string, Ran>;
  /** Cells whose numbers come out of long training, which the last bits of an engine's functions steer. */
  readonly trained: ReadonlySet<string>;
}

export const pages: readonly string[] = [
  'tests/site/fixtures/notebook/pages/index.mdx',
  ...globSync('content/{chapters,pages}/**/*.mdx').sort(),
].filter((file) => readFileSync(file, 'utf8').includes('```ts cell'));

export async function exportOf(file: string): Promise<ExportedPage> {
  const source = readFileSync(file, 'utf8');
  const page = pageOf(source, file);
  const trained = [...source.matchAll(/^```ts cell=(\S+)[^\n]*\strained\b/gm)].map(
    (one) => one[1]!,
  );
  const ran = await runCells(page.compiled, page.inputs);
  const { list, modules, shown } = await bundles();
  const computed = new Map(
    page.computed
      .filter(({ attribute }) => attribute === 'value')
      .map(({ input, name }) => {
        const text = ran.get(name)!.outputs.at(-1)![mime.text];
        return [input, Number(text.replace('−', '-'))];
      }),
  );
  const parts = page.found.map((found): Part => {
    if (found.kind === 'cell') {
      const { name, source, expectError } = found;
      return { kind: 'cell', name, source, fails: expectError };
    }
    const { name, label, value } = found.input;
    return { kind: 'input', name, label, value: computed.get(name) ?? value };
  });
  const needed = modulesFor(
    list,
    page.compiled,
    page.compiled.flatMap(({ imports }) => imports),
  );
  return {
    file,
    ran,
    trained: new Set(trained),
    exported: {
      title: file,
      parts: [{ kind: 'prose', text: 'Before the cells: $b_\\iota$.' }, ...parts],
      modules: needed.map((name) => ({ name, text: modules.get(name)! })),
      shown,
    },
    shown: new Map(
      page.found
        .flatMap(({ kind, name }) => (kind === 'cell' ? [[name, ran.get(name)!] as const] : []))
        .map(([name, { outputs }]) => [name, outputs.map((bundle) => textOf(bundle))]),
    ),
  };
}
