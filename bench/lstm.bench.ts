/*
 * A training step of the library, readable and on its kernels, against C, a loop that keeps no names, TensorFlow.js and brain.js.
 * Source: lstmStep.ts, a process for each contender, size and length: code that has seen one size only is at its fastest.
 * Leaves out: batches, graphics hardware. Also writes what it measured to content/data/bench.json.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Contender, Timed } from './lstmStep.ts';
import type { Row } from './run.ts';

const sizes = [8, 16, 32, 64, 128];
const lengths = [10, 25, 50, 100, 200, 400];
/** How many times as fast as each peer the library is hoped to be, at the sizes that are judged. */
const targets = { loop: 0.6, brain: 1.5, tensorflow: 7 } as const;
const kernelTargets = { c: 0.6, brain: 10, tensorflow: 100, tensorflowWasm: 25 } as const;
const kernelPeers = Object.keys(kernelTargets) as (keyof typeof kernelTargets)[];
const judged = [8, 32, 128];
const peers = Object.keys(targets) as (keyof typeof targets)[];

const contenders: readonly Contender[] = [
  'library',
  'kernels',
  ...new Set([...peers, ...kernelPeers]),
];
/** Contenders whose first loss is that of the library. */
const alike: readonly Contender[] = ['kernels', 'loop', 'c'];
const turns = 5;

type Milliseconds = Readonly<Record<Exclude<Contender, 'c'>, number>> & {
  /** Null on a machine without a compiler. */
  readonly c: number | null;
};

function run(contender: Contender, size: number, T: number): Timed {
  const file = fileURLToPath(new URL('lstmStep.ts', import.meta.url));
  const text = execFileSync(process.execPath, [file, contender, String(size), String(T)], {
    encoding: 'utf8',
    stdio: 'pipe', // TensorFlow.js advertises on standard error; a failure shows it all the same
  });
  return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Timed;
}

/** Medians of runs in turns, so that a busy machine slows all alike. */
function measure(size: number, T: number): { size: number; T: number; ms: Milliseconds } {
  const rounds = Array.from({ length: turns }, () =>
    contenders.map((contender) => run(contender, size, T)),
  );
  const [first] = rounds;
  const lossOf = (one: Timed): number | undefined => ('loss' in one ? one.loss : undefined);
  const ours = lossOf(first[0])!;
  const ms = contenders.map((contender, n) => {
    const loss = lossOf(first[n]);
    if (loss === undefined) return [contender, null];
    const isSame = Math.abs(ours - loss) <= 1e-10 * Math.abs(ours);
    if (alike.includes(contender) ? !isSame : !Number.isFinite(loss))
      throw new Error(`lstm: loss at size ${size} is ${ours}, of ${contender} ${loss}`);
    const times = rounds.map((round) => (round[n] as { ms: number }).ms).sort((p, q) => p - q);
    return [contender, Number(times[turns >> 1].toPrecision(4))];
  });
  return { size, T, ms: Object.fromEntries(ms) as Milliseconds };
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
