/**
 * Exercises: a line that the book's judge decides, or a number held against the running example.
 * Source: content/exercises; every right and wrong number is computed by the library, none is typed.
 * Leaves out mounting (site/live/exercise.ts).
 */
import { notations } from '../../../lib/equations/notation.ts';
import type { NetworkName, OutputKind } from '../../../lib/equations/types.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { html, raw, type Markup } from '../../live/markup.ts';

interface Common {
  readonly id: string;
  readonly number: string;
  readonly statement: string;
  readonly hints: readonly string[];
  readonly solution: string;
}
export interface LineExercise extends Common {
  readonly kind: 'line';
  /** The quantity asked for, such as `s_c^t`. */
  readonly target: string;
  /** Id of the statement whose last member is the answer. */
  readonly equation: string;
  /** Whose equations they are: the LSTM's if absent. */
  readonly network?: NetworkName;
  /** The output layer it holds for, if only one. */
  readonly output?: OutputKind;
  /** Whether derivatives may stand only on the way: the answer is a line without them. */
  readonly isDerivation?: boolean;
  readonly symbols: readonly string[];
}
export interface WrongAnswer {
  readonly value: number;
  readonly message: string;
}
export interface NumberExercise extends Common {
  readonly kind: 'number';
  readonly answer: number;
  readonly wrong: readonly WrongAnswer[];
}
export type ExerciseDefinition = LineExercise | NumberExercise;

/** What is accepted: values are read off three printed decimals. */
export const accepted = 0.002;

export type NumberVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'known'; readonly message: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unreadable' };

/** A number as readers type it: comma or point, true minus, spaces. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

export function judgeNumber(text: string, exercise: NumberExercise): NumberVerdict {
  const value = readNumber(text);
  if (value === null) return { kind: 'unreadable' };
  const near = (other: number): boolean => Math.abs(value - other) <= accepted + 1e-12;
  if (near(exercise.answer)) return { kind: 'right' };
  const known = exercise.wrong.find((one) => near(one.value));
  return known ? { kind: 'known', message: known.message } : { kind: 'wrong' };
}

/** Quantities as the book or a keyboard writes them; what comes first is looked for first. */
const pattern =
  /(?:delta|eps|[abxsyzδε])_(?:iota|phi|omega|[ιφωcshik])(?:\^(?:[({]t[+-]1[)}]|t))?|w_[ihc](?:iota|phi|omega|[ιφωck])|bias_(?:iota|phi|omega|[ιφωck])/gu;
const typed: Readonly<Record<string, string>> = { iota: 'ι', phi: 'φ', omega: 'ω' };
const hue: Readonly<Record<string, string>> = {
  ι: 'i',
  φ: 'f',
  ω: 'o',
  c: 's',
  s: 's',
  h: 'h',
  i: 'x',
  k: 'y',
};

/** A typed line with the hue of each symbol that can be recognized. */
export function colored(text: string): Markup {
  const parts: (Markup | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [letter, written = ''] = [match[0][0], /_(iota|phi|omega|.)/u.exec(match[0])?.[1]];
    const index = typed[written] ?? written;
    const unit =
      letter === 'w' || match[0].startsWith('bias')
        ? ''
        : letter === 'b' && (index === 'c' || index === 'h')
          ? 'h'
          : hue[index];
    parts.push(unit ? html`<span class="u-${unit}">${match[0]}</span>` : match[0]);
  }
  parts.push(text.slice(at));
  return html`${parts}`;
}

/** What is typeset when the site is built: each symbol of the palette, the solution of a line, statement and hints. */
export interface Typeset {
  readonly symbols: readonly Markup[];
  /** Name of a palette that several exercises share: it stands once on the page, and fills each when they are mounted. */
  readonly palette?: string;
  readonly solution?: Markup;
  readonly statement?: Markup;
  readonly hints?: readonly Markup[];
}

/** How a line or a number may be typed. */
const typing = (exercise: ExerciseDefinition, words: Dictionary['exercise']): string => {
  if (exercise.kind === 'number') return words.decimals;
  const isAligned = exercise.network !== undefined && notations[exercise.network].isAligned;
  return isAligned ? words.typingAligned : words.typing;
};

/** Buttons that type a symbol. */
export const paletteOf = (symbols: readonly string[], typeset: readonly Markup[]): Markup =>
  html`${symbols.map(
    (symbol, n) =>
      html`<button type="button" data-symbol="${symbol}">
        <span class="sr-only">${symbol.replaceAll('ℓ', 'l')}</span
        ><span aria-hidden="true">${typeset[n] ?? symbol}</span>
      </button>`,
  )}`;

/** What judges needs of an exercise; the rest is on the page. */
function dataOf(exercise: ExerciseDefinition): string {
  const printed = {
    statement: undefined,
    hints: undefined,
    solution: undefined,
    symbols: undefined,
  };
  return JSON.stringify({ ...exercise, ...printed }).replaceAll('<', '\\u003c');
}

export function render(
  exercise: ExerciseDefinition,
  say: Dictionary,
  typeset: Typeset = { symbols: [] },
): Markup {
  const words = say.exercise;
  const id = `exercise-${exercise.id}`;
  return html`<section class="exercise" id="${id}" data-exercise="${exercise.id}">
    <p class="exercise-statement" id="${id}-statement">
      <i>${words.number(exercise.number)}</i> ${typeset.statement ?? exercise.statement}
    </p>
    <form class="exercise-form">
      <p class="exercise-labels">
        <label for="${id}-input"
          >${exercise.kind === 'line' ? words.yourLine : words.yourNumber}</label
        >
        <span id="${id}-typing">${typing(exercise, words)}</span>
      </p>
      <span class="exercise-field"
        ><span class="exercise-paint" aria-hidden="true"></span
        ><input
          id="${id}-input"
          name="answer"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          ${exercise.kind === 'number' ? html`inputmode="text"` : html`maxlength="400"`}
          aria-describedby="${id}-statement ${id}-typing ${id}-verdict"
      /></span>
      ${
        exercise.kind === 'line'
          ? html`<div
              class="exercise-palette"
              role="group"
              aria-label="${words.symbols}"
              ${typeset.palette ? html`data-palette="${typeset.palette}"` : ''}
            >
              ${typeset.palette ? '' : paletteOf(exercise.symbols, typeset.symbols)}
            </div>`
          : ''
      }
      <p class="exercise-buttons">
        <button type="submit" class="button">${words.check}</button>
        <button type="button" class="link" data-hint>
          ${words.hint(0, exercise.hints.length)}
        </button>
      </p>
    </form>
    <div class="exercise-preview" aria-hidden="true"></div>
    <div class="exercise-verdict" id="${id}-verdict" role="status"></div>
    <ol class="exercise-hints" hidden>
      ${exercise.hints.map((hint, n) => html`<li hidden>${typeset.hints?.[n] ?? hint}</li>`)}
    </ol>
    <details class="exercise-solution">
      <summary>${words.solution}</summary>
      <p>${typeset.solution ?? exercise.solution}</p>
    </details>
    <script type="application/json" class="exercise-data">
      ${raw(dataOf(exercise))}
    </script>
  </section>`;
}
