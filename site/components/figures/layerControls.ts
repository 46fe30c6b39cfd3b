/**
 * The steps of a layer's figure with its switches: which network of the running example, and whether the other block is open.
 * Source: blockControls.ts; buttons carry what they select, figureShellEvents.ts listens.
 * Leaves out the drawing, and which kind of edge is lit: the table of counts has those buttons (layerLedger.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { stageSwitch } from './blockControls.ts';
import { renderControls } from './figureShell.ts';
import { choices } from './unitControls.ts';

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.blocks.layer;
  const others = Array.from({ length: scene.net.blocks }, (_, block) => block + 1).filter(
    (block) => block !== selection.block + 1,
  );
  const stage = stageSwitch(scene, selection, say);
  const second =
    others.length === 0
      ? ''
      : choices(
          'second',
          words.others(others),
          [
            ['', words.shown[0]],
            ['open', words.shown[1]],
          ],
          selection.options?.['second'] ?? '',
        );
  return html`${renderControls(scene, selection, say)}${
    stage === '' && second === '' ? '' : html`<div class="figure-switches">${stage}${second}</div>`
  }`;
}
