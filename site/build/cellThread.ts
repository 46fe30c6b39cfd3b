/**
 * A thread that runs a page's cells with the same kernel bundle as the reader's browser.
 * Source: node:vm gives the bare language; the kernel script hands itself over as $kernel$.
 * Leaves out what a worker has beyond the language: a cell that needs it fails in the build, too.
 */
import { constants, createContext, runInContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { FromKernel, ToKernel } from '../notebook/cell.ts';
import type { Environment, Kernel } from '../notebook/kernel.ts';

// An ordinary global object: an object of ours in its place would be asked for every name, several times slower.
const context = createContext(constants.DONT_CONTEXTIFY);
Object.assign(context, {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  queueMicrotask,
  structuredClone,
  atob,
  performance,
});

let kernel: Kernel | null = null;

parentPort!.on('message', (message: { kernel: string } | { message: ToKernel }) => {
  if ('message' in message) return kernel!.receive(message.message);
  runInContext(message.kernel, context, { filename: 'kernel' });
  const create = (context as { $kernel$: (environment: Environment) => Kernel }).$kernel$;
  kernel = create({
    evaluate: (script) => {
      runInContext(script, context);
    },
    post: (one: FromKernel) => parentPort!.postMessage(one),
    now: () => performance.now(),
  });
});

process.on('unhandledRejection', (reason) => kernel?.stray(reason));
process.on('uncaughtException', (error) => kernel?.stray(error));
