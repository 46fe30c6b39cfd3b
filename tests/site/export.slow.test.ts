/**
 * Every page with cells leaves as a notebook and as a program, and gives elsewhere what it gives on the page.
 * Source: Deno's own Jupyter kernel, deno run and Node, each in an empty folder and without a network.
 * Leaves out the browser's buttons (notebookKeep.browser.test.ts).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mime } from '../../site/notebook/bundle.ts';
import { notebookOf, programOf } from '../../site/notebook/export.ts';
import { denoBinary, DenoKernel } from './denoKernel.ts';
import { exportOf, pages } from './exportedPages.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unrolled-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a program printed. A proxy where nobody answers stands for the network. */
const run = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const options = { cwd: folder, timeout: 60_000, env: { HOME: folder, NO_COLOR: '1', ...env } };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${args.join(' ')}: ${stderr.slice(-2000)}`));
      else resolve(stdout);
    });
  });

/** A text without what training decides: digits, marks of a right answer, and the room they take. */
const loosely = (text: string): string => text.replace(/[\d.✓−-]+/g, '#').replace(/[ #]+/g, ' ');

interface Notebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly id: string;
    readonly source: string;
    readonly metadata: { readonly tags?: readonly string[] };
  }[];
}

describe.each(pages)('%s', (file) => {
  const page = exportOf(file);

  test('prints as a program of Node and of Deno what its cells show', async () => {
    const { exported, shown, trained } = await page;
    const as = (text: string): string => (trained.size > 0 ? loosely(text) : text);
    const name = `${file.replaceAll(/\W/g, '-')}.ts`;
    await writeFile(join(folder, name), programOf(exported));
    const expected = [...shown.values()].flat().join('\n');
    const node = await run(process.execPath, [name]);
    expect(as(node.trimEnd())).toBe(as(expected.trimEnd()));
    // Deno runs a long training in its kernel, below.
    if (trained.size > 0) return;
    const deno = await run(denoBinary(), ['run', '--no-remote', '--no-npm', '--no-config', name]);
    expect(deno).toBe(node);
  });

  test('runs unchanged in Deno’s Jupyter kernel, cell by cell', async () => {
    const { exported, shown, ran, trained } = await page;
    const notebook = JSON.parse(notebookOf(exported)) as Notebook;
    expect(notebook.cells.some(({ cell_type: type }) => type === 'markdown')).toBe(true);
    const kernel = await DenoKernel.start();
    try {
      for (const { cell_type: type, id, source, metadata } of notebook.cells) {
        if (type !== 'code') continue;
        const { outputs, stdout, error } = await kernel.execute(source);
        if (metadata.tags?.includes('raises-exception')) {
          expect(error).toContain(ran.get(id)!.error!.message);
          continue;
        }
        expect([id, error]).toEqual([id, null]);
        const bundles = ran.get(id)?.outputs ?? [];
        const texts = shown.get(id) ?? [];
        const printed = texts.filter((_, n) => bundles[n]![mime.console] !== undefined);
        const displayed = texts.filter((_, n) => bundles[n]![mime.console] === undefined);
        const as = (text: unknown): string =>
          trained.has(id) ? loosely(String(text)) : String(text);
        expect(outputs.map((one) => as(one['text/plain']))).toEqual(displayed.map(as));
        expect(stdout.trimEnd()).toBe(printed.join('\n'));
        for (const [n, bundle] of bundles.filter((one) => !one[mime.console]).entries()) {
          if (bundle[mime.svg]) expect(outputs[n]!['image/svg+xml']).toContain('<svg');
          if (bundle[mime.tex]) expect(outputs[n]!['text/latex']).toContain(bundle[mime.tex]);
        }
      }
    } finally {
      await kernel.stop();
    }
  });
});
