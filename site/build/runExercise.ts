/**
 * Runs an answer to an exercise and its check in Node, with the cells of the page that they need and no others.
 * Source: the reader's own kernel (runCells.ts).
 * Leaves out judging the verdict, which is the tests'.
 */
import { mime } from '../notebook/bundle.ts';
import type { CellError, Compiled } from '../notebook/cell.ts';
import { checkOf, verdictIn, type Verdict } from '../notebook/check.ts';
import { graphOf } from '../notebook/graph.ts';
import type { Page } from './readCells.ts';
import { runCells } from './runCells.ts';

export interface Answered {
  readonly verdict: Verdict | null;
  /** What stopped the answer or its check. */
  readonly error: CellError | null;
}

export async function runExercise(page: Page, name: string, answer: Compiled): Promise<Answered> {
  const found = page.found.find((one) => one.name === name);
  if (found?.kind !== 'cell' || !found.exercise) {
    throw new Error(`runExercise: name is '${name}', expected an exercise of ${page.file}`);
  }
  const check = checkOf(name);
  const cells = [
    ...page.compiled.map((one) => (one === found.compiled ? answer : one)),
    found.exercise.check.compiled,
  ];
  const { before } = graphOf(
    cells,
    page.inputs.map((one) => one.name),
  );
  const needed = new Set([check, name, ...(before.get(check) ?? []), ...(before.get(name) ?? [])]);
  // An import belongs to the page: the cell that holds it may not be one that is read.
  const imports = cells.flatMap((one) => one.imports);
  const ran = await runCells(
    cells
      .filter((one) => needed.has(one.name))
      .map((one) => (one.name === check ? { ...one, imports: [...one.imports, ...imports] } : one)),
    page.inputs,
  );
  const [one, other] = [ran.get(name)!, ran.get(check)!];
  const last = other.outputs.at(-1);
  return {
    verdict: last?.[mime.text] === undefined ? null : verdictIn(last),
    error: one.error ?? other.error,
  };
}
