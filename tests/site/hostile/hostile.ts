/**
 * What a hostile cell is: its code, what the reader is told, and what the same code does to a page without the sandbox.
 * Source: the runner is hostile.matrix.test.ts. AFAR is another origin that answers, SOCKET the same for sockets,
 * HERE the page's own; every address that a cell asks for has `leak` in it.
 * Leaves out cells that end their worker or use up memory (notebookHarm.matrix.test.ts).
 */

/** What is seen to go wrong when nothing holds the code: */
export type Harm =
  /** a request arrives at another origin, */
  | 'request'
  /** the page's title is another, */
  | 'title'
  /** the page answers no more, */
  | 'frozen'
  /** something stays in the browser, */
  | 'stored'
  /** the page goes elsewhere or opens another, */
  | 'navigated'
  /** the reader's text is another, */
  | 'text'
  /** the page holds more elements than it can draw in time. */
  | 'flooded';

export interface Hostile {
  readonly name: string;
  readonly source: string;
  /** What stands below the cell in the end: first the mark that it ran, then what became of it. */
  readonly shows: RegExp;
  /** It never ends: the reader presses Stop once it has begun. */
  readonly stops?: true;
  /** It leaves the language changed for what runs after it in the same kernel; the next cell gets another page. */
  readonly breaks?: true;
  readonly harm?: Harm;
}

/** The mark by which a cell proves that it ran. */
const began = 'display("began");\n';

export const hostile = (
  name: string,
  source: string,
  shows: RegExp,
  more: Pick<Hostile, 'stops' | 'breaks' | 'harm'> = {},
): Hostile => ({
  name,
  source: began + source,
  shows: new RegExp(`^began\\s*(?:${shows.source})`, shows.flags),
  ...more,
});

/** A cell whose output is a bundle of its own making. */
export const drawing = (
  name: string,
  type: 'text/html' | 'image/svg+xml',
  markup: string,
  shows: RegExp,
  harm?: Harm,
): Hostile =>
  hostile(
    name,
    `display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/plain': 'plain', '${type}': ${JSON.stringify(markup)} }) });`,
    shows,
    harm ? { harm } : {},
  );
