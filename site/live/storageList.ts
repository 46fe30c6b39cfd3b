/**
 * Everything that the book keeps in a browser, by the beginnings of its names, and how all of it is forgotten.
 * Source: localStorage, sessionStorage, IndexedDB, caches; Starlight keeps theme and contents. A test uses the book and holds what is then kept to this list.
 * Leaves out what is said of each, which is in the dictionaries.
 */
import type { Dictionary } from '../i18n/index.ts';
import { keptLock } from '../offline/lock.ts';

export interface Kept {
  readonly name: keyof Dictionary['privacy']['kept'];
  readonly place: 'localStorage' | 'sessionStorage' | 'IndexedDB' | 'caches';
  /** How its keys begin. */
  readonly prefix: string;
}

export const keptHere: readonly Kept[] = [
  { name: 'cells', place: 'localStorage', prefix: 'unrolled:cell:' },
  { name: 'scratch', place: 'localStorage', prefix: 'unrolled:scratch' },
  { name: 'exercises', place: 'localStorage', prefix: 'unrolled:exercise:' },
  { name: 'predictions', place: 'localStorage', prefix: 'unrolled:predict:' },
  { name: 'results', place: 'localStorage', prefix: 'unrolled:result:' },
  { name: 'read', place: 'localStorage', prefix: 'unrolled:read:' },
  { name: 'compare', place: 'localStorage', prefix: 'unrolled:compare:' },
  { name: 'theme', place: 'localStorage', prefix: 'starlight-theme' },
  { name: 'contents', place: 'sessionStorage', prefix: 'sl-sidebar-state' },
  { name: 'lab', place: 'IndexedDB', prefix: 'unrolled-lab' },
  { name: 'offline', place: 'caches', prefix: 'unrolled-' },
];

const forgetIn = (storage: Storage, where: Kept['place']): void => {
  const own = keptHere.filter(({ place }) => place === where);
  for (const key of Object.keys(storage))
    if (own.some(({ prefix }) => key.startsWith(prefix))) storage.removeItem(key);
};

/** Forgets all of it; a browser that refuses one place forgets the others. */
async function forgetAll(): Promise<void> {
  const attempts = [
    () => forgetIn(localStorage, 'localStorage'),
    () => forgetIn(sessionStorage, 'sessionStorage'),
    () =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.deleteDatabase('unrolled-lab');
        asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
      }),
    async () => {
      // Only this book's: another one may stand under another path of the host.
      await (await navigator.serviceWorker.getRegistration())?.unregister();
    },
    async () => {
      await navigator.locks.request(keptLock, async () => {
        for (const name of await caches.keys()) if (name.startsWith('unrolled-')) await caches.delete(name);
      });
    },
  ]; // prettier-ignore
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch {
      // A private window keeps nothing there, so nothing is left there.
    }
  }
}

/** The page's button: it asks once more, then says what it did. */
export function attachForget(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-forget-all]');
  const said = document.querySelector<HTMLElement>('[data-forgotten]');
  if (!button || !said) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    if (!confirm(button.dataset['sure'])) return;
    void forgetAll().then(() => {
      said.textContent = said.dataset['forgotten']!;
    });
  });
}
