/**
 * A mistake as its page shows it: changed lines of source, cells that compile and examine the changed file, the report.
 * Source: content/errata; the library's files as text.
 * Leaves out drawing. Both cells run in the reader's sandbox as they run here.
 */
import { transform } from 'esbuild';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { compileFunction } from 'node:vm';
import type { Plugin } from 'vite';
import { examine, type Implementation, type Report } from '../../content/errata/examine.ts';
import {
  mistakes,
  patched,
  type ErrataNetwork,
  type Mistake,
} from '../../content/errata/mistakes.ts';
import { checkWrong } from '../../content/errata/wrongLines.ts';
import type { CheckResult } from '../../lib/equations/verdict.ts';
import * as internals from '../../lib/networks/internals.ts';
import type { CellData } from '../notebook/data.ts';
import { bundles } from './cellAssets.ts';
import { cellsOf } from './cells.ts';
import { kept } from './kept.ts';

export const pathOf = (network: ErrataNetwork): string => `lib/networks/${network}.ts`;
const sourceOf = (network: ErrataNetwork): string =>
  readFileSync(new URL(`../../${pathOf(network)}`, import.meta.url), 'utf8');

/** A file of the library as a cell: what it imports comes from one module, what it hands on from others is left out. */
export const asCell = (source: string): string =>
  source
    .replace(/^export (?:type )?\{[^}]*\} from '[^']+';\n/gm, '')
    .replace(/ from '\.[^']+';/g, " from 'unrolled/internals';");

export interface Change {
  /** Number of the first line, in the file as it is. */
  readonly first: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Whole lines of the file that each patch changes. */
export function changesOf({ network, source }: Mistake): readonly Change[] {
  const text = sourceOf(network);
  return source.map((patch) => {
    const at = text.indexOf(patch.from);
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at + patch.from.length);
    const before = text.slice(start, end);
    const indent = /^ */.exec(before)![0];
    const cut = (lines: string): string[] =>
      lines.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    const [out, into] = [cut(before), cut(patched(before, [patch]))];
    let first = text.slice(0, start).split('\n').length;
    // Whole lines that stay the same are not shown as changed.
    for (; out.length > 0 && out[0] === into[0]; first++) [out, into].forEach((one) => one.shift());
    while (out.length > 0 && out.at(-1) === into.at(-1)) [out, into].forEach((one) => one.pop());
    return { first, before: out, after: into };
  });
}

const examination = (network: ErrataNetwork): string =>
  `
import { examine, failsAbove } from "unrolled/errata";

const report = await examine("${network}", { forward, backward, gradient }, { progress });
const off = report.lines.filter((line) => !line.right);
const here = report.lines.filter((line) => !line.holds);
const wrong = report.arrays.filter((array) => array.worst > failsAbove);
display(table([
  { check: "lines whose two sides differ", finds: here.map((line) => line.id).join(", ") || "nothing" },
  { check: "lines that miss the printed network", finds: \`\${off.length} of \${report.lines.length}\` },
  { check: "gradient by differences", finds: \`\${wrong.length} of \${report.arrays.length} arrays\` },
  { check: "the same with one step and one cell", finds: report.smallCheck > failsAbove ? "the mistake" : "nothing" },
]));
display(Plot.plot({
  marginLeft: 60,
  x: { label: "relative error of the gradient", grid: true },
  y: { label: null, domain: report.arrays.map((array) => array.name) },
  marks: [Plot.barX(report.arrays, { x: "worst", y: "name" })],
}));
const curve = { x: "epoch", y: "loss", z: "who", fx: "task" };
Plot.plot({
  marginRight: 50,
  y: { label: "loss", grid: true },
  marks: [
    Plot.lineY(report.curves, { ...curve, stroke: "who" }),
    Plot.text(report.curves, Plot.selectLast({ ...curve, text: "who", textAnchor: "start", dx: 4 })),
  ],
});
`.trim();

const titles = { file: 'file', checks: 'checks' } as const;

/** The changed file and its examination, run. */
export function errataCells({ network, source }: Mistake): Promise<readonly CellData[]> {
  const file = asCell(patched(sourceOf(network), source));
  return cellsOf([
    { name: titles.file, title: pathOf(network), hidden: true, source: file },
    { name: titles.checks, title: '', hidden: false, source: examination(network) },
  ]);
}

/** The verbs of a patched file, compiled here: only for the book's own patches. */
export async function implementationOf({ network, source }: Mistake): Promise<Implementation> {
  const text = patched(sourceOf(network), source);
  const { code } = await transform(text, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} };
  const run = compileFunction(code, ['require', 'module', 'exports']) as (
    ...given: unknown[]
  ) => void;
  run(() => internals, module, module.exports);
  const { forward, backward, gradient } = module.exports as Required<Implementation>;
  return { forward, backward, gradient };
}

/** What the checks say of a patched file: made once for all that are the same, as are the library and the checks. */
export async function reportOf(mistake: Mistake): Promise<Report> {
  const { network, source } = mistake;
  const { list } = await bundles();
  return kept('errata', [list, network, patched(sourceOf(network), source)], async () =>
    examine(network, await implementationOf(mistake)),
  );
}

/** Everything about a mistake that is computed. */
export interface Examined {
  readonly path: string;
  readonly changes: readonly Change[];
  readonly cells: readonly CellData[];
  readonly report: Report;
  /** What the witnesses say of its printed lines: none is equal. */
  readonly lines: readonly CheckResult[];
}

async function examined(mistake: Mistake): Promise<Examined> {
  // The cells run in a thread of their own meanwhile.
  const [cells, report, lines] = await Promise.all([
    errataCells(mistake),
    reportOf(mistake),
    checkWrong(mistake),
  ]);
  const right = lines.find(({ kind }) => kind !== 'not equal');
  if (right)
    throw new Error(`errata: ${right.id}: is ${right.kind}, expected a line that is wrong`);
  return { path: pathOf(mistake.network), changes: changesOf(mistake), cells, report, lines };
}

async function all(): Promise<Record<string, Examined>> {
  const out = new Map<string, Examined>();
  const waiting = [...mistakes];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      out.set(next.id, await examined(next));
  };
  // As many at a time as there are processors: the cells of one run beside the report on another.
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return Object.fromEntries(mistakes.map(({ id }) => [id, out.get(id)!]));
}

/** The module `virtual:errata`: made once, outside of the pages, where files of the library can be read and run. */
export function errata(): Plugin {
  const name = 'virtual:errata';
  let made: Promise<Record<string, Examined>> | null = null;
  return {
    name: 'unrolled-errata',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: async (id) =>
      id === `\0${name}` ? `export default ${JSON.stringify(await (made ??= all()))};` : null,
  };
}
