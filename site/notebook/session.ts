/**
 * One kernel in its sandbox: made, spoken to, watched, ended. A new one is always a new frame and worker.
 * Source: sandbox.ts; the watch begins with the first request, whatever the kernel says or does not say.
 * Leaves out what runs in it (controller.ts).
 */
import type { ToKernel } from './cell.ts';
import { sandboxDocument } from './sandbox.ts';

export const watch = {
  /** Milliseconds between two pings. */
  beat: 500,
  /** Seconds of a cell's budget: past it, the reader is asked whether it may go on. */
  patience: 10,
  /** Seconds after that question for which a kernel that does not answer is kept. */
  grace: 10,
  /** How much longer a cell may take once the reader lets it go on. */
  more: 6,
  /** Beats while something is asked and nothing runs, after which it is broken; of silence only if it has run cells before. */
  idleBeats: 8,
} as const;

/** No answer; the other end is gone; it answers and does nothing. */
export type Ending = 'silent' | 'dead' | 'broken';

export interface Surroundings {
  /** A message of the kernel; it is not to be trusted. */
  readonly hear: (message: unknown) => void;
  /** What runs is past its budget; `silent`: and the kernel does not answer. */
  readonly late: (silent: boolean) => void;
  readonly ended: (reason: Ending) => void;
}

export class Session {
  /** What was said to this kernel already. */
  readonly modules = new Set<string>();
  readonly versions = new Map<string, string>();
  readonly computed = new Set<string>();
  ended = false;
  /** Whether it was asked to run something. */
  asked = false;
  private readonly frame: HTMLIFrameElement;
  private readonly port: MessagePort;
  private readonly control: MessagePort;
  private beating: ReturnType<typeof setInterval> | null = null;
  /** Nothing is asked for any more; the watch ends with the next answer. */
  private resting = false;
  private missed = 0;
  /** Beats since something was asked for or got on. */
  private spent = 0;
  /** The question was put; for a kernel that answers, once is enough. */
  private questioned = false;
  private idleBeats = 0;
  /** Cells have come to their end in it: what they left behind may keep it busy. */
  private hasRun = false;
  /** Whether something was asked for and no cell is known to run. */
  stuck: () => boolean = () => false;
  private pinged = 0;
  private ponged = 0;
  private patience: number = watch.patience;
  private readonly around: Surroundings;

  constructor(kernel: string, around: Surroundings) {
    this.around = around;
    const [channel, control] = [new MessageChannel(), new MessageChannel()];
    this.port = channel.port1;
    this.control = control.port1;
    this.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.ended) return;
      if (isPong(data)) this.answer(data.n);
      else around.hear(data);
    };
    // Where the browser tells of the other end's death, it is known at once.
    this.port.addEventListener('close', () => this.finish('dead'));
    this.control.onmessage = () => this.finish('dead');
    this.frame = document.createElement('iframe');
    this.frame.setAttribute('sandbox', 'allow-scripts');
    this.frame.hidden = true;
    this.frame.tabIndex = -1;
    this.frame.setAttribute('aria-hidden', 'true');
    this.frame.srcdoc = sandboxDocument;
    this.frame.addEventListener(
      'load',
      () => this.frame.contentWindow?.postMessage(kernel, '*', [channel.port2, control.port2]),
      { once: true },
    );
    document.body.append(this.frame);
  }

  send(message: ToKernel): void {
    if (!this.ended) this.port.postMessage(message);
  }

  /** Begins to watch: the reader is asked after `patience` seconds, silence ends the session after the grace. */
  busy(patience: number): void {
    this.patience = patience;
    this.spent = 0;
    this.questioned = false;
    this.resting = false;
    if (this.beating !== null) return;
    this.missed = 0;
    this.beat();
    this.beating = setInterval(() => this.beat(), watch.beat);
  }

  /** All is done; a kernel that what it ran keeps from answering is still noticed. */
  idle(): void {
    if (this.beating === null || this.resting) return;
    this.hasRun = true;
    this.resting = true;
    this.send({ type: 'ping', n: ++this.pinged });
  }

  private rest(): void {
    if (this.beating !== null) clearInterval(this.beating);
    this.beating = null;
  }

  /** A cell got on with what it does: its budget begins anew. */
  alive(): void {
    this.missed = 0;
    this.spent = 0;
  }

  /** The reader lets what runs go on. */
  goOn(): void {
    this.patience *= watch.more;
    this.questioned = this.missed === 0;
  }

  /** Seconds for which what runs may take before the reader is asked. */
  get budget(): number {
    return this.patience;
  }

  /** Seconds of silence so far. */
  get silence(): number {
    return (this.missed * watch.beat) / 1000;
  }

  end(): void {
    this.ended = true;
    this.rest();
    this.port.close();
    this.control.close();
    this.frame.remove();
  }

  private answer(n: number): void {
    this.ponged = Math.max(this.ponged, Math.min(n, this.pinged));
    if (this.ponged === this.pinged) this.missed = 0;
  }

  // Beats are counted, not measured: a page that slept has missed none.
  private beat(): void {
    const answered = this.ponged === this.pinged;
    if (this.resting && answered) return this.rest();
    if (!answered) this.missed += 1;
    this.idleBeats = (answered || this.hasRun) && this.stuck() ? this.idleBeats + 1 : 0;
    if (this.idleBeats >= watch.idleBeats) return this.finish('broken');
    this.spent += 1;
    if (this.silence >= this.patience + watch.grace) return this.finish('silent');
    if (!this.resting && !this.questioned && (this.spent * watch.beat) / 1000 >= this.patience) {
      this.questioned = true;
      this.around.late(this.missed > 1);
    }
    this.send({ type: 'ping', n: ++this.pinged });
  }

  finish(reason: Ending): void {
    if (this.ended) return;
    this.end();
    this.around.ended(reason);
  }
}

const isPong = (data: unknown): data is { n: number } =>
  typeof data === 'object' &&
  data !== null &&
  (data as { type?: unknown }).type === 'pong' &&
  typeof (data as { n?: unknown }).n === 'number';
