/**
 * Waits for the reader, then loads the live page. Nothing heavy is fetched before a hand is on the page.
 * Source: the first pointer, key, focus or touch, or an address with #t=…; what fired is replayed by live.ts.
 * Leaves out everything else, so that it stays a few hundred bytes.
 */
const first = [
  'pointerover',
  'pointerdown',
  'keydown',
  'focusin',
  'touchstart',
  'unrolled:scene',
] as const;

let loading: Promise<void> | null = null;

export function load(event?: Event): Promise<void> {
  loading ??= import('./live.ts').then(({ startLive }) => startLive(event));
  return loading;
}

export function start(): void {
  if (!document.getElementById('scene')) return;
  const go = (event: Event): void => {
    for (const name of first) document.removeEventListener(name, go, true);
    void load(event);
  };
  if (/[#&](t|q)=/.test(location.hash)) void load();
  else
    for (const name of first) document.addEventListener(name, go, { capture: true, passive: true });
}
