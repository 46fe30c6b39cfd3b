/**
 * The ledger in the browser: the filter, and checking a line again. The lines themselves are fetched on the first check.
 * Source: the page's markup, its island of results, recheck.ts.
 * Leaves out a scene: a line of the ledger has no day.
 */
import type { CheckSummary } from './book.ts';
import type * as Recheck from './recheck.ts';
import { wordsHere } from './wordsHere.ts';

function attachFilter(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('[data-ledger-filter]');
  if (!form) return; // a page of few lines has none
  const count = form.querySelector('output')!;
  const all = [...page.querySelectorAll<HTMLElement>('.ledger-line')];
  const groups = [...page.querySelectorAll<HTMLElement>('[data-ledger-group]')];
  const filter = (): void => {
    const data = new FormData(form);
    const [text, reason] = [
      String(data.get('text')).trim().toLowerCase(),
      String(data.get('reason')),
    ];
    let shown = 0;
    for (const line of all) {
      const { search = '', reason: own } = line.dataset;
      line.hidden = !search.toLowerCase().includes(text) || (reason !== '' && own !== reason);
      if (!line.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('.ledger-line:not([hidden])');
    void wordsHere().then(({ ledger }) => {
      count.textContent = ledger.shown(shown, all.length);
    });
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A browser that comes back keeps what was typed.
  if (form.querySelector<HTMLInputElement>('[name=text]')!.value) filter();
}

type Checking = Pick<typeof Recheck, 'startCheck' | 'stopCheck'>;

/** Fetches the lines and opens them as this page's book; badges follow what is checked from then on. */
async function open(page: HTMLElement): Promise<Checking> {
  const [
    { effect },
    { default: morphdom },
    { parsed },
    { derivationLines },
    { book, openBook },
    { renderBadge },
    state,
    recheck,
    words,
  ] = await Promise.all([
    import('@preact/signals-core'),
    import('morphdom'),
    import('../../content/equations/parsed.ts'),
    import('../../content/equations/derivationLines.ts'),
    import('./book.ts'),
    import('../components/figures/badge.ts'),
    import('./recheckState.ts'),
    import('./recheck.ts'),
    wordsHere(),
  ]);
  const island = page.querySelector('[data-ledger-checks]')!.textContent!;
  openBook({
    statements: Object.fromEntries([...parsed, ...derivationLines].map((one) => [one.id, one])),
    checks: { ...book().checks, ...(JSON.parse(island) as Record<string, CheckSummary>) },
    regions: {},
    math: () => undefined,
  });
  effect(() => {
    const changed = { ...state.rechecks.value, ...state.shownInstances.value };
    for (const id of Object.keys(changed)) {
      const place = page.querySelector<HTMLElement>(`[data-ledger-badge="${CSS.escape(id)}"]`);
      if (!place) continue; // of another list on the page
      const next = place.cloneNode(false) as HTMLElement;
      next.innerHTML = renderBadge(id, words).text;
      // What stands stays: a button must be the same from press to release, and keep its focus.
      morphdom(place, next, {
        childrenOnly: true,
        onBeforeElUpdated: (from, to) => {
          if (from.tagName === 'DETAILS' && from.hasAttribute('open')) to.setAttribute('open', '');
          return !from.isEqualNode(to);
        },
      });
    }
  });
  return recheck;
}

/** Mounts every list of lines on the page, once. */
export function attachLedger(): void {
  for (const page of document.querySelectorAll<HTMLElement>('[data-ledger]:not([data-ready])')) {
    page.dataset['ready'] = 'true';
    attach(page);
  }
}

function attach(page: HTMLElement): void {
  let opening: Promise<Checking> | null = null;
  attachFilter(page);
  page.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>(
      '[data-recheck], [data-recheck-stop], [data-instance]',
    );
    if (!button) return;
    const { recheck, recheckStop, instance } = button.dataset;
    void (opening ??= open(page)).then(({ startCheck, stopCheck }) => {
      if (recheck) startCheck(recheck);
      if (recheckStop) stopCheck(recheckStop);
      if (instance) void import('./instance.ts').then(({ showInstance }) => showInstance(instance));
    });
  });
}
