/*
 * Runs every bench file beside it and prints one table: `npm run bench`, or `npm run bench -- lstm` for the files named.
 * Source: each bench/*.bench.ts exports bench(): Promise<Row[]>.
 * Leaves out: pass and fail; a share below its target is marked, for a person to judge.
 */
import { readdirSync } from 'node:fs';

export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The least value hoped for, or as in '≤ 100' the largest. */
  readonly target?: number | string;
  /** What a ratio is relative to. */
  readonly ratioTo?: string;
};

/** A target that is neither a number nor '≤ number' stops the run rather than pass unnoticed. */
function verdict(value: number, target: number | string): string {
  if (typeof target === 'number') return value >= target ? 'met' : 'not met';
  const most = Number(/^≤ (.+)$/.exec(target)?.[1]);
  if (Number.isNaN(most))
    throw new Error(`bench: target is '${target}', expected a number or '≤ n'`);
  return value <= most ? 'met' : 'not met';
}

const ending = '.bench.ts';
const present = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith(ending));
const asked = process.argv.slice(2).map((name) => name + ending);
const unknown = asked.find((name) => !present.includes(name));
if (unknown !== undefined)
  throw new Error(`bench: got '${unknown}', expected one of ${present.join(', ')}`);
const files = asked.length > 0 ? asked : present;
for (const file of files.sort()) {
  const { bench } = (await import(new URL(file, import.meta.url).href)) as {
    bench: () => Promise<Row[]>;
  };
  console.log(`\n${file}`);
  for (const { name, value, unit, target, ratioTo } of await bench()) {
    const goal = target === undefined ? '' : `  target ${target} (${verdict(value, target)})`;
    const relative = ratioTo === undefined ? '' : ` of ${ratioTo}`;
    console.log(
      `  ${name.padEnd(56)} ${value.toPrecision(3).padStart(8)} ${unit}${relative}${goal}`,
    );
  }
}
