// The value of a node at one (t, block, cell): what the page writes under a term.
// Source: compile.ts on plain numbers.
// Leaves out: the parser.
import { plainNumbers } from './algebra.ts';
import { compile, instance, type At, type Compiled, type Environment } from './compile.ts';
import type { Node } from './types.ts';

const compiled = new WeakMap<Node, Compiled<number>>();

/** Evaluate a node; t counts from 1, units from 0. `cell` runs over the whole layer and implies its block. */
export function evaluate(node: Node, env: Environment, at: At): number {
  let run = compiled.get(node);
  if (!run) compiled.set(node, (run = compile(node, plainNumbers)));
  return run(env, instance(at, env.shape));
}
