/**
 * Waits for the reader, then loads the live page. Nothing heavy is fetched before a hand is on the page.
 * Source: the first pointer, key, focus or touch, or an address with #t=…. What came before live.ts was there is replayed by it.
 * Leaves out everything else, so that it stays a few hundred bytes.
 */
const first = [
  'pointerover',
  'pointerdown',
  'keydown',
  'focusin',
  'touchstart',
  'click',
  'unrolled:scene',
] as const;

export function start(): void {
  if (!document.querySelector('script[data-scene]')) return;
  const waiting: Event[] = [];
  let loading = false;
  const end = (): void => {
    for (const name of first) document.removeEventListener(name, keep, true);
    window.removeEventListener('hashchange', go);
  };
  const go = (): void => {
    if (loading) return;
    loading = true;
    void import('./live.ts').then(({ startLive }) => {
      end();
      startLive(waiting);
    });
  };
  const keep = (event: Event): void => {
    waiting.push(event);
    go();
  };
  for (const name of first) document.addEventListener(name, keep, { capture: true, passive: true });
  window.addEventListener('hashchange', go);
  if (/[#&](t|q)=/.test(location.hash)) go();
}
