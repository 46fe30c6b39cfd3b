/**
 * Reads an exercise of a chapter that is solved in a cell, and puts its parts where the component wants them.
 * Source: <Exercise id number> around prose, the fences `starter`, `check`, `solution`, `wrong` and a list of hints.
 * Leaves out compiling and running, which are those of every cell.
 */
import type { Code, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { highlight } from '../notebook/highlight.ts';
import { checkOf, checkSource } from '../notebook/check.ts';
import type { Compiled } from '../notebook/cell.ts';

/** Another text for the cell of an exercise: the solution, or an answer that a reader may well give. */
export interface Variant {
  readonly source: string;
  readonly compiled: Compiled;
  /** Line of the chapter that is its first. */
  readonly line: number;
}

export interface ExerciseParts {
  readonly check: Variant;
  readonly solution: Variant;
  readonly wrong: readonly Variant[];
}

/** What the component CodeExercise is given. */
export interface ExerciseData {
  readonly id: string;
  readonly number: string;
  readonly hints: number;
  readonly check: Compiled;
  readonly solution: string;
  /** The solution with its highlighting. */
  readonly marked: string;
}

interface Tools {
  readonly stop: (line: number, message: string) => never;
  readonly compile: (source: string, name: string, line: number) => Compiled;
}

const kindOf = (node: { readonly type: string }): string | null =>
  node.type === 'code' ? (/^\S+/.exec((node as Code).meta ?? '')?.[0] ?? '') : null;

/** Whether an element of the chapter is an exercise with a cell; others have theirs in content/exercises. */
export const isCodeExercise = (element: MdxJsxFlowElement): boolean =>
  element.name === 'Exercise' && element.children.some((child) => child.type === 'code');

const slot = (name: string, children: readonly RootContent[]): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'div',
  attributes: [{ type: 'mdxJsxAttribute', name: 'slot', value: name }],
  children: children as MdxJsxFlowElement['children'],
});

/** Two answers that a reader may give: with one, a check could say the same of everything. */
const leastWrong = 2;

export function readExercise(
  element: MdxJsxFlowElement,
  { stop, compile }: Tools,
): { readonly id: string; readonly starter: Code; readonly parts: ExerciseParts } {
  const line = element.position?.start.line ?? 0;
  const text = (key: string): string => {
    const found = (element.attributes as readonly MdxJsxAttribute[]).find((a) => a.name === key);
    return typeof found?.value === 'string'
      ? found.value
      : stop(line, `Exercise: ${key} is missing, expected a text`);
  };
  const [id, number] = [text('id'), text('number')];
  const children = element.children as readonly RootContent[];
  const fences = (kind: string): Code[] =>
    children.filter((child): child is Code => kindOf(child) === kind);
  const one = (kind: string): Code => {
    const found = fences(kind);
    if (found.length === 1) return found[0]!;
    return stop(line, `Exercise ${id}: has ${String(found.length)} ${kind}, expected one`);
  };
  for (const child of children) {
    const kind = kindOf(child);
    if (kind !== null && !['starter', 'check', 'solution', 'wrong'].includes(kind)) {
      const at = child.position?.start.line ?? line;
      stop(at, `Exercise ${id}: fence ${kind}, expected starter, check, solution or wrong`);
    }
  }
  const variant = (node: Code, name = id, source = node.value): Variant => {
    const first = (node.position?.start.line ?? 0) + 1;
    return { source, compiled: compile(source, name, first), line: first };
  };
  const [starter, checked, solved] = [one('starter'), one('check'), one('solution')];
  const parts: ExerciseParts = {
    check: variant(checked, checkOf(id), checkSource(checked.value)),
    solution: variant(solved),
    wrong: fences('wrong').map((node) => variant(node)),
  };
  if (parts.wrong.length < leastWrong) {
    const found = String(parts.wrong.length);
    stop(line, `Exercise ${id}: has ${found} wrong, expected at least ${String(leastWrong)}`);
  }
  const hints = children.find(({ type }) => type === 'list') as
    Extract<RootContent, { type: 'list' }> | undefined;
  if (!hints || hints.children.length < 2) {
    stop(line, `Exercise ${id}: has no list of two or more hints`);
  }
  const task = children.slice(0, children.indexOf(starter));
  if (task.length === 0) stop(line, `Exercise ${id}: has no task before its starter`);
  const why = children
    .slice(children.indexOf(solved) + 1)
    .filter((child) => child.type !== 'code' && child !== hints);

  const data: ExerciseData = {
    id,
    number,
    hints: hints!.children.length,
    check: parts.check.compiled,
    solution: solved.value,
    marked: highlight(solved.value),
  };
  element.name = 'CodeExercise';
  element.attributes = [{ type: 'mdxJsxAttribute', name: 'data', value: JSON.stringify(data) }];
  element.children = [
    slot('task', task),
    starter,
    slot('hints', [hints!]),
    slot('why', why),
  ] as MdxJsxFlowElement['children'];
  return { id, starter, parts };
}
