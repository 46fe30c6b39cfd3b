/**
 * One button for each gate of each step, the derivatives as a table, and both in words.
 * Source: gateRow.ts, lib/tasks/gateRow.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { gateNames, gatesOf, type GateName } from '../../live/gates.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { words as shellWords } from './figureShell.ts';
import { keptOf } from './gateRow.ts';

const units: Readonly<Record<GateName, string>> = { input: 'i', forget: 'f', output: 'o' };

/** From which step on a gate has something to do: nothing is there to be kept before the first. */
const fromStep = (name: GateName): number => (name === 'forget' ? 2 : 1);

/** The pattern with the gate of step t the other way. */
const toggled = (text: string, t: number): string =>
  text.slice(0, t - 1) + (text[t - 1] === '1' ? '0' : '1') + text.slice(t);

export function renderControls(scene: LstmScene, _: Selection, say: Dictionary): Markup {
  const words = say.influence.gates;
  const gates = gatesOf(scene);
  const row = (name: GateName): Markup =>
    html`<div class="gate-buttons u-${units[name]}" role="group" aria-label="${words.names[name]}">
      <span aria-hidden="true">${words.names[name]}</span>${scene.x.map((_x, n) => {
        const t = n + 1;
        if (t < fromStep(name)) return html`<span class="gate-none"></span>`;
        const isOpen = gates[name][n] === '1';
        return html`<button
          type="button"
          data-option="${name}"
          data-value="${toggled(gates[name], t)}"
          aria-pressed="${isOpen ? 'true' : 'false'}"
          aria-label="${words.toggle(words.names[name]!, t, isOpen)}"
        >
          ${isOpen ? '○' : '–'}
        </button>`;
      })}
    </div>`;
  return html`<div class="gate-controls">${gateNames.toReversed().map(row)}</div>`;
}

export function renderLedger(scene: LstmScene, _: Selection, say: Dictionary): Markup {
  const words = say.influence.gates;
  const gates = gatesOf(scene);
  const kept = keptOf(scene);
  const sign = (name: GateName, t: number): string =>
    t < fromStep(name) ? '' : gates[name][t - 1] === '1' ? words.open : words.shut;
  return html`<div class="influence-scroll" tabindex="0" role="group" aria-label="${words.table}">
    <table class="influence-table">
      <caption>
        ${words.table}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.step}</th>
          ${gateNames.map((name) => html`<th scope="col">${words.names[name]}</th>`)}
          <th scope="col">${words.state}</th>
          <th scope="col">${words.output}</th>
        </tr>
      </thead>
      <tbody>
        ${scene.x.map(
          (_x, n) =>
            html`<tr>
              <th scope="row">${n + 1}</th>
              ${gateNames.map((name) => html`<td>${sign(name, n + 1)}</td>`)}
              <td>${formatValue(kept.state[n]!)}</td>
              <td>${formatValue(kept.output[n]!)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** An output that depends on the first input at least half as much as the state does. */
export function shownAt(scene: LstmScene): readonly number[] {
  const { state, output } = keptOf(scene);
  return output.flatMap((value, n) =>
    Math.abs(value) >= Math.abs(state[n]!) / 2 && Math.abs(value) > 0.05 ? [n + 1] : [],
  );
}

export function renderWords(scene: LstmScene, _: Selection, say: Dictionary): Markup {
  const words = say.influence.gates;
  const summary = words.summary(formatValue(keptOf(scene).state.at(-1)!), shownAt(scene));
  const gates = gatesOf(scene);
  const all = gateNames.map(
    (name) =>
      `${words.names[name]!}: ${[...gates[name]].map((one) => (one === '1' ? words.open : words.shut)).join(', ')}`,
  );
  return shellWords(`${words.title}. ${all.join('. ')}. ${summary}`, summary);
}
