/**
 * The lab on its page: form, orders, curves and runs, drawn again whenever something of the session changes.
 * Source: session.ts; markup of curves.ts, exampleView.ts and runsView.ts.
 * Leaves out training (labWorker.ts).
 */
import { effect } from '@preact/signals-core';
import morphdom from 'morphdom';
import { presets } from '../../content/lab/presets.ts';
import {
  checkPlan,
  checkpoint,
  goals,
  isOver,
  resumeRun,
  runOfWeights,
  type Plan,
} from '../../lib/lab/index.ts';
import { dictionary, type Dictionary } from '../i18n/index.ts';
import { formatCount } from '../live/format.ts';
import { html, type Markup } from '../live/markup.ts';
import { actsOf } from './actions.ts';
import { curves } from './curves.ts';
import { exampleView } from './exampleView.ts';
import { fit, readForm, writeForm } from './form.ts';
import { labData } from './labData.ts';
import { planOf } from './link.ts';
import { runsView, standing } from './runsView.ts';
import * as session from './session.ts';
import type { KeptRun } from './store.ts';
import { goalInWords, oursInWords, publishedInWords } from './words.ts';

const say = (): Dictionary => dictionary(document.documentElement.lang || 'en');
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
const inView = (): KeptRun | undefined =>
  session.runs.value.find(({ id }) => id === session.current.value);

/** What has happened, for those who cannot see it move: it changes with events, not with progress. */
function happened(run: KeptRun | undefined, going: session.Going): string {
  const { said } = say().lab;
  if (!run) return '';
  const goal = goalInWords(goals[run.plan.task.name], say());
  const count = formatCount(run.sequences);
  if (run.failed !== undefined) return said.failed(run.letter, run.failed);
  if (run.solved !== null) return said.solved(run.letter, formatCount(run.solved), goal ?? '');
  if (run.isOver) return goal ? said.ended(run.letter, count, goal) : said.endedWithout(run.letter, count);
  if (going !== 'no') return said.trains(run.letter);
  return run.sequences > 0 ? said.kept(run.letter, count) : '';
} // prettier-ignore

/** What is the same stays: a button that is pressed or has the focus must not be exchanged under the finger. */
function put(place: HTMLElement, markup: Markup): void {
  const next = place.cloneNode(false) as HTMLElement;
  next.innerHTML = markup.text;
  morphdom(place, next, { childrenOnly: true });
}

/** `early` are fields that the reader has set before, in that order: they are set once more, now that they are heard. */
export function attachLab(
  root: HTMLElement,
  early: readonly (readonly [name: string, value: string])[],
): void {
  const form = root.querySelector('form')!;
  const part = (name: string): HTMLElement =>
    root.querySelector<HTMLElement>(`[data-lab-${name}]`)!;
  const tell = (text: string): void => {
    part('told').textContent = text;
  };
  const widthOf = (place: HTMLElement): number => Math.max(300, Math.floor(place.clientWidth));
  const preset = form.elements.namedItem('preset') as HTMLSelectElement;

  function compare(): void {
    const own = presets.find(({ id }) => id === preset.value);
    const words = say().lab.published;
    const published = own && publishedInWords(own, say());
    const ours = own && oursInWords(own, say());
    put(part('published'), html`${published ? html`<dt>${words.label}</dt><dd>${published}</dd>` : ''}
      ${ours ? html`<dt>${words.ours}</dt><dd>${ours}</dd>` : ''}`);
  } // prettier-ignore
  function fill(plan: Plan): void {
    writeForm(form, plan);
    const same = ({ plan: own }: (typeof presets)[number]): boolean =>
      JSON.stringify({ ...own, seed: 0 }) === JSON.stringify({ ...plan, seed: 0 });
    preset.value = presets.find(same)?.id ?? '';
    compare();
  }
  // The form is built with the first run in it; what the reader has typed since then stays.
  fit(form);
  compare();

  form.addEventListener('change', ({ target }) => {
    if (target === preset) {
      const own = presets.find(({ id }) => id === preset.value);
      if (own) fill(own.plan);
    } else if (target instanceof Element && target.closest('[data-lab-fields]')) {
      const isSeed = (target as HTMLInputElement).name === 'seed';
      if (!isSeed) preset.value = '';
      fit(form);
    }
    compare();
  });
  for (const [name, value] of early) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    try {
      const plan = checkPlan(readForm(form));
      tell('');
      const readable = form.elements.namedItem('readable') as HTMLInputElement;
      session.start(plan, readable.checked ? 'readable' : 'kernels');
    } catch (error) {
      tell(messageOf(error));
    }
  });

  const acts = actsOf({ root, form, tell, fill });
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-lab-do]') : null;
    const id = button?.dataset['run'] ?? session.current.value;
    const run = session.runs.value.find((one) => one.id === id);
    if (button && run) acts[button.dataset['labDo']!]?.(run);
  });

  async function read(text: string): Promise<void> {
    try {
      const value: unknown = JSON.parse(text);
      const { plan } = (value ?? {}) as { plan?: { task?: { name?: unknown } } };
      const data = await labData(plan?.task?.name);
      const fresh = await runOfWeights(value, data);
      const run = fresh ?? (await resumeRun(value, data));
      tell('');
      session.take(checkpoint(run), isOver(run));
    } catch (error) {
      tell(say().lab.said.badFile(messageOf(error)));
    }
  }
  root.querySelector<HTMLInputElement>('[type=file]')!.addEventListener('change', ({ target }) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void file.text().then(read);
    input.value = '';
  });

  function fromAddress(): void {
    try {
      const plan = planOf(location.hash);
      if (!plan) return;
      fill(plan);
      tell(say().lab.said.linked);
    } catch (error) {
      tell(say().lab.said.badLink(messageOf(error)));
    }
  }
  fromAddress();
  window.addEventListener('hashchange', fromAddress);

  effect(() => {
    const run = inView();
    const going = session.going.value;
    put(part('orders'), standing(run, going, say()));
    const text = happened(run, going);
    if (part('happened').textContent !== text) part('happened').textContent = text;
    const notes = [
      session.isKeeping.value ? '' : say().lab.said.notKept,
      session.refused.value ? say().lab.said.refused(session.refused.value) : '',
    ].filter(Boolean);
    part('notes').textContent = notes.join(' ');
  });
  const draw = (): void => {
    put(part('curves'), curves(session.runs.value, session.current.value, widthOf(part('curves')), say()));
    put(part('runs'), runsView(session.runs.value, session.current.value, session.going.value, say()));
  }; // prettier-ignore
  const drawExample = (): void => {
    const shown = session.example.value;
    part('example').hidden = !shown;
    if (shown) put(part('example'), exampleView(shown, widthOf(part('curves')), say()));
  };
  effect(draw);
  effect(drawExample);
  new ResizeObserver(() => {
    draw();
    drawExample();
  }).observe(part('curves'));
  void session.openLab();
}
