/**
 * The check of an exercise as a cell: the author's text as the body of a function, its verdict as the one output.
 * Source: fences ` ```ts check ` of a chapter. It runs in the sandbox after the reader's cell and reads its names.
 * Leaves out where the verdict is shown (site/live/codeExercise.ts).
 */
import { acceptBundle, mime } from './bundle.ts';

/** What a check says of the reader's cell; the message is empty when it passed. */
export interface Verdict {
  readonly passed: boolean;
  readonly message: string;
}

const ending = '-check';

/** Name of the cell that checks the cell of an exercise. */
export const checkOf = (name: string): string => name + ending;

/** A check tells the reader's line, not its own. */
export const isCheck = (name: string): boolean => name.endsWith(ending);

// The body is handed over, not called in place: the compiler then lets it read what stands further down the page.
const head =
  'display(await ((body: () => Promise<true | string>) => body().then((said) => ' +
  '({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": ' +
  'JSON.stringify({ passed: said === true, message: said === true ? "" : said }) }) })))' +
  '(async () => { const near = ' +
  '(p: number, q: number, tolerance = 1e-6): boolean => Math.abs(p - q) <= tolerance; ';
const tail = '\n}));';

/**
 * The text of the cell. The body returns true, or the sentence that a reader needs; `near(p, q, tolerance = 1e-6)`
 * is there for it. Imports stand on the first lines, one a line. Every line keeps its number.
 */
export function checkSource(body: string): string {
  const lines = body.split('\n');
  const at = lines.findIndex((line) => !/^\s*(import\b.*)?$/.test(line));
  const first = at < 0 ? lines.length - 1 : at;
  lines[first] = head + lines[first]!;
  return lines.join('\n') + tail;
}

/** The verdict in an output of a check, if it is one: the cell it read may have said something else. */
export function verdictIn(given: unknown): Verdict | null {
  const text = acceptBundle(given)?.[mime.text];
  if (text === undefined) return null;
  try {
    const { passed, message } = JSON.parse(text) as Partial<Verdict>;
    return typeof passed === 'boolean' && typeof message === 'string'
      ? { passed, message: message.slice(0, 1000) }
      : null;
  } catch {
    return null;
  }
}
