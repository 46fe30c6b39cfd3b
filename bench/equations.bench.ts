// How long all statements take on 20 networks, and a reader's line in the worst case measured.
// Source: content/equations; targets of the project's design notes.
// Leaves out: the browser, where the same code runs.
import { parsed } from '../content/equations/parsed.ts';
import { checkAll } from '../lib/equations/index.ts';
import { judge, prepare } from '../lib/equations/judge.ts';

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
}

export async function bench(): Promise<Row[]> {
  const start = performance.now();
  await checkAll(parsed, { definitions: parsed });
  const all = performance.now() - start;

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
    { name: "equations: a reader's line judged, worst", value: worst, unit: 'ms', target: '≤ 100' },
  ];
}
