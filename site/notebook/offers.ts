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

function text(label: string, source: string): HTMLElement {
  const part = document.createElement('div');
  const head = document.createElement('p');
  head.textContent = label;
  const code = document.createElement('pre');
  code.tabIndex = 0;
  code.setAttribute('aria-label', label);
  code.textContent = source;
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
  both.append(text(say.hereNow, mine), text(say.offered, theirs));
  const answer = (act: () => void) => (): void => {
    element.remove();
    act();
    cell.querySelector<HTMLElement>('.cell-run')!.focus();
  };
  const answers = document.createElement('p');
  answers.append(button(say.takeOffered, answer(take)), ' ', button(say.keepHere, answer(keep)));
  element.append(words, both, answers);
  cell.querySelector('.cell-bar')!.after(element);
}
