/**
 * The badge of a line: what was checked, on how much, how far apart at worst, and a button to check again.
 * Source: CheckResult of lib/equations. The build refuses a page with a line that is not equal.
 * Leaves out running the check (site/live/recheck.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import type { CheckSummary } from '../../live/book.ts';
import { book } from '../../live/book.ts';
import { formatCount, formatTiny, formatValue } from '../../live/format.ts';
import { html, raw, type Markup } from '../../live/markup.ts';
import { rechecks, shownInstances, type Recheck } from '../../live/recheckState.ts';

/** Ring and tick: true is quiet. */
export const tick = (dashed = false): Markup =>
  html`<svg class="badge-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.75" ${dashed ? html`stroke-dasharray="2.5 2"` : ''}></circle>
    <path d="M5 8.200L7.200 10.400L11 6"></path>
  </svg>`;

/** A ring with the sign of a definition, or with an edge that is interrupted. */
const mark = (path: string): Markup =>
  html`<svg class="badge-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.75"></circle>
    <path d="${path}"></path>
  </svg>`;
const marks = {
  bound: mark('M11.250 4.250L5 6.500L11.250 8.750M5 11.250H11.250'),
  definition: mark('M7.250 6.750H12M7.250 9.250H12M4.500 6.750H5M4.500 9.250H5'),
  cut: mark('M3.500 8H6.250M9.750 8H12.500M6.750 10.250L9.250 5.750'),
} as const;

const isOwnMark = (kind: string): kind is keyof typeof marks => kind in marks;

/** A ring closed as far as the check has come. */
function arc(share: number): Markup {
  const around = 2 * Math.PI * 6.75;
  return html`<svg class="badge-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle class="badge-track" cx="8" cy="8" r="6.75"></circle>
    <circle
      class="badge-arc"
      cx="8"
      cy="8"
      r="6.75"
      transform="rotate(-90 8 8)"
      stroke-dasharray="${(around * share).toFixed(2)} ${around.toFixed(2)}"
    ></circle>
  </svg>`;
}

function summary(check: CheckSummary, run: Recheck | undefined, say: Dictionary): Markup {
  const words = say.live.badge;
  if (run?.kind === 'running')
    return html`<span class="badge-face"
      >${arc(run.done / run.networks)}<span>${words.checking(run.done, run.networks)}</span></span
    >`;
  if (run?.kind === 'failed')
    return html`<span class="badge-face is-false"
      ><span class="badge-cross" aria-hidden="true">✕</span
      ><span>${words.failed(run.message)}</span></span
    >`;
  const shown = run?.kind === 'done' ? run.result : check;
  if (shown.kind === 'not equal')
    return html`<span class="badge-face is-false"
      ><span class="badge-cross" aria-hidden="true">✕</span
      ><span
        ><b>${words.notEqual}</b>
        ${words.onWorst(formatCount(shown.instances), formatTiny(shown.worst))}</span
      ></span
    >`;
  const stopped = run?.kind === 'stopped';
  const { kind } = shown;
  const title = kind === 'one witness' ? words.one : words[kind];
  return html`<span class="badge-face"
    >${!stopped && isOwnMark(kind) ? marks[kind] : tick(stopped)}<span
      ><b>${stopped ? words.stopped : title}</b>
      ${words.onWorst(formatCount(shown.instances), formatTiny(shown.worst))}</span
    ></span
  >`;
}

/** What the check of a line of this kind compared. */
function whatOf(shown: CheckSummary, words: Dictionary['live']['badge']): string {
  const [instances, networks] = [formatCount(shown.instances), formatCount(shown.networks)];
  if (shown.kind === 'cut')
    return words.whatCut(shown.id, networks, formatValue(100 * (shown.leftOut ?? 0), 0));
  if (shown.kind === 'bound')
    return words.whatBound(
      shown.id,
      instances,
      networks,
      formatValue(100 * (shown.closest ?? 0), 0),
    );
  return shown.kind === 'definition'
    ? words.whatDefinition(shown.id, instances, networks)
    : words.what(shown.id, instances, networks);
}

export interface BadgeProps {
  readonly id: string;
  /** Title of the test that holds the code against this line. */
  readonly test?: string;
}

/** Key of a witness in the dictionary; an unknown one prints by its own name. */
const witnessName = (name: string, say: Dictionary): string => say.live.witness[name] ?? name;

export function renderBadge(id: string, say: Dictionary, test?: string): Markup {
  const check = book().checks[id];
  const words = say.live.badge;
  if (!check) return html`<p class="badge-missing">${words.none}</p>`;
  const run = rechecks.value[id];
  const shown = run?.kind === 'done' ? run.result : check;
  return html`<details class="badge" data-badge="${id}">
    <summary>${summary(check, run, say)}<span class="badge-id">(${id})</span></summary>
    <div class="badge-panel">
      <p>${whatOf(shown, words)}</p>
      ${
        shown.witnesses.length > 0
          ? html`<table>
              <thead>
                <tr>
                  <th scope="col">${words.witness}</th>
                  <th scope="col">${words.against}</th>
                  <th scope="col">${words.instances}</th>
                  <th scope="col">${words.worst}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.witnesses.map(
                  (one) =>
                    html`<tr>
                      <th scope="row">${witnessName(one.name, say)}</th>
                      <td>${witnessName(one.against, say)}</td>
                      <td>${formatCount(one.instances)}</td>
                      <td>${formatTiny(one.worst)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : ''
      }
      ${shownInstances.value[id] === undefined ? '' : raw(shownInstances.value[id])}
      ${test ? html`<p class="badge-test">${words.test} <i>“${test}”</i></p>` : ''}
      <p class="badge-run">
        ${
          run?.kind === 'running'
            ? html`<button type="button" class="button" data-recheck-stop="${id}">
                ${words.stop}
              </button>`
            : html`<button type="button" class="button" data-recheck="${id}">
                ${words.again}
              </button>`
        }
        <button type="button" class="button" data-instance="${id}">${words.instance}</button>
        <span role="status"
          >${
            run?.kind === 'running'
              ? words.checking(run.done, run.networks)
              : run?.kind === 'done'
                ? words.here(run.seed)
                : ''
          }</span
        >
      </p>
    </div>
  </details>`;
}

export const render = (
  _scene: unknown,
  _selection: unknown,
  say: Dictionary,
  props: BadgeProps,
): Markup => renderBadge(props.id, say, props.test);
