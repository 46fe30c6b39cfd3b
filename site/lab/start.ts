/**
 * Shows the lab and loads it when the reader comes near: until then the page carries none of it.
 * Source: view.ts, asked for once.
 * Leaves out everything else.
 */
export function startLab(root: HTMLElement): void {
  root.hidden = false; // without a script nothing of it would work
  const form = root.querySelector('form')!;
  let loading: Promise<void> | null = null;
  let isReady = false;
  /** What the reader has set before the script was there, in that order. */
  const early: (readonly [name: string, value: string])[] = [];
  const load = (): Promise<void> =>
    (loading ??= import('./view.ts').then(({ attachLab }) => {
      isReady = true;
      attachLab(root, early);
    }));
  form.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    if (!isReady) early.push([name, value]);
  });
  // A button pressed before its script is there works as soon as it is.
  form.addEventListener('submit', (event) => {
    if (isReady) return;
    event.preventDefault();
    void load().then(() => {
      form.requestSubmit();
    });
  });
  root.addEventListener('focusin', () => void load());
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      void load();
    },
    { rootMargin: '400px' },
  );
  seen.observe(root);
  if (location.hash.startsWith('#run=')) void load();
}
