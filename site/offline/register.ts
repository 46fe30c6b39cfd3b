/**
 * Asks the browser to keep the book for times without a network, and offers a new edition when one has been fetched.
 * Source: the service worker beside the first page. A browser without workers or locks, or told to save data, is left alone.
 * Leaves out what is kept (worker.ts).
 */
type Saving = { readonly connection?: { readonly saveData?: boolean } };

/** What the page has loaded before the worker could see it. */
const loaded = (): string[] => [
  location.href.replace(/#.*$/, ''),
  ...performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(location.origin)),
];

export async function keepOffline(bar: HTMLElement): Promise<void> {
  const isAble = 'serviceWorker' in navigator && 'locks' in navigator;
  if (!isAble || (navigator as Saving).connection?.saveData) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(bar.dataset['worker']!);
  const offer = (): void => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    bar.hidden = false;
    bar.querySelector('[data-update-later]')!.addEventListener('click', () => {
      bar.hidden = true;
    });
    bar.querySelector('[data-update-load]')!.addEventListener('click', () => {
      serviceWorker.addEventListener('controllerchange', () => {
        location.reload();
      });
      waiting.postMessage({ takeOver: true });
    });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  const { active } = await serviceWorker.ready;
  active?.postMessage({ keep: loaded() });
}
