/**
 * The steps of a block's figure with the switches between networks and between blocks: of three papers, and eight variants.
 * Source: site/live/stages.ts, site/live/lstmVariants.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing.
 */
import type { lstm } from '../../../lib/index.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { blockYears, eight } from '../../live/lstmVariants.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { stageNames, stageOf } from '../../live/stages.ts';
import { litReader } from './blockSources.ts';
import { readsOf } from './blockSourceTable.ts';
import { describe, renderControls, words } from './figureShell.ts';
import { dayLong } from './figureShellDays.ts';
import { choices } from './unitControls.ts';

/** Which paper's block a network has; empty for none of them. */
function yearOf(net: lstm.LSTM): string {
  if (net.forgetGate !== true || !net.inputGate || !net.outputGate || net.gateRecurrence) return '';
  return net.peepholes ? '2002' : '2000';
}

/** The switch between blocks. */
export function variantSwitch(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const set = selection.options?.['variant'] ?? '';
  const { variant } = say.blocks;
  const now = set === '' ? yearOf(scene.net) : set;
  return html`${choices(
      'variant',
      variant.years,
      Object.keys(blockYears).map((year) => [year, year] as const),
      now,
    )}<label
      >${variant.others}
      <select data-option="variant">
        ${['', ...eight].map(
          (name) =>
            html`<option value="${name}" ${name === set ? html` selected` : ''}>
              ${name === '' ? variant.none : `${name}, ${variant.names[name]!}`}
            </option>`,
        )}
      </select></label
    >`;
}

/** The switch between the networks that the running example grows through; nothing for any other network. */
export function stageSwitch(
  scene: LstmScene,
  { options }: Selection,
  say: Dictionary,
): Markup | string {
  const own = stageOf(scene.former ?? scene);
  if (own === null) return '';
  const set = options?.['stage'] ?? '';
  const { stage, stages } = say.blocks.layer;
  return choices(
    'stage',
    stage,
    stageNames.map((name) => [name, stages[name]] as const),
    set === '' ? own : set,
  );
}

export const render = (scene: LstmScene, selection: Selection, say: Dictionary): Markup =>
  html`${renderControls(scene, selection, say)}
    <div class="figure-switches">
      ${stageSwitch(scene, selection, say)}${variantSwitch(scene, selection, say)}
    </div>`;

/** The text alternative: the block, what its lit part reads, and which block it is. */
export function renderBlockWords(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const { t, options } = selection;
  const lit = litReader(scene, selection);
  const note = say.blocks.variant.notes[options?.['variant'] ?? ''];
  const description = [
    describe(scene, selection, say),
    ...(lit ? [readsOf(lit, scene, say)] : []),
    ...(note ? [note] : []),
  ].join(' ');
  return words(description, say.figures.announce(dayLong(scene, t, say), t, scene.trace.T));
}
