// How long all statements and derivations take on 20 networks, a reader's line in the worst case measured, and the dialect's size.
// Source: content/equations; targets of the project's design notes.
// Leaves out: the browser, where the same code runs.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { derivationLines } from '../content/equations/derivationLines.ts';
import { parsed } from '../content/equations/parsed.ts';
import { checkAll } from '../lib/equations/index.ts';
import { judge, prepare } from '../lib/equations/judge.ts';

import type { Row } from './run.ts';

/** Parser, judge and the book's lines as a browser fetches them, gzipped, in kB. */
async function sizeOfDialect(): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export * from './lib/equations/judge.ts'; export * from './content/equations/parsed.ts';",
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  });
  return gzipSync(outputFiles[0]!.contents).length / 1000;
}

export async function bench(): Promise<Row[]> {
  const start = performance.now();
  await checkAll(parsed, { definitions: parsed });
  const all = performance.now() - start;
  const again = performance.now();
  await checkAll(derivationLines, { definitions: parsed });
  const derived = performance.now() - again;

  const exercise = {
    target: 'ε_s^t',
    answer:
      "b_ω^t h'(s_c^t) ε_c^t + b_φ^(t+1) ε_s^(t+1) + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t",
    definitions: parsed,
  };
  prepare(exercise);
  // Right, one mistake, and two mistakes (no diagnosis exists, so every edit is tried).
  const lines = [
    exercise.answer,
    exercise.answer.replace('b_φ^(t+1)', 'b_φ^t'),
    exercise.answer.replaceAll('(t+1)', '(t-1)'),
  ];
  let worst = 0;
  for (let round = 0; round < 3; round++) {
    for (const line of lines) {
      const from = performance.now();
      judge(line, exercise);
      if (round > 0) worst = Math.max(worst, performance.now() - from);
    }
  }
  return [
    {
      name: `equations: ${parsed.length} lines on 20 networks`,
      value: all,
      unit: 'ms',
      target: '≤ 3000',
    },
    {
      name: `equations: ${derivationLines.length} lines of derivations on 20 networks`,
      value: derived,
      unit: 'ms',
      target: '≤ 3000',
    },
    {
      name: 'equations: the dialect in the browser, gzipped',
      value: await sizeOfDialect(),
      unit: 'kB',
      target: '≤ 50',
    },
    { name: "equations: a reader's line judged, worst", value: worst, unit: 'ms', target: '≤ 100' },
  ];
}
