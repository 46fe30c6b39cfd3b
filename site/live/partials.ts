/**
 * The freeze switch: reads question, move and switch, and shows both derivatives anew.
 * Source: partials.ts; the printed network is fetched with the first change.
 * Leaves out remembering: the page begins with its first question.
 */
import { dictionary } from '../i18n/index.ts';
import type * as Partials from '../components/verify/partials.ts';

export function attachPartials(): void {
  const form = document.querySelector<HTMLFormElement>('[data-partial]');
  if (!form) return;
  const place = form.querySelector<HTMLElement>('[data-partial-view]')!;
  let opening: Promise<typeof Partials> | null = null;
  form.querySelector<HTMLElement>('[data-controls]')!.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    void (opening ??= import('../components/verify/partials.ts')).then(({ view }) => {
      const data = new FormData(form);
      const name = data.get('name') as Partials.PartialState['name'];
      const delta = Number(data.get('delta'));
      const state = { name, delta, frozen: data.get('frozen') !== null };
      place.innerHTML = view(state, dictionary(document.documentElement.lang || 'en')).text;
    });
  });
}
