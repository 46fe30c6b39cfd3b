/**
 * The freeze switch: reads question, move and switch, and shows both derivatives anew.
 * Source: partials.ts; the printed network is fetched with the first change.
 * Leaves out remembering: the page begins with its first question.
 */
import type * as Partials from '../components/verify/partials.ts';
import { wordsHere } from './wordsHere.ts';

export function attachPartials(): void {
  const form = document.querySelector<HTMLFormElement>('[data-partial]');
  if (!form) return;
  const place = form.querySelector<HTMLElement>('[data-partial-view]')!;
  const open = () => Promise.all([import('../components/verify/partials.ts'), wordsHere()]);
  let opening: ReturnType<typeof open> | null = null;
  form.querySelector<HTMLElement>('[data-controls]')!.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    void (opening ??= open()).then(([{ view }, words]) => {
      const data = new FormData(form);
      const name = data.get('name') as Partials.PartialState['name'];
      const delta = Number(data.get('delta'));
      const state = { name, delta, frozen: data.get('frozen') !== null };
      place.innerHTML = view(state, words).text;
    });
  });
}
