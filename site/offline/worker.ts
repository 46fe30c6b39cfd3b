/**
 * The service worker: programs and faces from the cache, pages from the network while there is one.
 * Source: site/build/offline.ts gives files and version; the page tells what it has loaded before this was there.
 * Leaves out taking over by itself: a new version waits until the reader asks for it.
 */
import { keptLock } from './lock.ts';

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
/** The part of a worker's scope that is used; the page's types have none of it. */
interface Scope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', act: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', act: (event: Asked) => void): void;
  addEventListener(type: 'message', act: (event: Lasting & MessageEvent) => void): void;
}
declare const FILES: readonly string[];
declare const VERSION: string;
/** Page for what was never visited. */
declare const UNVISITED: string;

const worker = self as unknown as Scope;
const base = new URL('./', worker.location.href);
const edition = `unrolled-${VERSION}`;
/** Files whose names change with their content. */
const isLasting = (url: URL): boolean => /\/_(astro|cells|book)\//.test(url.pathname);

/** Writes to the cache, unless the reader has had everything forgotten: it is not made anew behind their back. */
const keep = (write: (cache: Cache) => Promise<void>): Promise<void> =>
  navigator.locks.request(keptLock, { mode: 'shared' }, async () => {
    if (await caches.has(edition)) await write(await caches.open(edition));
  });

worker.addEventListener('install', (event) => {
  const files = FILES.map((file) => new URL(file, base).href);
  event.waitUntil(
    navigator.locks.request(keptLock, { mode: 'shared' }, async () => {
      await (await caches.open(edition)).addAll(files);
    }),
  );
});

worker.addEventListener('activate', (event) => {
  const old = async (): Promise<void> => {
    for (const one of await caches.keys())
      if (one.startsWith('unrolled-') && one !== edition) await caches.delete(one);
    await worker.clients.claim();
  };
  event.waitUntil(old());
});

worker.addEventListener('message', (event) => {
  const data = event.data as { readonly keep?: readonly string[]; readonly takeOver?: true };
  if (data.takeOver) event.waitUntil(worker.skipWaiting());
  const keepAll = async (): Promise<void> => {
    for (const url of data.keep ?? [])
      await keep(async (cache) => {
        if (!(await cache.match(url))) await cache.add(url).catch(() => undefined);
      });
  };
  event.waitUntil(keepAll());
});

async function fetched(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok && response.status === 200) {
    const copy = response.clone();
    // A browser that is full keeps what it has; the page is not held up by that.
    await keep((cache) => cache.put(request, copy)).catch(() => undefined);
  }
  return response;
}

async function answer(request: Request, url: URL): Promise<Response> {
  const kept = (): Promise<Response | undefined> =>
    caches.match(request, { cacheName: edition, ignoreSearch: true });
  if (isLasting(url)) return (await kept()) ?? fetched(request);
  try {
    return await fetched(request);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    if (request.mode !== 'navigate') throw error;
    return new Response(UNVISITED, {
      status: 503,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !request.url.startsWith(base.href)) return;
  event.respondWith(answer(request, url));
});
