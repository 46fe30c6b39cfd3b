/**
 * The figures of the gallery, in the book's order: a figure is added by one line here and its title in the dictionaries.
 * Source: components of this folder; each entry is a scope with a scene of its own.
 * Leaves out captions and switches, which a figure brings itself.
 */
import type { SceneName } from '../../build/scene.ts';
import type { Dictionary } from '../../i18n/index.ts';

export interface Shown {
  /** Key of the title, name of the scope, and address of the section. */
  readonly name: keyof Dictionary['gallery']['parts'];
  readonly scene: SceneName;
  readonly load: () => Promise<{ readonly default: unknown }>;
  /** Lines printed below the figure, in the same scope. */
  readonly lines?: readonly string[];
}

export const shown: readonly Shown[] = [
  { name: 'node', scene: 'rnn', load: () => import('./UnitFigure.astro'), lines: ['rnn.5'] },
  { name: 'layered', scene: 'mlp', load: () => import('./UnitNetwork.astro'), lines: ['mlp.1', 'mlp.4', 'mlp.5'] },
  { name: 'unrolled', scene: 'rnn', load: () => import('./UnitNetwork.astro'), lines: ['rnn.1', 'rnn.4', 'rnn.5'] },
  { name: 'block', scene: 'rain', load: () => import('./MemoryBlock.astro'), lines: ['lstm.6'] },
  { name: 'sources', scene: 'block-2', load: () => import('./BlockFigure.astro'), lines: ['lstm.1', 'lstm.7'] },
  { name: 'layer', scene: 'blocks', load: () => import('./BlockLayer.astro'), lines: ['lstm.5'] },
  { name: 'order', scene: 'blocks', load: () => import('./BlockOrder.astro'), lines: ['lstm.7'] },
  { name: 'backward', scene: 'block', load: () => import('./ErrorBlock.astro'), lines: ['lstm.11', 'lstm.13'] },
  { name: 'fading', scene: 'fading', load: () => import('./SensitivityMap.astro'), lines: ['rnn.1'] },
  { name: 'gates', scene: 'gates', load: () => import('./GateRow.astro'), lines: ['lstm.6'] },
  { name: 'river', scene: 'rain', load: () => import('./RiverFigure.astro') },
]; // prettier-ignore
