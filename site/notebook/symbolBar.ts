/**
 * Buttons for the letters that a keyboard lacks, below the editor.
 * Source: the book's notation; a letter goes where the cursor is and the editor keeps the focus.
 * Leaves out completion by name (complete.ts).
 */
import { undo } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { greekTex } from '../../lib/equations/greek.ts';

/** What a phone's keyboard hides behind two taps. */
const signs = ['(', ')', '[', ']', '{', '}', '=', ';', '.'];

export function symbolBar(view: EditorView, label: string): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'cell-symbols';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', label);
  const add = (text: string, name: string, act: () => void): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.setAttribute('aria-label', name);
    // The editor would lose the focus, and a phone its keyboard.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      act();
      view.focus();
    });
    bar.append(button);
  };
  const insert = (text: string) => (): void => view.dispatch(view.state.replaceSelection(text));
  for (const [letter, tex] of Object.entries(greekTex)) {
    add(letter, tex.slice(1).replace(/^var/, ''), insert(letter));
  }
  for (const sign of signs) add(sign, sign, insert(sign));
  add('↶', 'undo', () => void undo(view));
  return bar;
}
