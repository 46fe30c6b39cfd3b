/**
 * Waits for the reader, then loads the live page. Nothing heavy is fetched before a hand is on the page.
 * Source: the first pointer, key, focus or touch, or an address with #t=…. What came before live.ts was there is replayed by it.
 * Leaves out everything else, so that it stays a few hundred bytes.
 */
import type { BookData } from './live.ts';

const first = [
  'pointerover',
  'pointerdown',
  'keydown',
  'focusin',
  'touchstart',
  'click',
  'change',
  'input',
  'unrolled:scene',
] as const;

async function bookAt(address: string): Promise<BookData> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`start: ${address} answers ${String(response.status)}`);
  return (await response.json()) as BookData;
}

export function start(): void {
  const carrier = document.querySelector<HTMLElement>('[data-book]');
  if (!carrier) return;
  const { book = '', failed = '' } = carrier.dataset;
  const waiting: Event[] = [];
  let loading = false;
  const end = (): void => {
    for (const name of first) document.removeEventListener(name, keep, true);
    window.removeEventListener('hashchange', go);
  };
  const go = (): void => {
    if (loading) return;
    loading = true;
    Promise.all([import('./live.ts'), bookAt(book)]).then(
      ([{ startLive }, data]) => {
        end();
        startLive(data, waiting);
      },
      () => {
        // The next gesture tries again, and brings what was asked so far with it.
        loading = false;
        const said = document.querySelector('.inspector-said');
        if (said) said.textContent = failed;
      },
    );
  };
  const keep = (event: Event): void => {
    waiting.push(event);
    go();
  };
  for (const name of first) document.addEventListener(name, keep, { capture: true, passive: true });
  window.addEventListener('hashchange', go);
  if (/[#&](t|q)=/.test(location.hash)) go();
}
