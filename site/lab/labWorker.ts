/**
 * Trains one run in a thread of its own: a slice at a time, so that an order is heard within a tenth of a second.
 * Source: lib/lab on the kernels; the page hands in what data a task needs.
 * Leaves out keeping what it reports (session.ts).
 */
import { advance, checkpoint, exampleOf, isOver, resumeRun, startRun, type Run } from '../../lib/lab/index.ts'; // prettier-ignore
import type { Order, Report, Standing } from './messages.ts';

/** Milliseconds of training between two looks at the mailbox, between two reports, between two checkpoints. */
const every = { slice: 60, report: 250, checkpoint: 3000 } as const;

let run: Run | null = null;
let seconds = 0;
let isGoing = false;
let isLooping = false;

const say = (report: Report): void => self.postMessage(report);

function standingOf(own: Run): Standing {
  const { sequences, points, solved, refused } = own;
  const isAtEnd = isOver(own);
  return {
    sequences, points: [...points], seconds, solved, isOver: isAtEnd,
    ...(refused !== undefined && { refused }),
  }; // prettier-ignore
}

const keep = (own: Run): void =>
  say({
    kind: 'checkpoint',
    checkpoint: checkpoint(own),
    standing: standingOf(own),
    example: exampleOf(own),
  });

const turn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Trains until it is paused or over. */
async function loop(own: Run): Promise<void> {
  if (isLooping) return;
  isLooping = true;
  let [reported, kept] = [performance.now(), performance.now()];
  while (isGoing && !isOver(own)) {
    const start = performance.now();
    do advance(own, own.plan.batch);
    while (!isOver(own) && performance.now() - start < every.slice);
    const now = performance.now();
    seconds += (now - start) / 1000;
    if (now - reported > every.report) {
      say({ kind: 'standing', standing: standingOf(own) });
      reported = now;
    }
    if (now - kept > every.checkpoint) {
      keep(own);
      kept = performance.now();
    }
    await turn();
  }
  keep(own);
  isLooping = false;
}

async function obey(order: Order): Promise<void> {
  if (order.kind === 'pause') isGoing = false;
  else {
    if (order.kind === 'start') run = await startRun(order.plan, order.data, order.code);
    if (order.kind === 'resume') {
      run = await resumeRun(order.checkpoint, order.data, order.code);
      ({ seconds } = order);
    }
    isGoing = true;
    if (run) await loop(run);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  obey(data).catch((error: unknown) => {
    isGoing = false;
    isLooping = false;
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
