/*
 * The training step of lstm.c, compiled here: `c(weights, x, z)`, or why it cannot be.
 * Source: the machine's own C compiler with -O3 -march=native; the same numbers as the other peers get.
 * Leaves out: nothing of the step; the program warms itself up and times itself.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Weights } from '../../lib/networks/lstm.ts';

/** Loss of the first step and milliseconds of one, a median; or why there are none. */
export function c(
  weights: Weights,
  x: readonly number[][],
  z: readonly number[][],
): { readonly loss: number; readonly ms: number } | { readonly skipped: string } {
  const compiler = spawnSync('cc', ['--version'], { encoding: 'utf8' });
  if (compiler.status !== 0) return { skipped: 'there is no C compiler (cc)' };
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-bench-'));
  try {
    const program = join(folder, 'lstm');
    const source = fileURLToPath(new URL('lstm.c', import.meta.url));
    execFileSync('cc', ['-O3', '-march=native', '-o', program, source, '-lm']);
    const { bias } = weights;
    const gates = (from: 'i' | 'h'): Float64Array[] =>
      weights[`${from}c`].flatMap((row, m) => [
        weights[`${from}ι`][m],
        weights[`${from}φ`]![m],
        row,
        weights[`${from}ω`][m],
      ]);
    const input = Float64Array.from(
      [
        ...[...x, ...z, ...gates('i'), ...gates('h')],
        ...[weights.cι!, weights.cφ!, weights.cω!, ...weights.ck],
        ...[bias!.ι, bias!.φ!, bias!.c, bias!.ω, bias!.k!],
      ].flatMap((row) => [...row]),
    );
    const sizes = [String(x[0].length), String(x.length)];
    const text = execFileSync(program, sizes, {
      input: Buffer.from(input.buffer),
      encoding: 'utf8',
    });
    return JSON.parse(text) as { loss: number; ms: number };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
