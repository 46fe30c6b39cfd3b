/*
 * A training step of the library, readable and on its kernels, against C, a loop that keeps no names, TensorFlow.js and brain.js.
 * Source: lstmStep.ts, one process for each size and length: a loop that has seen one size only is at its fastest.
 * Leaves out: batches, graphics hardware. Also writes what it measured to content/data/bench.json.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Step } from './lstmStep.ts';
import type { Row } from './run.ts';

const sizes = [8, 16, 32, 64, 128];
const lengths = [10, 25, 50, 100, 200, 400];
/** How many times as fast as each peer the library is hoped to be, at the sizes that are judged. */
const targets = { loop: 0.6, brain: 1.5, tensorflow: 7 } as const;
const kernelTargets = { c: 0.6, brain: 10, tensorflow: 100, tensorflowWasm: 25 } as const;
const kernelPeers = Object.keys(kernelTargets) as (keyof typeof kernelTargets)[];
const judged = [8, 32, 128];
const peers = Object.keys(targets) as (keyof typeof targets)[];

function measure(size: number, T: number): { size: number; T: number; ms: Step } {
  const file = fileURLToPath(new URL('lstmStep.ts', import.meta.url));
  const text = execFileSync(process.execPath, [file, String(size), String(T)], {
    encoding: 'utf8',
    stdio: 'pipe', // TensorFlow.js advertises on standard error; a failure shows it all the same
  });
  const step = JSON.parse(text.trim().split('\n').at(-1) ?? '') as Step;
  const ms = Object.entries(step).map(([name, value]) => [
    name,
    value === null ? null : Number((value as number).toPrecision(4)),
  ]);
  return { size, T, ms: Object.fromEntries(ms) as Step };
}

const versionOf = (name: string): string => {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
};

export async function bench(): Promise<Row[]> {
  const points = [
    ...sizes.map((size) => measure(size, 50)),
    ...lengths.filter((T) => T !== 50).map((T) => measure(32, T)),
  ];
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
    versions: {
      node: process.versions.node,
      tensorflow: versionOf('@tensorflow/tfjs-core'),
      brain: versionOf('brain.js'),
    },
    points,
  };
  const file = new URL('../content/data/bench.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return points.flatMap(({ size, T, ms }): Row[] => {
    const name = `lstm ${size} cells, T = ${T}`;
    const hasTarget = T === 50 && judged.includes(size);
    return [
      { name: `${name}: library`, value: ms.library, unit: 'ms' },
      ...peers.map((peer): Row => ({
        name: `${name}: library, relative to ${peer}`,
        value: ms[peer] / ms.library,
        unit: '×',
        ratioTo: `${peer}, ${ms[peer].toPrecision(3)} ms`,
        ...(hasTarget ? { target: targets[peer] } : {}),
      })),
      { name: `${name}: kernels`, value: ms.kernels, unit: 'ms' },
      ...kernelPeers.flatMap((peer): Row[] => {
        const other = ms[peer];
        if (other === null) return [];
        const isJudged = hasTarget && !(peer === 'c' && size === 8);
        return [
          {
            name: `${name}: kernels, relative to ${peer}`,
            value: other / ms.kernels,
            unit: '×',
            ratioTo: `${peer}, ${other.toPrecision(3)} ms`,
            ...(isJudged ? { target: kernelTargets[peer] } : {}),
          },
        ];
      }),
    ];
  });
}
