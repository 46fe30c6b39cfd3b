/**
 * Plays a range: one step after another, until its end or the reader's hand.
 * Source: look.md, "play 900 ms a step". Each step is an input event, as if the reader had made it.
 * Leaves out what a step changes (start.ts, runner.ts).
 */
import type { Control } from './inputValue.ts';
import type { Words } from './say.ts';

/** Milliseconds of a step. */
const pace = 900;

export class Player {
  private readonly going = new Map<Control, () => void>();
  private readonly say: Words;
  /** While cells still work on the last step the next one waits. */
  private readonly busy: () => boolean;

  constructor(say: Words, busy: () => boolean) {
    this.say = say;
    this.busy = busy;
  }

  /** Begins, at the end of the range from its beginning; or stops. */
  toggle(control: HTMLInputElement): void {
    const stop = this.going.get(control);
    if (stop) return stop();
    if (control.value === control.max) this.go(control, () => (control.value = control.min));
    const timer = setInterval(() => {
      if (this.busy()) return;
      this.go(control, () => control.stepUp());
      if (control.value === control.max) this.going.get(control)?.();
    }, pace);
    const hand = (event: Event): void => {
      if (event.isTrusted) this.going.get(control)?.();
    };
    control.addEventListener('input', hand);
    this.show(control, true);
    this.going.set(control, () => {
      clearInterval(timer);
      control.removeEventListener('input', hand);
      this.going.delete(control);
      this.show(control, false);
    });
  }

  private go(control: HTMLInputElement, move: () => void): void {
    move();
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private show(control: HTMLInputElement, on: boolean): void {
    const button = control.closest('.input')!.querySelector<HTMLElement>('[data-do=play]')!;
    button.toggleAttribute('data-on', on);
    button.querySelector('[data-say]')!.textContent = on ? this.say.pause : this.say.play;
  }
}
