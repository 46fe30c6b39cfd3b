/**
 * The figures' views by the name a page mounts them with (`data-view`).
 * Source: one pure function per view, (scene, selection, say, props) → markup.
 * Leaves out mounting and redrawing, which the live page does for all views alike.
 */
import type { Dictionary } from '../../i18n/index.ts';
import type { Markup } from '../../live/markup.ts';
import { lstmOf, type LstmScene, type Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { render as blockControls, renderBlockWords } from './blockControls.ts';
import { render as blockSources } from './blockSourceTable.ts';
import { render as errorBlock } from './errorBlock.ts';
import { render as errorControls, renderPass as errorPass } from './errorControls.ts';
import { render as errorLedger, renderWords as errorWords } from './errorLedger.ts';
import { renderControls as gateControls, renderLedger as gateLedger, renderWords as gateWords } from './gateControls.ts'; // prettier-ignore
import { render as gateRow } from './gateRow.ts';
import { renderCaption, renderControls, renderWords, words } from './figureShell.ts';
import { render as layerControls } from './layerControls.ts';
import { render as blockLayer } from './layerFigure.ts';
import { render as layerLedger, renderWords as layerWords } from './layerLedger.ts';
import { render as memoryBlock } from './memoryBlock.ts';
import { renderControls as mapControls, renderNorms as mapNorms, renderWords as mapWords } from './mapControls.ts'; // prettier-ignore
import { render as numbersTable } from './numbersTable.ts';
import { renderControls as orderControls, renderResult as orderResult, renderWords as orderWords } from './orderControls.ts'; // prettier-ignore
import { render as blockOrder } from './orderFigure.ts';
import { render as river, renderFoot } from './river.ts';
import { render as score } from './score.ts';
import { render as sensitivityMap } from './sensitivityMap.ts';
import { announce, renderControls as unitControls, renderPass } from './unitControls.ts';
import { render as unitFigure } from './unitFigure.ts';
import { describe as describeUnits, render as unitLedger } from './unitLedger.ts';
import { render as unitNetwork } from './unitNetwork.ts';

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
  'lit-block': forLstm(memoryBlock),
  'block-controls': forLstm(blockControls),
  'block-sources': forLstm(blockSources),
  'block-words': forLstm(renderBlockWords),
  'error-block': forLstm(errorBlock),
  'error-controls': forLstm(errorControls),
  'error-pass': forLstm(errorPass),
  'error-ledger': forLstm(errorLedger),
  'error-words': forLstm(errorWords),
  'block-layer': forLstm(blockLayer),
  'layer-controls': forLstm(layerControls),
  'layer-ledger': forLstm(layerLedger),
  'layer-words': forLstm(layerWords),
  'block-order': forLstm(blockOrder),
  'order-controls': forLstm(orderControls),
  'order-result': forLstm(orderResult),
  'order-words': forLstm(orderWords),
  'gate-row': forLstm(gateRow),
  'gate-controls': forLstm(gateControls),
  'gate-ledger': forLstm(gateLedger),
  'gate-words': forLstm(gateWords),
  'sensitivity-map': sensitivityMap,
  'map-controls': mapControls,
  'map-norms': mapNorms,
  'map-words': mapWords,
  'unit-network': unitNetwork,
  'unit-figure': unitFigure,
  'unit-controls': unitControls,
  'unit-pass': renderPass,
  'unit-ledger': unitLedger,
  'unit-words': (scene, selection, say) =>
    words(describeUnits(scene, selection, say), announce(scene, selection, say)),
  'figure-controls': renderControls,
  'figure-words': renderWords,
  'figure-caption': renderCaption,
  'numbers-table': numbersTable,
  score: forLstm(score),
  river: forLstm(river as never),
  'river-foot': forLstm(renderFoot),
};

/** The views that stand around a drawing: a network figure steps through its order of computation, all others by day. */
export interface Around {
  readonly controls: string;
  readonly score: string;
  readonly words: string;
  /** What stands between the steps and the numbers. */
  readonly below?: string;
  /** Each way up is a view of its own: the hidden one is drawn when the page is idle. */
  readonly isTurned?: true;
}

const byDay: Around = { controls: 'figure-controls', score: 'score', words: 'figure-words' };
const byPass: Around = { controls: 'unit-controls', score: 'unit-pass', words: 'unit-words' };
const around: Readonly<Record<string, Around>> = {
  'unit-network': { ...byPass, below: 'unit-ledger', isTurned: true },
  'unit-figure': { ...byPass, isTurned: true },
  'error-block': {
    controls: 'error-controls',
    score: 'error-pass',
    words: 'error-words',
    below: 'error-ledger',
    isTurned: true,
  },
  'block-layer': {
    controls: 'layer-controls',
    score: 'score',
    words: 'layer-words',
    below: 'layer-ledger',
    isTurned: true,
  },
  'block-order': {
    controls: 'order-controls',
    score: 'score',
    words: 'order-words',
    below: 'order-result',
    isTurned: true,
  },
  'gate-row': {
    controls: 'gate-controls',
    score: 'score',
    words: 'gate-words',
    below: 'gate-ledger',
  },
  'sensitivity-map': {
    controls: 'map-controls',
    score: 'score',
    words: 'map-words',
    below: 'map-norms',
  },
  'lit-block': {
    controls: 'block-controls',
    score: 'score',
    words: 'block-words',
    below: 'block-sources',
    isTurned: true,
  },
};
export const aroundOf = (view: string): Around => around[view] ?? byDay;
