/**
 * Checks the cell of an exercise, says what came of it, gives hints and a way on, and remembers the result.
 * Source: the check in the page, run by the notebook in its sandbox (site/notebook/checking.ts).
 * Leaves out lines and numbers (exercise.ts).
 */
import { exercise as en } from '../i18n/en/exercise.ts';
import { exercise as zh } from '../i18n/zh-cn/exercise.ts';
import type { Compiled } from '../notebook/cell.ts';
import type { Outcome } from '../notebook/checking.ts';
import { ask } from '../notebook/start.ts';
import { bar, nextHint } from './exerciseParts.ts';
import { html } from './markup.ts';
import { forgetResult, isSolved, record } from './results.ts';

const words = (): typeof en =>
  document.documentElement.lang.toLowerCase().startsWith('zh') ? zh : en;

function told(outcome: Outcome): string {
  const say = words();
  switch (outcome.kind) {
    case 'verdict':
      return outcome.passed ? say.rightCode : outcome.message;
    case 'cell':
      return say.cellStopped;
    case 'missing':
      return say.missing(outcome.name);
    case 'failed':
      return say.checkFailed(outcome.message);
    case 'stopped':
      return say.checkStopped;
  }
}

/** Says that the exercise was solved on an earlier visit. */
export function showKept(section: HTMLElement): void {
  const kept = section.querySelector<HTMLElement>('.exercise-kept')!;
  if (!isSolved(section.dataset['exercise']!)) return;
  kept.hidden = false;
  kept.textContent = kept.dataset['solved']!;
}

async function check(section: HTMLElement): Promise<void> {
  const say = words();
  const id = section.dataset['exercise']!;
  const verdict = section.querySelector<HTMLElement>('.exercise-verdict')!;
  const compiled = JSON.parse(
    section.querySelector('.exercise-check')!.textContent ?? '',
  ) as Compiled;
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'link';
  stop.textContent = say.stopCheck;
  stop.setAttribute('data-check-stop', '');
  stop.addEventListener('click', () => {
    void ask(section, (notebook) => notebook.act(id, 'stop'));
  });
  verdict.replaceChildren(`${say.checking} `, stop);
  let outcome: Outcome | undefined;
  await ask(section, async (notebook) => {
    outcome = await notebook.check(id, compiled);
  });
  if (!outcome) {
    verdict.textContent = '';
    return;
  }
  const right = outcome.kind === 'verdict' && outcome.passed;
  verdict.innerHTML = bar(right, html`<span>${told(outcome)}</span>`).text;
  if (outcome.kind !== 'stopped') record(id, 'code', right);
  showForget(section);
}

/** A result can be taken back where it stands. */
function showForget(section: HTMLElement): void {
  const kept = section.querySelector<HTMLElement>('.exercise-kept')!;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = words().forget;
  button.addEventListener('click', () => {
    forgetResult(section.dataset['exercise']!);
    section.querySelector('.exercise-verdict')!.replaceChildren();
    kept.hidden = true;
    section.querySelector<HTMLElement>('[data-check]')!.focus();
  });
  kept.hidden = false;
  kept.replaceChildren(button);
}

export function press(section: HTMLElement, button: HTMLElement): void {
  if (button.hasAttribute('data-check')) return void check(section);
  const labels = JSON.parse(button.dataset['labels'] ?? '[]') as string[];
  const { shown } = nextHint(section);
  button.textContent = labels[shown] ?? '';
}

/** Whoever has read a solution is led to the next exercise, or past this one. */
export function showWayOn(section: HTMLElement): void {
  const details = section.querySelector('.exercise-solution')!;
  if (details.querySelector('.exercise-on')) return;
  const after = (one: Element): boolean =>
    Boolean(section.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const all = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => after(one) && !section.contains(one) && one.id !== '',
    );
  const next = all('[data-exercise]')[0];
  const target = next ?? all('main h2')[0];
  if (!target) return;
  const link = document.createElement('a');
  link.href = `#${target.id}`;
  link.className = 'exercise-on';
  link.textContent = next ? words().wayOn : words().wayOut;
  details.append(link);
}
