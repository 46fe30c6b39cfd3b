/**
 * Which cell reads which, in what order they run, and what stands in the way: doubles, cycles, unknown names.
 * Source: design rule "a name defined in two cells, or a cycle, is told in both".
 * Leaves out running (kernel.ts).
 */
import { builtins, type CellError, type Compiled, type Import } from './cell.ts';

export interface Graph {
  /** Every import of the page, once per local name. */
  readonly imports: readonly Import[];
  /** Cells that must run before a cell, itself not among them. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  /** Cells and inputs whose change makes a cell run again, reversed: name → cells that follow. */
  readonly after: ReadonlyMap<string, ReadonlySet<string>>;
  /** Cells that cannot run, and why. */
  readonly problems: ReadonlyMap<string, CellError>;
}

const sameImport = (p: Import, q: Import): boolean =>
  p.module === q.module && p.imported === q.imported;

/** `inputs` are the names that inputs of the page define. */
export function graphOf(cells: readonly Compiled[], inputs: readonly string[] = []): Graph {
  const problems = new Map<string, CellError>();
  const say = (cell: string, message: string, line: number | null = null): void => {
    if (!problems.has(cell)) problems.set(cell, { name: 'SyntaxError', message, line, cell });
  };

  const owner = new Map<string, string>();
  const own = (name: string, cell: string): void => {
    const other = owner.get(name);
    if (other !== undefined && other !== cell) {
      say(cell, `${name}: is defined twice, here and in cell ${other}`);
      if (!inputs.includes(name)) {
        say(other, `${name}: is defined twice, here and in cell ${cell}`);
      }
    } else owner.set(name, cell);
  };
  for (const name of inputs) own(name, name);
  for (const { name, defines } of cells) for (const one of defines) own(one, name);

  const imports = new Map<string, Import>();
  for (const cell of cells) {
    for (const one of cell.imports) {
      const known = imports.get(one.local);
      const defined = owner.get(one.local);
      if (builtins.includes(one.local)) {
        say(cell.name, `${one.local}: is a name of the notebook, expected another`, one.line);
      } else if (defined !== undefined) {
        say(cell.name, `${one.local}: is imported here and defined in cell ${defined}`, one.line);
        say(defined, `${one.local}: is defined here and imported in cell ${cell.name}`);
      } else if (known && !sameImport(known, one)) {
        const place = `${known.module} and from ${one.module}`;
        say(cell.name, `${one.local}: is imported from ${place}`, one.line);
      } else imports.set(one.local, one);
    }
  }

  const reads = new Map<string, Set<string>>();
  for (const { name, inputs: names } of cells) {
    const direct = new Set<string>();
    for (const input of names) {
      const from = imports.has(input) ? undefined : owner.get(input);
      if (from !== undefined && from !== name) direct.add(from);
    }
    reads.set(name, direct);
  }

  const before = new Map<string, Set<string>>();
  for (const name of reads.keys()) {
    const seen = new Set<string>();
    const queue = [...(reads.get(name) ?? [])];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...(reads.get(next) ?? []));
    }
    before.set(name, seen);
  }
  for (const [name, earlier] of before) {
    if (!earlier.has(name)) continue;
    const ring = [...earlier].filter((one) => one !== name && before.get(one)?.has(name));
    say(name, `cell ${name}: is part of a cycle with ${ring.sort().join(', ')}`);
  }

  const after = new Map<string, Set<string>>();
  for (const [name, earlier] of before) {
    for (const one of earlier) {
      if (!after.has(one)) after.set(one, new Set());
      after.get(one)!.add(name);
    }
  }
  return { imports: [...imports.values()], before, after, problems };
}
