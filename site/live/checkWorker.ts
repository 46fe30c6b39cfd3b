/**
 * Checks one statement on fresh random networks, away from the page's thread.
 * Source: check of lib/equations, the same that the build runs.
 * Leaves out stopping: the page ends the worker.
 */
import { check } from '../../lib/equations/check.ts';
import type { ParsedStatement } from '../../lib/equations/types.ts';

export interface CheckRequest {
  readonly statement: ParsedStatement;
  readonly definitions: readonly ParsedStatement[];
  readonly networks: number;
  readonly seed: number;
}

self.addEventListener('message', (event: MessageEvent<CheckRequest>) => void answer(event.data));

async function answer(request: CheckRequest): Promise<void> {
  const { statement, definitions, networks, seed } = request;
  try {
    const result = await check(statement, {
      definitions,
      networks,
      seed,
      onProgress: (done: number) => self.postMessage({ kind: 'progress', done }),
    });
    self.postMessage({ kind: 'result', result });
  } catch (error) {
    self.postMessage({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
