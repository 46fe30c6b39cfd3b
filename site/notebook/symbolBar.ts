/**
 * Buttons for the letters that a keyboard lacks, below the editor.
 * Source: the book's notation; a letter goes where the cursor is and the editor keeps the focus.
 * Leaves out completion by name (complete.ts).
 */
import { undo } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { greekTex } from '../../lib/equations/greek.ts';
import type { Words } from './say.ts';

export type BarWords = Pick<Words, 'symbols' | 'keys' | 'undone'>;

/** What a phone's keyboard hides behind two taps. */
const signs = ['(', ')', '[', ']', '{', '}', '=', ';', '.'];

export function symbolBar(view: EditorView, { symbols, keys, undone }: BarWords): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'cell-symbols';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', symbols);
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
  for (const key of [...Object.keys(greekTex), ...signs]) add(key, keys[key] ?? key, insert(key));
  add('↶', undone, () => void undo(view));
  return bar;
}
