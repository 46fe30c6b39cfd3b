/**
 * The parts of the shell every figure stands in: steps, date, block switch, words for what is seen, caption.
 * Source: the page's selection and trace. FigureShell.astro puts them around a drawing.
 * Leaves out event handling: the steps are plain buttons that figureShellEvents.ts listens to.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { valueOf } from '../../live/quantity.ts';
import { isOf, lstmOf, type LstmScene, type Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { dayLong, dayMedium } from './figureShellDays.ts';
import { gatesOf } from './memoryBlockGraph.ts';
import { stepper } from './stepper.ts';

export interface FigureShellProps {
  /** Printed number of the figure, such as "9.1". */
  readonly number?: string;
  /** Caption as prose; without one the dictionary describes the block. */
  readonly caption?: string;
}

/** What the block shows at this selection, in words, every value with its sign. */
export function describe(scene: LstmScene, selection: Selection, say: Dictionary): string {
  const { t, block } = selection;
  const words = say.figures.describe;
  const { net } = scene;
  const printed = (quantity: string, cell: number, step = t): string =>
    formatValue(valueOf(scene, quantity, step, block, cell), 3);
  const cells = Array.from({ length: net.cells }, (_, cell) => {
    const sentence = words.cell({
      before: printed('s_c', cell, t - 1),
      candidate: printed('g_c', cell),
      state: printed('s_c', cell),
      squashed: printed('h_c', cell),
      result: printed('b_c', cell),
    });
    return net.cells > 1 ? `${say.figures.cellNumber(cell + 1)}: ${sentence}` : sentence;
  });
  return [
    words.where(dayLong(scene, t, say), t, scene.trace.T, block + 1),
    words.gates(
      gatesOf(net).map((gate) => ({
        name: say.figures.gate[gate],
        value: printed({ input: 'b_ι', forget: 'b_φ', output: 'b_ω' }[gate], 0),
      })),
    ),
    ...cells,
  ].join(' ');
}

/** Back, play, forward, date and block switch. */
export function renderControls(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const { t, block } = selection;
  const { T } = scene.trace;
  return html`<div class="figure-controls">
    ${stepper({ of: 'step', at: t, first: 1, last: T, back: say.figures.back, on: say.figures.forward }, say)}
    <p class="figure-date">
      <span class="figure-date-long">${dayLong(scene, t, say)}</span
      ><span class="figure-date-short">${dayMedium(scene, t, say)}</span>${say.figures.comma}<b
        >t = ${t}</b
      >
      ${say.figures.of(T)}
    </p>
    ${
      isOf(scene, 'lstm') && scene.net.blocks > 1
        ? html`<div class="figure-blocks" role="group" aria-label="${say.figures.chooseBlock}">
            <span aria-hidden="true">${say.figures.block}</span>${Array.from(
              { length: scene.net.blocks },
              (_, k) =>
                html`<button
                  type="button"
                  class="figure-block"
                  data-block-to="${k}"
                  aria-pressed="${k === block ? 'true' : 'false'}"
                  aria-label="${say.figures.blockNumber(k + 1)}"
                >
                  ${k + 1}
                </button>`,
            )}
          </div>`
        : ''
    }
  </div>`;
}

/** The text alternative and the line that is read aloud at a step. */
export const words = (description: string, announced: string): Markup =>
  html`<div class="figure-words">
    <p class="visually-hidden">${description}</p>
    <p class="visually-hidden" role="status" aria-live="polite">${announced}</p>
  </div>`;

export function renderWords(scene: Scene, selection: Selection, say: Dictionary): Markup {
  const { t } = selection;
  return words(
    describe(lstmOf(scene), selection, say),
    say.figures.announce(dayLong(scene, t, say), t, scene.trace.T),
  );
}

function blockCaption({ net }: LstmScene, { block }: Selection, say: Dictionary): string {
  const hidden = net.blocks * net.cells;
  return say.figures.blockCaption({
    block: block + 1,
    shape: `${net.inputs}–${hidden}–${net.outputs}`,
    features: net.inputs,
    biased: net.biases !== false,
    hidden,
  });
}

/** The caption; without a text of its own it says how a block's drawing is read. */
export function renderCaption(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: FigureShellProps = {},
): Markup {
  const caption = props.caption ?? blockCaption(lstmOf(scene), selection, say);
  return html`<span class="figure-caption"
    >${
      props.number
        ? html`<span class="figure-number">${say.figures.figure(props.number)}</span> `
        : ''
    }${caption}</span
  >`;
}
