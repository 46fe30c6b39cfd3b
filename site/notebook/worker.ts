/**
 * The kernel as a classic script: in a worker it listens to the port it is sent; elsewhere it hands itself over.
 * Source: kernel.ts. What it needs of the worker is taken before any cell runs, and cannot be replaced by one.
 * Leaves out stopping: the page ends the worker.
 */
import { createKernel } from './kernel.ts';

interface WorkerScope {
  importScripts?: (url: string) => void;
  close?: () => void;
  addEventListener(type: string, listener: (event: Event) => void, options?: object): void;
}

const scope = globalThis as unknown as WorkerScope & Record<string, unknown>;
Error.stackTraceLimit = 60;

function startIn(port: MessagePort): void {
  const importScripts = scope.importScripts!.bind(scope);
  const [BlobHere, URLHere] = [Blob, URL];
  const [create, revoke] = [
    URLHere.createObjectURL.bind(URLHere),
    URLHere.revokeObjectURL.bind(URLHere),
  ];
  const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!;
  const read = Function.prototype.call.bind(dataOf) as (event: Event) => unknown;
  const clock = performance.now.bind(performance);
  const kernel = createKernel({
    evaluate(script) {
      const url = create(new BlobHere([script], { type: 'text/javascript' }));
      try {
        importScripts(url);
      } finally {
        revoke(url);
      }
    },
    post: port.postMessage.bind(port) as (message: unknown) => void,
    now: clock,
  });
  // A port does not tell that the worker at its other end is gone: the worker says so before it goes.
  const close = scope.close!.bind(scope);
  Object.defineProperty(scope, 'close', {
    value: () => {
      kernel.close();
      close();
    },
  });
  port.onmessage = (event) => kernel.receive(read(event) as Parameters<typeof kernel.receive>[0]);
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    kernel.stray((event as ErrorEvent).error ?? (event as ErrorEvent).message);
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    kernel.stray((event as PromiseRejectionEvent).reason);
  });
}

if (typeof scope.importScripts === 'function') {
  scope.addEventListener('message', (event) => startIn((event as MessageEvent).ports[0]!), {
    once: true,
  });
} else scope['$kernel$'] = createKernel;
