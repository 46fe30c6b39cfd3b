/**
 * The one inspector: a quantity's value, week, origin and error edge by edge. Rail, drawer and sheet show the same.
 * Source: the scene's trace and the printed lines of its kind of network, evaluated.
 * Leaves out where it stands on the page (inspector.css) and how it opens (site/live/sheet.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { math } from '../../live/book.ts';
import { formatFactor, formatSigned, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { blocksOf, isError, nameOf, texOf, unitOf, valueAt } from '../../live/quantity.ts';
import { isOf, linkOf, type Scene } from '../../live/scene.ts';
import { hashOf, type Selection } from '../../live/selection.ts';
import { edgesOf, errorOf, lineTex, statementFor, termsOf, type Edge } from '../../live/terms.ts';
import { bar } from './bar.ts';
import { dayStep } from './figureShellDays.ts';

const digitsOf = (quantity: string): number => (isError(quantity) ? 4 : 3);

const unitClassOf = (quantity: string): string => `u-${unitOf(quantity)}`;

/** Bars of the whole sequence; each is a button that goes to its step. */
function week(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const { quantity } = selection;
  const values = Array.from({ length: scene.trace.T }, (_, k) =>
    valueAt(scene, { ...selection, t: k + 1 }),
  );
  const largest = Math.max(1e-12, ...values.map(Math.abs));
  const reach = 30;
  return html`<ol
    class="week ${unitClassOf(quantity)}${isError(quantity) ? ' is-error' : ''}"
    role="list"
  >
    ${values.map((value, k) => {
      const t = k + 1;
      const here = t === selection.t;
      const height = Math.max(1.5, (Math.abs(value) / largest) * reach);
      return html`<li>
        <button
          type="button"
          class="week-day${here ? ' is-current' : ''}"
          data-go="${t}"
          aria-pressed="${here ? 'true' : 'false'}"
        >
          <span class="sr-only"
            >${say.live.inspector.day(dayStep(scene, t, say), formatValue(value, digitsOf(quantity)))}</span
          ><span class="week-bar" aria-hidden="true"
            ><span
              class="week-body ${value < 0 ? 'is-hollow' : 'is-filled'}"
              style="height:${height.toFixed(1)}px"
            ></span
          ></span>
          <span class="week-value" aria-hidden="true">${formatValue(value, 2)}</span>
          <span class="week-name" aria-hidden="true">${scene.steps[k]?.short ?? t}</span>
        </button>
      </li>`;
    })}
  </ol>`;
}

export interface InspectorProps {
  /** Ids of the lines that the page prints; others have no place to lead to. */
  readonly printed?: readonly string[];
}

const idOf = (id: string, { printed = [] }: InspectorProps): Markup =>
  printed.includes(id)
    ? html`<a class="inspector-id" href="#${id}">(${id})</a>`
    : html`<span class="inspector-id">(${id})</span>`;

function origin(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: InspectorProps,
): Markup {
  const statement = statementFor(selection.quantity, scene);
  const words = say.live.inspector;
  if (!statement)
    return html`<section class="inspector-part">
      <h3>${words.origin}</h3>
      <p>${selection.quantity === 'x_i' ? words.given : words.target}</p>
    </section>`;
  const { left, terms } = termsOf(statement, scene, selection);
  const digits = left.isError ? 4 : 3;
  const sum = terms
    .map((term, n) => {
      const text = term.product ?? formatFactor(term.value, digits);
      return n === 0 ? (term.product ?? formatValue(term.value, digits)) : `+ ${text}`;
    })
    .join(' ');
  return html`<section class="inspector-part">
    <h3>${words.origin}${idOf(statement.id, props)}</h3>
    <div class="inspector-formula" tabindex="0" role="group" aria-label="${words.origin}">
      ${math(lineTex(statement, scene, selection))}
    </div>
    <p class="inspector-sum">${formatValue(left.value, digits)} = ${sum}</p>
  </section>`;
}

/** Lowest and highest point of a waterfall, zero included. */
function reachOf(edges: readonly Edge[]): readonly [number, number] {
  let sum = 0;
  let [low, high] = [0, 0];
  for (const { value } of edges) {
    sum += value;
    low = Math.min(low, sum);
    high = Math.max(high, sum);
  }
  return low === high ? [-1e-12, 1e-12] : [low, high];
}

function errorSection(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: InspectorProps,
): Markup {
  const error = errorOf(selection.quantity);
  if (!error) return html``;
  const edges = edgesOf(error, scene, selection);
  if (edges.length === 0) return html``;
  const words = say.live.inspector;
  const range = reachOf(edges);
  const scale = range[1] - range[0];
  const statement = statementFor(error, scene);
  const total = valueAt(scene, selection, error);
  let sum = 0;
  return html`<section class="inspector-part inspector-error">
    <h3>
      ${error === selection.quantity ? words.edges(edges.length) : words.errorEdges}${
        statement ? idOf(statement.id, props) : ''
      }
    </h3>
    <p class="inspector-note">${words.hatched}</p>
    <table class="waterfall">
      <tbody>
        ${edges.map((edge) => {
          const from = sum;
          sum += edge.value;
          return html`<tr
            ${edge.target ? html`data-q="${edge.target}"` : ''}
            ${edge.dt ? html`data-dt="${edge.dt}"` : ''}
            ${placeOf(edge, scene)}
          >
            <th scope="row">
              <span class="sr-only">${nameOf(edge.target, say, scene.net.kind)}</span>
              ${math(edge.tex)}${edge.place === null ? '' : html`<span class="waterfall-place">${edge.place + 1}</span>`}
            </th>
            <td class="waterfall-bar">
              ${bar(edge.value, { scale, unit: edge.unit, isError: true, from, range })}
            </td>
            <td class="waterfall-value">${formatSigned(edge.value)}</td>
          </tr>`;
        })}
      </tbody>
      <tfoot>
        <tr data-q="${error}">
          <th scope="row">
            <span class="sr-only">${nameOf(error, say, scene.net.kind)}</span
            >${math(texOf(error, 0, scene.net.kind))}
          </th>
          <td class="waterfall-bar">
            ${bar(total, { scale, unit: unitClassOf(error), isError: true, range })}
          </td>
          <td class="waterfall-value">${formatSigned(total)}</td>
        </tr>
      </tfoot>
    </table>
  </section>`;
}

/** Which unit an edge leads to, for networks whose units are single: an LSTM's edges lead to kinds of units. */
function placeOf({ target, place, layer }: Edge, scene: Scene): Markup | string {
  if (isOf(scene, 'lstm')) return '';
  const name = target.endsWith('_k') ? 'index' : 'block';
  return html`${place === null ? '' : html`data-${name}="${place}"`}
  ${layer === undefined ? '' : html`data-layer="${layer}"`}`;
}

const triangle = (d: string): Markup =>
  html`<svg class="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
    <path d="${d}"></path>
  </svg>`;

function steps(scene: Scene, { t }: Selection, say: Dictionary): Markup {
  const { T } = scene.trace;
  const one = (to: number, name: string, d: string): Markup =>
    html`<button
      type="button"
      class="step"
      data-go="${Math.min(T, Math.max(1, to))}"
      aria-label="${name}"
      ${to < 1 || to > T ? html`aria-disabled="true"` : ''}
    >
      ${triangle(d)}
    </button>`;
  return html`<span class="steps"
    >${one(t - 1, say.live.inspector.back, 'M10 2L3 7L10 12Z')}${one(
      t + 1,
      say.live.inspector.forward,
      'M4 2L11 7L4 12Z',
    )}</span
  >`;
}

function choice(name: string, key: string, n: number, chosen: number): Markup {
  if (n < 2) return html`<span>1</span>`;
  return html`<span role="group" aria-label="${name}"
    >${Array.from(
      { length: n },
      (_, k) =>
        html`<button
          type="button"
          class="choice"
          data-${key}="${k}"
          aria-pressed="${k === chosen ? 'true' : 'false'}"
          aria-label="${name} ${k + 1}"
        >
          ${k + 1}
        </button>`,
    )}</span
  >`;
}

/** The units that the selection can be moved among. */
function place(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const { quantity, block, cell, index = 0, layer = 0 } = selection;
  const words = say.live.inspector;
  const row = (name: string, key: string, n: number, chosen: number): Markup =>
    html`<dt>${name}</dt>
      <dd>${choice(name, key, n, chosen)}</dd>`;
  if (isOf(scene, 'lstm'))
    return html`${row(words.block, 'block-go', scene.net.blocks, block)}
      <dt>${words.cell}</dt>
      <dd>
        ${choice(words.cell, 'cell-go', scene.net.cells, cell)}
        <span>${words.of(scene.net.cells)}</span>
      </dd>`;
  const sub = quantity.slice(-1);
  const layers = isOf(scene, 'mlp') ? scene.net.hidden.length : 1;
  if (sub === 'i' || sub === 'k')
    return row(words.unit, 'index-go', sub === 'i' ? scene.net.inputs : scene.net.outputs, index);
  return html`${layers > 1 ? row(words.layer, 'layer-go', layers, layer) : ''}
  ${row(words.unit, 'block-go', blocksOf(scene, layer), block)}`;
}

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: InspectorProps = {},
): Markup {
  const { quantity, t } = selection;
  const words = say.live.inspector;
  const { kind } = scene.net;
  const value = valueAt(scene, selection);
  return html`<div class="inspector-body ${unitClassOf(quantity)}">
    <header class="inspector-head">
      <p class="inspector-title">
        <span>${words.title}</span
        ><span class="inspector-mode">${selection.isPreview ? words.preview : words.pinned}</span>
      </p>
      <p class="inspector-main">
        <span class="inspector-symbol" data-q="${quantity}">${math(texOf(quantity, 0, kind))}</span>
        <output class="inspector-value">${formatValue(value, digitsOf(quantity))}</output>
        <span class="inspector-steps">${steps(scene, selection, say)}</span>
      </p>
      <p class="inspector-name">${nameOf(quantity, say, kind)}</p>
    </header>
    <dl class="inspector-place">
      <dt>${words.time}</dt>
      <dd>
        ${steps(scene, selection, say)}
        <b>t = ${t}</b>${scene.steps[t - 1]?.label ? html`, ${scene.steps[t - 1]!.label}` : ''}
      </dd>
      ${place(scene, selection, say)}
    </dl>
    <section class="inspector-part inspector-week">
      <h3>
        ${scene.steps[0]?.date ? words.week : words.steps}<span class="inspector-note"
          >${isError(quantity) ? words.backward : words.signs}</span
        >
      </h3>
      ${week(scene, selection, say)}
    </section>
    ${origin(scene, selection, say, props)} ${errorSection(scene, selection, say, props)}
    <p class="inspector-links">
      <a href="${hashOf(selection, linkOf(scene))}" data-copy-link>${words.copy}</a>
      ${scene.former ? html`<button type="button" class="link" data-scene-reset>${words.reset}</button>` : ''}
      <span role="status" class="inspector-said"></span>
    </p>
  </div>`;
}
