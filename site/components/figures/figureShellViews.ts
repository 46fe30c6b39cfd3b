/**
 * The figures' views by the name a page mounts them with (`data-view`).
 * Source: one pure function per view, (scene, selection, say, props) → markup.
 * Leaves out mounting and redrawing, which the live page does for all views alike.
 */
import type { Dictionary } from '../../i18n/index.ts';
import type { Markup } from '../../live/markup.ts';
import { lstmOf, type LstmScene, type Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { renderCaption, renderControls, renderWords } from './figureShell.ts';
import { render as memoryBlock } from './memoryBlock.ts';
import { render as numbersTable } from './numbersTable.ts';
import { render as river, renderFoot } from './river.ts';
import { render as score } from './score.ts';

export type FigureView = (
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  props: Record<string, unknown>,
) => Markup;

/** A view of an LSTM alone; any other network stops it by name. */
const forLstm =
  (
    view: (
      scene: LstmScene,
      selection: Selection,
      say: Dictionary,
      props: Record<string, unknown>,
    ) => Markup,
  ): FigureView =>
  (scene, selection, say, props) =>
    view(lstmOf(scene), selection, say, props);

export const figureViews: Readonly<Record<string, FigureView>> = {
  'memory-block': forLstm(memoryBlock),
  'figure-controls': renderControls,
  'figure-words': renderWords,
  'figure-caption': renderCaption,
  'numbers-table': numbersTable,
  score: forLstm(score),
  river: forLstm(river as never),
  'river-foot': forLstm(renderFoot),
};
