/**
 * Asks the reader to choose between two texts of a cell: both are shown, and nothing is replaced before the answer.
 * Source: an edit kept here, another tab, a page that changed, a shared link.
 * Leaves out what follows from the answer (writing.ts).
 */
import type { Words } from './say.ts';

export interface Offer {
  readonly why: string;
  readonly mine: string;
  readonly theirs: string;
  readonly take: () => void;
  readonly keep: () => void;
}

/** A text in three parts: the lines that another begins with too, the stretch that differs, the lines it ends with too. */
export function partsOf(source: string, other: string): readonly [string, string, string] {
  const [own, others] = [source.split('\n'), other.split('\n')];
  const least = Math.min(own.length, others.length);
  let start = 0;
  while (start < least && own[start] === others[start]) start++;
  let end = 0;
  while (end < least - start && own.at(-1 - end) === others.at(-1 - end)) end++;
  const to = own.length - end;
  const lines = (from: number, until: number): string =>
    own
      .slice(from, until)
      .map((line, n) => line + (from + n < own.length - 1 ? '\n' : ''))
      .join('');
  return [lines(0, start), lines(start, to), lines(to, own.length)];
}

function text(label: string, source: string, other: string): HTMLElement {
  const part = document.createElement('div');
  const head = document.createElement('p');
  head.textContent = label;
  const code = document.createElement('pre');
  code.tabIndex = 0;
  code.setAttribute('aria-label', label);
  const [before, changed, after] = partsOf(source, other);
  const mark = document.createElement('mark');
  mark.textContent = changed;
  code.append(before, mark, after);
  part.append(head, code);
  return part;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cell-again';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

/** Shown below the cell's bar until it is answered; a later offer takes its place. */
export function offer(cell: HTMLElement, say: Words, one: Offer): void {
  const { why, mine, theirs, take, keep } = one;
  cell.querySelector('.cell-offer')?.remove();
  const element = document.createElement('div');
  element.className = 'cell-offer';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', why);
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.textContent = why;
  const both = document.createElement('div');
  both.className = 'cell-offer-both';
  both.append(text(say.hereNow, mine, theirs), text(say.offered, theirs, mine));
  const answer = (act: () => void) => (): void => {
    element.remove();
    act();
    cell.querySelector<HTMLElement>('.cell-run')!.focus();
  };
  const answers = document.createElement('p');
  answers.append(button(say.takeOffered, answer(take)), ' ', button(say.keepHere, answer(keep)));
  element.append(words, both, answers);
  cell.querySelector('.cell-bar')!.after(element);
  // Long texts open where they differ.
  for (const code of element.querySelectorAll('pre')) {
    const { offsetTop } = code.querySelector('mark')!;
    code.scrollTop = Math.max(0, offsetTop - code.offsetTop - code.clientHeight / 3);
  }
}
