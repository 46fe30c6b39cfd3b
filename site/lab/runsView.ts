/**
 * Where the run in view stands, with its buttons, and the list of runs with what can be done with each.
 * Source: runs as session.ts has them.
 * Leaves out curves (curves.ts).
 */
import { goals } from '../../lib/lab/index.ts';
import type { Dictionary } from '../i18n/index.ts';
import { formatCount, formatTiny, formatValue } from '../live/format.ts';
import { html, type Markup } from '../live/markup.ts';
import type { Going } from './session.ts';
import type { KeptRun } from './store.ts';
import { percent, planInWords } from './words.ts';

const lossText = (loss: number): string =>
  loss >= 0.001 ? formatValue(loss, 3) : formatTiny(loss);

/** Numbers of the run in view, and what can be done with it now. */
export function standing(run: KeptRun | undefined, going: Going, say: Dictionary): Markup {
  const { lab } = say;
  if (!run) return html``;
  const words = lab.standing;
  const last = run.points.at(-1);
  const rate = run.seconds > 0.2 ? (run.sequences - (run.from ?? 0)) / run.seconds : null;
  const left = rate && going === 'yes' ? (run.plan.sequences - run.sequences) / rate : null;
  const facts: readonly (readonly [string, string])[] = [
    [words.sequences, words.of(formatCount(run.sequences), formatCount(run.plan.sequences))],
    ...(rate ? [[words.rate, formatCount(Math.round(rate))] as const] : []),
    ...(left !== null ? [[words.left, words.seconds(left)] as const] : []),
    ...(last ? [[words.loss, lossText(last.loss)] as const] : []),
    // Where sequences are held back, they are what counts.
    ...(last ? [last.held === undefined ? [words.right, percent(last.right)] as const : [words.held, percent(last.held)] as const] : []),
    ...(left === null && run.seconds > 0 ? [[words.trained, words.seconds(run.seconds)] as const] : []),
  ];
  const button = (act: string, text: string, isOff = false): Markup =>
    html`<button type="button" class="button" data-lab-do="${act}" ${isOff ? html`disabled` : ''}>${text}</button>`;
  return html`<p class="lab-buttons">
      ${going === 'no' ? (run.isOver ? '' : button('resume', lab.resume)) : button('pause', going === 'pausing' ? lab.pausing : lab.pause, going === 'pausing')}
      ${going === 'no' ? '' : button('stop', lab.stop)}
    </p>
    <dl class="lab-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
} // prettier-ignore

function resultOf(run: KeptRun, isGoing: boolean, say: Dictionary): string {
  const { runs, said, standing: words } = say.lab;
  if (run.failed !== undefined) return `${runs.error}: ${run.failed}`;
  if (isGoing) return said.trains(run.letter);
  const held = run.points.at(-1)?.held;
  const share = held === undefined ? '' : `, ${words.held} ${percent(held)}`;
  if (run.solved !== null) return runs.done + share;
  if (!run.isOver) return runs.stopped + share;
  const goal = goals[run.plan.task.name];
  return (goal.kind === 'held' && goal.share === null ? runs.ended : runs.notDone) + share;
}

/** All runs, the latest first. */
export function runsView(all: readonly KeptRun[], inView: string | null, going: Going, say: Dictionary): Markup {
  const words = say.lab.runs;
  if (all.length === 0) return html``;
  const { columns } = words;
  const act = (run: KeptRun, name: string, text: string, isThere = true): Markup | string =>
    isThere ? html`<button type="button" class="link" data-lab-do="${name}" data-run="${run.id}" aria-label="${words.of(text, run.letter)}">${text}</button>` : '';
  return html`<h3>${words.title}</h3>
    <table class="lab-runs">
      <thead>
        <tr>${[columns.run, columns.plan, columns.sequences, columns.result, columns.actions].map((name) => html`<th scope="col">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${[...all].reverse().map((run) => {
          const isGoing = run.id === inView && going !== 'no';
          return html`<tr id="lab-run-${run.id}" ${run.id === inView ? html`aria-current="true"` : ''}>
            <th scope="row">${run.letter}</th>
            <td>${planInWords(run.plan, say)}${run.code === 'readable' ? `, ${words.readable}` : ''}</td>
            <td>${formatCount(run.sequences)}</td>
            <td>${resultOf(run, isGoing, say)}</td>
            <td class="lab-acts">
              ${act(run, 'resume', say.lab.resume, !run.isOver && !isGoing)}
              ${act(run, 'fill', words.fill)}
              ${act(run, 'save', words.save, run.checkpoint !== undefined)}
              ${act(run, 'weights', words.weights, run.checkpoint !== undefined)}
              ${act(run, 'onnx', 'ONNX', run.checkpoint !== undefined)}
              ${act(run, 'link', words.link)}
              ${act(run, 'code', words.code)}
              ${act(run, 'remove', words.remove)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
} // prettier-ignore
