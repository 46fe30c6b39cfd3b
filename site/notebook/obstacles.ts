/**
 * What keeps cells from running: an error of their text, a name defined twice, a cycle. Told in each, and lifted in each.
 * Source: graph.ts and the compiler.
 * Leaves out errors of running (runner.ts).
 */
import type { CellError } from './cell.ts';
import type { Graph } from './graph.ts';
import type { Model } from './model.ts';
import { planOf } from './plan.ts';

export class Obstacles {
  private readonly cells: ReadonlyMap<string, Model>;
  private readonly fail: (model: Model | undefined, error: CellError) => void;
  private blocked = new Set<string>();

  constructor(
    cells: ReadonlyMap<string, Model>,
    fail: (model: Model | undefined, error: CellError) => void,
  ) {
    this.cells = cells;
    this.fail = fail;
  }

  /** Tells what stands in the way; gives the names to run, with those of cells that are free again. */
  pass(names: readonly string[], graph: Graph): readonly string[] {
    const problems = new Map(graph.problems);
    const { live } = planOf(names, graph);
    for (const name of [...live, ...this.blocked]) {
      const problem = this.cells.get(name)?.problem;
      if (problem) problems.set(name, problem);
    }
    for (const [name, problem] of problems) {
      if (live.has(name) || !this.blocked.has(name)) this.fail(this.cells.get(name), problem);
    }
    const freed = [...this.blocked].filter(
      (name) => !problems.has(name) && this.cells.get(name)?.compiled,
    );
    this.blocked = new Set(problems.keys());
    return [...new Set([...names, ...freed])];
  }
}
