/**
 * The figures' views by the name a page mounts them with (`data-view`).
 * Source: one pure function per view, (scene, selection, say, props) → markup.
 * Leaves out mounting and redrawing, which the live page does for all views alike.
 */
import type { Dictionary } from '../../i18n/index.ts';
import type { Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
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

export const figureViews: Readonly<Record<string, FigureView>> = {
  'memory-block': memoryBlock,
  'figure-controls': renderControls,
  'figure-words': renderWords,
  'figure-caption': renderCaption,
  'numbers-table': numbersTable,
  score,
  river,
  'river-foot': renderFoot,
};
